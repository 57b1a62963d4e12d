"""Agencies that share families or clients and speak with few or none, made frequent in a network: rule 14."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from graph.model import OPERATOR, Agency, Client, Contact, Employment, Facts, Involvement, Professional, Record

KINDS = ("school", "gp", "police", "housing")
PAST = (-91, -90, -89, 0, 1)
SHARED = (4, 5, 5, 6, 10, 11)
BESIDE = (2, 3, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Draws them for one network around `day`; `new_id` gives an id that nothing else has."""

    random: Random
    day: date
    facts: Facts
    new_id: Callable[[], str]

    def drawn(self) -> Facts:
        """The network with two agencies that share families, perhaps, and one that shares a client with several."""
        facts = self.facts
        if self.random.random() < 0.3:
            facts = self.with_two(facts)
        if self.random.random() < 0.3:
            facts = replace(self, facts=facts).with_one_among_several()
        return facts

    def with_two(self, facts: Facts) -> Facts:
        """Two new agencies whose workers both support each of some new clients, in no family."""
        facts, workers = self.employed(facts, 2)
        clients = [self.new_id() for _ in range(self.random.choice(SHARED))]
        about = self.random.choice((*clients, None))
        spoken = [] if self.random.random() < 0.5 else [self.spoke(*workers, about)]
        return self.supported(facts, workers, clients, spoken)

    def with_one_among_several(self) -> Facts:
        """A new agency whose worker supports one new client beside those of several others, and speaks with one."""
        facts, workers = self.employed(self.facts, 1 + self.random.choice(BESIDE))
        client = self.new_id()
        spoken = [] if self.random.random() < 0.4 else [self.spoke(*workers[:2], self.random.choice((client, None)))]
        if self.random.random() < 0.6:
            spoken += [self.spoke(workers[1], each, None) for each in workers[2:]]
        return self.supported(facts, workers, [client], spoken)

    def employed(self, facts: Facts, count: int) -> tuple[Facts, list[str]]:
        """With so many new agencies and one worker each; some are already employed by another agency too."""
        agencies = [
            Agency(id=self.new_id(), name="Neighbours", kind=self.random.choice(KINDS), area=None) for _ in range(count)
        ]
        workers = [self.new_id() for _ in agencies]
        work = [
            Employment(professional_id=worker, agency_id=agency.id)
            for worker, agency in zip(workers, agencies, strict=True)
        ]
        if self.random.random() < 0.2:
            work.append(Employment(professional_id=workers[0], agency_id=agencies[1].id))
        named = (*facts.professionals, *(Professional(id=each, name="Hill") for each in workers))
        return replace(
            facts,
            agencies=(*facts.agencies, *agencies),
            professionals=named,
            employments=(*facts.employments, *work),
        ), workers

    def supported(
        self, facts: Facts, workers: Sequence[str], clients: Sequence[str], spoken: Sequence[Contact]
    ) -> Facts:
        """With new clients, each supported by all of the workers, the first of whom leads."""
        ties = [
            Involvement(
                id=self.new_id(),
                source=OPERATOR,
                professional_id=worker,
                client_id=client,
                lead=worker == workers[0],
                start=self.day - timedelta(days=3),
            )
            for client in clients
            for worker in workers
        ]
        told = [Record(source=OPERATOR, source_id=each, client_id=each, family_name="Lane") for each in clients]
        return replace(
            facts,
            clients=(*facts.clients, *(Client(id=each) for each in clients)),
            records=(*facts.records, *told),
            involvements=(*facts.involvements, *ties),
            contacts=(*facts.contacts, *spoken),
        )

    def spoke(self, one: str, other: str, about: str | None) -> Contact:
        """A contact between two workers, on a border of the window."""
        on = self.day + timedelta(days=self.random.choice(PAST))
        return Contact(
            id=self.new_id(),
            source=OPERATOR,
            professional_id=one,
            other_professional_id=other,
            on=on,
            kind="call",
            about=about,
            planned=on > self.day,
        )
