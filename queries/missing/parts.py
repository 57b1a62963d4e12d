"""Rule 13: a family's team falls into parts between which no contact is recorded."""

from __future__ import annotations

import numpy as np

from queries.missing.about import About, Places, Told, nothing, one_each
from queries.missing.arrays import BLOCK, Jagged, Longs, blocks, distinct, longs, spread
from queries.missing.connector import FEWEST, labels
from queries.missing.evidence import circle_edges
from queries.missing.ground import Ground
from queries.missing.pairs import comparable
from queries.missing.wording import Wording


def team_in_parts(ground: Ground) -> About:
    """Rule 13: two of a family's team, of different agencies, are connected by nobody's contact with anybody.

    Where nobody on it is in touch with anybody, none of them would have told us: then the team is asked as a whole.
    """
    circle, (one, other) = ground.members, ground.joined
    large = np.diff(circle.of_group) >= FEWEST
    if ground.settings.told_only:
        spoken = np.zeros_like(large)
        spoken[circle.group[one]] = True
        large &= spoken
    posts = np.flatnonzero(large[circle.group])
    if not len(posts):
        return nothing(ground)
    part = labels(one, other, len(circle.group))
    groups = _divided(ground, posts, part)
    owner, post = spread(circle.of_group[:-1][groups], np.diff(circle.of_group)[groups])
    place, seat = circle.seats.spread(post)
    return About(
        ground,
        subjects=(Places(ground).groups(groups),),
        clients=Jagged.of(owner[place], ground.teams.client[seat], len(groups)),
        groups=one_each(groups),
        tell=lambda row, wording: _tell(ground, int(groups[row]), part, wording),
    )


def _divided(ground: Ground, posts: Longs, part: Longs) -> Longs:
    """The groups of which two posts, of agencies that can be compared, are in different parts."""
    circle, found = ground.members, [longs([])]
    ahead = circle.stop[posts] - posts - 1
    for block in blocks(ahead, BLOCK):
        owner, right = spread(posts[block] + 1, ahead[block])
        left = posts[block][owner]
        apart = part[left] != part[right]
        left, right = left[apart], right[apart]
        found.append(distinct(circle.group[left[comparable(circle, left, right)]]))
    return distinct(np.concatenate(found))


def _tell(ground: Ground, group: int, part: Longs, wording: Wording) -> Told:
    circle, place = ground.members, Places(ground)
    posts = circle.posts(group)
    parts = [posts[part[posts] == each] for each in distinct(part[posts])]
    parts.sort(key=lambda each: (-len(each), int(each[0])))
    named = [
        wording.listed([wording.member(int(circle.member[each]), circle.seats[each]) for each in side])
        for side in parts
    ]
    clients = distinct(ground.teams.client[circle.seats.spread(posts)[1]])
    return Told(
        words={
            "clients": wording.clients(clients.tolist()),
            "parts": str(len(parts)),
            "teams": wording.in_parts(named),
            "since": wording.since(ground.settings.window),
        },
        evidence=circle_edges(ground, circle, group),
        others=[place.id(int(each)) for each in circle.member[posts]],
    )
