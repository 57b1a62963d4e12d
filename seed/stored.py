"""Whether a row would change what the database holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from graph.known import LOOKUPS, known_clients
from graph.schemas import SCHEMAS
from graph.store import Row, Store
from seed.parsing import Values

# How open a visibility is; a feed may only go down.
OPENNESS = {"open": 2, "existence": 1, "hidden": 0}


def keys_of(table: str, rows: Sequence[Values]) -> list[Any]:
    """What the rows are known by, as the database is asked about them."""
    key = SCHEMAS[table].key
    if key == ("id",):
        return [row["id"] for row in rows]
    return [{column: row.get(column) for column in key} for row in rows]


def stored_rows(store: Store, table: str, rows: Sequence[Values], source: str) -> list[Row | None]:
    """What is stored of each row, by column; None where nothing is."""
    keys = keys_of(table, rows)
    found = known_clients(store, keys, source=source) if table == "clients" else LOOKUPS[table](store, keys)
    return [found.get(place) for place in range(len(rows))]


def changes(values: Values, stored: Row, *, without: Collection[str] = (), tighten: bool) -> bool:
    """Whether any cell, `without` some, differs from what is stored. With `tighten` a looser seal or shield doesn't."""
    return any(
        value != stored.get(column) and column not in without and not (tighten and _looser(column, value, stored))
        for column, value in values.items()
    )


def _looser(column: str, value: Any, stored: Mapping[str, Any]) -> bool:
    if column == "shielded":
        return value is False
    if column == "visibility":
        return OPENNESS[value] > OPENNESS[stored.get(column) or "hidden"]
    return False
