"""What a privacy officer reads: the journal, and what waits for a review (access.md §6).

Whoever answers for areas reads what anybody did with clients who live there, but for what is sealed; whoever answers
for an agency, what its people did on its behalf, whomever it was about (decision 43). Reading the journal is entered in
it, before anything is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from graph.cypher import Cypher, load
from graph.guard import check_allowed
from graph.journal import entry
from graph.store import Row, Store
from graph.viewer import SUPPORTING, Viewer

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


@dataclass(frozen=True, slots=True)
class Administered:
    """What an administrator did with whose account, or who granted one that they had made, by their sign-in names.

    Whose account it was is told only where the agency's administrators made it.
    """

    at: datetime
    act: str
    query: str
    who: str
    account: str | None


@dataclass(frozen=True, slots=True)
class Clocks:
    """The day that it is where the service is, and by whose clocks a moment belongs to a day."""

    today: date
    zone: ZoneInfo


def agency(store: Store, viewer: Viewer) -> str | None:
    """What the agency is called for which the viewer answers; None for whoever answers for areas. Raises NotAllowed."""
    if viewer.oversees is None:
        return None
    rows = read(store, viewer, load("graph.slices", "agency_named"))
    return str(rows[0]["name"]) if rows else viewer.oversees


def looked(
    store: Store, viewer: Viewer, client: str, since: datetime, until: datetime, clocks: Clocks
) -> tuple[Look, ...]:
    """Who looked at a client; of an agency's officer those of the agency.

    Nobody where the client is none of the viewer's areas, or is not there. Raises NotAllowed, DatabaseUnavailable.
    """
    given = {"client": client, "since": since, "until": until, "most": MOST}
    if viewer.oversees is None:
        rows = read(store, viewer, load("graph.slices", "looked"), now=clocks.today, **given)
    else:
        rows = read(store, viewer, load("graph.slices", "agency_looked"), **given, **of_people(clocks))
    enter(store, viewer, "audit.looked", [client], len(rows))
    return tuple(_look(row) for row in rows)


def reviews(store: Store, viewer: Viewer, since: datetime, clocks: Clocks, *, lately: datetime) -> tuple[Opened, ...]:
    """What was opened since a moment and nobody has reviewed, or somebody has after `lately`. Raises as `looked`."""
    given = {"since": since, "lately": lately, "most": MOST}
    if viewer.oversees is None:
        rows = read(store, viewer, load("graph.slices", "reviews"), now=clocks.today, **given)
    else:
        rows = read(store, viewer, load("graph.slices", "agency_reviews"), timezone=clocks.zone.key, **given)
    enter(store, viewer, "audit.reviews", [row["client"] for row in rows], len(rows))
    return tuple(opened_of(row) for row in rows)


def opened_of(row: Row) -> Opened:
    """An opening from its row, whose moments are ISO 8601."""
    moments = {name: row.get(name) for name in ("since", "until", "reviewed_on")}
    return Opened(**{**row, **{name: datetime.fromisoformat(at) if at else None for name, at in moments.items()}})


def joinings(store: Store, viewer: Viewer, kinds: Sequence[str], since: date, today: date) -> tuple[Joined, ...]:
    """The joinings that wait for a yes, or ended without one since a day. Raises as `looked`."""
    areas = viewer.oversees is None
    query = load("graph.slices", "joinings") if areas else load("graph.slices", "agency_joinings")
    rows = read(store, viewer, query, joinings=list(kinds), since=since, now=today, most=MOST)
    enter(store, viewer, "audit.joinings", [row["client"] for row in rows], len(rows))
    days = ({name: date.fromisoformat(row[name]) for name in ("since", "until")} for row in rows)
    return tuple(Joined(**{**row, **both}) for row, both in zip(rows, days, strict=True))


def reading(
    store: Store, viewer: Viewer, since: datetime, until: datetime, clocks: Clocks
) -> tuple[dict[str, Known], tuple[Reading, ...]]:
    """The clients whom the viewer may ask about by id, and what was read of them. Raises as `looked`."""
    given = {"since": since, "until": until, "most": MOST_READ}
    if viewer.oversees is None:
        known = overseen(store, viewer, clocks)
        found = _of_areas(known, read(store, viewer, load("graph.slices", "reading"), **given))
    else:
        query = load("graph.slices", "agency_reading")
        known, found = _of_agency(read(store, viewer, query, **given, **of_people(clocks)))
    enter(store, viewer, "audit.reading", [], len(found))
    return known, found


def overseen(store: Store, viewer: Viewer, clocks: Clocks) -> dict[str, Known]:
    """The clients of the areas for which a viewer answers; none for an agency's officer. Raises NotAllowed."""
    if viewer.oversees is not None:
        return {}
    scope = read(store, viewer, load("graph.slices", "overseen"), now=clocks.today)
    return {row["client"]: Known(frozenset(filter(None, row["names"])), frozenset(row["sealed"])) for row in scope}


def administered(store: Store, viewer: Viewer, since: datetime, until: datetime) -> tuple[Administered, ...]:
    """What the agency's administrators did with accounts; nothing for whoever answers for areas. Raises as `looked`."""
    if viewer.oversees is None:
        return ()
    query = load("graph.slices", "agency_accounts")
    rows = read(store, viewer, query, since=since, until=until, most=MOST)
    enter(store, viewer, "audit.administered", [], len(rows))
    return tuple(Administered(**{**row, "at": datetime.fromisoformat(row["at"])}) for row in rows)


def _of_areas(known: Mapping[str, Known], rows: Iterable[Row]) -> tuple[Reading, ...]:
    """Of an entry nothing is left but those of its clients who are the viewer's, and whose reader is not sealed."""
    return tuple(each for each in (_reading(row, known) for row in rows) if each.subjects)


def _of_agency(rows: Sequence[Row]) -> tuple[dict[str, Known], tuple[Reading, ...]]:
    """Each entry names whose page it was; by what names they go stands with those of whom they may be told."""
    names: dict[str, set[str]] = {}
    for row in rows:
        names.setdefault(row["focus"], set()).update(filter(None, row["names"]))
    known = {client: Known(frozenset(each), frozenset()) for client, each in names.items()}
    return known, tuple(_reading(row, known) for row in rows)


def of_people(clocks: Clocks) -> dict[str, object]:
    """By what an entry is told to be of an agency's people: on which day it was, and as what they did it."""
    return {"timezone": clocks.zone.key, "supporting": list(SUPPORTING)}


def _reading(row: Row, known: Mapping[str, Known]) -> Reading:
    seen = [each for each in row["subjects"] or () if each in known and row["professional"] not in known[each].sealed]
    focus = row["focus"] if row["focus"] in seen else None
    at = datetime.fromisoformat(row["at"])
    return Reading(at, row["account"], row["professional"], row["role"], row["who"], focus, tuple(seen))


def _look(row: Row) -> Look:
    given = {**row, "at": datetime.fromisoformat(row["at"]), "agencies": tuple(row["agencies"])}
    return Look(**given)


def read(store: Store, viewer: Viewer, query: Cypher, **given: object) -> list[Row]:
    """What a statement answers an officer who may ask it. Raises NotAllowed, DatabaseUnavailable."""
    check_allowed(viewer, query)
    return store.read_together([(query, {"viewer": viewer.parameter(), **given})])[0]


def enter(
    store: Store, viewer: Viewer, query: str, clients: Sequence[str], rows: int, focus: str | None = None
) -> None:
    """Enter that an officer reads, before it is shown. Raises DatabaseUnavailable."""
    store.write_together([entry(viewer, "view", query, clients, focus=focus, rows=rows)])
