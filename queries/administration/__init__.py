"""What an administrator does for one agency: accounts of its people today, and how its feeds stand (access.md §6).

One function for each .cypher file beside this one, of the same name. For whom the administrator makes and ends accounts
is decided in the statement that writes. Who made one has no password of it: it is granted on the server.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from graph.cypher import Cypher, load
from graph.journal import entered_either, entry
from graph.store import Step, Store
from graph.viewer import SUPPORTING, Viewer
from queries.accounts import SUPERVISOR, Moment, name_key
from queries.doors import source_of

MADE_HERE = ("practitioner", SUPERVISOR)
"""The roles that an administrator gives; desks and chairs reach further than one agency, and are made on the server."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An account of somebody who works for the agency; name and role only where an administrator of it made it."""

    id: str
    name: str | None
    role: str | None
    person: str
    waits: bool
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works for the agency and has no account."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class New:
    """An account to be made: for whom, by which sign-in name, as what."""

    id: str
    professional: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A source of the agency: as of when it is, when an import was last finished, and how many were cut short."""

    name: str
    as_of: date | None
    finished: datetime | None
    unfinished: int


def accounts(store: Store, viewer: Viewer, today: date) -> tuple[Kept, ...]:
    """The accounts of those who work for the agency today, the standing ones first. That they are read is entered."""
    rows = store.read(_load("accounts"), by=viewer.account, today=today, roles=list(SUPPORTING))
    _enter(store, viewer, "accounts", (row["id"] for row in rows))
    return tuple(Kept(**{**row, "ended_at": _moment(row["ended_at"])}) for row in rows)


def colleagues(store: Store, viewer: Viewer, today: date) -> tuple[Colleague, ...]:
    """Those for whom an account can be made. That they are read is entered."""
    rows = store.read(_load("colleagues"), by=viewer.account, today=today)
    _enter(store, viewer, "colleagues", (row["id"] for row in rows))
    return tuple(Colleague(**row) for row in rows)


def make(store: Store, viewer: Viewer, new: New, moment: Moment) -> bool:
    """Make an account that waits, without a password; false where it can't be for them, or by that name."""
    step: Step = (
        _load("make"),
        {
            "by": viewer.account,
            "id": new.id,
            "professional": new.professional,
            "name": new.name,
            "name_key": name_key(new.name),
            "role": new.role,
            "supervisor": new.role == SUPERVISOR,
            "now": moment.now,
            "today": moment.today,
        },
    )
    return _entered(store, viewer, "make", step, new.id)


def end(store: Store, viewer: Viewer, account_id: str, moment: Moment) -> bool:
    """End an account, and all its sessions; false where it isn't the administrator's to end."""
    given = {"by": viewer.account, "account": account_id, "roles": list(SUPPORTING)}
    step: Step = (_load("end"), {**given, "now": moment.now, "today": moment.today})
    return _entered(store, viewer, "end", step, account_id)


def feeds(store: Store, viewer: Viewer) -> tuple[Feed, ...]:
    """The feeds of the agency by name; what its people enter by hand is none."""
    rows = store.read(_load("feeds"), by=viewer.account)
    own = source_of(viewer.administers or "")
    _enter(store, viewer, "feeds", ())
    return tuple(
        Feed(row["name"], _day(row["as_of"]), _moment(row["finished"]), row["unfinished"])
        for row in rows
        if row["name"] != own
    )


def _entered(store: Store, viewer: Viewer, act: str, change: Step, account_id: str) -> bool:
    """Commit a change with the entry that it was done, or that it was refused; whether it was done."""
    query = f"administration.{act}"
    return entered_either(store, viewer, "change", query, change, subjects=[account_id], focus=account_id)


def _enter(store: Store, viewer: Viewer, query: str, subjects: Iterable[str]) -> None:
    step: Step = entry(viewer, "view", f"administration.{query}", subjects)
    store.write_together([step])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _load(name: str) -> Cypher:
    return load("queries.administration", name)
