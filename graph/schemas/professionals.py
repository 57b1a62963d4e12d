"""Rows of professionals.csv."""

from __future__ import annotations

from graph.schemas.cells import Day, Identifier, Reference, Role, Text, Truth, Words
from graph.schemas.row import RowSchema
from graph.schemas.rules import ends_after_start, needs


class ProfessionalRow(RowSchema):
    """Someone who works for an agency; `agency_id`, `from` and `to` are short for one row of employments.csv."""

    table = "professionals"
    short = ("agency_id", "from", "to")
    rules = (needs("agency_id", "from", "to"), ends_after_start)

    id = Identifier(required=True)
    name = Text(required=True)
    role = Role()
    team = Text()
    phone = Text()
    mobile = Text()
    email = Text()
    active = Truth()
    days = Words()
    away_until = Day()
    cover = Text()
    agency_id = Reference("agencies")
    start = Day(data_key="from")
    end = Day(data_key="to")
