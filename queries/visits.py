"""What is planned with the people of a caseload in the next days, and where two could go together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from graph.model import Contact, Family
from graph.slice import Slice
from queries.contacts import LastContact, told
from queries.day import Day, on
from queries.people import Person, person_on

AHEAD_DAYS = 7
VISIT = "visit"

_Occasion: TypeAlias = tuple[date, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Visit:
    """A planned contact with everyone of one home whom it is with: two children of one home are one visit.

    `beside` are the visits that others plan to the same home in these days, on my own visits only.
    """

    contact: LastContact
    home: Family | None
    people: tuple[Person, ...]
    mine: bool
    beside: tuple[LastContact, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitDay:
    """What is planned on one day, in the order of time."""

    day: date
    visits: tuple[Visit, ...]


def coming_up(slice_: Slice, professional_id: str, day: date) -> tuple[VisitDay, ...]:
    """What is planned today and in the next seven days with the people whom someone supports, and in their homes."""
    laid_out = on(slice_, day)
    occasions: dict[_Occasion, list[Contact]] = defaultdict(list)
    for contact in _planned(laid_out, _around(laid_out, professional_id)):
        occasions[_occasion(laid_out, contact)].append(contact)
    visits = [_visit(laid_out, contacts, professional_id) for _, contacts in sorted(occasions.items())]
    by_day: dict[date, list[Visit]] = defaultdict(list)
    for visit in visits:
        by_day[visit.contact.on].append(replace(visit, beside=tuple(_beside(visit, visits))))
    return tuple(VisitDay(each, tuple(found)) for each, found in by_day.items())


def _around(day: Day, professional_id: str) -> set[str]:
    """The ids of whoever someone supports, and of the others who live with them."""
    own = {
        client
        for client, ties in day.involvements.items()
        if any(tie.professional_id == professional_id for tie in ties)
    }
    homes = {home.id for home in map(day.home, own) if home}
    return own | {row.client_id for home in homes for row in day.members_of.get(home, ()) if row.lives_here}


def _planned(day: Day, clients: Iterable[str]) -> Iterator[Contact]:
    last = day.day + timedelta(days=AHEAD_DAYS)
    for client in clients:
        for contact in day.contacts_with.get(client, ()):
            if contact.planned and day.day <= contact.on <= last and contact.professional_id in day.professionals:
                yield contact


def _occasion(day: Day, contact: Contact) -> _Occasion:
    """One person's one errand: the day, the time, who, of what kind, and to whose home."""
    home = day.home(contact.client_id or "")
    return contact.on, contact.at or "", contact.professional_id, contact.kind or "", home.id if home else ""


def _visit(day: Day, contacts: list[Contact], professional_id: str) -> Visit:
    people = sorted(
        (person_on(day, each) for each in {contact.client_id or "" for contact in contacts}),
        key=lambda each: (each.name, each.id),
    )
    first = min(contacts, key=lambda contact: contact.id)
    mine = first.professional_id == professional_id
    return Visit(told(day, first), day.home(people[0].id), tuple(people), mine)


def _beside(visit: Visit, visits: Iterable[Visit]) -> Iterator[LastContact]:
    """The visits of others to the home that I visit, each of them once."""
    if not visit.mine or visit.contact.kind != VISIT or visit.home is None:
        return
    for other in visits:
        if not other.mine and other.contact.kind == VISIT and other.home == visit.home:
            yield other.contact
