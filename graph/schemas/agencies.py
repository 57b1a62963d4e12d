"""Rows of agencies.csv."""

from __future__ import annotations

from graph.schemas.cells import Code, Identifier, Text
from graph.schemas.row import RowSchema


class AgencyRow(RowSchema):
    """An organisation that supports clients."""

    table = "agencies"

    id = Identifier(required=True)
    name = Text(required=True)
    kind = Code("agency_kinds", required=True)
    area = Text()
    phone = Text()
    email = Text()
    hours = Text()
    duty_phone = Text()
    out_of_hours_phone = Text()
