"""What a supervisor reads within their agency: joinings that wait for their yes, openings to review (access.md §6).

Of a client no more than the supervisee sees at that door: of a joining name and year of birth, of an opening the id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from graph.cypher import load
from graph.facts import facts_of
from graph.guard import check_allowed
from graph.identity import Identity, identify
from graph.journal import entry
from graph.model import OPERATOR
from graph.overseen import MOST, Opened, opened_of
from graph.reading import KINDS
from graph.store import Row, Step, Store
from graph.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Waiting:
    """A supervisee has joined a team on which they see nobody who can say yes; it ends on `until` without one."""

    client_id: str
    involvement: str
    name: str
    year: int | None
    who: str
    role: str | None
    joining: str
    reason: str | None
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """What supervisors are asked: whether `who` should lead, or whether, as the lead asks, a shield may be lifted.

    `said` is how many have said yes, `covers` who else loses the shield with it, for the journal. Who asks is None
    where that would tell where somebody is.
    """

    id: str
    kind: str
    client_id: str
    name: str
    year: int | None
    who: str
    role: str | None
    agency: str | None
    asks: str | None
    until: date
    said: int
    covers: tuple[str, ...] = ()


def waiting(store: Store, viewer: Viewer, now: date) -> tuple[Waiting, ...]:
    """The joinings that wait for this supervisor's yes, once that is in the journal. Raises NotAllowed."""
    found = tuple(_waiting(row) for row in _read(store, viewer, _joinings(now))[0])
    _enter(store, viewer, "supervision.joinings", [each.client_id for each in found])
    return found


def openings(store: Store, viewer: Viewer, since: datetime, now: date) -> tuple[Opened, ...]:
    """What supervisees opened since a moment and no supervisor has reviewed. Raises as `waiting`."""
    (rows,) = _read(store, viewer, _openings(since, now))
    _enter(store, viewer, "supervision.openings", [row["client"] for row in rows])
    return tuple(opened_of(row) for row in rows)


def proposals(store: Store, viewer: Viewer, now: date) -> tuple[Proposal, ...]:
    """What this supervisor is asked about leads and shields, once that is in the journal. Raises as `waiting`."""
    found = tuple(_proposal(row) for row in _read(store, viewer, _proposals(now))[0])
    _enter(store, viewer, "supervision.proposals", [each.client_id for each in found])
    return found


def how_many(store: Store, viewer: Viewer, since: datetime, now: date) -> int:
    """How much waits for this supervisor: a notice that names nobody, and so stands in no journal."""
    return sum(len(rows) for rows in _read(store, viewer, _joinings(now), _openings(since, now), _proposals(now)))


def _joinings(now: date) -> Step:
    return load("graph.slices", "supervised_joinings"), {"now": now, "operator": OPERATOR}


def _openings(since: datetime, now: date) -> Step:
    return load("graph.slices", "supervised_openings"), {"now": now, "since": since, "most": MOST}


def _proposals(now: date) -> Step:
    given = {"now": now, "operator": OPERATOR, "placeless": KINDS["placeless"]}
    return load("graph.slices", "supervised_proposals"), given


def _read(store: Store, viewer: Viewer, *steps: Step) -> list[list[Row]]:
    for query, _ in steps:
        check_allowed(viewer, query)
    return store.read_together([(query, {"viewer": viewer.parameter(), **given}) for query, given in steps])


def _enter(store: Store, viewer: Viewer, query: str, clients: list[str]) -> None:
    if clients:
        store.write_together([entry(viewer, "view", query, clients)])


def _identity(row: Mapping[str, Any]) -> Identity:
    return identify(row["client"], facts_of({"records": row["records"]}).records)


def _proposal(row: Mapping[str, Any]) -> Proposal:
    who = _identity(row)
    told = {name: row[name] for name in ("id", "kind", "who", "role", "agency", "asks", "said")}
    until = date.fromisoformat(row["until"])
    covers = tuple(row["covers"])
    return Proposal(client_id=who.client_id, name=who.label, year=who.born_year, until=until, covers=covers, **told)


def _waiting(row: Mapping[str, Any]) -> Waiting:
    who = _identity(row)
    since, until = (date.fromisoformat(row[name]) for name in ("since", "until"))
    told = {name: row[name] for name in ("involvement", "who", "role", "joining", "reason")}
    return Waiting(client_id=who.client_id, name=who.label, year=who.born_year, since=since, until=until, **told)
