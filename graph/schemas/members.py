"""Rows of members.csv."""

from __future__ import annotations

from graph.schemas.addresses import NO_EXISTENCE
from graph.schemas.cells import Code, Day, Reference, Truth
from graph.schemas.row import RowSchema
from graph.schemas.rules import ends_after_start


class MemberRow(RowSchema):
    """A client belongs to a family."""

    table = "members"
    key = ("client_id", "family_id", "from")
    rules = (ends_after_start,)

    client_id = Reference("clients", required=True)
    family_id = Reference("families", required=True)
    start = Day(data_key="from")
    end = Day(data_key="to")
    lives_here = Truth()
    visibility = Code("visibilities", without=NO_EXISTENCE, keeps=True)
    shielded = Truth(keeps=True)
