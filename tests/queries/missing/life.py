"""Ages, households and plain contact with clients in plain loops (missing-links.md §1), for the brute-force oracle."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.model import Contact, Record
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.terms import Kin, Terms


@dataclass(frozen=True)
class Life:
    """Who is how old and lives with whom, and what professionals did with clients."""

    touch: Touch

    @property
    def terms(self) -> Terms:
        """The words of §1."""
        return self.touch.terms

    # Ages

    @cached_property
    def records(self) -> dict[str, list[Record]]:
        """What is told of each client, the newest last."""
        found: dict[str, list[Record]] = {}
        told = self.terms.facts.records
        for record in sorted(told, key=lambda each: (each.as_of or date.min, each.source, each.source_id)):
            found.setdefault(record.client_id, []).append(record)
        return found

    def told(self, client: str, field: str) -> object:
        """'that of the newest `as_of` among the records …; an empty one never wins'"""
        values = [getattr(record, field) for record in self.records.get(client, ())]
        return next((value for value in reversed(values) if value is not None), None)

    def birth(self, client: str) -> date | None:
        """'one with only a `born_year` is taken as born on 1 July of it'"""
        born, year = self.told(client, "born"), self.told(client, "born_year")
        if isinstance(born, date):
            return born
        return date(year, 7, 1) if isinstance(year, int) else None

    def age(self, client: str, on: date | None = None) -> int | None:
        """Whole years on a day; 'born on 29 February is a year older on 1 March'. None where unknown or unborn."""
        born, day = self.birth(client), on or self.terms.day
        if born is None:
            return None
        today = (day.month, day.day)
        had_it = today >= (born.month, born.day) if self.terms.heeds("birthday") else today > (born.month, born.day)
        return day.year - born.year - (not had_it)

    def unborn(self, client: str) -> bool:
        """'`expected` set, not born'"""
        return self.birth(client) is None and self.told(client, "expected") is not None

    def child(self, client: str) -> bool:
        """'Child: under 18 on D, or unborn. A client whose age is unknown is an adult'"""
        age = self.age(client)
        if age is None:
            return (self.unborn(client) and self.terms.heeds("unborn")) or not self.terms.heeds("age-unknown")
        return age < 18

    # Households

    @cached_property
    def households(self) -> dict[Kin, frozenset[str]]:
        """'Household: those with `lives_here` not false.' A family of one lives together."""
        found = {}
        for family in self.terms.families:
            here = (each for each in family.members if (each, family.id, True) in self.terms.memberships)
            everyone = not family.real or not self.terms.heeds("household")
            found[family] = family.members if everyone else frozenset(here)
        return found

    def homes(self, client: str) -> frozenset[Kin]:
        """The families in whose household someone is."""
        return self._homes.get(client, frozenset())

    @cached_property
    def _homes(self) -> dict[str, frozenset[Kin]]:
        found: dict[str, set[Kin]] = {}
        for family, people in self.households.items():
            for client in people:
                found.setdefault(client, set()).add(family)
        return {client: frozenset(homes) for client, homes in found.items()}

    def situations(self, client: str) -> set[str]:
        """The codes of a client's current situations."""
        return {
            each.code
            for each in self.terms.index.situations.get(client, ())
            if self.terms.current("situation", each.start, each.end)
        }

    # Contacts

    def with_any(self, clients: Collection[str]) -> list[Contact]:
        """Every contact with one of some clients, of any day, planned or not."""
        contacts = self.terms.index.contacts
        return [each for client in set(clients) for each in contacts.get(client, ())]
