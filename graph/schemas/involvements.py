"""Rows of involvements.csv."""

from __future__ import annotations

from graph.schemas.cells import Code, Day, Identifier, Reference, Role, Truth
from graph.schemas.row import RowSchema
from graph.schemas.rules import ends_after_start, not_in_future, some_of

WHO = ("professional_id", "agency_id")


class InvolvementRow(RowSchema):
    """A professional, or with only an agency its desk, supports a client."""

    table = "involvements"
    some = (WHO,)
    rules = (some_of(*WHO), ends_after_start, not_in_future("confirmed_on", "concern_on"))

    id = Identifier(required=True)
    professional_id = Reference("professionals")
    agency_id = Reference("agencies")
    client_id = Reference("clients", required=True)
    role = Role()
    lead = Truth()
    start = Day(data_key="from")
    end = Day(data_key="to")
    visibility = Code("visibilities", keeps=True)
    always_findable = Truth(keeps=True)
    confirmed_on = Day()
    concern_on = Day()
    named_by_client_on = Day()
