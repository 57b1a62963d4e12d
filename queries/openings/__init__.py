"""What opens a client for a while: overrides and enquiries. One function for each .cypher file beside this one.

An opening says who opened whom, why and until when. What it opens is decided in `graph/visible` and the slices.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from graph.cypher import load
from graph.grounds import ENQUIRY as ENQUIRIES
from graph.journal import entered, entry
from graph.store import Step, Store
from graph.viewer import Viewer

OVERRIDE, ENQUIRY = "override", "enquiry"
AN_HOUR = timedelta(minutes=60)
WORKING_DAYS = 5
WEEKEND = 5
SENTENCE_LONGEST = 200
REFERENCE_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Opening:
    """A client who is open for an account until a moment."""

    id: str
    kind: str
    client_id: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An opening as it is made: on which ground, and a sentence or the desk's own reference for its reviewers.

    `agency` is the name that the team reads; `desk` the agency, by id, at whose duty desk an enquiry can be taken up.
    """

    id: str
    kind: str
    client_id: str
    ground: str
    words: str
    agency: str | None
    since: datetime
    until: datetime
    desk: str | None = None


@dataclass(frozen=True, slots=True)
class OfShift:
    """An enquiry that a colleague at the same duty desk has open; people are told its reference `words` and `until`."""

    id: str
    client_id: str
    ground: str
    words: str
    agency: str | None
    desk: str
    until: datetime


def open(store: Store, viewer: Viewer, opened: Opened) -> bool:  # noqa: A001  the file's name
    """Open a client, with the entry that says so; the words stand beside it and never in it.

    False where the professional knows the client privately.
    """
    opening: Mapping[str, object] = {
        "id": opened.id,
        "account": viewer.account,
        "professional": viewer.professional,
        "kind": opened.kind,
        "client": opened.client_id,
        "ground": opened.ground,
        "words": opened.words,
        "agency": opened.agency,
        "desk": opened.desk,
        "since": opened.since,
        "until": opened.until,
    }
    step: Step = (load("queries.openings", "open"), {"opening": opening})
    said = entry(viewer, "door", f"openings.{opened.kind}", [opened.client_id], focus=opened.id)
    return entered(store, step, said)


def opening(row: Mapping[str, str]) -> Opening:
    """An opening from its row, whose moment is ISO 8601."""
    return Opening(row["id"], row["kind"], row["client_id"], datetime.fromisoformat(row["until"]))


def in_force(store: Store, account: str, now: datetime) -> tuple[Opening, ...]:
    """What is open for an account, the longest first."""
    rows = store.read(load("queries.openings", "in_force"), account=account, now=now)
    return tuple(opening(row) for row in rows)


def close(store: Store, viewer: Viewer, opening_id: str, now: datetime) -> bool:
    """Close an opening of one's own; false where there is none."""
    step: Step = (load("queries.openings", "close"), {"id": opening_id, "account": viewer.account, "now": now})
    return entered(store, step, entry(viewer, "door", "openings.close", [], focus=opening_id))


def review(store: Store, viewer: Viewer, opening_id: str, now: datetime) -> bool:
    """Note that the viewer has reviewed what somebody else opened; false where it is their own, done, or not there."""
    given = {"id": opening_id, "by": viewer.account, "professional": viewer.professional, "now": now}
    step: Step = (load("queries.openings", "review"), given)
    return entered(store, step, entry(viewer, "change", "openings.review", [], focus=opening_id))


def enquiries(
    store: Store, account: str, clients: Collection[str], now: datetime
) -> tuple[tuple[str | None, datetime], ...]:
    """By which agencies' desks enquiries about some clients are open, and until when; one's own are left out."""
    rows = store.read(load("queries.openings", "enquiries"), account=account, clients=sorted(clients), now=now)
    return tuple((row["agency"], datetime.fromisoformat(row["until"])) for row in rows)


def shift(store: Store, viewer: Viewer, now: datetime, today: date) -> tuple[OfShift, ...]:
    """The enquiries of the viewer's duty desk that they can take up; none for whoever makes no enquiries."""
    query = load("queries.openings", "shift")
    may = viewer.may(query.access) and ENQUIRIES not in viewer.without
    rows = store.read(query, account=viewer.account, now=now, today=today) if may else []
    return tuple(OfShift(**{**row, "until": datetime.fromisoformat(row["until"])}) for row in rows)


def enquiry_until(now: datetime) -> datetime:
    """Five working days on, at the same time of day."""
    until, left = now, WORKING_DAYS
    while left:
        until += timedelta(days=1)
        left -= until.weekday() < WEEKEND
    return until
