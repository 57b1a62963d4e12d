"""From a row's values to what its Cypher statement takes: the ends and the key apart, the rest as cells to store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from graph.schemas.contacts import WHOM
from seed.parsing import Values

Shaped = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table's rows are written: columns that become keys or ends, and those of them that are stored as well.

    `texts`: days that stand apart as text, which the driver sends at a third of the cost of a day.
    """

    apart: tuple[str, ...]
    stored: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()
    new_id: bool = False

    def of(self, rows: Iterable[Values]) -> list[Shaped]:
        """The rows as their statement takes them; a node without an id of its own gets one, should it be new."""
        without = frozenset((*self.apart, *self.texts)) - self.stored
        shaped = []
        for values in rows:
            row: Shaped = {column: values.get(column) for column in self.apart}
            for column in self.texts:
                row[column] = str(values[column])
            if self.new_id:
                row["new_id"] = str(uuid4())
            row["cells"] = {column: value for column, value in values.items() if column not in without}
            shaped.append(row)
        return shaped


FROM = frozenset({"from"})
SHAPES: Mapping[str, Shape] = {
    "agencies": Shape(("id",)),
    "professionals": Shape(("id",)),
    "employments": Shape(("professional_id", "agency_id", "from"), FROM),
    "families": Shape(("id",)),
    "addresses": Shape(("family_id", "from"), FROM, new_id=True),
    "clients": Shape(("id",)),
    "records": Shape(("source", "source_id", "client_id")),
    "members": Shape(("client_id", "family_id", "from"), FROM),
    "relations": Shape(("client_id", "kind", "other_id", "from"), FROM),
    "situations": Shape(("client_id", "code", "from"), FROM, new_id=True),
    "involvements": Shape(("id", "professional_id", "client_id", "visibility")),
    "desks": Shape(("id", "agency_id", "client_id", "visibility", "professional_id"), frozenset({"agency_id"})),
    "contacts": Shape(("id", "professional_id", *WHOM), texts=("on",)),
}


def record_id(source: str, source_id: str) -> str:
    """The id of what a source says of someone."""
    return f"{source}|{source_id}"


def record_of(source: str, source_id: str, client_id: str, cells: Mapping[str, Any]) -> Shaped:
    """A record as its statement takes it."""
    return {
        "id": record_id(source, source_id),
        "source": source,
        "source_id": source_id,
        "client_id": client_id,
        "cells": dict(cells),
    }
