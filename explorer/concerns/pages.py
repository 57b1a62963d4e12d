"""What a client's page shows of concerns: one's own, and those of whom one is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from explorer.doors.pages import own_ties
from graph.model import Involvement
from graph.slice import Slice
from graph.visible.look import CONCERN
from queries.answering import confirmed
from queries.audience import OPEN
from queries.day import on
from queries.missing import RuleSettings
from queries.people import TeamMember, team_on

SAID = ("concern-raised",)


@dataclass(frozen=True, slots=True)
class Concerns:
    """Since when one has a concern and until when it stands; who else has one, as far as one is told.

    `tie` is the involvement with which one can raise it, `threshold` how many it takes before they are told,
    and `days` for how long it stands.
    """

    tie: str | None
    since: date | None
    until: date | None
    others: tuple[TeamMember, ...]
    threshold: int
    days: int


def concerns_of(slice_: Slice, client_id: str, me: str | None, day: date, settings: RuleSettings) -> Concerns:
    """The concerns about a client that one may read of on a day. Of one's own mark nothing is told but the day."""
    laid_out, stands = on(slice_, day), CONCERN
    own = [
        each for each in own_ties(slice_, client_id, me, day) if each.visibility == OPEN and confirmed(laid_out, each)
    ]
    tie = max(own, key=lambda each: (_raised(each, day - stands) or date.min, each.id), default=None)
    since = _raised(tie, day - stands) if tie else None
    told = {each.id for each in laid_out.involvements.get(client_id, ()) if _raised(each, day - stands)}
    others = (each for each in team_on(laid_out, client_id) if each.id != me and told & {*each.involvements})
    return Concerns(
        tie=tie.id if tie else None,
        since=since,
        until=since + stands if since else None,
        others=tuple(others),
        threshold=settings.threshold,
        days=CONCERN.days,
    )


def _raised(tie: Involvement, after: date) -> date | None:
    """Since when a concern stands with a tie."""
    return tie.concern_on if tie.concern_on is not None and tie.concern_on > after else None
