"""What an administrator does for one agency: accounts of its people today, and how its feeds stand (access.md §6).

One function for each .cypher file beside this one, of the same name. For whom the administrator makes accounts, and
that nobody acts alone or on what is their own, is decided in the statement that writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from graph.cypher import Cypher, load
from graph.journal import entry
from graph.store import Step, Store
from graph.viewer import SUPPORTING, Viewer
from queries.accounts import SUPERVISOR, Moment, name_key
from queries.doors import source_of

MADE_HERE = SUPPORTING
"""The roles that an administrator gives, and whose accounts they may end: those who support people."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An account of somebody who works for the agency, and what the administrator may do about it.

    `granted_it` says that the administrator granted it, and so has seen its first password.
    """

    id: str
    name: str
    role: str
    person: str
    job: str | None
    waits: bool
    ended_at: datetime | None
    may_grant: bool
    may_end: bool
    may_reset: bool
    granted_it: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works for the agency and has no account."""

    id: str
    name: str
    job: str | None


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
    rows = store.read(_load("accounts"), by=viewer.account, today=today, roles=list(MADE_HERE))
    _enter(store, viewer, "accounts", (row["id"] for row in rows))
    return tuple(Kept(**{**row, "ended_at": _moment(row["ended_at"])}) for row in rows)


def colleagues(store: Store, viewer: Viewer, today: date) -> tuple[Colleague, ...]:
    """Those for whom an account can be made."""
    rows = store.read(_load("colleagues"), by=viewer.account, today=today)
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
    return _entered(store, viewer, "make", step, new.id, asked=new.professional)


def grant(store: Store, viewer: Viewer, account_id: str, password: str, moment: Moment) -> bool:
    """Let somebody use the account that another made, from now on with this password, by its hash; else false."""
    given = {**_about(viewer, account_id, moment), "now": moment.now, "password": password}
    return _entered(store, viewer, "grant", (_load("grant"), given), account_id)


def end(store: Store, viewer: Viewer, account_id: str, moment: Moment) -> bool:
    """End an account, and all its sessions; false where it isn't the administrator's to end."""
    given = {**_about(viewer, account_id, moment), "now": moment.now}
    return _entered(store, viewer, "end", (_load("end"), given), account_id)


def reset(store: Store, viewer: Viewer, account_id: str, moment: Moment) -> bool:
    """Take all factors and sessions of an account; false where it isn't the administrator's to reset."""
    return _entered(store, viewer, "reset", (_load("reset"), _about(viewer, account_id, moment)), account_id)


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


def _about(viewer: Viewer, account_id: str, moment: Moment) -> dict[str, object]:
    return {"by": viewer.account, "account": account_id, "today": moment.today, "roles": list(MADE_HERE)}


def _entered(
    store: Store, viewer: Viewer, act: str, change: Step, account_id: str, *, asked: str | None = None
) -> bool:
    """Commit a change with the entry that it was done, or what was `asked` and refused; whether it was done."""
    query = f"administration.{act}"
    done = entry(viewer, "change", query, [account_id], focus=account_id)
    return store.write_either(change, [done], [entry(viewer, "refused", query, [], focus=asked or account_id)])


def _enter(store: Store, viewer: Viewer, query: str, subjects: Iterable[str]) -> None:
    step: Step = entry(viewer, "view", f"administration.{query}", subjects)
    store.write_together([step])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _load(name: str) -> Cypher:
    return load("queries.administration", name)
