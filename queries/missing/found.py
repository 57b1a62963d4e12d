"""What a rule finds, in columns: thousands of findings cost a few bytes each until somebody reads one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from graph.columns import Bools, Columns
from queries.missing.arrays import Longs, longs
from queries.missing.finding import Detail
from queries.missing.ground import Ground
from queries.missing.wording import Wording

SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class IdOrder:
    """Where ids stand by code point: of professionals, agencies, families and clients, one after the other.

    In a key an id is followed by the separator or ends it: `inside` and `last` order keys accordingly.
    """

    inside: Longs
    last: Longs
    groups_from: int
    clients_from: int

    def first_two(self, one: Longs, other: Longs) -> tuple[Longs, Longs]:
        """Pairs of places, in each the id first by code point."""
        swap = self.last[one] > self.last[other]
        return np.where(swap, other, one), np.where(swap, one, other)

    def pack(self, first: Longs, second: Longs) -> Longs:
        """One number for two ranks, which orders as both do."""
        return first * len(self.last) + second


def id_order(columns: Columns) -> IdOrder:
    """The order of all ids of the columns."""
    people = [*columns.professionals.ids, *columns.agencies.ids]
    ids = [*people, *columns.families, *columns.clients.ids]
    groups_from = len(people)
    clients_from = groups_from + len(columns.families)
    return IdOrder(_ranks([each + SEPARATOR for each in ids]), _ranks(ids), groups_from, clients_from)


def _ranks(ids: list[str]) -> Longs:
    """For each id its rank by code point; equal ids have the same."""
    ranks = np.empty(len(ids), dtype=np.int64)
    before, rank = None, -1
    for place in sorted(range(len(ids)), key=ids.__getitem__):
        rank += ids[place] != before
        before = ids[place]
        ranks[place] = rank
    return ranks


class Found(Protocol):
    """The findings of one rule, in columns."""

    @property
    def gravest(self) -> NDArray[np.integer]:
        """The gravest situation of each finding's clients."""

    def __len__(self) -> int:
        """How many there are."""

    def with_clients(self, wanted: Bools) -> Bools:
        """Which of them name a client who is wanted, and no others where one alone is; `wanted` marks each client."""

    def with_families(self, wanted: Bools) -> Bools:
        """Which of them concern a family that is wanted; `wanted` has a mark for each group."""

    def key_order(self, ids: IdOrder) -> tuple[Longs, ...]:
        """What orders them as their keys do: columns, the most significant first."""

    def detail(self, row: int, wording: Wording) -> Detail:
        """All that one of them names."""


@dataclass(frozen=True, slots=True)
class OfClients:
    """Findings about one client each."""

    ground: Ground
    client: Longs

    def __len__(self) -> int:
        return len(self.client)

    @property
    def gravest(self) -> Longs:
        """The gravest situation of each client."""
        return self.ground.gravity[self.client]

    def with_clients(self, wanted: Bools) -> Bools:
        """Which are about a client who is wanted."""
        return wanted[self.client]

    def with_families(self, wanted: Bools) -> Bools:
        """Which are about a member of a family that is wanted."""
        member = np.zeros(len(self.ground.columns.clients.ids), dtype=np.bool_)
        member[self.ground.kin.of_client.owners()[wanted[self.ground.kin.of_client.values]]] = True
        return member[self.client]

    def seats(self, client: int) -> Longs:
        """The seats of the client's team."""
        return longs(range(*self.ground.teams.of_client[client : client + 2]))


@dataclass(frozen=True, slots=True)
class OfOneClient(OfClients):
    """Findings whose key is a client alone."""

    def key_order(self, ids: IdOrder) -> tuple[Longs, ...]:
        """The client's id."""
        return (ids.last[ids.clients_from + self.client],)


def client_ids(ground: Ground, clients: Iterable[int]) -> tuple[str, ...]:
    """The clients' ids, sorted, each once."""
    return tuple(ground.columns.clients.ids[client] for client in sorted(set(clients)))


def family_ids(ground: Ground, groups: Iterable[int]) -> tuple[str, ...]:
    """The ids of those groups that are real families, sorted, each once."""
    return tuple(ground.columns.families[group] for group in sorted(set(groups)) if group < ground.kin.alone_from)


def group_id(ground: Ground, group: int) -> str:
    """The id of a family, or of its one client for a family of one."""
    alone = group - ground.kin.alone_from
    return ground.columns.clients.ids[alone] if alone >= 0 else ground.columns.families[group]


def member_id(ground: Ground, member: int) -> str:
    """The id of a professional or of a desk's agency."""
    desk = member - ground.teams.desks_from
    return ground.columns.agencies.ids[desk] if desk >= 0 else ground.columns.professionals.ids[member]


def involvement_ids(ground: Ground, involvements: Iterable[int]) -> tuple[str, ...]:
    """The involvements' ids, sorted, each once."""
    return tuple(sorted(ground.columns.involvements.ids[row] for row in set(involvements)))


def evidence(ground: Ground, seats: Longs) -> tuple[str, ...]:
    """The ids of the involvements that make the seats."""
    return involvement_ids(ground, ground.teams.involvements.spread(seats)[1].tolist())
