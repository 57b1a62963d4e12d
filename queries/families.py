"""The questions about a family: who lives there, who belongs to it elsewhere, which families are linked with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.errors import NotThere
from graph.model import Address, Family
from graph.slice import Slice
from queries.day import Day, on, only_stated
from queries.people import Person, person_on

MANY_PEOPLE, MANY_ON_A_TEAM = 40, 60


@dataclass(frozen=True, slots=True)
class Large:
    """How many people belong to a family, and how many support them."""

    people: int
    team: int


@dataclass(frozen=True, slots=True)
class Household:
    """A family on a day: `members` live there, the eldest first; `elsewhere` belong to it and don't.

    `stated` are the ids of those whose place in it is one person's word.
    """

    family: Family
    name: str
    address: Address | None
    members: tuple[Person, ...]
    elsewhere: tuple[Person, ...]
    linked: tuple[Family, ...]
    stated: frozenset[str] = frozenset()


def household(slice_: Slice, family_id: str, day: date) -> Household:
    """A family and who lives in it. Raises NotThere where the slice does not hold it."""
    laid_out = on(slice_, day)
    family = laid_out.families.get(family_id)
    if family is None:
        raise NotThere
    rows = laid_out.members_of.get(family_id, ())
    home = {row.client_id for row in rows if row.lives_here}
    away = {row.client_id for row in rows} - home
    return Household(
        family=family,
        name=family.name or family.id,
        address=laid_out.address(family_id),
        members=_people(laid_out, home),
        elsewhere=_people(laid_out, away),
        linked=tuple(laid_out.families[each] for each in linked_families(laid_out, family_id)),
        stated=frozenset(row.client_id for row in rows if only_stated(row)),
    )


def large(slice_: Slice, family_id: str, day: date) -> Large | None:
    """How large a family is, where it or its team is so large that it may be a home recorded as one; else None.

    Pairs grow with the square of a team (missing-links.md §4), and so do the questions about it.
    """
    laid_out = on(slice_, day)
    members = {row.client_id for row in laid_out.members_of.get(family_id, ())}
    team = {(each.kind, each.id) for client in members for each in laid_out.team(client)}
    found = Large(len(members), len(team))
    return found if found.people >= MANY_PEOPLE or found.team >= MANY_ON_A_TEAM else None


def linked_families(day: Day, family_id: str) -> list[str]:
    """Ids of the families that share a current member with this one, or are kin to a member of it, in order."""
    members = {row.client_id for row in day.members_of.get(family_id, ())}
    kin = {
        other
        for row in day.relations
        for one, other in ((row.client_id, row.other_id), (row.other_id, row.client_id))
        if one in members
    }
    found = {row.family_id for each in members | kin for row in day.families_of.get(each, ())}
    return sorted((found & day.families.keys()) - {family_id})


def _people(day: Day, ids: set[str]) -> tuple[Person, ...]:
    people = [person_on(day, each) for each in ids]
    return tuple(sorted(people, key=lambda each: (each.identity.birth or date.max, each.name, each.id)))
