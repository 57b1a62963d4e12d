"""Plain look-up tables of the facts, so that the oracle of a large network need not leaf through all for each thing.

They only put together what names the same client, family, professional or meeting: what that means, the oracle says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias, TypeVar

from graph.model import (
    Address,
    Agency,
    Client,
    Contact,
    Employment,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Record,
    Relation,
    Situation,
)

T = TypeVar("T")
Of: TypeAlias = dict[str, list[T]]
"""Facts by one id that they name, in the order of the facts."""


def by(facts: Iterable[T], whose: Callable[[T], str | None]) -> Of[T]:
    """The facts by an id, those without one left out."""
    found: Of[T] = {}
    for each in facts:
        if (named := whose(each)) is not None:
            found.setdefault(named, []).append(each)
    return found


@dataclass(frozen=True)
class Index:
    """The facts of one network by the ids that they name."""

    facts: Facts

    @cached_property
    def clients(self) -> dict[str, Client]:
        """Clients by id."""
        return {each.id: each for each in self.facts.clients}

    @cached_property
    def families(self) -> dict[str, Family]:
        """Families by id."""
        return {each.id: each for each in self.facts.families}

    @cached_property
    def professionals(self) -> dict[str, Professional]:
        """Professionals by id."""
        return {each.id: each for each in self.facts.professionals}

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """Agencies by id."""
        return {each.id: each for each in self.facts.agencies}

    @cached_property
    def records(self) -> Of[Record]:
        """Records by client."""
        return by(self.facts.records, lambda each: each.client_id)

    @cached_property
    def situations(self) -> Of[Situation]:
        """Situations by client."""
        return by(self.facts.situations, lambda each: each.client_id)

    @cached_property
    def involvements(self) -> Of[Involvement]:
        """Involvements by client."""
        return by(self.facts.involvements, lambda each: each.client_id)

    @cached_property
    def contacts(self) -> Of[Contact]:
        """Contacts with clients by client, of any day, planned or not."""
        return by(self.facts.contacts, lambda each: each.client_id)

    @cached_property
    def memberships(self) -> Of[Membership]:
        """Memberships by family."""
        return by(self.facts.memberships, lambda each: each.family_id)

    @cached_property
    def addresses(self) -> Of[Address]:
        """Addresses by family."""
        return by(self.facts.addresses, lambda each: each.family_id)

    @cached_property
    def employments(self) -> Of[Employment]:
        """Employments by professional."""
        return by(self.facts.employments, lambda each: each.professional_id)

    @cached_property
    def relations_to(self) -> Of[Relation]:
        """Relations by the client at their far end: of a parent's, the child."""
        return by(self.facts.relations, lambda each: each.other_id)

    @cached_property
    def siblings_stated(self) -> frozenset[tuple[str, str]]:
        """The two of each relation of kind sibling, as it is written."""
        return frozenset((each.client_id, each.other_id) for each in self.facts.relations if each.kind == "sibling")

    @cached_property
    def meetings(self) -> Of[Contact]:
        """The edges of each meeting, of any day, planned or not."""
        return by(self.facts.contacts, lambda each: each.meeting)

    @cached_property
    def meetings_of(self) -> dict[str, set[str]]:
        """The meetings that each professional is at an end of an edge of."""
        found: dict[str, set[str]] = {}
        for meeting, edges in self.meetings.items():
            for who in {end for each in edges for end in (each.professional_id, each.other_professional_id)} - {None}:
                found.setdefault(str(who), set()).add(meeting)
        return found
