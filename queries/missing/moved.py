"""Rule 21: a family has moved to another area, and nobody from there is on its team yet."""

from __future__ import annotations

import numpy as np

from graph.columns import NONE, Bools
from queries.missing.about import About, Places, Told, nothing, one_each
from queries.missing.arrays import Jagged, Longs, any_in, first_of_each, longs
from queries.missing.evidence import address_edge, circle_edges, member_edges
from queries.missing.ground import Ground
from queries.missing.teams import current
from queries.missing.wording import Wording


def moved_on(ground: Ground) -> About:
    """Rule 21: no agency of the area to which a family moved lately is on a team of it, though it has one."""
    address, before = _moves(ground)
    if not len(address):
        return nothing(ground)
    group = longs(ground.columns.addresses.family[address])
    kept = np.flatnonzero((ground.kin.households.counts(group) > 0) & _without_the_area(ground, address, group))
    address, before, group = address[kept], before[kept], group[kept]
    owner, member = ground.kin.households.spread(group)
    return About(
        ground,
        subjects=(Places(ground).groups(group),),
        clients=Jagged.of(owner, member, len(group)),
        groups=one_each(group),
        tell=lambda row, wording: _moved(ground, int(address[row]), int(before[row]), wording),
    )


def _moves(ground: Ground) -> tuple[Longs, Longs]:
    """The newest address of each family that has moved, and the one before it, whose area is another."""
    rows, day = ground.columns.addresses, ground.day
    order = np.lexsort((rows.start, rows.family))
    now = np.flatnonzero(current(rows.start, rows.end, day)[order])
    # The last of each family's current addresses; the one before it stands before it in this order.
    newest = now[np.append(first_of_each(rows.family[order[now]])[1:], np.True_)] if len(now) else now
    newest = newest[newest > 0]
    address, before = order[newest], order[newest - 1]
    moved = (rows.family[address] == rows.family[before]) & (rows.start[address] > day - ground.settings.moved_days)
    moved &= (rows.area[address] != NONE) & (rows.area[before] != NONE) & (rows.area[address] != rows.area[before])
    return longs(address[moved]), longs(before[moved])


def _without_the_area(ground: Ground, address: Longs, group: Longs) -> Bools:
    """Which families have a team, on which no agency of the address's area is."""
    circle, columns = ground.members, ground.columns
    posts = Jagged.ordered(circle.group, np.arange(len(circle.group), dtype=np.int64), ground.kin.groups)
    family, post = posts.spread(group)
    again, agency = circle.agencies.spread(post)
    there = columns.agencies.area[agency] == columns.addresses.area[address][family[again]]
    met = any_in(family[again], there, len(group))
    alone: Bools = (posts.counts(group) > 0) & ~met
    return alone


def _moved(ground: Ground, address: int, before: int, wording: Wording) -> Told:
    rows = ground.columns.addresses
    group = int(rows.family[address])
    members = ground.kin.households[group]
    return Told(
        words={
            "clients": wording.clients(members.tolist()),
            "area": rows.areas[int(rows.area[address])],
            "day": wording.day(int(rows.start[address])),
        },
        evidence=[
            *circle_edges(ground, ground.members, group),
            *member_edges(ground, members, group),
            *(address_edge(ground, row) for row in (before, address)),
        ],
    )
