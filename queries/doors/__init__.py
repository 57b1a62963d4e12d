"""The doors through which people come to support somebody: one function for each .cypher file beside this one.

Each commits with its entry in the journal, or not at all, and says whether it was done; nothing else is told of whether
there is such a client, or what stood in the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from graph.codes import sealed_kinds
from graph.cypher import load
from graph.journal import entered, entry
from graph.model import ENTERED
from graph.store import Step, Store
from graph.viewer import Viewer

WAITS = timedelta(days=7)
VISIT_DAYS = 14
WAITING_MOST = 5
SEARCHES_AN_HOUR, SEARCHES_A_DAY = 30, 100
TEAM, VISIT = "team", "visit"
JOININGS = (TEAM, VISIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A professional joins a client's team on an agency's behalf, in a role, for a reason from a list."""

    id: str
    client_id: str
    professional_id: str
    agency_id: str
    role: str | None
    joining: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """Somebody whom a professional adds, and whose team they are. Empty texts are unknown.

    `id`, `record` and `involvement` are made by the program, so that what is sent twice is one.
    """

    id: str
    record: str
    involvement: str
    professional_id: str
    agency_id: str
    role: str | None
    given_name: str | None
    family_name: str
    born: date | None
    born_year: int | None
    address: str | None
    postcode: str | None
    phone: str | None
    nhs_number: str | None


_OF_A_RECORD = ("given_name", "family_name", "born", "born_year", "address", "postcode", "phone", "nhs_number")


def source_of(agency_id: str) -> str:
    """The source of what an agency's people enter of a client."""
    return f"{ENTERED}{agency_id}"


def count_search(store: Store, key: str, now: datetime) -> bool:
    """Count a closed search under a key; false, and it is not counted, where the key has had its most."""
    hour, day = now - timedelta(hours=1), now - timedelta(days=1)
    most = {"most_an_hour": SEARCHES_AN_HOUR, "most_a_day": SEARCHES_A_DAY}
    rows = store.write(load("queries.doors", "count_search"), key=key, now=now, hour=hour, day=day, **most)
    return not rows[0]["refused"]


def join(store: Store, viewer: Viewer, joining: Joining, today: date) -> bool:
    """Join a team for seven days, or until somebody says yes. Raises DatabaseUnavailable."""
    cells = {
        "agency_id": joining.agency_id,
        "asserted_by": joining.professional_id,
        "role": joining.role,
        "joining": joining.joining,
        "reason": joining.reason,
    }
    row = {
        "id": joining.id,
        "client_id": joining.client_id,
        "professional_id": joining.professional_id,
        "until": today + WAITS,
        "cells": cells,
    }
    step: Step = (
        load("queries.doors", "join"),
        {"row": row, "today": today, "since": today - WAITS, "most": WAITING_MOST, **sealed_kinds()},
    )
    return _done(store, viewer, "doors.join", step, joining.client_id, joining.id)


def confirm(store: Store, viewer: Viewer, involvement: str, client_id: str, today: date) -> bool:
    """Say that somebody else's tie is right. Raises DatabaseUnavailable."""
    given = {"involvement": involvement, "client": client_id, "by": viewer.professional, "today": today}
    step: Step = (load("queries.doors", "confirm"), {**given, "visit_days": VISIT_DAYS})
    return _done(store, viewer, "doors.confirm", step, client_id, involvement)


def leave(store: Store, viewer: Viewer, involvement: str, client_id: str, today: date) -> bool:
    """End one's own involvement. Raises DatabaseUnavailable."""
    step: Step = (
        load("queries.doors", "leave"),
        {"by": viewer.professional, "involvement": involvement, "today": today},
    )
    return _done(store, viewer, "doors.leave", step, client_id, involvement)


def come_back(store: Store, viewer: Viewer, involvement: str, today: date) -> bool:
    """Take back that one is not involved any more, on the same day. Raises DatabaseUnavailable."""
    step: Step = (
        load("queries.doors", "come_back"),
        {"by": viewer.professional, "involvement": involvement, "today": today},
    )
    return _done(store, viewer, "doors.come_back", step, None, involvement)


def end_left(store: Store, viewer: Viewer, ties: Sequence[str], client_id: str, act: str, today: date) -> bool:
    """End the involvement of somebody who has left. `act` is by what it is taken back. Raises DatabaseUnavailable."""
    given = {"ties": list(ties), "client": client_id, "act": act, "by": viewer.professional, "today": today}
    return _done(store, viewer, "doors.end_left", (load("queries.doors", "end_left"), given), client_id, ties[0])


def list_again(store: Store, viewer: Viewer, client_id: str, act: str, today: date) -> bool:
    """Take back, on the same day, that somebody has left a team. Raises DatabaseUnavailable."""
    given = {"client": client_id, "act": act, "by": viewer.professional, "today": today}
    return _done(store, viewer, "doors.list_again", (load("queries.doors", "list_again"), given), client_id, None)


def add_client(store: Store, viewer: Viewer, client: NewClient, today: date) -> bool:
    """Add somebody, who may be in the network already: that always succeeds. Raises DatabaseUnavailable."""
    told = {each.name: getattr(client, each.name) for each in fields(client)}
    tie = {
        "agency_id": client.agency_id,
        "asserted_by": client.professional_id,
        "role": client.role,
        "from": today,
        "confirmed_on": today,
    }
    row = {
        **{name: told[name] for name in ("id", "record", "involvement", "professional_id")},
        "source": source_of(client.agency_id),
        "cells": {**{name: told[name] for name in _OF_A_RECORD}, "as_of": today},
        "tie": tie,
    }
    step: Step = (load("queries.doors", "add_client"), {"row": row, **sealed_kinds()})
    return _done(store, viewer, "doors.add_client", step, client.id, client.involvement)


def know_privately(store: Store, viewer: Viewer, client_id: str, today: date) -> bool:
    """Declare that one knows somebody privately. Raises DatabaseUnavailable."""
    step: Step = (
        load("queries.doors", "know_privately"),
        {"by": viewer.professional, "client": client_id, "today": today},
    )
    return _done(store, viewer, "doors.know_privately", step, client_id, None)


def _done(store: Store, viewer: Viewer, query: str, step: Step, client_id: str | None, focus: str | None) -> bool:
    """Commit a step with its entry; whether it changed anything."""
    subjects = [client_id] if client_id else []
    return entered(store, step, entry(viewer, "door", query, subjects, focus=focus))
