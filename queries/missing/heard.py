"""Who could have told us: which agencies are heard from around a family, and so would have told of contact there.

What is heard is worked out around the family that a question is about, never from other families: so a family is asked
the same alone as among all that its viewer sees, and nothing besides its own slice is read for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.columns import TO_CLIENT, Bools, Columns, Ints
from queries.missing.arrays import BLOCK, Jagged, Longs, any_in, blocks, contains, distinct, longs, spread
from queries.missing.families import Circle, Families
from queries.missing.touch import Touch


def joined(touch: Touch, circle: Circle) -> tuple[Longs, Longs]:
    """The pairs of posts of one team, each way, whose holders are in touch about their family; sorted."""
    posts = np.arange(len(circle.group), dtype=np.int64)
    ahead = circle.stop - posts - 1
    found = [np.zeros((2, 0), dtype=np.int64)]
    for block in blocks(ahead, BLOCK):
        owner, right = spread(posts[block] + 1, ahead[block])
        left = posts[block][owner]
        near = touch.between(circle.member[left], circle.member[right], circle.group[left])
        found.append(np.stack([left[near], right[near]]))
    left, right = np.concatenate(found, axis=1)
    one, other = np.concatenate([left, right]), np.concatenate([right, left])
    order = np.lexsort((other, one))
    return one[order], other[order]


@dataclass(frozen=True, slots=True)
class Heard:
    """The agencies that are heard from: shape (agencies heard,), each a key of a group and an agency; sorted."""

    agencies: int
    keys: Longs

    def any_of(self, owner: Longs, group: Longs, agency: Longs, owners: int) -> Bools:
        """Of which owners one of the agencies is heard from around one of the groups."""
        return any_in(owner, contains(self.keys, group * self.agencies + agency), owners)

    def around_any(self, kin: Families, owner: Longs, client: Longs | Ints, agency: Longs, owners: int) -> Bools:
        """Of which owners one of the agencies is heard from around a family of the client beside it."""
        place, group = kin.of_client.spread(client)
        return self.any_of(owner[place], group, agency[place], owners)


def of_colleagues(circle: Circle, linked: Longs, agencies: int) -> Heard:
    """Who is heard from about contact with colleagues: one of its people on the team is in touch with another there.

    `linked` are the posts in touch with another, the first of each pair of `joined`.
    """
    posts = distinct(linked)
    owner, agency = circle.agencies.spread(posts)
    width = max(agencies, 1)
    return Heard(width, distinct(circle.group[posts][owner] * width + agency))


def of_clients(columns: Columns, kin: Families, circle: Circle, work: Jagged, day: int, days: int) -> Heard:
    """Who is heard from about contact with a family's members: its people saw one in so many days, or plan to."""
    rows, width = columns.contacts, max(len(columns.agencies.ids), 1)
    told = (rows.to == TO_CLIENT) & (rows.target >= 0) & (rows.on > day - days) & (rows.planned | (rows.on <= day))
    held = np.flatnonzero(told)
    owner, group = kin.of_client.spread(rows.target[held])
    pair = distinct(circle.key(group, longs(rows.professional[held])[owner]))  # as of a team's posts
    group, professional = pair // circle.members, pair % circle.members
    again, agency = work.spread(professional)
    on_team = np.flatnonzero(contains(circle.keys, pair))
    post, behalf = circle.agencies.spread(np.searchsorted(circle.keys, pair[on_team]))
    keys = np.concatenate([group[again] * width + agency, group[on_team[post]] * width + behalf])
    return Heard(width, distinct(keys))
