"""Somebody through whom alone a team is in touch, made frequent in a random network: rule 13 asks about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from graph.model import OPERATOR, Contact, Facts, Involvement, Professional

HUB = 4
AWAY = (-1, 0, 1, 1, 1, 1, 1, 1, 1, 1)
ENDS = (None, 29, 30, 31, 60)


@dataclass(frozen=True, slots=True)
class Hubs:
    """Draws them for one network around `day`; `new_id` gives an id that nothing else has."""

    random: Random
    day: date
    facts: Facts
    new_id: Callable[[], str]

    def drawn(self) -> Facts:
        """The network with one who leads a client's team, perhaps, and speaks with each of three others there."""
        facts = self.facts
        if len(facts.professionals) < HUB or self.random.random() < 0.4:
            return facts
        hub, *others = self.random.sample(facts.professionals, k=self.random.choice((HUB, HUB, HUB, HUB - 1)))
        client = self.random.choice(facts.clients).id
        leads, away = self.random.random() < 0.9, self.random.random() < 0.6
        ends = None if away else self.random.choice(ENDS)
        ties = [self.tie(hub, client, lead=leads, ends=ends), *(self.tie(each, client) for each in others)]
        spoken = [self.spoke(hub, each) for each in others if self.random.random() < 0.9]
        until = self.day + timedelta(days=self.random.choice(AWAY)) if away else None
        gone = replace(hub, away_until=until)
        return replace(
            facts,
            professionals=tuple(gone if each is hub else each for each in facts.professionals),
            involvements=(*facts.involvements, *ties),
            contacts=(*facts.contacts, *spoken),
        )

    def tie(self, who: Professional, client: str, *, lead: bool = False, ends: int | None = None) -> Involvement:
        """A professional's involvement with the client, for one of their agencies."""
        works = [each.agency_id for each in self.facts.employments if each.professional_id == who.id]
        return Involvement(
            id=self.new_id(),
            source=OPERATOR,
            professional_id=who.id,
            client_id=client,
            agency_id=self.random.choice(works) if works else None,
            lead=lead,
            end=None if ends is None else self.day + timedelta(days=ends),
        )

    def spoke(self, one: Professional, other: Professional) -> Contact:
        """A contact between the two, about nobody, lately."""
        ends = self.random.sample((one.id, other.id), k=2)
        on = self.day - timedelta(days=self.random.choice((0, 3, 40)))
        return Contact(
            id=self.new_id(),
            source=OPERATOR,
            professional_id=ends[0],
            other_professional_id=ends[1],
            on=on,
            kind="call",
        )
