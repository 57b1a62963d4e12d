"""What a records officer reads: records that may be of one person or household, and which were merged (access.md §6).

Of each record the name and the year of birth, and which fields agree, never their values; nobody shielded, and nothing
that a seal covers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.cypher import load
from graph.facts import facts_of
from graph.guard import check_allowed
from graph.identity import identify
from graph.journal import entry
from graph.model import Record
from graph.store import Row, Store
from graph.viewer import Viewer

AT_A_TIME = 2
MOST_MERGED = 50


@dataclass(frozen=True, slots=True)
class Named:
    """A record as an officer sees it."""

    client_id: str
    name: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question: who stands on either side, what agrees in words, and what stands for all that it rests on.

    `homes` are, of two households, the families of either side, "" for that of a client without one; of two records
    none, nor of households that were kept before families were.
    """

    id: str
    rule: str
    first: tuple[Named, ...]
    second: tuple[Named, ...]
    homes: tuple[str, ...]
    fields: str
    fingerprint: str | None

    @property
    def clients(self) -> tuple[str, ...]:
        """Whom it is about."""
        return tuple(each.client_id for each in (*self.first, *self.second))


@dataclass(frozen=True, slots=True)
class Doubts:
    """Some of the questions, how many there are in all, and when the job last found any; None before it did."""

    shown: tuple[Doubt, ...]
    total: int
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Merged:
    """Two records that were joined, and when."""

    kept: Named
    gone: Named
    on: date


def doubts(store: Store, viewer: Viewer, now: date, page: int) -> Doubts:
    """Two of the questions, counted from 1 by pages, once that is in the journal.

    Raises NotAllowed, DatabaseUnavailable.
    """
    return _read(store, viewer, now, None, (page - 1) * AT_A_TIME)


def doubt(store: Store, viewer: Viewer, now: date, id_: str) -> Doubt | None:
    """One of the questions; None where there is none that the officer may see. Raises as `doubts`."""
    found = _read(store, viewer, now, id_, 0).shown
    if not found:
        store.write_together([entry(viewer, "refused", "doubts", [], focus=id_)])
    return found[0] if found else None


def merged(store: Store, viewer: Viewer, now: date) -> tuple[Merged, ...]:
    """Which records were merged, the latest first, once that is in the journal. Raises as `doubts`."""
    query = load("graph.slices", "merged")
    check_allowed(viewer, query)
    found = tuple(_merged(row) for row in store.read(query, viewer=viewer.parameter(), now=now, most=MOST_MERGED))
    _enter(store, viewer, "merged", [id_ for each in found for id_ in (each.kept.client_id, each.gone.client_id)])
    return found


def _read(store: Store, viewer: Viewer, now: date, id_: str | None, skip: int) -> Doubts:
    query = load("graph.slices", "doubts")
    check_allowed(viewer, query)
    asked = viewer.parameter()
    row = store.read(query, viewer=asked, now=now, id=id_, skip=skip, most=AT_A_TIME)[0]
    records = facts_of({"records": row["records"]}).records
    found = tuple(_doubt(each, records) for each in row["doubts"])
    _enter(store, viewer, "doubts", [client for each in found for client in each.clients])
    return Doubts(found, row["total"], date.fromisoformat(row["as_of"]) if row["as_of"] else None)


def _enter(store: Store, viewer: Viewer, query: str, clients: list[str]) -> None:
    if clients:
        store.write_together([entry(viewer, "view", query, clients)])


def _doubt(row: Mapping[str, Any], records: Sequence[Record]) -> Doubt:
    first, second = (tuple(_named(each, records) for each in row[side]) for side in ("first", "second"))
    told = {name: row[name] for name in ("id", "rule", "fields", "fingerprint")}
    return Doubt(first=first, second=second, homes=tuple(row["homes"] or ()), **told)


def _merged(row: Row) -> Merged:
    records = facts_of({"records": row["records"]}).records
    return Merged(_named(row["kept"], records), _named(row["gone"], records), date.fromisoformat(row["on"]))


def _named(client_id: str, records: Sequence[Record]) -> Named:
    who = identify(client_id, [each for each in records if each.client_id == client_id])
    return Named(client_id, who.label, who.born_year)
