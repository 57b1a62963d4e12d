"""Rows of relations.csv, read "client is KIND of other"."""

from __future__ import annotations

from graph.schemas.addresses import NO_EXISTENCE
from graph.schemas.cells import Code, Day, Reference, Truth
from graph.schemas.row import RowSchema
from graph.schemas.rules import ends_after_start, form_fits_kind, not_same


class RelationRow(RowSchema):
    """A client is somebody's parent, partner, guardian, carer, grandparent, sibling or other kin."""

    table = "relations"
    key = ("client_id", "kind", "other_id", "from")
    rules = (not_same("client_id", "other_id"), ends_after_start, form_fits_kind)

    client_id = Reference("clients", required=True)
    kind = Code("relation_kinds", required=True)
    other_id = Reference("clients", required=True)
    form = Code("relation_forms")
    parental_responsibility = Truth()
    start = Day(data_key="from")
    end = Day(data_key="to")
    visibility = Code("visibilities", without=NO_EXISTENCE, keeps=True)
