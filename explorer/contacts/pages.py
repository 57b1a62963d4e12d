"""What a page shows of contact that is entered there: the form for it, and what was entered just now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from graph.slice import Slice
from queries.answering import supported
from queries.audience import Seen, seen_by_day
from queries.entering import own_ever, taken_back, tie_on

PAST_DAYS, COMING_DAYS = 90, 180
SAID = ("recorded", "taken-back", "contact-day")


@dataclass(frozen=True, slots=True)
class Entering:
    """On which days contact can be entered here, by whoever supports the client; and what was said of it just now.

    `made` is the act that the viewer may take back, `seen` who will see what is entered.
    """

    may: bool
    earliest: date
    latest: date
    said: str | None
    made: str | None
    seen: tuple[Seen, ...] = ()


def entering(slice_: Slice, client_id: str, me: str | None, day: date, said: str | None, made: str | None) -> Entering:
    """What a client's page needs to enter contact."""
    earliest = day - timedelta(days=PAST_DAYS)
    near = own_ever(slice_, me, [client_id], ()) if me else []
    return Entering(
        may=client_id in supported(slice_, me, day),
        earliest=earliest,
        latest=day + timedelta(days=COMING_DAYS),
        said=said,
        made=mine(slice_, made, me),
        seen=seen_by_day(slice_, lambda on: tie_on(slice_, me or "", [client_id], (), on), near, earliest),
    )


def mine(slice_: Slice, made: str | None, me: str | None) -> str | None:
    """An act, where it is one that the viewer may take back."""
    return made if made and taken_back(slice_, made, me) else None
