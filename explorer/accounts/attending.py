"""What being at a meeting opens for an account, worked out anew with each request (access.md §7).

It ends with the meeting, when its chair ends it or has no business with the family any more, and when one leaves;
whether account, employment and agreement stand, the session says by itself.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from graph.grounds import MEETINGS
from graph.meetings import anchors, private_ties
from graph.store import Store
from queries import meetings
from queries.accounts import Account, Attending
from queries.meetings import Held


def with_meeting(store: Store, account: Account, now: datetime, today: date) -> Account:
    """The account with what the meeting opens into which it was let, if there is one. Raises DatabaseUnavailable."""
    held = held_now(store, account.meeting, now, today) if account.meeting else None
    if held is None or account.id not in {each.account for each in held.present}:
        return account
    opens = anchors(store, held.chair, held.family_id, today)
    return replace(account, attends=Attending(held.family_id, held.until, opens)) if opens.opened else account


def held_now(store: Store, meeting_id: str, now: datetime, today: date) -> Held | None:
    """A meeting with everyone who can be there: nobody who knows anybody privately whom it is about, nor beside them.

    None where that is its chair, or where there are no meetings on the ground on which agencies share by now.
    """
    held = meetings.held(store, meeting_id, now, today)
    if held is None or MEETINGS in held.chair.without:
        return None
    asked = [held.chair.professional or "", *(each.professional for each in held.everyone)]
    private = private_ties(store, held.chair, held.family_id, asked)
    if held.chair.professional in private:
        return None
    return replace(held, everyone=tuple(each for each in held.everyone if each.professional not in private))
