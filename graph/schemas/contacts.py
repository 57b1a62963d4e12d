"""Rows of contacts.csv."""

from __future__ import annotations

from graph.schemas.cells import Code, Day, Identifier, Instant, Reference, Truth
from graph.schemas.row import RowSchema
from graph.schemas.rules import happened_or_planned, not_same, one_of

WHOM = ("client_id", "other_professional_id", "other_agency_id")


class ContactRow(RowSchema):
    """A professional spoke with, visited or met someone on a day; or plans to."""

    table = "contacts"
    some = (WHOM,)
    rules = (one_of(*WHOM), not_same("professional_id", "other_professional_id"), happened_or_planned)

    id = Identifier(required=True)
    professional_id = Reference("professionals", required=True)
    client_id = Reference("clients")
    other_professional_id = Reference("professionals")
    other_agency_id = Reference("agencies")
    on = Day(required=True)
    at = Instant()
    kind = Code("contact_kinds")
    planned = Truth()
    meeting = Identifier()
    about = Reference("clients")
    involvement = Reference("involvements")
