"""Families that move from area to area in a random network, on every border: rule 21 asks about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from graph.model import OPERATOR, Address, Client, Facts, Family, Membership, Record

AREAS = ("North", "South", "East", None)
MOVED = (-400, -181, -180, -179, -30, -1, 0, 1)
STAYED = (None, -900, -500)


@dataclass(frozen=True, slots=True)
class Moves:
    """Draws them for one network around `day`; `new_id` gives an id that nothing else has."""

    random: Random
    day: date
    facts: Facts
    new_id: Callable[[], str]

    def drawn(self) -> Facts:
        """The network with addresses for most families, and agencies that serve an area."""
        if self.random.random() < 0.35:
            return self.facts
        facts = self.with_somebody_alone() if self.random.random() < 0.3 else self.facts
        serving = (replace(each, area=self.random.choice((*AREAS, None, None))) for each in facts.agencies)
        addresses = (address for family in facts.families for address in self.homes(family.id))
        return replace(facts, agencies=tuple(serving), addresses=tuple(addresses))

    def with_somebody_alone(self) -> Facts:
        """And a family of one, whom nobody supports."""
        client, family, facts = self.new_id(), self.new_id(), self.facts
        named = Record(source=OPERATOR, source_id=client, client_id=client, family_name="Lodge")
        return replace(
            facts,
            clients=(*facts.clients, Client(id=client)),
            records=(*facts.records, named),
            families=(*facts.families, Family(id=family)),
            memberships=(*facts.memberships, Membership(source=OPERATOR, client_id=client, family_id=family)),
        )

    def homes(self, family: str) -> Iterator[Address]:
        """Where a family has lived: nowhere that is told, in one place, or in two or three one after the other."""
        count = self.random.choice((0, 1, 2, 2, 2, 3))
        starts = [self.random.choice(STAYED), *self.random.sample(MOVED, k=2)][:count]
        days = [None if each is None else self.day + timedelta(days=each) for each in starts]
        days.sort(key=lambda each: each or date.min)
        for place, start in enumerate(days):
            follows = days[place + 1] if place + 1 < count else None
            # Where one moved out is not always told, and sometimes told of the home one is in.
            told = self.random.random()
            end = follows if told < 0.7 else None
            if follows is None and told > 0.85:
                end = self.day + timedelta(days=self.random.choice((0, 1, 20)))
            if start and end and end < start:
                end = None
            area = self.random.choice(AREAS)
            yield Address(source=OPERATOR, family_id=family, address="1 Mill Lane", area=area, start=start, end=end)
