"""Who is kept no longer, and what hangs on them: read for the operator's retention job alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.cypher import Cypher, load
from graph.guard import check_allowed
from graph.store import Row, Store
from graph.viewer import Viewer

SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Resting:
    """A client whom no service supports any more (`due`), or who was marked so before: the day on which they go."""

    client: str
    due: bool
    retire_on: date | None


@dataclass(frozen=True, slots=True)
class Emptied:
    """A family of somebody who goes: its addresses, and who belongs to it."""

    id: str
    addresses: int
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on some clients: counts of what is theirs alone, and ids of what others may share."""

    counts: Mapping[str, int]
    relations: frozenset[str]
    contacts: frozenset[str]
    answers: frozenset[str]
    families: tuple[Emptied, ...]


ALONE = ("clients", "records", "situations", "memberships", "involvements", "doors")


def resting(
    store: Store, viewer: Viewer, since: date, today: date, among: Sequence[str] | None = None
) -> tuple[Resting, ...]:
    """Whom no service has supported since a day, `among` some or all. Raises NotAllowed, DatabaseUnavailable."""
    rows = _read(store, viewer, load("graph.slices", "retention_clients"), since=since, today=today, among=among)
    return tuple(
        Resting(row["client"], row["due"], date.fromisoformat(row["retire_on"]) if row["retire_on"] else None)
        for row in rows
    )


def hanging(store: Store, viewer: Viewer, clients: Sequence[str]) -> Hanging:
    """What hangs on some clients. Raises as `resting`."""
    row = _read(store, viewer, load("graph.slices", "retention_hanging"), clients=list(clients))[0]
    families = (Emptied(each["id"], each["addresses"], frozenset(each["members"])) for each in row["families"])
    shared = {name: frozenset(row[name]) for name in ("relations", "contacts", "answers")}
    return Hanging({name: row[name] for name in ALONE}, families=tuple(families), **shared)


def left(store: Store, viewer: Viewer, since: date) -> list[str]:
    """The professionals who left before a day and stand in nothing that is kept. Raises as `resting`."""
    rows = _read(store, viewer, load("graph.slices", "retention_professionals"), since=since)
    return [row["professional"] for row in rows]


def _read(store: Store, viewer: Viewer, query: Cypher, **given: object) -> list[Row]:
    check_allowed(viewer, query)
    return store.read(query, seconds=SECONDS, **given)
