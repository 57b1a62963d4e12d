"""Random small networks in which every clause of the missing-link rules is reached often, for the property tests.

What is drawn sits on purpose on borders: days at the edges of windows, facts that begin or end on the day asked
about, people with two employers or none, agencies that speak for themselves, deaths on the day. A network is whole:
every id it names is there, every key of model.md §3 is its own, and nothing in it is refused by an import made
after `day`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from graph.codes import situations
from graph.model import (
    OPERATOR,
    Agency,
    Client,
    Employment,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Record,
    Relation,
    Situation,
    Source,
)
from tests.queries.network_agencies import Neighbours
from tests.queries.network_asked import Asked
from tests.queries.network_contacts import BORDERS, Meeter
from tests.queries.network_heard import Heard
from tests.queries.network_hubs import Hubs
from tests.queries.network_moves import Moves
from tests.queries.network_strangers import Strangers
from tests.queries.network_troubles import Troubles
from tests.queries.network_twice import Twice

ASCII = "019AZaz"
# Beyond the first plane UTF-16 and code points sort differently, as do capitals and letters with marks.
WIDE = ASCII + "é\u00df\uff21\U0001d49c"

OTHER_SOURCES = ("housing-feed", "school-feed")
KINDS = ("child-social-care", "school", "gp", "health-visiting", "police", "housing", "early-years", "voluntary")
ROLES = ("child-protection-social-worker", "looked-after-social-worker", "social-worker", "health-visitor", None, None)
NAMES = ("Shaw", "Reid", "Hill", "Bryant", "O'Neill", "Ågren")
Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Size:
    """How much of each there is, from and to.

    `alphabet` is what ids are made of; they begin with `prefix`, so that many networks can lie side by side.
    """

    clients: tuple[int, int] = (3, 12)
    professionals: tuple[int, int] = (3, 10)
    agencies: tuple[int, int] = (2, 6)
    involvements_a_client: tuple[int, int] = (1, 3)
    contacts_a_professional: tuple[int, int] = (0, 3)
    alphabet: str = ASCII
    prefix: str = ""


SMALL = Size()
LARGE = Size((40, 80), (15, 30), (5, 10), contacts_a_professional=(2, 8))


def random_facts(random: Random, *, day: date, size: Size = SMALL) -> Facts:
    """A network around `day`; the same `random` state gives the same network."""
    return _Draft(random, day, size).facts()


@dataclass(slots=True)
class _Draft:
    """One network in the making."""

    random: Random
    day: date
    size: Size
    taken: set[str] = field(default_factory=set)
    clients: list[str] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    professionals: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    involvements: list[Involvement] = field(default_factory=list)

    def facts(self) -> Facts:
        """Draw everything, in the order in which one thing needs another."""
        size = self.size
        self.clients = self.ids(self.between(size.clients))
        self.professionals = self.ids(self.between(size.professionals))
        self.agencies = self.ids(self.between(size.agencies))
        self.families = self.ids(max(1, len(self.clients) // self.random.randint(2, 4)))
        records = self.records()
        self.memberships = self.draw_memberships()
        self.involvements = self.draw_involvements()
        facts = Troubles(self.random, self.day, self.network(records), self.new_id).drawn()
        facts = Hubs(self.random, self.day, facts, self.new_id).drawn()
        facts = Moves(self.random, self.day, facts, self.new_id).drawn()
        facts = Neighbours(self.random, self.day, facts, self.new_id).drawn()
        facts = Strangers(self.random, self.day, facts, self.new_id).drawn()
        facts = Twice(self.random, facts, self.new_id).drawn()
        facts = Heard(self.random, self.day, facts, self.new_id).drawn()
        # Last, so that all else is drawn as it would be without.
        return Asked(self.random, self.day, facts).drawn()

    def new_id(self) -> str:
        """An id that nothing else has."""
        return self.ids(1, longest=8)[0]

    def network(self, records: tuple[Record, ...]) -> Facts:
        """What has been drawn, with the ties of everybody in it."""
        return Facts(
            clients=tuple(Client(id=client) for client in self.clients),
            records=records,
            families=tuple(Family(id=family, name=self.random.choice((*NAMES, None))) for family in self.families),
            memberships=tuple(self.memberships),
            relations=self.relations(),
            situations=self.situations(),
            professionals=tuple(
                Professional(id=each, name=self.random.choice(NAMES), active=self.random.random() > 0.12)
                for each in self.professionals
            ),
            employments=self.employments(),
            agencies=tuple(
                Agency(id=each, name=self.random.choice(NAMES), kind=self.random.choice(KINDS))
                for each in self.agencies
            ),
            sources=(
                Source(name=OPERATOR, register=True, sealed=False),
                *(Source(name=name) for name in sorted({record.source for record in records} - {OPERATOR})),
            ),
            involvements=tuple(self.involvements),
            contacts=Meeter(
                self.random,
                self.day,
                self.involvements,
                self.clients,
                self.professionals,
                self.agencies,
                self.new_id,
            ).contacts(self.size.contacts_a_professional),
        )

    # Chance

    def between(self, bounds: tuple[int, int]) -> int:
        """A number from the first to the second."""
        return self.random.randint(*bounds)

    def chance(self, of_one: float) -> bool:
        """True this often."""
        return self.random.random() < of_one

    def ids(self, count: int, *, longest: int = 4) -> list[str]:
        """New ids of few letters, so that one is often the beginning of another and order by code point matters."""
        made: list[str] = []
        while len(made) < count:
            letters = self.random.choices(self.size.alphabet, k=self.random.randint(1, longest))
            new = self.size.prefix + "".join(letters)
            if new not in self.taken:
                self.taken.add(new)
                made.append(new)
        return made

    def near(self, offsets: Iterable[int]) -> date:
        """A day this far from the day asked about."""
        return self.day + timedelta(days=self.random.choice(tuple(offsets)))

    def span(self, *, current: float = 0.75) -> tuple[date | None, date | None]:
        """A `from` and a `to`: current this often, and on the border as often as not."""
        starts = (None, self.near((-400, -200, *BORDERS)), self.day)
        if self.chance(current):
            return self.random.choice(starts), self.random.choice((None, None, self.near((1, 30))))
        if self.chance(0.3):
            return self.near((1, 20)), None
        return self.random.choice((None, self.near((-400, -200)))), self.near((0, 0, -1, -60))

    # Clients and families

    def records(self) -> tuple[Record, ...]:
        """The operator's record of each client; other sources may say that somebody died, and disagree on when."""
        made: list[Record] = []
        for client in self.clients:
            told = self.chance(0.12)
            twice = told and self.chance(0.5)
            made.append(
                Record(
                    source=OPERATOR,
                    source_id=client,
                    client_id=client,
                    family_name=self.random.choice(NAMES),
                    given_name=self.random.choice((*NAMES, None)),
                    born=self.near((-12000, -6500, -3000)),
                    died=self.near((-60, -1, 0, 0, 1)) if told and not twice else None,
                )
            )
            if twice:
                made += self.disagreeing(client)
        return tuple(made)

    def disagreeing(self, client: str) -> Iterable[Record]:
        """What two other sources say of one death: one of the days is before the day asked about, the other after."""
        days = [self.near((-30, 0)), self.near((1, 5))]
        self.random.shuffle(days)
        for number, (source, died) in enumerate(zip(OTHER_SOURCES, days, strict=True)):
            yield Record(
                source=source,
                source_id=client,
                client_id=client,
                died=died,
                as_of=self.day - timedelta(days=20 - number),
                family_name=self.random.choice((*NAMES, None)),
            )

    def draw_memberships(self) -> list[Membership]:
        """Most clients live in a family, some in two, some have moved out or never lived there, some have none."""
        made: list[Membership] = []
        for client in self.clients:
            count = min(self.random.choice((0, 1, 1, 1, 2, 2)), len(self.families))
            for family in self.random.sample(self.families, k=count):
                start, end = self.span(current=0.85)
                made.append(
                    Membership(
                        source=OPERATOR,
                        client_id=client,
                        family_id=family,
                        start=start,
                        end=end,
                        lives_here=self.chance(0.65),
                    )
                )
        return made

    def relations(self) -> tuple[Relation, ...]:
        """Ties across families as well as within, some of them over."""
        made = []
        for _ in range(len(self.clients) // 2):
            client, other = self.random.sample(self.clients, k=2)
            start, end = self.span(current=0.65)
            made.append(
                Relation(
                    source=OPERATOR,
                    client_id=client,
                    other_id=other,
                    start=start,
                    end=end,
                    kind=self.random.choice(("parent", "partner", "sibling", "grandparent", "other")),
                )
            )
        return _own(made, lambda each: (each.client_id, each.kind, each.other_id, each.start))

    def situations(self) -> tuple[Situation, ...]:
        """Situations of every code, for some."""
        made = []
        for client in self.clients:
            for code in self.random.sample(sorted(situations()), k=self.random.choice((0, 0, 0, 1, 1, 2))):
                start, end = self.span(current=0.55)
                made.append(Situation(source=OPERATOR, client_id=client, code=code, start=start, end=end))
        return tuple(made)

    # Professionals and agencies

    def employments(self) -> tuple[Employment, ...]:
        """One employer for most, two or none for some; some have left and some have not begun."""
        made = []
        for professional in self.professionals:
            count = min(self.random.choice((0, 1, 1, 1, 1, 2, 2)), len(self.agencies))
            for agency in self.random.sample(self.agencies, k=count):
                start, end = self.span(current=0.8)
                made.append(Employment(professional_id=professional, agency_id=agency, start=start, end=end))
        return tuple(made)

    def draw_involvements(self) -> list[Involvement]:
        """Named workers, on their own or an agency's behalf, and desks, some of them beside a named worker."""
        made: list[Involvement] = []
        for client in self.clients:
            lead = self.random.choice((0.0, 0.15, 0.5))
            count = self.between(self.size.involvements_a_client)
            made.extend(self.involvement(client, lead, desk=self.chance(0.25)) for _ in range(count))
            if self.chance(0.3) and (behalf := made[-1].agency_id) is not None:
                made.append(self.involvement(client, lead, desk=True, behalf=behalf))
        return made

    def involvement(self, client: str, lead: float, *, desk: bool, behalf: str | None = None) -> Involvement:
        """One involvement with a client."""
        agency = behalf or self.random.choice(self.agencies)
        start, end = self.span(current=0.85)
        return Involvement(
            source=OPERATOR,
            id=self.ids(1, longest=8)[0],
            client_id=client,
            professional_id=None if desk else self.random.choice(self.professionals),
            agency_id=agency if desk or self.chance(0.5) else None,
            role=self.random.choice(ROLES),
            lead=self.chance(lead),
            start=start,
            end=end,
        )


def _own(facts: Iterable[Fact], key: Callable[[Fact], Hashable]) -> tuple[Fact, ...]:
    """The facts less those whose key another already has: an import refuses the second of two."""
    return tuple({key(fact): fact for fact in facts}.values())
