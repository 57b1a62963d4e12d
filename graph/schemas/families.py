"""Rows of families.csv."""

from __future__ import annotations

from graph.schemas.cells import Identifier, Text, Truth
from graph.schemas.row import RowSchema


class FamilyRow(RowSchema):
    """The people who live together, or who are treated as one family."""

    table = "families"

    id = Identifier(required=True)
    name = Text()
    shielded = Truth(keeps=True)
