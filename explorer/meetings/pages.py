"""What a chair's page of their meeting shows, and a participant's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from explorer.accounts.keeping import keyed_hash
from explorer.site import Site
from queries.meetings import Held

SEEN_LETTERS = 32


@dataclass(frozen=True, slots=True)
class Chaired:
    """A chair's meeting: who asks to come in, who is there, and whether the picture shows; `seen` stands for these."""

    held: Held
    code: str
    seen: str


@dataclass(frozen=True, slots=True)
class Attended:
    """A meeting at which somebody is, or asks to be: until when, by which chair; which family once they are let in."""

    until: datetime
    purpose: str
    chair: str | None
    family_id: str | None


def chaired(here: Site, held: Held, code: str) -> Chaired:
    """What the chair's page shows."""
    return Chaired(held, code, room_seen(here, held))


def room_seen(here: Site, held: Held) -> str:
    """What stands for who is in the room, and how often that changed: nobody goes on for others than they saw."""
    said = "\n".join((held.id, str(held.changes), *held.room))
    return keyed_hash(here, "who is in the room", said)[:SEEN_LETTERS]


def attended(held: Held, account: str) -> Attended:
    """What the page of somebody who came shows; before they are let in neither what for nor about whom."""
    inside = any(each.account == account for each in held.present)
    return Attended(held.until, held.purpose if inside else "", held.chair_name, held.family_id if inside else None)
