"""What a client's page shows of one's own support: who sees it, and how that can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from explorer.doors.pages import own_ties
from graph.model import Involvement
from graph.slice import Slice
from queries.answering import confirmed
from queries.audience import EXISTENCE, OPEN, Audience, audience_of, if_open, if_sealed
from queries.day import on
from queries.seals import SEALS

SAID = ("opened", "sealed", "shielded")


@dataclass(frozen=True, slots=True)
class Own:
    """One tie of one's own: for which agency, who sees it, and who would once it is opened, or sealed so or so.

    A tie that nobody `confirmed` can be left, and no more.
    """

    tie: Involvement
    confirmed: bool
    agency: str | None
    sealed: bool
    audience: Audience
    if_open: Audience | None
    if_sealed: Mapping[str, Audience]


def own_support(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> tuple[Own, ...]:
    """A professional's own ties with a client on a day."""
    return tuple(_own(slice_, each, day) for each in own_ties(slice_, client_id, professional_id, day))


def _own(slice_: Slice, tie: Involvement, day: date) -> Own:
    laid_out = on(slice_, day)
    agency, audience = laid_out.agencies.get(tie.agency_id or ""), audience_of(slice_, tie)
    may, sealed = confirmed(laid_out, tie), tie.visibility != OPEN
    tighter = SEALS if not sealed else SEALS[1:] if tie.visibility == EXISTENCE else ()
    return Own(
        tie=tie,
        confirmed=may,
        agency=agency.name if agency else None,
        sealed=sealed,
        audience=audience,
        if_open=if_open(slice_, tie) if may and sealed else None,
        if_sealed={each: if_sealed(slice_, tie, each) for each in tighter} if may else {},
    )
