"""Invitations to join a team: one function for each .cypher file beside this one, of the same name.

An invitation shows only who asks until it is accepted, and lapses after fourteen days (access.md §5).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from graph.codes import sealed_kinds
from graph.cypher import load
from graph.journal import entry
from graph.model import OPERATOR
from graph.reading import KINDS
from graph.store import Row, Step, Store
from graph.viewer import Viewer

LAPSES = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A professional asks a colleague for one of their agencies, or an agency's desk, about a client.

    It hangs on `involvement`, the asker's own, which is for the agency `asker_for`.
    """

    id: str
    client_id: str
    involvement: str
    asker_id: str
    asker_for: str | None
    professional_id: str | None
    agency_id: str


@dataclass(frozen=True, slots=True)
class Pending:
    """Who was asked and has not answered: a colleague of an agency, or the agency."""

    name: str | None
    agency: str | None
    on: date
    until: date


def invite(store: Store, viewer: Viewer, invitation: Invitation, today: date) -> bool:
    """Ask, once however often it is sent; false where nobody is called so. Raises DatabaseUnavailable."""
    row = {
        "id": invitation.id,
        "client": invitation.client_id,
        "involvement": invitation.involvement,
        "by": invitation.asker_id,
        "for": invitation.asker_for,
        "professional": invitation.professional_id,
        "agency": invitation.agency_id,
        "on": today,
        "until": today + LAPSES,
    }
    step: Step = (
        load("queries.invitations", "invite"),
        {
            "invitation": row,
            "viewer": viewer.parameter(),
            "today": today,
            "operator": OPERATOR,
            "open_kinds": KINDS["open"],
            "placeless": KINDS["placeless"],
        },
    )
    said = entry(viewer, "door", "invitations.invite", [invitation.client_id], focus=invitation.id)
    return settle(store, step, invitation.id, said)


def pending(store: Store, involvements: Collection[str], today: date) -> tuple[Pending, ...]:
    """Who was asked, of what hangs on some involvements. Raises DatabaseUnavailable."""
    rows = store.read(load("queries.invitations", "pending"), involvements=sorted(involvements), today=today)
    return tuple(Pending(**_dated(row, "on", "until")) for row in rows)


def accept(store: Store, viewer: Viewer, invitation_id: str, involvement: str, today: date) -> str | None:
    """Join the team that one was asked to join: the client's id. None where it isn't there, isn't one's, or lapsed."""
    given = {"id": invitation_id, "by": viewer.professional, "involvement": involvement, "today": today}
    more = {**sealed_kinds(), "operator": OPERATOR, "agreed_only": viewer.agreed_only}
    step: Step = (load("queries.invitations", "accept"), {**given, **more})
    client = client_of(store, invitation_id)
    said = entry(viewer, "door", "invitations.accept", [client] if client else [], focus=invitation_id)
    return client if settle(store, step, invitation_id, said) else None


def client_of(store: Store, invitation_id: str) -> str | None:
    """Whose team an invitation is for; it is not to be handed to anybody who has not joined it."""
    rows = store.read(load("queries.invitations", "client_of"), id=invitation_id)
    return str(rows[0]["client"]) if rows else None


def decline(store: Store, viewer: Viewer, invitation_id: str, today: date) -> bool:
    """Say that it isn't oneself; false where there is no such invitation."""
    given = {"id": invitation_id, "by": viewer.professional, "today": today}
    client = client_of(store, invitation_id)
    said = entry(viewer, "door", "invitations.decline", [client] if client else [], focus=invitation_id)
    return settle(store, (load("queries.invitations", "decline"), given), invitation_id, said)


def settle(store: Store, change: Step, invitation_id: str, said: Step) -> bool:
    """Commit what became of an invitation, and since when its asker has had no answer; whether anything did.

    Raises DatabaseUnavailable.
    """
    since: Step = (load("queries.invitations", "settle"), {"id": invitation_id})
    return bool(store.write_together([change, since, said])[0][0]["rows"])


def _dated(row: Row, *names: str) -> Row:
    return {**row, **{name: date.fromisoformat(row[name]) for name in names}}
