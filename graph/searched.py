"""Who searched beyond their own people, as a privacy officer is told it: whom they typed is known by keyed hashes only.

A search that found nobody is about nobody's area, and told to every officer of areas; one that found somebody, to
whoever oversees one of these. Of whoever works where involvement starts sealed, their own agency's officer is told,
and no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from graph.cypher import load
from graph.overseen import MOST_READ, Clocks, Known, enter, of_people, read
from graph.reading import KINDS
from graph.store import Row, Store
from graph.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Searched:
    """One search: who, for which agencies, and keyed hashes of the name and of what was typed beside it.

    `found` are those of whom the viewer may be told; where it is empty, nobody at all was found.
    """

    at: datetime
    account: str
    role: str
    who: str
    agencies: tuple[str, ...]
    name: str
    second: str
    found: tuple[str, ...]


def searched(
    store: Store,
    viewer: Viewer,
    known: Mapping[str, Known],
    since: datetime,
    until: datetime,
    clocks: Clocks,
    name: str,
) -> tuple[Searched, ...]:
    """The searches between two moments, of one name where its hash is given, the latest first; entered in the journal.

    `known` are those whom an officer of areas oversees (`graph.overseen.overseen`), and nothing for an agency's.
    Raises NotAllowed, DatabaseUnavailable.
    """
    given: dict[str, object] = {"since": since, "until": until, "most": MOST_READ, "name": name}
    if viewer.oversees is None:
        query = load("graph.slices", "searches")
        given |= {"open": KINDS["open"], "now": clocks.today}
    else:
        query = load("graph.slices", "agency_searches")
        given |= of_people(clocks)
    every = read(store, viewer, query, **given)
    told = [each for each in every if viewer.oversees is not None or _theirs(each, known)]
    enter(store, viewer, "audit.searched", [], len(told), focus=name or None)
    return tuple(_searched(each, known if viewer.oversees is None else None) for each in told)


def _theirs(row: Row, known: Mapping[str, Known]) -> bool:
    return not row["subjects"] or bool(_kept(row, known))


def _kept(row: Row, known: Mapping[str, Known]) -> tuple[str, ...]:
    """Those who were found, of whom an officer of areas may be told, and whose searcher may."""
    found = (each for each in row["subjects"] or () if each in known)
    return tuple(each for each in found if row["professional"] not in known[each].sealed)


def _searched(row: Row, known: Mapping[str, Known] | None) -> Searched:
    name, _, second = row["focus"].partition(" ")
    found = tuple(row["subjects"] or ()) if known is None else _kept(row, known)
    at = datetime.fromisoformat(row["at"])
    return Searched(at, row["account"], row["role"], row["who"], tuple(row["agencies"]), name, second, found)
