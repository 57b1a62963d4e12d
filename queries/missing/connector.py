"""Rule 13: one person through whom alone members of a family's team are in touch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.columns import Bools
from queries.missing.about import About, Places, Told, nothing, one_each
from queries.missing.arrays import BLOCK, Jagged, Longs, any_in, blocks, contains, longs, spread
from queries.missing.evidence import circle_edges
from queries.missing.families import Circle
from queries.missing.ground import Ground
from queries.missing.teams import current
from queries.missing.wording import Wording

FEWEST = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """What a team falls into without one of its members, for some of them: shape (rows,).

    A row is another post of that team: `asked` says without which of the posts, `part` is the same for those who are
    still joined, and `cut` marks the parts that were joined through the one who is gone.
    """

    asked: Longs
    post: Longs
    part: Longs
    cut: Bools


def single_connector(ground: Ground) -> About:
    """Rule 13: without one professional, members of a family's team would no longer be connected."""
    circle = ground.members
    one, other = ground.joined
    large = np.diff(circle.of_group)[circle.group[one]] >= FEWEST
    one, other = one[large], other[large]
    if not len(one):
        return nothing(ground)
    posts = _perhaps(ground, circle, one)
    posts = posts[_divides(circle, _without(circle, posts, one, other), len(posts))]
    owner, seat = circle.seats.spread(posts)
    return About(
        ground,
        subjects=(Places(ground).members(circle.member[posts]),),
        besides=(Places(ground).groups(circle.group[posts]),),
        clients=Jagged.of(owner, ground.teams.client[seat], len(posts)),
        groups=one_each(circle.group[posts]),
        tell=lambda row, wording: _tell(ground, circle, int(posts[row]), (one, other), wording),
    )


def _perhaps(ground: Ground, circle: Circle, one: Longs) -> Longs:
    """The posts of professionals in touch with two others or more, whom nothing holds here or who may soon be gone."""
    several = np.bincount(one, minlength=len(circle.member)) > 1
    posts = np.flatnonzero(several & (circle.member < ground.teams.desks_from))
    owner, seat = circle.seats.spread(posts)
    leads = any_in(owner, ground.teams.lead[seat], len(posts))
    return posts[~leads | _going(ground, circle, posts)]


def _going(ground: Ground, circle: Circle, posts: Longs) -> Bools:
    """Whose holder is away, or ends their employment or an involvement there within some days."""
    columns, day = ground.columns, ground.day
    soon = day + ground.settings.leaving_ahead
    # Where no such day is known it is long ago.
    gone: Bools = columns.professionals.away_until > day
    work, ties = columns.employments, columns.involvements
    gone[work.professional[current(work.start, work.end, day) & (work.end <= soon)]] = True
    owner, seat = circle.seats.spread(posts)
    again, tie = ground.teams.involvements.spread(seat)
    ending = any_in(owner[again], ties.end[tie] <= soon, len(posts))
    return gone[circle.member[posts]] | ending


def _without(circle: Circle, posts: Longs, one: Longs, other: Longs) -> Parts:
    """The parts that each post's team falls into without it."""
    begins = circle.of_group[:-1][circle.group[posts]]
    asked, post = spread(begins, circle.stop[posts] - begins)
    first = np.cumsum(circle.stop[posts] - begins) - (circle.stop[posts] - begins)
    edges = Jagged.ordered(one, other, len(circle.member))
    owner, beside = edges.spread(post)
    far = first[asked[owner]] + beside - begins[asked[owner]]
    gone = post == posts[asked]
    stays = ~gone[owner] & ~gone[far]
    part = labels(owner[stays], far[stays], len(post))
    through = np.zeros(len(post), dtype=np.bool_)
    through[part[far[gone[owner]]]] = True
    cut = through[part] & ~gone
    return Parts(asked, post, part, cut)


def labels(one: Longs, other: Longs, count: int) -> Longs:
    """For each row the first row that it is joined with, step by step."""
    label = np.arange(count, dtype=np.int64)
    while True:
        before = label.copy()
        np.minimum.at(label, one, before[other])
        label = label[label]
        if np.array_equal(label, before):
            return label


def _divides(circle: Circle, parts: Parts, asked: int) -> Bools:
    """Without which of them two of different agencies are no longer connected."""
    rows = np.flatnonzero(parts.cut & (circle.agencies.counts()[parts.post] > 0))
    divides, agencies = np.zeros(asked, dtype=np.bool_), circle.agencies
    width = int(agencies.values.max(initial=0)) + 1
    held = agencies.owners() * width + agencies.values
    stop = np.searchsorted(parts.asked[rows], parts.asked[rows], side="right")
    ahead = longs(stop) - np.arange(len(rows)) - 1
    for block in blocks(ahead, BLOCK):
        owner, right = spread(np.arange(len(rows))[block] + 1, ahead[block])
        left, right = rows[block][owner], rows[right]
        apart = np.flatnonzero(parts.part[left] != parts.part[right])
        left, right = left[apart], right[apart]
        again, agency = agencies.spread(parts.post[left])
        common = any_in(again, contains(held, parts.post[right][again] * width + agency), len(left))
        divides[parts.asked[left[~common]]] = True
    return divides


def _tell(ground: Ground, circle: Circle, post: int, edges: tuple[Longs, Longs], wording: Wording) -> Told:
    parts = _without(circle, longs([post]), *edges)
    rows = np.flatnonzero(parts.cut)
    nearest = parts.part[rows] == parts.part[rows].min()
    sides = [[int(parts.post[row]) for row in rows[side]] for side in (nearest, ~nearest)]
    named = [
        wording.listed([wording.member(int(circle.member[each]), circle.seats[each]) for each in side])
        for side in sides
    ]
    return Told(
        words={
            "worker": wording.member(int(circle.member[post]), circle.seats[post]),
            "first_team": named[0],
            "second_team": named[1],
            "since": wording.since(ground.settings.window),
        },
        evidence=circle_edges(ground, circle, int(circle.group[post])),
    )
