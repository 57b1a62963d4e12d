"""Whether a family knows that services share what they hold here: who reads it, and who can write it down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.agreed import in_force
from graph.model import Involvement, Membership
from graph.slice import Slice
from graph.viewer import Viewer
from queries.answering import confirmed_ties
from queries.day import Day, on

OPEN = "open"
NOT_TOLD = "not-told"


@dataclass(frozen=True, slots=True)
class Answer:
    """They were told on a day; or not, because it would raise risk; or nobody has written anything down."""

    on: date | None = None
    not_told: bool = False

    @property
    def code(self) -> str:
        """As a form carries what it showed: the day, `not-told`, or nothing."""
        return NOT_TOLD if self.not_told else self.on.isoformat() if self.on else ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a viewer reads of a family; `tie`, with `client_id`, is that with which they can change it, if they can."""

    family_id: str
    answer: Answer
    client_id: str | None = None
    tie: str | None = None


def told_of(slice_: Slice, family_id: str, viewer: Viewer, day: date) -> Told | None:
    """What is written down of a family, for those of whose own clients one belongs to it; else None.

    None too where agencies share on agreement: what was agreed says who knows.
    """
    laid_out = on(slice_, day)
    family = laid_out.families.get(family_id)
    members = [each for each in laid_out.members_of.get(family_id, ()) if _tells(laid_out, each, viewer)]
    if family is None or not members or viewer.agreed_only:
        return None
    answer = Answer(family.told_on, family.not_told)
    own = min(_own_ties(laid_out, {each.client_id for each in members}, viewer), key=_open_first, default=None)
    return Told(family_id, answer, own.client_id, own.id) if own else Told(family_id, answer)


def _tells(day: Day, fact: Membership, viewer: Viewer) -> bool:
    """As `_tells` of graph/visible/sight.py, over what is seen: an own client's place there, not stated nor joined."""
    return day.levels.get(fact.client_id) == "client" and not fact.joined and not _stated(day, fact, viewer)


def _stated(day: Day, fact: Membership, viewer: Viewer) -> bool:
    """Whether a place in a family is one person's word: no register says so, and nobody else has said yes."""
    source = day.sources.get(fact.source or "")
    by_register = source is not None and source.register
    by_another = fact.confirmed_by not in (None, fact.asserted_by, viewer.professional, viewer.account)
    return fact.asserted_by is not None and not by_register and not by_another


def _own_ties(day: Day, clients: set[str], viewer: Viewer) -> Iterator[Involvement]:
    """The viewer's confirmed ties of today with some clients, for an agency that shares."""
    for tie in (each for client in clients for each in confirmed_ties(day, client, viewer.professional)):
        agency = day.agencies.get(tie.agency_id or "")
        if agency is None or in_force(agency, day.day):
            yield tie


def _open_first(tie: Involvement) -> tuple[bool, str]:
    return tie.visibility != OPEN, tie.id
