"""Meetings about a family, who is at them, and the screens that show them: one function for each .cypher file here.

A meeting says who opened it, about which family, what for and until when; a presence, who asked to come in and was let
in. What that opens is worked out in `graph/meetings.py` at each look, and decided in `graph/visible` and the slices.
Codes and the ids of screens' sessions come here only as hashes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from graph.codes import kinds_that_start
from graph.cypher import load
from graph.journal import entered_either, entry
from graph.meetings import Gathering
from graph.store import Row, Step, Store
from graph.viewer import Viewer
from queries.grounds import profile_of

LONGEST = timedelta(hours=3)
LENGTHS = (30, 60, 90, 120, 150, 180)
"""How many minutes a meeting may last."""
CODE_LASTS = timedelta(minutes=10)
GUESTS_AT_MOST = 40
AT_MOST = 40
"""How many may ask to come in to one meeting: each who is there is one more who looks at each showing."""
CHAIR = "chair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A meeting as it is opened; `code` is the hash of what the chair reads out."""

    id: str
    family_id: str
    purpose: str
    code: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """Somebody who is at a meeting (`admitted`), or asks to come in."""

    id: str
    account: str
    account_role: str
    professional: str
    name: str
    role: str | None
    agencies: tuple[str, ...]
    admitted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting that is held now. `shown_for` is whom the chair last went on for; None before the first time.

    It is null again whenever somebody comes or leaves, which `changes` counts; `begun` says that they went on once.
    `everyone` are those who are there or ask to come in; `openings` until when the chair opened whom without waiting;
    `screen` is whether one is connected.
    """

    id: str
    family_id: str
    purpose: str
    until: datetime
    guests: int
    shown_for: tuple[str, ...] | None
    begun: bool
    changes: int
    screen: bool
    chair: Viewer
    chair_name: str | None
    openings: Mapping[str, datetime]
    everyone: tuple[There, ...]

    @property
    def present(self) -> tuple[There, ...]:
        """Those whom the chair let in."""
        return tuple(each for each in self.everyone if each.admitted)

    @property
    def asking(self) -> tuple[There, ...]:
        """Those who ask to come in."""
        return tuple(each for each in self.everyone if not each.admitted)

    @property
    def shows(self) -> bool:
        """Whether the picture shows: the chair went on for just these, and nobody waits for an answer."""
        return self.shown_for == self.room and not self.asking

    @property
    def room(self) -> tuple[str, ...]:
        """Who is in the room, as it is compared: the accounts, and how many guests."""
        return (*sorted(each.account for each in self.present), f"guests: {self.guests}")

    @property
    def gathering(self) -> Gathering:
        """The chair and those present, as they look without what the meeting opens."""
        others = (
            Viewer(each.account, each.account_role, each.professional, grounds=self.chair.grounds)
            for each in self.present
        )
        return Gathering(self.chair, self.family_id, tuple(others))


@dataclass(frozen=True, slots=True)
class Mine:
    """The ids of the meeting that an account chairs, and of the one at which it is or asks to be."""

    chaired: str | None = None
    attended: str | None = None


def open(store: Store, viewer: Viewer, opened: Opened, about: Sequence[str]) -> bool:  # noqa: A001  the file's name
    """Open a meeting, with its entry, which names whom it is `about`.

    False where one of theirs is open, or they know somebody there privately.
    """
    meeting: Mapping[str, object] = {
        "id": opened.id,
        "account": viewer.account,
        "professional": viewer.professional,
        "family": opened.family_id,
        "purpose": opened.purpose,
        "code": opened.code,
        "guests": 0,
        "since": opened.since,
        "until": opened.until,
    }
    step: Step = (load("queries.meetings", "open"), {"meeting": meeting})
    return _entered(store, viewer, "open", step, opened.id, [opened.family_id, *about])


def come(store: Store, viewer: Viewer, code: str, presence_id: str, now: datetime) -> bool:
    """Ask to come in to the meeting of a code; false, and entered as refused, where there is none for the viewer."""
    presence = {"id": presence_id, "account": viewer.account, "professional": viewer.professional, "asked_at": now}
    given = {"presence": presence, "code": code, "now": now, "most": AT_MOST}
    step: Step = (load("queries.meetings", "come"), given)
    return _entered(store, viewer, "come", step, of_code(store, code))


def of_code(store: Store, code: str) -> str | None:
    """The id of the meeting that a code is of, over or not."""
    rows = store.read(load("queries.meetings", "of_code"), code=code)
    return rows[0]["meeting"] if rows else None


def let_in(store: Store, viewer: Viewer, held: Held, who: There, about: Sequence[str], now: datetime) -> bool:
    """Let somebody in who asks; false where nobody asks so. The entry names them, and whom it opens (`about`).

    That they were there is entered as theirs, too.
    """
    given = {"presence": who.id, "account": viewer.account, "now": now}
    step: Step = (load("queries.meetings", "let_in"), given)
    theirs = Viewer(who.account, who.account_role, who.professional)
    there = entry(theirs, "door", "meetings.attend", about, focus=held.id)
    return _entered(store, viewer, "let_in", step, held.id, [who.account, *about], there)


def send_away(store: Store, viewer: Viewer, held: Held, who: There, now: datetime) -> bool:
    """Let somebody not in, for good, or say that they have left; false where nobody is there so."""
    given = {"presence": who.id, "account": viewer.account, "now": now}
    step: Step = (load("queries.meetings", "send_away"), given)
    return _entered(store, viewer, "send_away", step, held.id, [who.account])


def leave(store: Store, viewer: Viewer, meeting_id: str, now: datetime) -> bool:
    """Leave the meeting at which one is, or asks to be; false where one isn't."""
    given = {"meeting": meeting_id, "account": viewer.account, "now": now}
    step: Step = (load("queries.meetings", "leave"), given)
    return _entered(store, viewer, "leave", step, meeting_id)


