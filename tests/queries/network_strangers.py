"""Families and clients at one address, or with one number, made frequent in a random network: rule 7 asks of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from graph.model import OPERATOR, Address, Client, Facts, Family, Membership, Record, Relation, Source

NEIGHBOURS = (2, 2, 3, 4, 4, 4)
CALLERS = (2, 2, 2, 3)
STREETS = (*["12 Mill Lane"] * 6, "Mill Lane 12, the mill", "Flat 1, 12 Mill Lane", "The Mill")
POSTCODES = (*["QX{} 2AB"] * 6, "qx{}2ab", "qx{} 2ab", None)
SETTINGS = (None, None, "home", "home", "home", "foster", "hospital")
SPANS = (*[(None, None)] * 6, (0, None), (1, None), (None, 0), (None, 1))
PHONES = ("07700 {}", "+44 7700 {}", "0044 7700{}", None)
MAILS = ("lane.{}@example.net", "Lane.{}@Example.net", None)
NEWER = "newer-feed"


@dataclass(frozen=True, slots=True)
class Strangers:
    """Draws them for one network around `day`; `new_id` gives an id that nothing else has."""

    random: Random
    day: date
    facts: Facts
    new_id: Callable[[], str]
    made: dict[str, list[object]] = field(default_factory=dict)

    def drawn(self) -> Facts:
        """The network with some who live at one address, perhaps, and some whom one reaches by one number."""
        # Many networks may lie side by side, and each has its own street and number.
        own = f"{self.random.randrange(10**6):06}"
        if self.some(0.7):
            plain = self.some(0.4)
            self.tied([self.neighbour(own, plain=plain) for _ in range(self.random.choice(NEIGHBOURS))])
        if self.some(0.4):
            self.tied([self.caller(own) for _ in range(self.random.choice(CALLERS))])
        facts = self.facts
        if self.some(0.35) and facts.agencies:
            told = replace(facts.agencies[0], phone=PHONES[0].format(own), email=MAILS[0].format(own))
            facts = replace(facts, agencies=(told, *facts.agencies[1:]))
        elif self.some(0.1) and facts.professionals:
            told_too = replace(facts.professionals[0], mobile=PHONES[1].format(own), email=MAILS[1].format(own))
            facts = replace(facts, professionals=(told_too, *facts.professionals[1:]))
        if any(isinstance(each, Record) and each.source == NEWER for each in self.made.get("records", ())):
            self.add("sources", Source(name=NEWER))
        more = {kind: (*getattr(facts, kind), *rows) for kind, rows in self.made.items()}
        return replace(facts, **more)  # type: ignore[arg-type]  # each kind its own

    def some(self, share: float) -> bool:
        """True in that share of cases."""
        return self.random.random() < share

    def add(self, kind: str, *rows: object) -> None:
        """One more fact, or more."""
        self.made.setdefault(kind, []).extend(rows)

    def client(self, **told: str | None) -> str:
        """A new client, of whom something is told, now and then by a newer record that overrules the operator's."""
        client = self.new_id()
        self.add("clients", Client(id=client, shielded=self.some(0.08)))
        row = Record(source=OPERATOR, source_id=client, client_id=client, family_name="Lane", **told)
        if self.some(0.2):
            self.add("records", replace(row, source=NEWER, as_of=self.day - timedelta(days=9)))
            row = replace(row, **{name: "old " + value if value else value for name, value in told.items()})
        self.add("records", row)
        return client

    def family(self, *clients: str) -> str:
        """A new family of some clients."""
        family = self.new_id()
        self.add("families", Family(id=family, shielded=self.some(0.1)))
        for client in clients:
            self.add(
                "memberships",
                Membership(source=OPERATOR, client_id=client, family_id=family, shielded=self.some(0.12)),
            )
        return family

    def neighbour(self, own: str, *, plain: bool) -> str:
        """Somebody at the address: of a family, or alone; `plain` where it is told in one way only."""
        street, postcode = (self.random.choice(each[:1] if plain else each) for each in (STREETS, POSTCODES))
        if self.some(0.35):
            return self.client(address=street, postcode=_of(postcode, own))
        client = self.client()
        start, end = self.random.choice(SPANS[:1] if plain else SPANS)
        self.add(
            "addresses",
            Address(
                source=OPERATOR,
                family_id=self.family(client),
                address=street,
                postcode=_of(postcode, own),
                setting=self.random.choice(SETTINGS[:1] if plain else SETTINGS),
                shielded=self.some(0.12),
                start=self.near(start),
                end=self.near(end),
            ),
        )
        return client

    def near(self, days: int | None) -> date | None:
        """So many days after the day asked about."""
        return None if days is None else self.day + timedelta(days=days)

    def caller(self, own: str) -> str:
        """Somebody with the number: of a family, or alone."""
        client = self.client(phone=_of(self.random.choice(PHONES), own), email=_of(self.random.choice(MAILS), own))
        if self.some(0.5):
            self.family(client)
        return client

    def tied(self, clients: Iterable[str]) -> None:
        """Now and then two of them are kin, or are members of one family."""
        one, other = self.random.sample(list(clients), k=2)
        if self.some(0.4):
            relation = Relation(source=OPERATOR, client_id=one, kind="other", other_id=other, end=self.near(1))
            self.add("relations", relation)
        elif self.some(0.15):
            self.family(one, other)


def _of(text: str | None, own: str) -> str | None:
    """A postcode, a number or an e-mail address of this network."""
    return text and text.format(own)
