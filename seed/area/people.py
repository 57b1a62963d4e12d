"""The people of one case: a family, or a few linked ones that are made together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from seed.area.agencies import Agency, Directory, Worker
from seed.area.names import Names
from seed.area.sheets import iso

YEAR = 365.25


@dataclass(slots=True)
class Person:
    """A client. Days are ordinal; of the unborn only `expected` is known."""

    id: str
    given: str
    family: str
    gender: str
    born: int | None
    expected: int | None = None
    died: int | None = None
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Home:
    """A family, with the people who live there today. `area` and `sector` say which agencies serve it."""

    id: str
    name: str
    area: int
    sector: int
    since: int
    cells: dict[str, str]
    people: list[Person] = field(default_factory=list)
    earlier: dict[str, str] | None = None
    shielded: bool = False


@dataclass(slots=True)
class Tie:
    """An involvement; `worker` is None where the desk stands, `agency` None where the row leaves it empty.

    After `quiet_from` nothing between the two is recorded.
    """

    id: str
    worker: Worker | None
    agency: Agency
    client: Person
    role: str
    home: Home | None
    start: int
    end: int | None = None
    lead: bool = False
    quiet_from: int | None = None
    agency_told: bool = True
    cells: dict[str, str] = field(default_factory=dict)

    def on(self, day: int) -> bool:
        """Whether it is current on a day."""
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def who(self) -> str:
        """The id of the professional, or of the agency whose desk it is."""
        return self.agency.id if self.worker is None else self.worker.id


@dataclass(slots=True)
class Case:
    """Families made together. `rows` are the finished rows of members, relations and situations.

    `situations` are the current ones of each client id; `apart` holds pairs of ids that must never be in touch here.
    """

    people: list[Person] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    rows: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    situations: dict[str, list[str]] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    apart: set[frozenset[str]] = field(default_factory=set)

    def live(self, home: Home, person: Person, since: int | None = None, lives_here: bool = True) -> None:
        """Make someone a member of a family; who is first only a member elsewhere is served from there all the same."""
        if lives_here and person.died is None:
            home.people.append(person)
        if since is not None and person.died is not None:
            since = min(since, person.died)
        row = {
            "client_id": person.id,
            "family_id": home.id,
            "from": iso(since),
            "to": iso(person.died),
            "lives_here": "true" if lives_here else "false",
        }
        self.rows.append(("members", row))

    def relate(
        self,
        one: Person,
        kind: str,
        other: Person,
        form: str = "",
        responsible: str = "",
        since: int | None = None,
        until: int | None = None,
    ) -> None:
        """Record that `one` is KIND of `other`."""
        row = {
            "client_id": one.id,
            "kind": kind,
            "other_id": other.id,
            "form": form,
            "parental_responsibility": responsible,
            "from": iso(since),
            "to": iso(until),
        }
        self.rows.append(("relations", row))

    def situation(self, person: Person, code: str, since: int, until: int | None = None) -> None:
        """Record a situation, unless it is one that they are in; one that ended leaves no services behind."""
        if code in self.situations.get(person.id, ()):
            return
        self.rows.append(("situations", {"client_id": person.id, "code": code, "from": iso(since), "to": iso(until)}))
        if until is None:
            self.situations.setdefault(person.id, []).append(code)

    def home_of(self, person: Person) -> Home | None:
        """The family in whose household someone is, if any; of two the one with the smallest id."""
        return min((home for home in self.homes if person in home.people), key=lambda home: home.id, default=None)


@dataclass(slots=True)
class World:
    """What everything is drawn from: the seeded randomness, the day, the pools, the agencies, and counters for ids."""

    rng: Random
    today: int
    names: Names
    directory: Directory
    nhs: Iterator[str]
    phones: list[str]
    phone_share: float
    counts: dict[str, int] = field(default_factory=dict)

    def id(self, letter: str) -> str:
        """The next id of a kind: a letter and at least six digits."""
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]:06d}"

    def age(self, person: Person) -> float:
        """Age in years; below 0 for the unborn."""
        return -0.1 if person.born is None else (self.today - person.born) / YEAR

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.rng.random() < share
