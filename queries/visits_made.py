"""Which agencies visited a family in the last 90 days, and whom of it (missing-links.md §1: the window)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import Agency, Contact, current
from graph.slice import Slice
from queries.day import Day, on
from queries.people import Person
from queries.visits import VISIT

WINDOW_DAYS = 90


@dataclass(frozen=True, slots=True)
class AgencyVisits:
    """One agency's visits to a family: how many in all, and with whom how many. `agency` is None where it isn't seen.

    A visit is what one professional makes on one day, whomever they see.
    """

    agency: Agency | None
    total: int
    with_: tuple[tuple[Person, int], ...]


@dataclass(frozen=True, slots=True)
class VisitsMade:
    """The visits to a family in the window by agency, the most first; `unseen` are members whom no visit was with."""

    since: date
    agencies: tuple[AgencyVisits, ...]
    unseen: tuple[Person, ...]


def visits_made(slice_: Slice, people: Iterable[Person], day: date) -> VisitsMade:
    """The visits in the 90 days up to the day to some people, who are members of one family."""
    laid_out, after = on(slice_, day), day - timedelta(days=WINDOW_DAYS)
    members = {each.id: each for each in people}
    made: dict[str, dict[str, set[tuple[str, date]]]] = defaultdict(lambda: defaultdict(set))
    for contact in _visits(laid_out, members, after):
        for agency in _behalf(laid_out, contact):
            made[agency][contact.client_id or ""].add((contact.professional_id, contact.on))
    agencies = [_agency(laid_out, agency, seen, members) for agency, seen in made.items()]
    seen_anyone = {client for seen in made.values() for client in seen}
    return VisitsMade(
        since=after + timedelta(days=1),
        agencies=tuple(sorted(agencies, key=lambda each: (-each.total, each.agency.name if each.agency else ""))),
        unseen=tuple(each for each in members.values() if each.id not in seen_anyone and _could_be_seen(each)),
    )


def _visits(day: Day, clients: Iterable[str], after: date) -> Iterator[Contact]:
    for client in clients:
        for contact in day.contacts_with.get(client, ()):
            if contact.kind == VISIT and not contact.planned and after < contact.on <= day.day:
                yield contact


def _behalf(day: Day, contact: Contact) -> tuple[str, ...]:
    """The ids of the agencies for which a visit was made; one that is empty where none is seen."""
    ties = [
        tie
        for tie in day.ever.get(contact.client_id or "", ())
        if tie.id == contact.involvement
        or (tie.professional_id == contact.professional_id and current(tie.start, tie.end, contact.on))
    ]
    hung = [tie for tie in ties if tie.id == contact.involvement] or ties
    named = {tie.agency_id for tie in hung if tie.agency_id}
    found = named or {row.agency_id for row in day.employers.get(contact.professional_id, ())}
    return tuple(sorted(found & day.agencies.keys())) or ("",)


def _agency(
    day: Day, agency_id: str, seen: Mapping[str, set[tuple[str, date]]], members: Mapping[str, Person]
) -> AgencyVisits:
    with_ = [(members[client], len(visits)) for client, visits in seen.items()]
    return AgencyVisits(
        agency=day.agencies.get(agency_id),
        total=len(set().union(*seen.values())),
        with_=tuple(sorted(with_, key=lambda pair: (-pair[1], pair[0].name, pair[0].id))),
    )


def _could_be_seen(person: Person) -> bool:
    """Whether visits with somebody would show here, had there been any, and could have been made."""
    return person.level != "outline" and person.died is None and person.expected is None
