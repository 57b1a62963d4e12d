"""A slice on one day: who is current, looked up by id, so that each question is answered in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

from graph.columnar import identities_of
from graph.identity import Identity
from graph.model import (
    Address,
    Agency,
    Client,
    Contact,
    Employment,
    Family,
    Involvement,
    Membership,
    Professional,
    Relation,
    Situation,
    Source,
    current,
)
from graph.slice import Slice
from graph.viewer import Level

R = TypeVar("R")
DESK = "agency"
NAMED = "professional"


@dataclass(frozen=True, slots=True)
class Supporter:
    """Someone on a client's team: a professional, or the desk of an agency where nobody is named.

    `agencies` are the ids on whose behalf the involvements are held; `involvements` are current ones with this client.
    """

    id: str
    kind: str
    agencies: tuple[str, ...]
    involvements: tuple[Involvement, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What of a slice holds on `day`, by id; `ever` and `parents` are of every day, `levels` those of the slice."""

    day: date
    levels: Mapping[str, Level]
    identities: Mapping[str, Identity]
    clients: Mapping[str, Client]
    families: Mapping[str, Family]
    professionals: Mapping[str, Professional]
    agencies: Mapping[str, Agency]
    sources: Mapping[str, Source]
    involvements: Mapping[str, list[Involvement]]
    ever: Mapping[str, list[Involvement]]
    employers: Mapping[str, list[Employment]]
    families_of: Mapping[str, list[Membership]]
    members_of: Mapping[str, list[Membership]]
    addresses_of: Mapping[str, list[Address]]
    situations_of: Mapping[str, list[Situation]]
    relations: tuple[Relation, ...]
    parents: Mapping[str, frozenset[str]]
    contacts_with: Mapping[str, list[Contact]]

    def team(self, client_id: str) -> list[Supporter]:
        """The team of a client: active professionals with a current involvement, and desks that nobody stands for.

        In the order of their ids, named people first (missing-links.md §1).
        """
        held: dict[tuple[str, str], list[Involvement]] = defaultdict(list)
        for involvement in self.involvements.get(client_id, ()):
            if involvement.professional_id is None:
                held[DESK, involvement.agency_id or ""].append(involvement)
            elif self.professionals[involvement.professional_id].active:
                held[NAMED, involvement.professional_id].append(involvement)
        named = [self._supporter(*who, ties) for who, ties in sorted(held.items()) if who[0] == NAMED]
        spoken_for = {agency for member in named for agency in member.agencies}
        desks = [
            self._supporter(*who, ties)
            for who, ties in sorted(held.items())
            if who[0] == DESK and who[1] not in spoken_for
        ]
        return named + desks

    def address(self, family_id: str) -> Address | None:
        """Where a family lives: of several current addresses the one that began last."""
        addresses = self.addresses_of.get(family_id, [])
        return max(addresses, key=lambda row: (row.start or date.min, row.address)) if addresses else None

    def home(self, client_id: str) -> Family | None:
        """The family a client lives with, else one they belong to; of several the one with the smallest id."""
        rows = [row for row in self.families_of.get(client_id, ()) if row.family_id in self.families]
        homes = {row.family_id for row in rows if row.lives_here} or {row.family_id for row in rows}
        return self.families[min(homes)] if homes else None

    def kindred(self, client_id: str) -> set[str]:
        """The ids of everyone who belongs to a family that a client belongs to, the client too."""
        homes = {row.family_id for row in self.families_of.get(client_id, ())}
        return {row.client_id for home in homes for row in self.members_of.get(home, ())}

    def _supporter(self, kind: str, id_: str, ties: list[Involvement]) -> Supporter:
        if kind == DESK:
            return Supporter(id_, kind, (id_,), tuple(ties))
        behalf = {tie.agency_id for tie in ties if tie.agency_id is not None}
        if any(tie.agency_id is None for tie in ties):
            behalf |= {row.agency_id for row in self.employers.get(id_, ())}
        return Supporter(id_, kind, tuple(sorted(behalf)), tuple(ties))


def only_stated(fact: Membership | Relation) -> bool:
    """Whether a place in a family or a tie of kin is one person's word, to which nobody else has said yes."""
    return fact.source is None and fact.asserted_by is not None and fact.confirmed_by in (None, fact.asserted_by)


def on(slice_: Slice, day: date) -> Day:
    """The slice on a day. As in the columns, an involvement whose people aren't all seen is none."""
    return slice_.once((on, day), lambda: _laid_out(slice_, day))


def _laid_out(slice_: Slice, day: date) -> Day:
    facts = slice_.facts
    identities = identities_of(facts)
    professionals = _by_id(facts.professionals)
    agencies = _by_id(facts.agencies)
    seen = [
        row
        for row in facts.involvements
        if row.client_id in identities
        and (row.professional_id is None or row.professional_id in professionals)
        and (row.agency_id is None or row.agency_id in agencies)
    ]
    members_of = _current([row for row in facts.memberships if row.client_id in identities], "family_id", day)
    return Day(
        day=day,
        levels=slice_.levels,
        identities=identities,
        clients=_by_id(facts.clients),
        families=_families(facts.families, members_of, identities),
        professionals=professionals,
        agencies=agencies,
        sources={source.name: source for source in facts.sources},
        involvements=_current(seen, "client_id", day),
        ever=_grouped(seen, attrgetter("client_id")),
        employers=_current([row for row in facts.employments if row.agency_id in agencies], "professional_id", day),
        families_of=_current(facts.memberships, "client_id", day),
        members_of=members_of,
        addresses_of=_current(facts.addresses, "family_id", day),
        situations_of=_current(facts.situations, "client_id", day),
        relations=tuple(row for row in facts.relations if current(row.start, row.end, day)),
        parents=_parents(facts.relations),
        contacts_with=_grouped([row for row in facts.contacts if row.client_id is not None], attrgetter("client_id")),
    )


def _families(
    families: Iterable[Family], members_of: Mapping[str, list[Membership]], identities: Mapping[str, Identity]
) -> dict[str, Family]:
    """The families by id; one that has no name is called as those who live in it are."""
    return {
        family.id: family if family.name else replace(family, name=_called(members_of.get(family.id, ()), identities))
        for family in families
    }


def _called(members: Iterable[Membership], identities: Mapping[str, Identity]) -> str | None:
    here = sorted((row for row in members if row.lives_here), key=attrgetter("client_id"))
    names = dict.fromkeys(name for row in here if (name := identities[row.client_id].family_name))
    return " – ".join(names) or None


def _parents(relations: Iterable[Relation]) -> dict[str, frozenset[str]]:
    """The recorded parents of each client, current or not (missing-links.md §1)."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in relations:
        if row.kind == "parent":
            found[row.other_id].add(row.client_id)
    return {child: frozenset(parents) for child, parents in found.items()}


def _by_id(rows: Iterable[Any]) -> dict[str, Any]:
    return {row.id: row for row in rows}


def _grouped(rows: Iterable[R], key: Callable[[R], str]) -> dict[str, list[R]]:
    groups: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return dict(groups)


def _current(rows: Iterable[Any], key: str, day: date) -> dict[str, list[Any]]:
    """The rows that are current on the day, by one of their ids."""
    return _grouped([row for row in rows if current(row.start, row.end, day)], attrgetter(key))
