"""Rules 1 to 3: two members of teams, of different agencies, between whom no contact is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph.columns import Bools, Ints
from queries.missing.arrays import (
    BLOCK,
    Jagged,
    Longs,
    any_in,
    blocks,
    contains,
    distinct,
    first_of_each,
    longs,
    overlap,
    spread,
)
from queries.missing.families import Circle
from queries.missing.finding import Detail
from queries.missing.found import IdOrder, client_ids, evidence, family_ids, group_id, member_id
from queries.missing.ground import Ground
from queries.missing.wording import Wording


@dataclass(frozen=True, slots=True)
class Pairs:
    """Findings about two posts of a circle: about all their clients or, with `together`, those whom both have."""

    ground: Ground
    circle: Circle
    left: Ints
    right: Ints
    gravest: NDArray[np.int8]
    together: bool = False

    def __len__(self) -> int:
        return len(self.left)

    def with_clients(self, wanted: Bools) -> Bools:
        """Which name a client who is wanted: as one whom both support, or one of them.

        Where both are to support the same one, and several are wanted, also those of whom each supports another.
        """
        here = np.zeros(len(self.circle.group), dtype=np.bool_)
        here[self.circle.seats.owners()[wanted[self.ground.teams.client[self.circle.seats.values]]]] = True
        return here[self.left] & here[self.right] if self.together else here[self.left] | here[self.right]

    def with_families(self, wanted: Bools) -> Bools:
        """Which concern a family that is wanted."""
        concerned: Bools = wanted[self.circle.group[self.left]] | wanted[self.circle.group[self.right]]
        return concerned

    def key_order(self, ids: IdOrder) -> tuple[Longs, ...]:
        """The two members' ids, then the families' or the family's."""
        first, second = ids.first_two(self.circle.member[self.left], self.circle.member[self.right])
        groups = ids.groups_from + self.circle.group[self.left], ids.groups_from + self.circle.group[self.right]
        one, two = ids.first_two(*groups)
        besides = np.where(one == two, ids.pack(ids.last[one], longs([0])), ids.pack(ids.inside[one], ids.last[two]))
        return ids.pack(ids.inside[first], ids.inside[second]), besides

    def likelihood(self, rows: Longs) -> Longs:
        """How likely a tie is between the members of some of them: the likelier, the higher (rule 17)."""
        near, left, right = self.ground.near, self.left[rows], self.right[rows]
        if len(rows) < 2 or near.nobody():
            return np.zeros(len(rows), dtype=np.int64)
        group, other = self.circle.group[left], self.circle.group[right]
        groups = (group,) if np.array_equal(group, other) else (group, other)
        return near.allocated(self.circle.member[left], self.circle.member[right], groups)

    def only(self, kept: Bools) -> Pairs:
        """Some of them."""
        return replace(self, left=self.left[kept], right=self.right[kept], gravest=self.gravest[kept])

    def detail(self, row: int, wording: Wording) -> Detail:
        """The members, their clients, the families, and the involvements with these clients."""
        ground, teams = self.ground, self.ground.teams
        posts = sorted((int(self.left[row]), int(self.right[row])), key=self._id)
        one, two = (self._seats(post, posts) for post in posts)
        both = np.concatenate([one, two])
        first, second = (int(self.circle.member[post]) for post in posts)
        groups = [int(self.circle.group[post]) for post in posts]
        return Detail(
            subjects=(member_id(ground, first), member_id(ground, second)),
            clients=client_ids(ground, teams.client[both].tolist()),
            families=family_ids(ground, groups),
            evidence=evidence(ground, both),
            besides=tuple(sorted({group_id(ground, group) for group in groups})),
            words={
                "first": wording.member(first, one),
                "second": wording.member(second, two),
                "clients": wording.clients(_clients(ground, both)),
                "first_clients": wording.clients(_clients(ground, one)),
                "second_clients": wording.clients(_clients(ground, two)),
                "since": wording.since(ground.settings.window),
            },
        )

    def _id(self, post: int) -> str:
        return member_id(self.ground, int(self.circle.member[post]))

    def _seats(self, post: int, posts: list[int]) -> Longs:
        """The post's seats that the finding is about."""
        seats = self.circle.seats[post]
        if not self.together:
            return seats
        client = self.ground.teams.client
        shared = set.intersection(*(set(client[self.circle.seats[each]].tolist()) for each in posts))
        return seats[[int(client[seat]) in shared for seat in seats]]


