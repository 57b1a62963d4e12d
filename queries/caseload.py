"""The questions about a caseload: whom someone supports, family by family, whom until lately, and who is called so."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from graph.identity import Identity
from graph.model import Family
from graph.slice import Slice
from queries.contacts import LastContact, last_with, next_with
from queries.day import Day, on
from queries.people import Person, TeamMember, person_on, team_on
from queries.standing import reading_until


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """A client of a caseload at a glance; `home` is the family they live with."""

    person: Person
    home: Family | None
    lead: TeamMember | None
    last: LastContact | None
    next: LastContact | None
    team_size: int


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """The clients of a caseload who live with one family; `family` is None for who is in none."""

    family: Family | None
    rows: tuple[CaseloadRow, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """A client whom someone supported until a day, and until when they can still read about them."""

    person: Person
    on: date
    readable_until: date


def my_people(slice_: Slice, professional_id: str, day: date) -> tuple[CaseloadRow, ...]:
    """The clients whom a professional supports on the day, by name."""
    laid_out = on(slice_, day)
    mine = [
        client
        for client, ties in laid_out.involvements.items()
        if any(tie.professional_id == professional_id for tie in ties)
    ]
    return tuple(
        sorted((_row(laid_out, each) for each in mine), key=lambda row: (folded(row.person.name), row.person.id))
    )


def by_family(rows: Iterable[CaseloadRow]) -> tuple[FamilyGroup, ...]:
    """The rows by the family where each lives, families by name, then who is in none; in each as they stood."""
    ordered = sorted(rows, key=_family_order)
    groups = ((key, tuple(group)) for key, group in groupby(ordered, key=_family_order))
    return tuple(FamilyGroup(group[0].home, group) for _, group in groups)


def recently_ended(slice_: Slice, professional_id: str, day: date) -> tuple[Ended, ...]:
    """The clients whom a professional no longer supports and can still read about, by name."""
    laid_out = on(slice_, day)
    found = []
    for client in laid_out.ever:
        until = reading_until(laid_out, client, professional_id)
        if until is not None:
            found.append(Ended(person_on(laid_out, client), *until))
    return tuple(sorted(found, key=lambda each: (folded(each.person.name), each.person.id)))


def find(slice_: Slice, text: str, day: date) -> tuple[Person, ...]:
    """Search among the slice's people: every word begins a word of the name or known-as, accents and case aside."""
    words = folded(text).split()
    laid_out = on(slice_, day)
    found = [
        client
        for client, identity in laid_out.identities.items()
        if words and all(any(part.startswith(word) for part in _called(identity)) for word in words)
    ]
    people = (person_on(laid_out, client) for client in found)
    return tuple(sorted(people, key=lambda each: (folded(each.name), each.id)))


def folded(text: str) -> str:
    """Lower case without accents, so that Zoe finds Zoë."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return bare.casefold().replace("’", "'")


def _called(identity: Identity) -> list[str]:
    names = (identity.given_name, identity.family_name, identity.known_as)
    return folded(" ".join(name for name in names if name)).replace("-", " ").split()


def _row(day: Day, client_id: str) -> CaseloadRow:
    members = team_on(day, client_id)
    return CaseloadRow(
        person=person_on(day, client_id),
        home=day.home(client_id),
        lead=next((member for member in members if member.lead), None),
        last=last_with(day, client_id),
        next=next_with(day, client_id),
        team_size=len(members),
    )


def _family_order(row: CaseloadRow) -> tuple[bool, str, str]:
    home = row.home
    return home is None, folded(home.name or home.id) if home else "", home.id if home else ""
