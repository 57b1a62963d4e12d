"""What a privacy officer reads: the journal about clients of their areas, and what waits for a review (access.md §6).

Reading the journal is entered in it, before anything is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from graph.cypher import Cypher, load
from graph.guard import check_allowed
from graph.journal import entry
from graph.store import Row, Store
from graph.viewer import Viewer

MOST = 2_000
MOST_READ = 20_000


@dataclass(frozen=True, slots=True)
class Look:
    """One entry about a client: who, for which agencies, in which role, and what they did.

    `focused` says that it was this client's page, and not one on which they stand beside others.
    """

    at: datetime
    act: str
    query: str
    role: str
    account: str
    who: str
    agencies: tuple[str, ...]
    focused: bool = True


@dataclass(frozen=True, slots=True)
class Opened:
    """An override or enquiry, to be reviewed or reviewed; `words` are the sentence or the desk's reference."""

    id: str
    kind: str
    client: str
    ground: str
    words: str
    agency: str | None
    who: str
    since: datetime
    until: datetime
    reviewed_on: datetime | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A joining to which nobody has said yes; `waits` until it ends, and has ended without one otherwise."""

    client: str
    who: str
    agency: str | None
    joining: str
    reason: str | None
    since: date
    until: date
    waits: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A client whose readers are looked at: family names, and the professionals whose only ties are sealed."""

    names: frozenset[str]
    sealed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry of somebody who read: whom, and whose page it was where it was one person's."""

    at: datetime
    account: str
    professional: str
    role: str
    who: str
    focus: str | None
    subjects: tuple[str, ...]


def looked(
    store: Store, viewer: Viewer, client: str, since: datetime, until: datetime, today: date
) -> tuple[Look, ...]:
    """Who looked at a client; nobody where the client is none of the viewer's areas, or is not there.

    Raises NotAllowed, DatabaseUnavailable.
    """
    given = {"client": client, "since": since, "until": until, "most": MOST}
    rows = _read(store, viewer, load("graph.slices", "looked"), today, **given)
    _enter(store, viewer, "audit.looked", [client], len(rows))
    return tuple(_look(row) for row in rows)


def reviews(store: Store, viewer: Viewer, since: datetime, today: date, *, lately: datetime) -> tuple[Opened, ...]:
    """What was opened since a moment and nobody has reviewed, or somebody has after `lately`. Raises as `looked`."""
    rows = _read(store, viewer, load("graph.slices", "reviews"), today, since=since, lately=lately, most=MOST)
    _enter(store, viewer, "audit.reviews", [row["client"] for row in rows], len(rows))
    return tuple(opened_of(row) for row in rows)


def opened_of(row: Row) -> Opened:
    """An opening from its row, whose moments are ISO 8601."""
    moments = {name: row.get(name) for name in ("since", "until", "reviewed_on")}
    return Opened(**{**row, **{name: datetime.fromisoformat(at) if at else None for name, at in moments.items()}})


def joinings(store: Store, viewer: Viewer, kinds: Sequence[str], since: date, today: date) -> tuple[Joined, ...]:
    """The joinings that wait for a yes, or ended without one since a day. Raises as `looked`."""
    given = {"joinings": list(kinds), "since": since, "most": MOST}
    rows = _read(store, viewer, load("graph.slices", "joinings"), today, **given)
    _enter(store, viewer, "audit.joinings", [row["client"] for row in rows], len(rows))
    days = ({name: date.fromisoformat(row[name]) for name in ("since", "until")} for row in rows)
    return tuple(Joined(**{**row, **both}) for row, both in zip(rows, days, strict=True))


def reading(
    store: Store, viewer: Viewer, since: datetime, until: datetime, today: date
) -> tuple[dict[str, Known], tuple[Reading, ...]]:
    """The clients of the viewer's areas by id, and what was read of them between two moments. Raises as `looked`.

    Of an entry nothing is left but those of its clients who are the viewer's, and whose reader has no sealed tie only.
    """
    scope = _read(store, viewer, load("graph.slices", "overseen"), today)
    rows = _read(store, viewer, load("graph.slices", "reading"), None, since=since, until=until, most=MOST_READ)
    known = {row["client"]: Known(frozenset(filter(None, row["names"])), frozenset(row["sealed"])) for row in scope}
    found = tuple(each for each in (_reading(row, known) for row in rows) if each.subjects)
    _enter(store, viewer, "audit.reading", [], len(found))
    return known, found


def _reading(row: Row, known: dict[str, Known]) -> Reading:
    seen = [each for each in row["subjects"] or () if each in known and row["professional"] not in known[each].sealed]
    focus = row["focus"] if row["focus"] in seen else None
    at = datetime.fromisoformat(row["at"])
    return Reading(at, row["account"], row["professional"], row["role"], row["who"], focus, tuple(seen))


def _look(row: Row) -> Look:
    given = {**row, "at": datetime.fromisoformat(row["at"]), "agencies": tuple(row["agencies"])}
    return Look(**given)


def _read(store: Store, viewer: Viewer, query: Cypher, today: date | None, **given: object) -> list[Row]:
    check_allowed(viewer, query)
    now = {} if today is None else {"now": today}
    return store.read_together([(query, {"viewer": viewer.parameter(), **now, **given})])[0]


def _enter(store: Store, viewer: Viewer, query: str, clients: Sequence[str], rows: int) -> None:
    store.write_together([entry(viewer, "view", query, clients, rows=rows)])
