"""People who stand twice in a random network, or nearly: rule 16 asks about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from graph.model import OPERATOR, Client, Facts, Membership, Record

GIVEN = ("Ella", "Ella Rose", "Bella", "Catherine", "Katherine", "Tom", "Thomas", "Jo")
FAMILIES = ("Shaw", "Shore", "Smith", "Smyth", "Smith-Jones", "Jones", "Ella", "O'Neill", "ONeill")
ADDRESSES = (
    ("12 Mill Lane", "QX1 2AB"),
    ("12 Mill Lane", "QX1 2AD"),
    ("Flat 1, 2 Mill Lane", "QX1 2AB"),
    ("12, Milll Lane", None),
    ("The Lodge", "QX1 2AB"),
    (None, None),
)
NHS_NUMBERS = ("9990000018", "999 000 0026", "999-000-0018", None, None)
PERSONNUMMER = ("19121212-1212", "121212-1212", "811218-9876", None, None, None, None, None, None, None)
BIRTHS = (date(1987, 3, 5), date(1987, 5, 3), date(1987, 3, 6), date(1978, 3, 5), date(1990, 11, 28), None)


@dataclass(frozen=True, slots=True)
class Twice:
    """Draws them for one network; `new_id` gives an id that nothing else has."""

    random: Random
    facts: Facts
    new_id: Callable[[], str]

    def drawn(self) -> Facts:
        """The network with some more people, who were told twice, in most cases with a difference or two."""
        if self.random.random() < 0.2:
            return self.facts
        facts = self.facts
        for _ in range(self.random.randint(1, 3)):
            told = self.somebody()
            for record in (told, self.again(told)):
                client = Client(id=record.client_id, shielded=self.random.random() < 0.1)
                facts = replace(
                    facts,
                    clients=(*facts.clients, client),
                    records=(*facts.records, record),
                    memberships=(*facts.memberships, *self.home(client.id)),
                )
        return facts

    def somebody(self) -> Record:
        """Somebody new."""
        client, choose = self.new_id(), self.random.choice
        address, postcode = choose(ADDRESSES)
        return Record(
            source=OPERATOR,
            source_id=client,
            client_id=client,
            given_name=choose((*GIVEN, None)),
            family_name=choose(FAMILIES),
            known_as=choose((*GIVEN, *[None] * 8)),
            born=choose(BIRTHS),
            nhs_number=choose(NHS_NUMBERS),
            personnummer=choose(PERSONNUMMER),
            address=address,
            postcode=postcode,
        )

    def again(self, told: Record) -> Record:
        """The same person, or a twin, told by somebody else."""
        client, other = self.new_id(), self.somebody()
        again = replace(told, source_id=client, client_id=client)
        for field in self.random.sample(("family_name", "known_as", "nhs_number", "personnummer"), k=2):
            if self.random.random() < 0.3:
                again = replace(again, **{field: getattr(other, field)})
        return self.random.choice((_swapped, _the_year, _twin, _another_number, _known_as, self.moved))(again)

    def moved(self, again: Record) -> Record:
        """With another birth date, and another address."""
        other = self.somebody()
        return replace(again, born=self.random.choice((again.born, other.born)), address=other.address)

    def home(self, client: str) -> Iterator[Membership]:
        """A family for some of them."""
        if self.random.random() < 0.3:
            family = self.random.choice(self.facts.families)
            yield Membership(source=OPERATOR, client_id=client, family_id=family.id)


def _swapped(told: Record) -> Record:
    return replace(told, given_name=told.family_name, family_name=told.given_name or "Shaw", known_as=None)


def _the_year(told: Record) -> Record:
    return replace(told, born=None, born_year=told.born.year if told.born else None)


def _twin(told: Record) -> Record:
    return replace(told, given_name="Xavier" if told.given_name else None, known_as=None)


def _another_number(told: Record) -> Record:
    return replace(told, nhs_number=NHS_NUMBERS[1] if told.nhs_number == NHS_NUMBERS[0] else NHS_NUMBERS[0])


def _known_as(told: Record) -> Record:
    return replace(told, given_name="Zoltan", known_as=told.given_name)
