"""Where missing links are drawn: dotted ways between two, and a question mark on each."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from graph.network import MissingLink
from visualise.layout.boxes import Box, box_at
from visualise.layout.ways import Ways, cut
from visualise.shapes import Path, Point, Question, Symbol
from visualise.style import INK
from visualise.words import plain

MOST_DRAWN = 10  # more dotted bows than this can't be told apart; the others stand in the list
BADGE = 13.0
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)


def questions(
    missing: Sequence[MissingLink], symbols: Mapping[str, Symbol], ways: Ways, taken: Sequence[Box]
) -> tuple[Question, ...]:
    """Every missing link with its path and the place of its question mark, which avoids the boxes that are `taken`.

    Ids that are not in the picture are left out of the subjects, and what has none left is not drawn.
    """
    boxes = list(taken)
    answer: list[Question] = []
    drawn: set[frozenset[str]] = set()
    for link in missing:
        subjects = tuple(dict.fromkeys(one for one in (link.one, link.other) if one is not None and one in symbols))
        # One mark for the same people is enough: the list has both questions.
        if not subjects or len(drawn) >= MOST_DRAWN or frozenset(subjects) in drawn:
            answer.append(Question(link.rule, plain(link.question), subjects, drawn=False))
            continue
        ends = [symbols[one] for one in subjects]
        path = _path(ends[0], ends[1], ways) if len(ends) == 2 else ()
        places = [_along(path, share) for share in _PLACES] if path else _beside(ends[0])
        badge = _free(places, boxes)
        boxes.append(box_at(badge, 2 * BADGE, 2 * BADGE))
        drawn.add(frozenset(subjects))
        answer.append(Question(link.rule, plain(link.question), subjects, path, badge))
    return tuple(answer)


def _path(one: Symbol, other: Symbol, ways: Ways) -> Path:
    if INK in (one.colour, other.colour):  # a client: there is no household between the two to go round
        return _curved(one.at, other.at, one.size, other.size)
    return ways.between(one, other, straight=False)


def _curved(start: Point, end: Point, before: float, after: float) -> Path:
    """A slight curve, so that it doesn't lie on the line of contact between the same two."""
    span = max(1e-9, math.dist(start, end))
    side = (-(end[1] - start[1]) / span * 26, (end[0] - start[0]) / span * 26)
    through = ((start[0] + end[0]) / 2 + side[0], (start[1] + end[1]) / 2 + side[1])
    first, last = cut(start, through, before)[0], cut(through, end, 0, after)[1]
    bend = [2 * through[axis] - (first[axis] + last[axis]) / 2 for axis in (0, 1)]
    return tuple(
        (_bezier(first[0], bend[0], last[0], step / 12), _bezier(first[1], bend[1], last[1], step / 12))
        for step in range(13)
    )


def _bezier(first: float, bend: float, last: float, share: float) -> float:
    rest = 1 - share
    return round(rest * rest * first + 2 * share * rest * bend + share * share * last, 2)


def _beside(symbol: Symbol) -> list[Point]:
    """Places at the symbol's corners, those away from its name first."""
    (x, y), away = symbol.at, 0.7 * symbol.size + 10
    near = away if symbol.above else -away
    return [
        (round(x + dx, 2), round(y + dy, 2))
        for dy in (near, -near)
        for dx in (away, -away, away + BADGE, -away - BADGE)
    ]


def _free(places: Sequence[Point], taken: Sequence[Box]) -> Point:
    """The first place where a question mark lies on nothing; the first of all if there is none."""
    marks = [(place, box_at(place, 2 * BADGE - 4, 2 * BADGE - 4)) for place in places]
    return next((place for place, mark in marks if not any(mark.overlaps(box) for box in taken)), places[0])


def _along(path: Path, share: float) -> Point:
    left = share * sum(math.dist(one, other) for one, other in pairwise(path))
    for one, other in pairwise(path):
        span = math.dist(one, other)
        if span and left <= span:
            return cut(one, other, left)[0]
        left -= span
    return path[-1]
