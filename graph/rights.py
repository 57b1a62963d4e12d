"""What a person may be told of themself, and who looked at them: outputs of their own (access.md §8).

Both are made as for a viewer with no team: what is open, from sources that are not sealed, and of shielded people
nothing that tells where they are; and what the agency that holds it released, line by line (queries/copies). What is
told is entered in the journal before it is handed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NoReturn
from zoneinfo import ZoneInfo

from graph.cypher import load
from graph.errors import InputRefused
from graph.guard import check_allowed
from graph.journal import entry
from graph.reading import KINDS
from graph.rights_told import Copy, can_ask, copy_of
from graph.store import Row, Store
from graph.viewer import ROLES, Viewer

SECONDS = 300.0
OPEN_KINDS = {"placeless": KINDS["placeless"], "open": KINDS["open"]}
NOT_ALONE = (
    "Nobody but the person themself is answered by the program: whoever asks, parents included, may be the one from "
    "whom they are to be protected. Somebody at the council decides, with the agencies concerned. It was written down."
)
NOTHING = (
    "Of that id nothing can be told: there is nobody, or only what a service has to release first. "
    "Look the id up in an export; else ask the services that would know."
)
# What was done, as the person is told it; a statement that isn't here is told by its act.
BY_QUERY: Mapping[str, str] = {
    "openings.override": "opened the record without waiting for a yes",
    "openings.enquiry": "made a duty enquiry",
    "meetings.open": "opened a meeting about their family",
    "meetings.let_in": "let somebody in to a meeting about their family",
    "meetings.attend": "was at a meeting about their family",
    "meetings.on_the_wall": "showed what is open about their family on a screen at a meeting",
}
BY_ACT: Mapping[str, str] = {
    "view": "looked",
    "search": "found them by a search",
    "door": "came to the team, left it or asked somebody in",
    "change": "recorded or changed something",
    "export": "took out a copy",
    "refused": "tried to look and was refused",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody looked on a day: for which agency in which role there, or else in which role here; and how often."""

    day: date
    agency: str | None
    role: str | None
    account_role: str | None
    did: str
    times: int


def copy(store: Store, viewer: Viewer, client_id: str, today: date) -> Copy:
    """What may be told of a person.

    Raises InputRefused where that is nothing, or they can't ask themself; NotAllowed, DatabaseUnavailable.
    """
    made = _readable(store, viewer, client_id, today, "rights.copy")
    store.write_together([entry(viewer, "export", "rights.copy", [client_id], rows=made.size)])
    return made


def looked(
    store: Store, viewer: Viewer, client_id: str, since: datetime, until: datetime, zone: ZoneInfo, today: date
) -> tuple[Looked, ...]:
    """Who looked at a person between two moments, the latest day first. Raises as `copy`."""
    _readable(store, viewer, client_id, today, "rights.looked")
    asked = {
        "client": client_id,
        "since": since,
        "until": until,
        "timezone": zone.key,
        "kinds": OPEN_KINDS,
        "now": today,
    }
    practise = [code for code, role in ROLES.items() if "search" in role.permissions]
    found = _counted(store.read(load("graph.slices", "rights_looked"), seconds=SECONDS, **asked, practise=practise))
    store.write_together([entry(viewer, "export", "rights.looked", [client_id], rows=len(found))])
    return found


def refuse(store: Store, viewer: Viewer, query: str, client_id: str, why: str = NOT_ALONE) -> NoReturn:
    """Enter that nobody was answered. Raises InputRefused."""
    store.write_together([entry(viewer, "refused", query, [client_id])])
    raise InputRefused(why)


def _readable(store: Store, viewer: Viewer, client_id: str, today: date, asked: str) -> Copy:
    query = load("graph.slices", "rights_copy")
    check_allowed(viewer, query)
    rows = store.read(query, seconds=SECONDS, client=client_id, now=today, kinds=OPEN_KINDS)
    made = copy_of(client_id, rows[0]) if rows else None
    if made is None or not made.size:
        refuse(store, viewer, asked, client_id, NOTHING)
    if not can_ask(rows[0], today):
        refuse(store, viewer, asked, client_id)
    return made


def _counted(rows: Iterable[Row]) -> tuple[Looked, ...]:
    """The rows, those that are told alike as one."""
    times: Counter[tuple[str, str | None, str | None, str | None, str]] = Counter()
    for row in rows:
        did = (row["act"] != "refused" and BY_QUERY.get(row["query"])) or BY_ACT.get(row["act"], row["act"])
        times[row["day"], row["agency"], row["role"], row["account_role"], did] += row["times"]
    return tuple(
        Looked(date.fromisoformat(day), agency, role, account_role, did, count)
        for (day, agency, role, account_role, did), count in times.items()
    )
