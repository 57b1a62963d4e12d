"""Who is kin to a client: what the others are to them, siblings derived from their parents (missing-links.md §1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from queries.day import Day
from queries.people import Person, person_on

Kind: TypeAlias = str
"""What somebody is to a client: a relation's kind, or what stands on its other side."""

OTHER_SIDE: Mapping[Kind, Kind] = {
    "parent": "child",
    "grandparent": "grandchild",
    "guardian": "ward",
    "carer": "cared-for",
}
NEAREST = ("parent", "child", "partner", "sibling", "guardian", "ward", "carer", "cared-for", "grandparent")


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody who is kin to a client, and what they are to them."""

    person: Person
    kin: Kind


def relatives(day: Day, client_id: str) -> tuple[Relative, ...]:
    """Everyone seen who is kin to a client on the day, the nearest first, then by name."""
    found = [Relative(person_on(day, each), kind) for each, kind in kin_of(day, client_id).items()]
    return tuple(sorted(found, key=lambda each: (_nearness(each.kin), each.person.name, each.person.id)))


def kin_of(day: Day, client_id: str) -> dict[str, Kind]:
    """What each of a client's kin is to them, by client id; of two ties to one person the nearer."""
    found: dict[str, Kind] = {}
    for other, kind in (*_stated(day, client_id), *_siblings(day, client_id)):
        if other in day.identities and (other not in found or _nearness(kind) < _nearness(found[other])):
            found[other] = kind
    return found


def _stated(day: Day, client_id: str) -> Iterator[tuple[str, Kind]]:
    for row in day.relations:
        if row.client_id == client_id:
            yield row.other_id, OTHER_SIDE.get(row.kind, row.kind)
        elif row.other_id == client_id:
            yield row.client_id, row.kind


def _siblings(day: Day, client_id: str) -> Iterator[tuple[str, Kind]]:
    """Whoever has a parent in common, recorded for now or for once."""
    parents = day.parents.get(client_id, frozenset())
    for other, theirs in day.parents.items():
        if other != client_id and parents & theirs:
            yield other, "sibling"


def _nearness(kind: Kind) -> int:
    return NEAREST.index(kind) if kind in NEAREST else len(NEAREST)
