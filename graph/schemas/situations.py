"""Rows of situations.csv."""

from __future__ import annotations

from graph.schemas.addresses import NO_EXISTENCE
from graph.schemas.cells import Code, Day, Reference
from graph.schemas.row import RowSchema
from graph.schemas.rules import ends_after_start


class SituationRow(RowSchema):
    """Why several services may be needed."""

    table = "situations"
    key = ("client_id", "code", "from")
    rules = (ends_after_start,)

    client_id = Reference("clients", required=True)
    code = Code("situations", required=True)
    start = Day(data_key="from")
    end = Day(data_key="to")
    visibility = Code("visibilities", without=NO_EXISTENCE, keeps=True)
