"""Random small networks for the laws of who may see what: every rule of access.md §2–§4 decides in many of them.

A network is small, so that its facts meet: workers with two agencies and two lives, clients whom only a sealed service
knows, desks, shielded households that someone has left, sealed birth ties, second homes, sealed and official sources,
involvement that nobody confirmed or that ended some days ago, people who moved out, kin two steps away, contacts that
hang on an involvement, on another's or on none, and people with several records. In a third of
them agencies have agreements: in force, ended lately or long ago, and of every reach. In more than half somebody agreed
that agencies know of each other: some of them, until a day, and not each said so for its own. Most families were told
on a day that services share, or weren't, because it would raise risk.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from types import MappingProxyType
from typing import Any, TypeVar

from graph.agreed import REACHES
from graph.model import (
    OPERATOR,
    Address,
    Agency,
    Client,
    Consent,
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
    Source,
)

KINDS = (
    *("child-social-care",) * 4, "police", "school", "gp", "housing", "fire", "domestic-abuse", "domestic-abuse",
    "adoption", "adult-mental-health", "substance-misuse", "probation",
)  # fmt: skip
STARTS = (None, None, -400, -60, -35, -20, 0)
ENDS = (None, None, None, None, None, 1, 30)
OVER = ((-400, 0), (-60, -1), (-45, -29), (-44, -30), (-23, -10), (-19, -5), (-14, -1), (None, -29), (None, -40))
KEYS: Mapping[str, Callable[[Any], Hashable]] = MappingProxyType(
    {
        "clients": lambda each: each.id,
        "records": lambda each: (each.source, each.source_id),
        "families": lambda each: each.id,
        "addresses": lambda each: (each.family_id, each.start),
        "memberships": lambda each: (each.client_id, each.family_id, each.start),
        "relations": lambda each: (each.client_id, each.kind, each.other_id, each.start),
        "situations": lambda each: (each.client_id, each.code, each.start),
        "professionals": lambda each: each.id,
        "employments": lambda each: (each.professional_id, each.agency_id, each.start),
        "agencies": lambda each: each.id,
        "sources": lambda each: each.name,
        "involvements": lambda each: each.id,
        "contacts": lambda each: each.id,
        "consents": lambda each: each.id,
    }
)
Choice = TypeVar("Choice")


def random_access(random: Random, *, day: date, prefix: str = "") -> Facts:
    """A network around `day`, its ids beginning with `prefix`; the same `random` state gives the same network."""
    return _Draft(random, day, prefix).facts()


def shuffled(random: Random, facts: Facts) -> Facts:
    """The same facts in another order."""
    return Facts(**{kind: tuple(random.sample(rows := getattr(facts, kind), k=len(rows))) for kind in KEYS})


@dataclass(slots=True)
class _Draft:
    """One network in the making."""

    random: Random
    day: date
    prefix: str
    shields: float = 0.0
    sources: list[Source] = field(default_factory=list)
    clients: list[Client] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    professionals: list[Professional] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    involvements: list[Involvement] = field(default_factory=list)

    def facts(self) -> Facts:
        """Draw everything, in the order in which one thing needs another."""
        draw = self.random.randint
        # What is rare decides more often where it comes in numbers.
        self.shields = self.one((0.0, 0.0, 0.5, 0.8))
        self.agencies = [self.agency(each) for each in self.ids("a", draw(2, 4))]
        self.professionals = [self.professional(each) for each in self.ids("p", draw(3, 5))]
        self.employments = list(self.draw_employments())
        self.sources = list(self.draw_sources())
        self.clients = [Client(id=each, shielded=self.shield(self.shields)) for each in self.ids("c", draw(3, 6))]
        shield = self.shields / 4
        self.families = [
            Family(id=each, name="Shaw", shielded=self.shield(shield)) for each in self.ids("f", draw(2, 3))
        ]
        self.involvements = [self.involvement(each) for each in self.ids("i", draw(5, 10))]
        drawn = {
            "clients": self.clients,
            "records": self.records(),
            "families": self.families,
            "addresses": self.addresses(),
            "memberships": self.memberships(),
            "relations": [self.relation() for _ in range(draw(2, 6))],
            "situations": [self.situation() for _ in range(draw(1, 4))],
            "professionals": self.professionals,
            "employments": self.employments,
            "agencies": self.agencies,
            "sources": self.sources,
            "involvements": self.involvements,
            "contacts": [self.contact(each) for each in self.ids("k", draw(4, 9))],
            "consents": [],
        }
        # Last, so that a network whose agencies all share for good is as it would be without.
        if self.chance(0.3):
            drawn["agencies"] = [self.agreed(each) for each in self.agencies]
            drawn["involvements"] = [replace(each, always_findable=self.chance(0.3)) for each in self.involvements]
        drawn["involvements"] = [self.asked(each) for each in drawn["involvements"]]
        drawn["involvements"] = [self.worried(each) for each in drawn["involvements"]]
        if self.chance(0.4):
            drawn["memberships"] = [replace(each, joined=self.chance(0.4)) for each in drawn["memberships"]]
        if self.chance(0.6):
            drawn["consents"] = [self.consent(each) for each in self.ids("y", draw(2, 6))]
            drawn["contacts"] = [self.also_about(each) for each in drawn["contacts"]]
        drawn["families"] = [self.told(each) for each in self.families]
        return Facts(**{kind: _own(drawn[kind], key) for kind, key in KEYS.items()})

    # Chance

    def chance(self, of_one: float) -> bool:
        """True this often."""
        return self.random.random() < of_one

    def ids(self, letter: str, count: int) -> list[str]:
        """Ids of one kind."""
        return [f"{self.prefix}{letter}{number}" for number in range(1, count + 1)]

    def one(self, rows: Sequence[Choice]) -> Choice:
        """One of them."""
        return self.random.choice(rows)

    def near(self, days: int | None) -> date | None:
        """So many days after the day."""
        return None if days is None else self.day + timedelta(days=days)

    def span(self, *, now: float = 0.75) -> dict[str, date | None]:
        """A `from` and a `to`: it holds today this often; else it is over, or begins tomorrow."""
        if self.chance(now):
            return {"start": self.near(self.one(STARTS)), "end": self.near(self.one(ENDS))}
        if self.chance(0.25):
            return {"start": self.near(1), "end": None}
        start, end = self.one(OVER)
        return {"start": self.near(start), "end": self.near(end)}

    def word(self) -> dict[str, str | None]:
        """Whose word a fact is: mostly a source's, else a person's for an agency; some are confirmed."""
        by = self.one((None, None, self.someone(), self.someone()))
        told = {"source": self.one(self.sources).name, "confirmed_by": by}
        if self.chance(0.65):
            return told
        asserted = self.someone()
        by = asserted if self.chance(0.2) else by
        entered = {"asserted_by": asserted, "agency_id": self.one(self.agencies).id, "confirmed_by": by}
        # Both: somebody entered what a source says too.
        return told | entered if self.chance(0.4) else entered

    def seal(self, open_: float = 0.7) -> Any:
        """A seal, open this often; now and then its mark is missing."""
        return "open" if self.chance(open_) else self.one(("hidden", "hidden", "existence", None))

    def shield(self, of_one: float) -> Any:
        """Whether something is shielded, this often; now and then its mark is missing."""
        return self.one((True, True, True, None)) if self.chance(of_one) else False

    def someone(self) -> str:
        """The id of a professional."""
        return self.one(self.professionals).id

    def client(self) -> str:
        """The id of a client, the first ones more often: what concerns one client meets."""
        return min(self.one(self.clients), self.one(self.clients), key=lambda each: each.id).id

    # Agencies and people

    def agency(self, id_: str) -> Agency:
        """An agency, a few of them for one area."""
        kind = self.one(KINDS)
        return Agency(id=id_, name=kind, kind=kind, area="North" if self.chance(0.35) else None)

    def agreed(self, agency: Agency) -> Agency:
        """An agency with the marks of its agreement: in force, ended lately or long ago, not yet begun."""
        start = self.one((-400, -400, -400, 0)) if self.chance(0.9) else 1
        end = self.one((None, 1, 200, 200, 0, -89, -90, -300)) if start < 0 else None
        reach = self.one((None, *REACHES))
        return replace(agency, reach=reach, shared_from=self.near(start), shared_until=self.near(end))

    def professional(self, id_: str) -> Professional:
        """A professional; some are inactive, some are away and say who answers."""
        cover = f"{self.prefix}p{self.random.randint(1, 5)}" if self.chance(0.15) else None
        return Professional(id=id_, name=id_, active=self.chance(0.93), cover=cover)

    def draw_employments(self) -> Iterable[Employment]:
        """One employer for most, two for many, none for a few; some have left."""
        for each in self.professionals:
            for agency in self.random.sample(self.agencies, k=min(self.one((0, 1, 1, 1, 2, 2)), len(self.agencies))):
                yield Employment(professional_id=each.id, agency_id=agency.id, **self.span(now=0.85))

    def draw_sources(self) -> Iterable[Source]:
        """The operator's, and feeds: open or sealed, registers or not, an agency's own or nobody's."""
        yield Source(name=OPERATOR, register=True, sealed=False)
        for name in self.ids("s", self.random.randint(1, 3)):
            agency = self.one((None, self.one(self.agencies).id, self.one(self.agencies).id))
            yield Source(name=name, agency_id=agency, register=self.chance(0.5), sealed=self.chance(0.4))

    def involvement(self, id_: str) -> Involvement:
        """A named worker's, on a named agency's behalf or not; or a desk's own. It may be sealed or unconfirmed."""
        desk = self.chance(0.15)
        who = None if desk else self.someone()
        employers = [each.agency_id for each in self.employments if each.professional_id == who]
        behalf = self.one(employers) if employers and self.chance(0.8) else self.one(self.agencies).id
        told = self.word()
        told["agency_id"] = behalf if desk or self.chance(0.85) else None
        return Involvement(
            id=id_,
            client_id=self.client(),
            professional_id=who,
            role=self.one(("social-worker", None)),
            lead=self.chance(0.4),
            visibility=self.seal(0.6),
            confirmed_on=self.near(-5) if self.chance(0.5) else None,
            concern_on=self.near(-3) if self.chance(0.3) else None,
            **told,
            **self.span(now=0.7),
        )

    def asked(self, tie: Involvement) -> Involvement:
        """Some workers asked somebody to the team, and wait for an answer."""
        waits = tie.professional_id is not None and self.chance(0.3)
        return replace(tie, asked_on=self.near(-20)) if waits else tie

    def consent(self, id_: str) -> Consent:
        """Somebody agreed for some agencies, which said so each for its own, or not yet; now, once or tomorrow."""
        agencies = self.random.sample(self.agencies, k=self.random.randint(1, len(self.agencies)))
        ids = tuple(sorted(each.id for each in agencies))
        # Now and then somebody said so who isn't named, which says nothing.
        said = tuple(each.id for each in self.agencies if self.chance(0.7 if each.id in ids else 0.1))
        return Consent(
            id=id_,
            client_id=self.client(),
            agencies=ids,
            said=said,
            given_by="themselves",
            agency_id=self.one((None, *said)),
            **self.span(now=0.8),
        )

    def told(self, family: Family) -> Family:
        """Most were told on a day that services share, or weren't, because it would raise risk."""
        marks = self.one(({}, {"told_on": self.near(self.one((-400, -9, 0)))}, {"not_told": True}, {"not_told": True}))
        return replace(family, **marks)

    def worried(self, tie: Involvement) -> Involvement:
        """Some concerns were told to the others who have one; of some the days are over."""
        if tie.concern_on is None or not self.chance(0.6):
            return tie
        return replace(tie, concern_on=self.near(self.one((-40, -30, -29, -3, -3))), concern_told_on=self.near(-2))

    # Clients and families

    def records(self) -> list[Record]:
        """What one to three sources say of each client."""
        made = []
        for client in self.clients:
            sources = self.random.sample(self.sources, k=min(self.one((1, 1, 2, 3)), len(self.sources)))
            made += [self.record(client.id, source.name) for source in sources]
        return made

    def record(self, client: str, source: str) -> Record:
        """All that one source may say."""
        return Record(
            source=source,
            source_id=client,
            client_id=client,
            as_of=self.near(self.one((None, -1, -9))),
            given_name=client,
            family_name="Shaw",
            born=self.one((date(2015, 2, 28), date(1985, 7, 1), None)),
            born_year=self.one((2015, None)),
            died=self.near(-2) if self.chance(0.1) else None,
            gender="female",
            nhs_number="9434765919",
            address="12 Mill Lane",
            postcode="M1 1AA",
            phone="0161 496 0001",
            email="someone@example.org",
            language="en",
        )

    def memberships(self) -> list[Membership]:
        """Each client in one family or two, living there or not, now or once."""
        made = []
        for client in self.clients:
            for family in self.random.sample(self.families, k=self.one((0, 1, 1, 1, 2, 2))):
                told = {"source": OPERATOR} if self.chance(0.5) else self.word()
                made.append(
                    Membership(
                        client_id=client.id,
                        family_id=family.id,
                        lives_here=self.chance(0.8),
                        visibility=self.seal(0.87),
                        shielded=self.shield(self.shields / 5),
                        **told,
                        **self.span(now=0.85),
                    )
                )
        return made

    def addresses(self) -> list[Address]:
        """One address of a family after another."""
        made = []
        for family in self.families:
            for _ in range(self.one((1, 1, 2))):
                marks = {"shielded": self.shield(self.shields / 2), "visibility": self.seal(0.8)}
                made.append(Address(family_id=family.id, address="12 Mill Lane", **marks, **self.word(), **self.span()))
        return made

    def relation(self) -> Relation:
        """A tie of kin, some of birth and sealed."""
        client, other = self.random.sample(self.clients, k=2)
        birth = self.chance(0.3)
        told = {"source": OPERATOR} if self.chance(0.5) else self.word()
        return Relation(
            client_id=client.id,
            kind="parent" if birth else self.one(("partner", "grandparent", "other")),
            other_id=other.id,
            form="birth" if birth else None,
            visibility=self.seal(0.5 if birth else 0.85),
            **told,
            **self.span(now=0.8),
        )

    def situation(self) -> Situation:
        """A reason why several services may be needed."""
        code = self.one(("early-help", "ehcp", "looked-after"))
        return Situation(client_id=self.client(), code=code, visibility=self.seal(), **self.word(), **self.span())

    # Contacts

    def contact(self, id_: str) -> Contact:
        """With a client, a professional or a desk; planned or past; hanging on one of all involvements or on none."""
        who, made = self.someone(), self.one((self.with_client, self.with_client, self.with_colleague, self.with_desk))
        own = self.one([each for each in self.involvements if each.professional_id] or self.involvements)
        if self.chance(0.6):
            who = own.professional_id or who
        return Contact(
            id=id_,
            professional_id=who,
            on=self.near(self.one((-100, -30, -1, 0, 0, 1, 9))),
            planned=self.chance(0.3),
            involvement=self.one(self.involvements).id if self.chance(0.15) else None,
            meeting=f"{self.prefix}m{self.random.randint(1, 3)}" if self.chance(0.25) else None,
            **self.word(),
            **made(who, own),
        )

    def with_client(self, _who: str, own: Involvement) -> dict[str, str]:
        """With a client, mostly one whom the professional supports."""
        return {"client_id": own.client_id if self.chance(0.7) else self.client()}

    def with_colleague(self, who: str, own: Involvement) -> dict[str, str | None]:
        """With another professional, about one whom the first supports, about anybody or nobody."""
        others = [each.id for each in self.professionals if each.id != who]
        return {"other_professional_id": self.one(others), "about": self.about(own)}

    def with_desk(self, _who: str, own: Involvement) -> dict[str, str | None]:
        """With an agency's desk."""
        return {"other_agency_id": self.one(self.agencies).id, "about": self.about(own)}

    def also_about(self, contact: Contact) -> Contact:
        """Some contacts with a client were about somebody else, too."""
        return replace(contact, about=self.client()) if contact.client_id and self.chance(0.4) else contact

    def about(self, own: Involvement) -> str | None:
        """Whom a contact is about."""
        return self.one((own.client_id, own.client_id, self.client(), None))


def _own(facts: Iterable[Any], key: Callable[[Any], Hashable]) -> tuple[Any, ...]:
    """The facts less those whose key another already has."""
    return tuple({key(fact): fact for fact in facts}.values())
