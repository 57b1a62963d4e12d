"""Which ids there are, in the folder and in the database. This is all of an import that grows with its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set

from graph.known import LOOKUPS, known_amounts, known_clients
from graph.store import Store


class Ids:
    """The ids of accepted rows and of those refused, by table; the database's where a row needs one that is neither."""

    def __init__(self, store: Store, source: str) -> None:
        self.stored = known_amounts(store)
        self._store = store
        self._source = source
        self._there: defaultdict[str, set[str]] = defaultdict(set)
        self._refused: defaultdict[str, set[str]] = defaultdict(set)
        self._nowhere: defaultdict[str, set[str]] = defaultdict(set)

    def accept(self, table: str, ids: Iterable[str]) -> None:
        """Take note of accepted rows."""
        self._there[table].update(ids)

    def refuse(self, table: str, ids: Iterable[str]) -> None:
        """Take note of refused rows, for the sake of those that need them."""
        self._refused[table].update(ids)

    def lacking(self, table: str, ids: Set[str]) -> Set[str]:
        """Those ids that neither an accepted row nor the database has."""
        unknown = ids - self._there[table]
        asked = sorted(unknown - self._nowhere[table])
        if asked and self.stored[table]:
            found = (
                known_clients(self._store, asked, source=self._source)
                if table == "clients"
                else LOOKUPS[table](self._store, asked)
            )
            self._there[table].update(asked[place] for place in found)
        self._nowhere[table].update(set(asked) - self._there[table])
        return unknown - self._there[table]

    def why_not(self, table: str, id_: str) -> str:
        """Why a row may not need this id, which isn't there."""
        if id_ in self._refused[table]:
            return f"needs a row of {table} that was refused"
        return f"is no id of {table}, neither here nor in the database"
