"""What every two agencies have in common: clients, families, and about how many of these they are in touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from queries.missing.arrays import BLOCK, Jagged, Longs, blocks, distinct, longs, overlap, spread
from queries.missing.families import Circle
from queries.missing.teams import Teams
from queries.missing.touch import Touch


@dataclass(frozen=True, slots=True)
class Shared:
    """What pairs of agencies share: shape (pairs,), by `first` and `second` agency, the lesser first.

    Two agencies share a client, or a family, where two members of its team act for them who are of different agencies.
    `families` are groups as Families numbers them, `touched` are those of these about which two such members are
    in touch. A pair may share a family and no client.
    """

    first: Longs
    second: Longs
    clients: Jagged
    families: Jagged
    touched: Jagged

    @property
    def in_touch(self) -> Longs:
        """About how many families each pair is in touch."""
        return self.touched.counts()


def shared(teams: Teams, circle: Circle, touch: Touch, agencies: int) -> Shared:
    """What every two agencies share; `circle` are the teams of families."""
    client_keys = _keys(_of_clients(teams, agencies))
    family_keys, touched = (_keys(keys) for keys in zip(*_of_families(circle, touch, agencies), strict=True))
    clients, families = max(len(teams.of_client) - 1, 1), touch.groups
    pairs = distinct(np.concatenate([client_keys // clients, family_keys // families]))
    return Shared(
        first=pairs // agencies,
        second=pairs % agencies,
        clients=_by_pair(pairs, client_keys, clients),
        families=_by_pair(pairs, family_keys, families),
        touched=_by_pair(pairs, touched, families),
    )


def _keys(found: Iterator[Longs] | tuple[Longs, ...]) -> Longs:
    """The keys of all blocks, each once: a team may stand in two blocks."""
    return distinct(np.concatenate([longs([]), *found]))


def _by_pair(pairs: Longs, keys: Longs, width: int) -> Jagged:
    """What each pair shares, from sorted keys of a pair and what it shares."""
    return Jagged.ordered(np.searchsorted(pairs, keys // width), keys % width, len(pairs))


def _of_clients(teams: Teams, agencies: int) -> Iterator[Longs]:
    """For each client, the pairs of agencies for which members of its team act, who are of different agencies."""
    clients = max(len(teams.of_client) - 1, 1)
    seats = np.arange(len(teams.client), dtype=np.int64)
    for left, right in _beside(seats, teams.stop, teams.agencies):
        pair, row = _agencies(teams.agencies, left, right, agencies)
        yield distinct(pair * clients + teams.client[left[row]])


def _of_families(circle: Circle, touch: Touch, agencies: int) -> Iterator[tuple[Longs, Longs]]:
    """The same of each family, and those of them where two such members are in touch about it."""
    yield longs([]), longs([])
    posts = np.arange(len(circle.group), dtype=np.int64)
    for left, right in _beside(posts, circle.stop, circle.agencies):
        group = circle.group[left]
        pair, row = _agencies(circle.agencies, left, right, agencies)
        key = pair * touch.groups + group[row]
        met = touch.between(circle.member[left], circle.member[right], group)
        yield distinct(key), distinct(key[met[row]])


def _beside(rows: Longs, stop: Longs, agencies: Jagged) -> Iterator[tuple[Longs, Longs]]:
    """In blocks, the pairs of rows of one team, which ends at `stop`, that have agencies and none in common."""
    ahead = stop - rows - 1
    for block in blocks(ahead, BLOCK):
        owner, right = spread(rows[block] + 1, ahead[block])
        left = rows[block][owner]
        apart = ~overlap(agencies, left, agencies, right)
        yield left[apart], right[apart]


def _agencies(of: Jagged, left: Longs, right: Longs, agencies: int) -> tuple[Longs, Longs]:
    """The pairs of agencies for which two rows act, as one number, and the place of the rows."""
    owner, one = of.spread(left)
    again, other = of.spread(right[owner])
    row, one = owner[again], one[again]
    return np.minimum(one, other) * agencies + np.maximum(one, other), row
