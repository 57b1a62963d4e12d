"""The questions about a person: who they are, who is on their team, how to reach them, who was there, who comes next.

All are pure functions of a slice and a day.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from graph.errors import NotThere
from graph.identity import Identity
from graph.model import Agency, Contact, Family, Involvement, Situation
from graph.slice import Slice
from queries.day import NAMED, Day, Supporter, on
from queries.numbers import Number, number_of


@dataclass(frozen=True, slots=True)
class Person:
    """A client as shown: name, age in years on the day (None if unknown or unborn), current situations and families."""

    id: str
    name: str
    age: int | None
    born: date | None
    expected: date | None
    died: date | None
    identity: Identity
    situations: tuple[Situation, ...]
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class LastContact:
    """One contact with a client, past or planned: when, by whom and with whom."""

    id: str
    on: date
    at: str | None
    kind: str | None
    by: str
    by_name: str
    with_id: str
    with_name: str


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Someone on a client's team and how to reach them. `last` and `next` are contacts with this client."""

    id: str
    kind: str
    name: str
    role: str | None
    agencies: tuple[Agency, ...]
    number: Number | None
    email: str | None
    lead: bool
    away_until: date | None
    cover: str | None
    since: date | None
    last: LastContact | None
    next: LastContact | None
    source: str | None
    as_of: date | None
    involvements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """A client of a caseload at a glance. `questions` is None until the missing links are counted."""

    person: Person
    lead: TeamMember | None
    last: LastContact | None
    next: LastContact | None
    team_size: int
    questions: int | None = None


def age_on(born: date | None, day: date) -> int | None:
    """Whole years on a day; someone born on 29 February is a year older on 1 March (missing-links.md §1)."""
    if born is None or born > day:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def person(slice_: Slice, client_id: str, day: date) -> Person:
    """Who a client is. Raises NotThere where the slice does not hold them."""
    return person_on(on(slice_, day), client_id)


def person_on(day: Day, client_id: str) -> Person:
    """As `person`, on a slice already laid out for its day."""
    identity = day.identities.get(client_id)
    if identity is None:
        raise NotThere
    homes = sorted({row.family_id for row in day.families_of.get(client_id, ())} & day.families.keys())
    return Person(
        id=client_id,
        name=identity.label,
        age=age_on(identity.birth, min(day.day, identity.died or day.day)),
        born=identity.born,
        expected=identity.expected if identity.birth is None else None,
        died=identity.died if identity.died and identity.died <= day.day else None,
        identity=identity,
        situations=tuple(day.situations_of.get(client_id, ())),
        families=tuple(day.families[each] for each in homes),
    )


def team(slice_: Slice, client_id: str, day: date) -> tuple[TeamMember, ...]:
    """A client's team, the lead first, then by name; desks where nobody is named. Raises NotThere."""
    laid_out = on(slice_, day)
    person_on(laid_out, client_id)
    return team_on(laid_out, client_id)


def team_on(day: Day, client_id: str) -> tuple[TeamMember, ...]:
    """As `team`, on a slice already laid out for its day."""
    members = [_member(day, client_id, supporter) for supporter in day.team(client_id)]
    return tuple(sorted(members, key=lambda member: (not member.lead, member.name.casefold(), member.id)))


def last_contact(slice_: Slice, client_id: str, day: date) -> LastContact | None:
    """The last contact that anyone is recorded to have had with a client, up to the day."""
    return _last(on(slice_, day), client_id, lambda _: True)


def next_planned(slice_: Slice, client_id: str, day: date) -> LastContact | None:
    """The next contact that anyone plans with a client, from the day on."""
    return _next(on(slice_, day), client_id, lambda _: True)


def my_people(slice_: Slice, professional_id: str, day: date) -> tuple[CaseloadRow, ...]:
    """The clients whom a professional supports on the day, by name."""
    laid_out = on(slice_, day)
    mine = [
        client
        for client, ties in laid_out.involvements.items()
        if any(tie.professional_id == professional_id for tie in ties)
    ]
    return tuple(
        sorted((_row(laid_out, each) for each in mine), key=lambda row: (_folded(row.person.name), row.person.id))
    )