def _clients(ground: Ground, seats: Longs) -> list[int]:
    return sorted(set(ground.teams.client[seats].tolist()))


def _collected(ground: Ground, circle: Circle, found: Iterable[tuple[Longs, ...]], *, together: bool = False) -> Pairs:
    """The blocks of findings as one; positions and situations are kept small."""
    small = (np.int32, np.int32, np.int8)
    rows = [[column.astype(kind) for column, kind in zip(block, small, strict=True)] for block in found]
    empty = [np.zeros(0, dtype=kind) for kind in small]
    left, right, gravest = (np.concatenate(columns) for columns in zip(empty, *rows, strict=True))
    return Pairs(ground, circle, left, right, gravest, together=together)


def _beside(ground: Ground, circle: Circle, posts: Longs) -> tuple[Longs, Longs, Longs]:
    """Who sits beside the posts' holders: for each the place of the post, its seat, and a later seat of the team."""
    owner, seat = circle.seats.spread(posts)
    again, other = spread(seat + 1, ground.teams.stop[seat] - seat - 1)
    return owner[again], seat[again], other


def _beside_counts(ground: Ground, circle: Circle) -> Longs:
    """How many rows `_beside` makes for each post."""
    seats = circle.seats.values
    total = np.concatenate([longs([0]), np.cumsum(ground.teams.stop[seats] - seats - 1)])
    counts: Longs = total[circle.seats.offsets[1:]] - total[circle.seats.offsets[:-1]]
    return counts


def all_workers(ground: Ground) -> Pairs:
    """Rule 1: two members of a client's team are not in touch about its home family."""
    circle = ground.homes
    return _collected(ground, circle, _workers(ground, circle), together=True)