def set_guests(store: Store, viewer: Viewer, meeting_id: str, guests: int, now: datetime) -> bool:
    """Say how many are in the room who have no account; false where the meeting is over."""
    given = {"meeting": meeting_id, "account": viewer.account, "guests": guests, "now": now}
    step: Step = (load("queries.meetings", "set_guests"), given)
    return _entered(store, viewer, "set_guests", step, meeting_id)


def go_on(store: Store, viewer: Viewer, held: Held, now: datetime) -> bool:
    """Show the picture to those who are in the room; false where these are others by now, or the meeting is over."""
    given = {"meeting": held.id, "account": viewer.account, "now": now}
    given |= {"shown_for": list(held.room), "changes": held.changes}
    step: Step = (load("queries.meetings", "go_on"), given)
    return _entered(store, viewer, "go_on", step, held.id, [each.account for each in held.present])


def end(store: Store, viewer: Viewer, meeting_id: str, family_id: str, now: datetime) -> bool:
    """End a meeting for everybody; false where it is over."""
    step: Step = (load("queries.meetings", "end"), {"meeting": meeting_id, "account": viewer.account, "now": now})
    return _entered(store, viewer, "end", step, meeting_id, [family_id])


def connect(store: Store, viewer: Viewer, meeting_id: str, wall_id: str, code: str, now: datetime) -> bool:
    """Keep the hash of a code by which one screen can show the meeting, and no other; false where it is over."""
    given = {"meeting": meeting_id, "account": viewer.account, "wall": wall_id, "code": code, "now": now}
    step: Step = (load("queries.meetings", "connect"), {**given, "code_until": now + CODE_LASTS})
    return _entered(store, viewer, "connect", step, meeting_id)


def disconnect(store: Store, viewer: Viewer, meeting_id: str, now: datetime) -> bool:
    """Take the screen off the meeting; false where it has none."""
    step: Step = (
        load("queries.meetings", "disconnect"),
        {"meeting": meeting_id, "account": viewer.account, "now": now},
    )
    return _entered(store, viewer, "disconnect", step, meeting_id)


def pair(store: Store, code: str, session: str, now: datetime) -> bool:
    """Give a screen's session the meeting of a code, which is good no more; false where it is no such code.

    It is entered as its chair's, who made the code; what is no code is nobody's, and isn't entered.
    """
    found = awaiting(store, code, now)
    if found is None:
        return False
    meeting_id, chair = found
    step: Step = (load("queries.meetings", "pair"), {"code": code, "session": session, "now": now})
    return _entered(store, chair, "pair", step, meeting_id)


def awaiting(store: Store, code: str, now: datetime) -> tuple[str, Viewer] | None:
    """The id of the meeting that waits for the screen of a code, and its chair; None where it is no such code."""
    rows = store.read(load("queries.meetings", "awaiting"), code=code, now=now)
    return (rows[0]["meeting"], Viewer(rows[0]["account"], rows[0]["role"], rows[0]["professional"])) if rows else None


def on_screen(store: Store, session: str, now: datetime) -> str | None:
    """The id of the meeting that a screen shows; None once it is over."""
    rows = store.read(load("queries.meetings", "on_screen"), session=session, now=now)
    return rows[0]["meeting"] if rows else None


def of_account(store: Store, account: str, now: datetime) -> Mine:
    """The meetings of an account."""
    rows = store.read(load("queries.meetings", "of_account"), account=account, now=now)
    return Mine(**rows[0]) if rows else Mine()


def held(store: Store, meeting_id: str, now: datetime, today: date) -> Held | None:
    """A meeting with everyone who is there or asks to be; None once it is over, or its chair no chair any more."""
    plain = kinds_that_start("open")
    rows = store.read(load("queries.meetings", "held"), meeting=meeting_id, now=now, today=today, plain=plain)
    return _held(rows[0]) if rows and rows[0]["meeting"]["role"] == CHAIR else None


def _held(row: Row) -> Held:
    meeting = row["meeting"]
    openings = {each["client"]: datetime.fromisoformat(each["until"]) for each in row["opened"]}
    chair = Viewer(
        account=meeting["account"],
        role=meeting["role"],
        professional=meeting["professional"],
        opened=tuple(openings),
        grounds=profile_of(row["grounds"]).code,
    )
    shown_for = meeting["shown_for"]
    return Held(
        id=meeting["id"],
        family_id=meeting["family"],
        purpose=meeting["purpose"],
        until=datetime.fromisoformat(meeting["until"]),
        guests=meeting["guests"],
        shown_for=None if shown_for is None else tuple(shown_for),
        begun=meeting["begun"],
        changes=meeting["changes"],
        screen=meeting["screen"],
        chair=chair,
        chair_name=meeting["name"],
        openings=openings,
        everyone=tuple(map(_there, row["everyone"])),
    )


def _there(row: Row) -> There:
    """Without their role where no agency is shown: it would tell of which second life it is."""
    agencies = tuple(row["agencies"])
    return There(**{**row, "agencies": agencies, "role": row["role"] if agencies else None})


def _entered(
    store: Store,
    viewer: Viewer,
    act: str,
    change: Step,
    meeting_id: str | None,
    subjects: Sequence[str] = (),
    *more: Step,
) -> bool:
    """Commit a change with the entry that it was done, or that it was refused; whether it was done."""
    query = f"meetings.{act}"
    return entered_either(store, viewer, "door", query, change, subjects=subjects, focus=meeting_id, more=more)
