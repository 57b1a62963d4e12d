"""Where ids stand, and which families live in an area."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from graph.columns import NONE, Columns
from queries.missing.arrays import Longs, longs
from queries.missing.teams import current


def position(ids: Sequence[str], wanted: str) -> int:
    """Where an id stands among sorted ids; NONE where it is not among them."""
    at = bisect_left(ids, wanted)
    return at if at < len(ids) and ids[at] == wanted else NONE


def families_in(columns: Columns, area: str, day: int) -> Longs:
    """The families whose address on a day, by its number, is in the area."""
    rows, at = columns.addresses, position(columns.addresses.areas, area)
    return longs(rows.family[(rows.area == at) & (at != NONE) & current(rows.start, rows.end, day)])