def _workers(ground: Ground, circle: Circle) -> Iterator[tuple[Longs, ...]]:
    teams, takes_part = ground.teams, ground.teams.has_agency()
    posts = np.arange(len(circle.group), dtype=np.int64)
    for block in blocks(_beside_counts(ground, circle), BLOCK):
        owner, seat, other = _beside(ground, circle, posts[block])
        key = owner * teams.members + teams.member[other]
        order = np.argsort(key, kind="stable")
        key, seat, other = key[order], seat[order], other[order]
        first = first_of_each(key)
        pair, pairs = np.cumsum(first) - 1, int(np.count_nonzero(first))
        # What they do for the clients whom they share here decides, not what they do for others of the family.
        kept = any_in(pair, takes_part[seat], pairs) & any_in(pair, takes_part[other], pairs)
        kept &= any_in(pair, teams.beyond[seat] | teams.beyond[other], pairs)
        kept &= ~_same_agency(teams.agencies, pair, seat, other, pairs)
        left = posts[block][key[first] // teams.members]
        group, member = circle.group[left], key[first] % teams.members
        asked = np.flatnonzero(kept)
        asked = asked[~ground.touch.between(circle.member[left][asked], member[asked], group[asked])]
        gravest = np.full(pairs, np.iinfo(np.int8).max, dtype=np.int64)
        np.minimum.at(gravest, pair, ground.gravity[teams.client[seat]])
        right = np.searchsorted(circle.keys, circle.key(group[asked], member[asked]))
        yield left[asked], right, gravest[asked]


def _same_agency(agencies: Jagged, pair: Longs, seat: Longs, other: Longs, pairs: int) -> Bools:
    """Which pairs have an agency in common, over all their seats."""
    sides = []
    for seats in (seat, other):
        owner, agency = agencies.spread(seats)
        sides.append(Jagged.of(pair[owner], agency, pairs))
    every = np.arange(pairs, dtype=np.int64)
    return overlap(sides[0], every, sides[1], every)


def all_household_workers(ground: Ground) -> Pairs:
    """Rule 2: members of the teams of two members of a family, who share no client in it, are not in touch about it."""
    circle = ground.members
    return _collected(ground, circle, _household_workers(ground, circle))


def _household_workers(ground: Ground, circle: Circle) -> Iterator[tuple[Longs, ...]]:
    posts = np.flatnonzero(_of_several(ground, circle))
    ahead = circle.stop[posts] - posts - 1
    beside = _beside_counts(ground, circle)[posts]
    for block in blocks(ahead + beside, BLOCK):
        owner, right = spread(posts[block] + 1, ahead[block])
        left = posts[block][owner]
        asked = comparable(circle, left, right)
        owner, left, right = owner[asked], left[asked], right[asked]
        place, _, other = _beside(ground, circle, posts[block])
        shared = distinct(place * ground.teams.members + ground.teams.member[other])
        asked = ~contains(shared, owner * ground.teams.members + circle.member[right])
        left, right = left[asked], right[asked]
        yield _not_in_touch(ground, circle, left, right, circle.group[left])


def _of_several(ground: Ground, circle: Circle) -> Bools:
    """Which posts are in a group of which several members have a team."""
    owner, client = circle.seats.owners(), ground.teams.client[circle.seats.values]
    group = circle.group[owner]
    least, most = (np.full(ground.kin.groups, client[0] if len(client) else 0, dtype=np.int64) for _ in range(2))
    least[group], most[group] = client, client
    np.minimum.at(least, group, client)
    np.maximum.at(most, group, client)
    several: Bools = (least != most)[circle.group]
    return several


def comparable(circle: Circle, left: Longs, right: Longs) -> Bools:
    """Which pairs of posts are of different agencies, and not both of those that everyone has."""
    takes_part = circle.agencies.counts() > 0
    kept = takes_part[left] & takes_part[right] & (circle.beyond[left] | circle.beyond[right])
    asked = np.flatnonzero(kept)
    kept[asked] = ~overlap(circle.agencies, left[asked], circle.agencies, right[asked])
    return kept


def _not_in_touch(ground: Ground, circle: Circle, left: Longs, right: Longs, *groups: Longs) -> tuple[Longs, ...]:
    """Those pairs of posts that are not in touch about any of the groups, with their gravest situation."""
    asked = ~ground.touch.between(circle.member[left], circle.member[right], *groups)
    left, right = left[asked], right[asked]
    return left, right, np.minimum(circle.gravest[left], circle.gravest[right])


def all_linked_households(ground: Ground) -> Pairs:
    """Rule 3: members of the teams of two linked families, in neither of which both have a client, are not in touch."""
    circle = ground.members
    return _collected(ground, circle, _linked_households(ground, circle))


def _linked_households(ground: Ground, circle: Circle) -> Iterator[tuple[Longs, ...]]:
    one, other = ground.linked
    (link, near), (beside, far) = _only_in(circle, one, other), _only_in(circle, other, one)
    facing = Jagged.ordered(beside, far, len(one))
    for block in blocks(facing.counts(link), BLOCK):
        owner, right = facing.spread(link[block])
        left = near[block][owner]
        asked = comparable(circle, left, right)
        left, right = left[asked], right[asked]
        yield _not_in_touch(ground, circle, left, right, circle.group[left], circle.group[right])


def _only_in(circle: Circle, groups: Longs, not_in: Longs) -> tuple[Longs, Longs]:
    """For each place in `groups`, the posts whose holder is not on the team of the group at that place in `not_in`."""
    link, post = spread(circle.of_group[:-1][groups], circle.of_group[1:][groups] - circle.of_group[:-1][groups])
    apart = ~contains(circle.keys, circle.key(not_in[link], circle.member[post]))
    return link[apart], post[apart]
