"""The team of a whole family: whoever supports any of its members, each once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from queries.contacts import LastContact
from queries.people import Person, TeamMember


@dataclass(frozen=True, slots=True)
class FamilySupporter:
    """A team member of a family, with the members whom they support; `last` and `next` are with any of these."""

    member: TeamMember
    supports: tuple[Person, ...]


def family_team(people: tuple[Person, ...], teams: Mapping[str, tuple[TeamMember, ...]]) -> tuple[FamilySupporter, ...]:
    """The teams of the people joined, by client id; leads first, then by name."""
    found: dict[tuple[str, str], FamilySupporter] = {}
    for person in people:
        for member in teams[person.id]:
            key = (member.kind, member.id)
            other = found.get(key)
            found[key] = _joined(other, member, person) if other else FamilySupporter(member, (person,))
    order = sorted(found.values(), key=lambda one: (not one.member.lead, one.member.name.casefold(), one.member.id))
    return tuple(order)


def _joined(one: FamilySupporter, member: TeamMember, person: Person) -> FamilySupporter:
    first = one.member
    agencies = {agency.id: agency for agency in (*first.agencies, *member.agencies)}
    merged = replace(
        first,
        agencies=tuple(agencies.values()),
        lead=first.lead or member.lead,
        sealed=first.sealed or member.sealed,
        last=max((first.last, member.last), key=_when_last),
        next=min((first.next, member.next), key=_when_next),
        involvements=(*first.involvements, *member.involvements),
    )
    return FamilySupporter(merged, (*one.supports, person))


def _when_last(contact: LastContact | None) -> tuple[date, str]:
    return (contact.on, contact.at or "") if contact else (date.min, "")


def _when_next(contact: LastContact | None) -> tuple[date, str]:
    return (contact.on, contact.at or "") if contact else (date.max, "")
