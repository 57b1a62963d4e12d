"""What the rules about children, visits and meetings ask about, made frequent in a random network, on every border."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from graph.model import (
    OPERATOR,
    Client,
    Contact,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Record,
    Relation,
    Situation,
)

PAST = (-91, -90, -89, -60, -43, -42, -41, -7, -1, 0)
AHEAD = (0, 1, 1, 2, 4, 7, 8, 9, 41, 42, 43, 60)
ROLES = ("gp", "midwife", "health-visitor", "lead-practitioner", "school-safeguarding-lead", "designated-teacher")
LODGER = "Lodge"
CONCERNED = (-31, -30, -29, -20, -10, -3, -1, 0)
GRAVE = ("child-protection-plan", "child-protection-plan", "looked-after", "child-in-need")


@dataclass(frozen=True, slots=True)
class Troubles:
    """Draws them for one network around `day`; `new_id` gives an id that nothing else has."""

    random: Random
    day: date
    facts: Facts
    new_id: Callable[[], str]

    def drawn(self) -> Facts:
        """The network with them."""
        lodgers = replace(self, facts=self.lodgers())
        return lodgers.troubled()

    def troubled(self) -> Facts:
        """The network with all but those who live in two homes."""
        facts = replace(
            self.facts,
            records=tuple(self.aged(each) for each in self.facts.records),
            memberships=tuple(self.moved_in(each) for each in self.facts.memberships),
            relations=self.kin(),
            involvements=self.teams(),
        )
        facts = replace(
            facts,
            situations=self.situations(),
            involvements=self.worries(facts.involvements),
        )
        more = replace(self, facts=facts)
        made = (*more.visits(), *more.plans(), *more.meetings(), *more.greetings())
        return replace(facts, contacts=(*facts.contacts, *made))

    def lodgers(self) -> Facts:
        """With some, mostly adults, whom nobody supports and who live with two of the families, or with two others."""
        facts = self.facts
        for _ in range(self.random.choice((0, 1, 1))):
            facts = self.lodger(facts, [each.id for each in self.pick(facts.families, 2)], (18, 18, 30))
        if self.some(0.9):
            homes, workers = [self.new_id(), self.new_id()], self.pick(facts.professionals, 2)
            facts = replace(facts, families=(*facts.families, *(Family(id=home) for home in homes)))
            for home, worker in zip(homes, workers, strict=True):
                facts = self.lodger(facts, [home], (9, 40))
                ties = [
                    self.tie(facts.clients[-1].id, each) for each in (worker, *self.pick(workers, 1)[self.some(0.7) :])
                ]
                facts = replace(facts, involvements=(*facts.involvements, *ties))
            facts = self.lodger(facts, homes, (30,))
            one, other = (each.id for each in workers)
            if self.some(0.3):
                spoken = self.contact(self.near(PAST), professional_id=one, other_professional_id=other, kind="call")
                facts = replace(facts, contacts=(*facts.contacts, spoken))
        return facts

    def lodger(self, facts: Facts, homes: Sequence[str], ages: Sequence[int]) -> Facts:
        """With one more client, who lives in some families."""
        client, born = self.new_id(), self.birthday(self.random.choice(ages), self.random.choice((-1, 0, 1)))
        told = Record(source=OPERATOR, source_id=client, client_id=client, family_name=LODGER, born=born)
        return replace(
            facts,
            clients=(*facts.clients, Client(id=client)),
            records=(*facts.records, told),
            memberships=(*facts.memberships, *(self.lodging(client, home) for home in homes)),
        )

    def lodging(self, client: str, family: str) -> Membership:
        """Somebody lives with a family, mostly."""
        here, end = not self.some(0.1), self.day if self.some(0.1) else None
        return Membership(source=OPERATOR, client_id=client, family_id=family, lives_here=here, end=end)

    def some(self, share: float) -> bool:
        """True in that share of cases."""
        return self.random.random() < share

    def near(self, offsets: Sequence[int]) -> date:
        """A day this far from the day asked about."""
        return self.day + timedelta(days=self.random.choice(offsets))

    def birthday(self, years: int, days: int) -> date:
        """When someone was born who is so many years old in some days; the day asked about is no leap day."""
        then = self.day + timedelta(days=days)
        return then.replace(year=then.year - years)

    def aged(self, record: Record) -> Record:
        """Births on the borders of childhood, known by the year, expected, or unknown."""
        if record.source != OPERATOR or self.some(0.15) or record.family_name == LODGER:
            return record
        years = self.random.choice((1, 5, 9, 16, 18, 18, 18, 18, 25, 40))
        born = self.birthday(years, self.random.choice((-1, 0, 0, 0, 1, 182, 183, 183, 184)))
        told = self.random.choice(("born", "born", "born_year", "expected", "nothing"))
        return replace(
            record,
            born=born if told == "born" else None,
            born_year=born.year if told == "born_year" else None,
            expected=self.near((-30, 30, 83, 84, 85)) if told == "expected" else None,
        )

    def moved_in(self, membership: Membership) -> Membership:
        """Some have come to live with the family on the borders of half a year, or lately."""
        if self.some(0.6) or (membership.end is not None and membership.end <= self.day):
            return membership
        return replace(membership, start=self.near((-181, -180, -179, -100, -30, -10)))

    def kin(self) -> tuple[Relation, ...]:
        """Parents and siblings within a family, some of them no longer."""
        made = {(each.client_id, each.kind, each.other_id, each.start): each for each in self.facts.relations}
        for family in self.facts.families:
            members = sorted({each.client_id for each in self.facts.memberships if each.family_id == family.id})
            for _ in range(self.random.choice((0, 0, 4, 5, 6))):
                if len(members) < 2:
                    break
                one, other = self.random.sample(members, k=2)
                kind, end = self.random.choice(("parent", "parent", "sibling", "partner", "carer")), self.some(0.2)
                new = Relation(source=OPERATOR, client_id=one, kind=kind, other_id=other, end=self.day if end else None)
                made.setdefault((one, kind, other, None), new)
        return tuple(made.values())

    def situations(self) -> tuple[Situation, ...]:
        """More of those that matter most."""
        made = {(each.client_id, each.code, each.start): each for each in self.facts.situations}
        for client in self.facts.clients:
            if self.some(0.6):
                start = self.random.choice((None, self.day, self.day - timedelta(days=100)))
                end = self.random.choice((None, None, None, self.day, self.day + timedelta(days=1)))
                code = self.random.choice(GRAVE)
                new = Situation(source=OPERATOR, client_id=client.id, code=code, start=start, end=end)
                made.setdefault((client.id, code, start), new)
        return tuple(made.values())

    def teams(self) -> tuple[Involvement, ...]:
        """For one client in a few, some more who support them."""
        made = list(self.facts.involvements)
        lodgers = {each.client_id for each in self.facts.records if each.family_name == LODGER}
        for client in (each for each in self.facts.clients if each.id not in lodgers):
            clinics = [each.id for each in self.facts.agencies if each.kind == "health-visiting"]
            if clinics and self.some(0.4):
                made.append(Involvement(source=OPERATOR, id=self.new_id(), client_id=client.id, agency_id=clinics[0]))
            made += map(self.tie, [client.id] * 3, self.pick(self.facts.professionals, 3)) if self.some(0.25) else ()
        return tuple(made)

    def tie(self, client: str, worker: Professional) -> Involvement:
        """A worker who has been with a client for months, on behalf of an agency or as what they are."""
        return Involvement(
            source=OPERATOR,
            id=self.new_id(),
            client_id=client,
            professional_id=worker.id,
            agency_id=self.random.choice((None, None, self.random.choice(self.facts.agencies).id)),
            role=self.random.choice((None, *ROLES)),
            start=self.near((-200, -60)),
        )

    def pick(self, values: Sequence, many: int) -> list:
        """So many of some, or all."""
        return self.random.sample(values, k=min(many, len(values)))

    def worries(self, involvements: Sequence[Involvement]) -> tuple[Involvement, ...]:
        """Concerns of most of those who support one client in four."""
        worried = {client.id for client in self.facts.clients if self.some(0.25)}
        return tuple(
            replace(each, concern_on=self.near(CONCERNED)) if each.client_id in worried and self.some(0.7) else each
            for each in involvements
        )

    def visits(self) -> Iterator[Contact]:
        """Some visits to all but one of a family."""
        for family in self.facts.families:
            members = [each.client_id for each in self.facts.memberships if each.family_id == family.id]
            if not members or self.some(0.4):
                continue
            spared = self.random.choice(members)
            visited = [each for each in members if each != spared] or members
            twice = self.some(0.5)
            for _ in range(1 if twice else self.random.randint(2, 5)):
                client = spared if self.some(0.04) else self.random.choice(visited)
                yield self.contact(self.near(PAST), client_id=client, kind=self.kind(), planned=self.some(0.1))
            worker, day = self.random.choice(self.facts.professionals).id, self.near(PAST[2:])
            for client in (*visited, *visited)[:2] if twice else ():
                yield self.contact(day, professional_id=worker, client_id=client, kind="visit")

    def kind(self) -> str | None:
        """A visit, mostly."""
        return self.random.choice(("visit",) * 6 + ("call", None))

    def plans(self) -> Iterator[Contact]:
        """Plans for some: a few to one client, or those of several agencies for one family in a week or so."""
        for client in self.facts.clients:
            for _ in range(self.random.choice((0, 0, 1, 2))):
                yield self.contact(self.near(AHEAD), client_id=client.id, kind=self.kind(), planned=self.some(0.8))
        for family in self.facts.families:
            members = [each.client_id for each in self.facts.memberships if each.family_id == family.id]
            for worker in self.pick(self.facts.professionals, 4) if members and self.some(0.6) else ():
                day = self.near((1, 2, 5, 7, 8, 9))
                client = self.random.choice(members)
                yield self.contact(day, professional_id=worker.id, client_id=client, kind=self.kind(), planned=True)

    def meetings(self) -> Iterator[Contact]:
        """Meetings of two or three of those who support one client, on the borders of every window."""
        for client in self.facts.clients:
            team = sorted({each.professional_id for each in self.facts.involvements if each.client_id == client.id
                           and each.professional_id is not None})  # fmt: skip
            if len(team) < 2 or self.some(0.4):
                continue
            meeting, day = self.new_id(), self.near((-90, -89, -70, -60, -50, -43, -42, -42, -41, -12, -2, 0))
            about = self.random.choice((None, client.id, client.id, self.random.choice(self.facts.clients).id))
            host, *guests = self.pick(team, self.random.choice((2, 3, 3, 3, 3)))
            for guest in guests:
                yield self.contact(
                    day, professional_id=guest, other_professional_id=host, meeting=meeting, about=about, kind="meeting"
                )

    def greetings(self) -> Iterator[Contact]:
        """Contact with those who have come lately, before, on and after the day on which they came."""
        ties = [each for each in self.facts.involvements if each.professional_id is not None]
        for came in self.facts.memberships:
            if ties and came.start is not None and self.day - timedelta(days=181) <= came.start and self.some(0.5):
                near = {each.client_id for each in self.facts.memberships if each.family_id == came.family_id}
                tie = self.random.choice([each for each in ties if each.client_id in near] or ties)
                day = min(came.start + timedelta(days=self.random.choice((-1, 0, 0, 20))), self.day)
                yield self.contact(
                    day,
                    professional_id=tie.professional_id,
                    client_id=came.client_id,
                    kind="call",
                    planned=self.some(0.1),
                )

    def contact(self, on: date, **contact: object) -> Contact:
        """A contact, of anybody unless it says of whom; what is planned for a day, or was."""
        given = {"professional_id": self.random.choice(self.facts.professionals).id, **contact}
        planned = bool(given.pop("planned", False)) or on > self.day
        return Contact(source=OPERATOR, id=self.new_id(), on=on, planned=planned, **given)
