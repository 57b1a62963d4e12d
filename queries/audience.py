"""Who will see what is entered, worked out from the tie on which it hangs, for the line beside it (access.md §3, §4).

It must be true: tests/queries/test_audience.py compares it with `graph.visible`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from graph.agreed import gone, in_force
from graph.codes import agency_kinds
from graph.identity import Identity
from graph.model import Agency, Involvement
from graph.slice import Slice
from queries.day import on

OPEN, EXISTENCE = "open", "existence"
# Who besides the worker, and colleagues of the same agency on this client, sees what hangs on a tie.
EVERYONE, SUPPORTERS, LEAD, LINE, NOBODY = "everyone", "supporters", "lead", "line", "nobody"
# The same where agencies share on agreement only: of those others whom an agreement names together with the agency.
AGREED, AGREED_LEAD, AGREED_LINE = "agreed", "agreed-lead", "agreed-line"
ON_AGREEMENT: Mapping[str, str] = {EVERYONE: AGREED, SUPPORTERS: AGREED, LEAD: AGREED_LEAD, LINE: AGREED_LINE}
# Of what is about no client, and between two who share none.
BOTH = "both"
TieOn: TypeAlias = Callable[[date], Involvement | None]


@dataclass(frozen=True, slots=True)
class Audience:
    """Who sees what hangs on a tie with `client`, who stands here as they are called.

    Its worker does, and whoever is on the client for `agency`, where one is named; of all others `others` says who.
    """

    others: str
    agency: str | None
    client: str

    def same(self, other: Audience) -> bool:
        """Whether it is the same people; where everyone sees it, for whichever agency one is there."""
        everyone = self.others in (EVERYONE, SUPPORTERS)
        return self == (replace(other, agency=self.agency) if everyone else other)


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees what is entered of a day, for the days from `since` on until the next begins."""

    since: date
    audience: Audience


def audience_of(slice_: Slice, tie: Involvement) -> Audience:
    """Who sees what hangs on a tie of the viewer's own."""
    laid_out = on(slice_, slice_.now)
    source = laid_out.sources.get(tie.source or "")
    lets_in = tie.agency_id or (source.agency_id if source else None)
    colleagues, agency = laid_out.agencies.get(lets_in or ""), laid_out.agencies.get(tie.agency_id or "")
    shielded = laid_out.clients[tie.client_id].shielded is not False
    over = agency is not None and gone(agency, slice_.now) and not tie.always_findable
    others = NOBODY if over else _others(tie.visibility, agency, shielded=shielded)
    return Audience(
        others=_on_agreement(others, tie.agency_id) if slice_.agreed_only else others,
        # Nobody is on a client for an agency that doesn't share.
        agency=colleagues.name if colleagues and in_force(colleagues, slice_.now) else None,
        client=_called(laid_out.identities[tie.client_id]),
    )


def audience_at_first(agency: Agency, client: str, *, agreed_only: bool) -> Audience:
    """Who sees a tie that begins on an agency's behalf with somebody who is not shielded."""
    kind = agency_kinds().get(agency.kind)
    others = _others(kind.visibility if kind else OPEN, agency, shielded=False)
    others = _on_agreement(others, agency.id) if agreed_only else others
    return Audience(others=others, agency=agency.name, client=client)


def of_both() -> Audience:
    """Who sees that two are in touch about nobody in particular: whoever sees that each of them supports someone."""
    return Audience(others=BOTH, agency=None, client="")


def if_sealed(slice_: Slice, tie: Involvement, visibility: str) -> Audience:
    """Who would see what hangs on a tie once it is sealed so."""
    return audience_of(slice_, replace(tie, visibility=visibility))


def if_open(slice_: Slice, tie: Involvement) -> Audience:
    """Who would see what is entered once a tie is opened."""
    return audience_of(slice_, replace(tie, visibility=OPEN))


def seen_by_day(slice_: Slice, tie_on_day: TieOn, changes: list[Involvement], earliest: date) -> tuple[Seen, ...]:
    """Who sees what is entered of the days from `earliest` on, where it hangs on the tie that its day gives.

    `changes` are the ties that may be one of these: with their beginnings and ends the audience may change.
    """
    now = slice_.now
    turns = {each for tie in changes for each in (tie.start, tie.end) if each is not None and earliest < each <= now}
    found: list[Seen] = []
    for day in sorted({earliest, *turns}):
        tie = tie_on_day(day)
        audience = audience_of(slice_, tie) if tie is not None else None
        if audience is not None and (not found or not found[-1].audience.same(audience)):
            found.append(Seen(day, audience))
    return tuple(found)


def _on_agreement(others: str, agency_id: str | None) -> str:
    """Who of the others does, where it takes an agreement: nobody of what is on nobody's named behalf."""
    return NOBODY if agency_id is None else ON_AGREEMENT.get(others, others)


def _others(visibility: str, agency: Agency | None, *, shielded: bool) -> str:
    if visibility != OPEN:
        return LINE if visibility == EXISTENCE else NOBODY
    if not shielded:
        return EVERYONE
    return LEAD if tells_a_place(agency) else SUPPORTERS


def tells_a_place(agency: Agency | None) -> bool:
    """Whether an agency's name tells where its clients live: it is unknown, of such a kind, or of one area."""
    kind = agency_kinds().get(agency.kind) if agency else None
    return agency is None or kind is None or kind.place or agency.area is not None


def _called(who: Identity) -> str:
    return who.known_as or who.given_name or who.label
