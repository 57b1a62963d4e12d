"""Who belongs to which family on a day, where a client's home is, which families are linked (missing-links.md §1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.codes import situations
from graph.columns import NONE, Bools, Columns
from queries.missing.arrays import Jagged, Longs, distinct, longs
from queries.missing.teams import Teams, current, living


@dataclass(frozen=True, slots=True)
class Families:
    """Families on one day. A group is a family's position, or that of a client in no family plus `alone_from`.

    Those who have died belong to none. `of_client` are each client's groups, `lives_in` those in whose household it is,
    `households` the clients of each group who live there, `home` each client's home family, NONE if dead.
    """

    groups: int
    alone_from: int
    of_client: Jagged
    lives_in: Jagged
    households: Jagged
    home: Longs


@dataclass(frozen=True, slots=True)
class Circle:
    """The teams of groups of clients: shape (posts,), by group and member; a post is one member of a group's team.

    `seats` are the member's seats with clients of the group, `agencies` those on whose behalf these are held,
    `beyond` says that one of these is not universal, `gravest` is the gravest situation of the clients.
    """

    group: Longs
    member: Longs
    stop: Longs
    seats: Jagged
    agencies: Jagged
    beyond: Bools
    gravest: Longs
    of_group: Longs
    keys: Longs
    members: int

    def key(self, group: Longs, member: Longs) -> Longs:
        """What `keys` holds for a member of a group's team."""
        return group * self.members + member

    def posts(self, group: int) -> Longs:
        """The posts of a group's team."""
        return longs(range(*self.of_group[group : group + 2]))


def families(columns: Columns, day: int) -> Families:
    """The families of all clients on the day."""
    rows = columns.memberships
    alone_from, clients = len(columns.families), len(columns.clients.ids)
    alive = living(columns, day)
    now = np.flatnonzero(current(rows.start, rows.end, day) & alive[rows.client])
    belongs = np.zeros(clients, dtype=np.bool_)
    belongs[rows.client[now]] = True
    alone = np.flatnonzero(alive & ~belongs)
    client = np.concatenate([longs(rows.client[now]), alone])
    group = np.concatenate([longs(rows.family[now]), alone_from + alone])
    lives_here = np.concatenate([rows.lives_here[now], np.ones(len(alone), dtype=np.bool_)])
    groups = max(alone_from + clients, 1)
    return Families(
        groups=groups,
        alone_from=alone_from,
        of_client=Jagged.of(client, group, clients),
        lives_in=Jagged.of(client[lives_here], group[lives_here], clients),
        households=Jagged.of(group[lives_here], client[lives_here], groups),
        home=_homes(client, group, lives_here, clients, groups),
    )


def _homes(client: Longs, group: Longs, lives_here: Bools, clients: int, groups: int) -> Longs:
    """Of the families in whose household a client is, else of all, the first by id, which is the first by position."""
    home = np.full(clients, 2 * groups, dtype=np.int64)
    np.minimum.at(home, client, np.where(lives_here, group, groups + group))
    return np.where(home == 2 * groups, NONE, home % groups)


def linked(columns: Columns, kin: Families, day: int) -> tuple[Longs, Longs]:
    """The pairs of linked families, the lesser group first."""
    rows = columns.relations
    now = current(rows.start, rows.end, day)
    one, other = rows.client[now], rows.other[now]
    homes = np.flatnonzero(kin.of_client.counts() > 1)  # who belongs to two families links them
    one, other = np.concatenate([longs(one), homes]), np.concatenate([longs(other), homes])
    owner, group = kin.of_client.spread(one)
    again, beside = kin.of_client.spread(other[owner])
    group = group[again]
    apart = group != beside
    low, high = np.minimum(group, beside)[apart], np.maximum(group, beside)[apart]
    pairs = distinct(low * kin.groups + high)
    return pairs // kin.groups, pairs % kin.groups


def gravity(columns: Columns, day: int) -> Longs:
    """Each client's gravest current situation, by its position in the list; without any, the list's length."""
    rows = columns.situations
    now = current(rows.start, rows.end, day)
    gravest = np.full(len(columns.clients.ids), len(situations()), dtype=np.int64)
    np.minimum.at(gravest, rows.client[now], rows.code[now])
    return gravest


def circle(teams: Teams, groups_of: Jagged, gravity_of: Longs, groups: int) -> Circle:
    """The teams of groups, where `groups_of` are the groups that each client counts for."""
    seat, group = groups_of.spread(teams.client)
    key = group * teams.members + teams.member[seat]
    order = np.argsort(key, kind="stable")
    key, seat = key[order], seat[order]
    posts = distinct(key)
    seats = Jagged(np.append(np.searchsorted(key, posts), len(key)).astype(np.int64), seat)
    post = seats.owners()
    of_group = np.searchsorted(posts // teams.members, np.arange(groups + 1)).astype(np.int64)
    beyond = np.zeros(len(posts), dtype=np.bool_)
    beyond[post[teams.beyond[seat]]] = True
    gravest = np.full(len(posts), len(situations()), dtype=np.int64)
    np.minimum.at(gravest, post, gravity_of[teams.client[seat]])
    owner, agency = teams.agencies.spread(seat)
    return Circle(
        group=posts // teams.members,
        member=posts % teams.members,
        stop=of_group[1:][posts // teams.members],
        seats=seats,
        agencies=Jagged.of(post[owner], agency, len(posts)),
        beyond=beyond,
        gravest=gravest,
        of_group=of_group,
        keys=posts,
        members=teams.members,
    )
