"""Rows of employments.csv."""

from __future__ import annotations

from graph.schemas.cells import Day, Reference
from graph.schemas.row import RowSchema
from graph.schemas.rules import ends_after_start


class EmploymentRow(RowSchema):
    """A professional works for an agency."""

    table = "employments"
    key = ("professional_id", "agency_id", "from")
    rules = (ends_after_start,)

    professional_id = Reference("professionals", required=True)
    agency_id = Reference("agencies", required=True)
    start = Day(data_key="from")
    end = Day(data_key="to")