def find(slice_: Slice, text: str, day: date) -> tuple[Person, ...]:
    """Search among the slice's people: every word begins a word of the name or known-as, accents and case aside."""
    words = _folded(text).split()
    laid_out = on(slice_, day)
    found = [
        client
        for client, identity in laid_out.identities.items()
        if words and all(any(part.startswith(word) for part in _called(identity)) for word in words)
    ]
    people = (person_on(laid_out, client) for client in found)
    return tuple(sorted(people, key=lambda each: (_folded(each.name), each.id)))


def _called(identity: Identity) -> list[str]:
    names = (identity.given_name, identity.family_name, identity.known_as)
    return _folded(" ".join(name for name in names if name)).replace("-", " ").split()


def _folded(text: str) -> str:
    """Lower case without accents, so that Zoe finds Zoë."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return bare.casefold().replace("’", "'")


def _row(day: Day, client_id: str) -> CaseloadRow:
    members = team_on(day, client_id)
    return CaseloadRow(
        person=person_on(day, client_id),
        lead=next((member for member in members if member.lead), None),
        last=_last(day, client_id, lambda _: True),
        next=_next(day, client_id, lambda _: True),
        team_size=len(members),
    )


def _member(day: Day, client_id: str, supporter: Supporter) -> TeamMember:
    agencies = tuple(day.agencies[each] for each in supporter.agencies if each in day.agencies)
    professional = day.professionals.get(supporter.id) if supporter.kind == NAMED else None
    theirs = _theirs(supporter)
    newest = max(supporter.involvements, key=lambda tie: (tie.start or date.min, tie.id))
    source = day.sources.get(newest.source or "")
    cover = day.professionals.get(professional.cover or "") if professional else None
    return TeamMember(
        id=supporter.id,
        kind=supporter.kind,
        name=professional.name if professional else day.agencies[supporter.id].name,
        role=newest.role or (professional.role if professional else None),
        agencies=agencies,
        number=number_of(supporter, day),
        email=professional.email if professional else day.agencies[supporter.id].email,
        lead=any(tie.lead for tie in supporter.involvements),
        away_until=away_on(professional.away_until, day.day) if professional else None,
        cover=cover.name if cover else (professional.cover if professional else None),
        since=_since(supporter.involvements),
        last=_last(day, client_id, theirs),
        next=_next(day, client_id, theirs),
        source=newest.source,
        as_of=source.as_of if source else None,
        involvements=tuple(sorted(tie.id for tie in supporter.involvements)),
    )


def away_on(until: date | None, day: date) -> date | None:
    """Until when someone is away, where that is after the day."""
    return until if until and day < until else None


def _since(ties: Iterable[Involvement]) -> date | None:
    starts = [tie.start for tie in ties]
    return None if None in starts else min(start for start in starts if start)


def _theirs(supporter: Supporter) -> Callable[[Contact], bool]:
    return lambda contact: contact.professional_id == supporter.id


def _last(day: Day, client_id: str, counts: Callable[[Contact], bool]) -> LastContact | None:
    past = [row for row in _contacts(day, client_id, counts) if not row.planned and row.on <= day.day]
    return _told(day, max(past, key=_moment)) if past else None


def _next(day: Day, client_id: str, counts: Callable[[Contact], bool]) -> LastContact | None:
    coming = [row for row in _contacts(day, client_id, counts) if row.planned and row.on >= day.day]
    return _told(day, min(coming, key=_moment)) if coming else None


def _contacts(day: Day, client_id: str, counts: Callable[[Contact], bool]) -> list[Contact]:
    return [
        row for row in day.contacts_with.get(client_id, ()) if counts(row) and row.professional_id in day.professionals
    ]


def _moment(contact: Contact) -> tuple[date, str, str]:
    return contact.on, contact.at or "", contact.id


def _told(day: Day, contact: Contact) -> LastContact:
    client = contact.client_id or ""
    return LastContact(
        id=contact.id,
        on=contact.on,
        at=contact.at,
        kind=contact.kind,
        by=contact.professional_id,
        by_name=day.professionals[contact.professional_id].name,
        with_id=client,
        with_name=day.identities[client].label,
    )
