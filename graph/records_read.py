"""Records in parallel lists, and what the newest that tells of a thing says of each client (model.md §2).

The database would sort them once for each thing that is asked: here they are sorted once, and only where a client has
more records than one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.columns import NONE, Ints

Lists: TypeAlias = Mapping[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Records:
    """Of each client the newest first: shape (records,). `client` is a position, `row` where it stands in `lists`."""

    client: Ints
    row: NDArray[np.int64]
    lists: Lists
    clients: int

    def of(self, kept: NDArray[np.bool_]) -> Records:
        """Those whose row in `lists` is marked."""
        chosen = kept[self.row]
        return Records(self.client[chosen], self.row[chosen], self.lists, self.clients)

    def newest(self, told: NDArray[np.bool_]) -> NDArray[np.int64]:
        """For each client the row in `lists` of the newest record that is marked; NONE where there is none."""
        marked = np.flatnonzero(told[self.row])
        first = first_of(self.client[marked], self.clients)
        return np.where(first == NONE, NONE, self.row[marked[first]] if len(marked) else NONE)

    def numbers(self, name: str) -> NDArray[np.int64]:
        """A number of each client; 0 where none is told."""
        values = np.asarray(self.lists[name], dtype=np.int64)
        found = self.newest(values != 0)
        return np.where(found == NONE, 0, values[found] if len(values) else 0)

    def texts(self, name: str) -> list[str]:
        """A text of each client; "" where none is told."""
        values: list[str] = self.lists[name]
        found = self.newest(np.fromiter(map(bool, values), dtype=np.bool_, count=len(values)))
        return [values[row] if row >= 0 else "" for row in found.tolist()]


def records_read(lists: Lists, client: Ints, clients: int) -> Records:
    """Records as they were read; `client` is the position of each one's client, NONE for nobody's, which is dropped."""
    kept = np.flatnonzero(client != NONE)
    several = np.bincount(client[kept], minlength=clients)[client[kept]] > 1
    sources: Sequence[str] = lists["source"]
    ids: Sequence[str] = lists["source_id"]
    as_of: Sequence[int] = lists["as_of"]
    sorted_ones = sorted(kept[several].tolist(), key=lambda row: (as_of[row], sources[row], ids[row]), reverse=True)
    row = np.concatenate([kept[~several], np.asarray(sorted_ones, dtype=np.int64)])
    return Records(client[row], row, lists, clients)


def first_of(client: Ints, clients: int) -> NDArray[np.int64]:
    """For each client the first place at which they stand; NONE where they don't."""
    found = np.full(clients, NONE, dtype=np.int64)
    # Of several places the last that is written stays.
    found[client[::-1]] = np.arange(len(client), dtype=np.int64)[::-1]
    return found
