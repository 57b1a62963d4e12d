"""Rows of addresses.csv."""

from __future__ import annotations

from graph.schemas.cells import Code, Day, Reference, Text, Truth
from graph.schemas.row import RowSchema
from graph.schemas.rules import ends_after_start

# Only an involvement can be known to exist without being known (access.md §3).
NO_EXISTENCE = frozenset({"existence"})


class AddressRow(RowSchema):
    """Where a family lives since a day."""

    table = "addresses"
    key = ("family_id", "from")
    rules = (ends_after_start,)

    family_id = Reference("families", required=True)
    address = Text()
    postcode = Text()
    area = Text()
    setting = Code("settings")
    start = Day(data_key="from")
    end = Day(data_key="to")
    visibility = Code("visibilities", without=NO_EXISTENCE, keeps=True)
    shielded = Truth(keeps=True)
