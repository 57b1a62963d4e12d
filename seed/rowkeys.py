"""What rows are known by, and which rows of other tables they need or stand for."""

from __future__ import annotations

from functools import cache

from graph.schemas import SCHEMAS
from graph.schemas.cells import Reference
from seed.parsing import Values

SEPARATOR = "\x1f"  # which no id holds


def key_of(table: str, values: Values) -> str:
    """What a row is known by, as one string; what is unknown is empty."""
    key = SCHEMAS[table].key
    if len(key) == 1:
        return str(values[key[0]])
    return SEPARATOR.join(str(values.get(column) or "") for column in key)


def employment_of(values: Values) -> Values | None:
    """The row of employments.csv that a professional's row is short for, if it is."""
    if values.get("agency_id") is None:
        return None
    short = {column: values[column] for column in SCHEMAS["professionals"].short if column in values}
    return {"professional_id": values["id"], **short}


@cache
def references(table: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table that hold ids of another one, and which."""
    return tuple((column, cell.to) for column, cell in SCHEMAS[table].cells().items() if isinstance(cell, Reference))
