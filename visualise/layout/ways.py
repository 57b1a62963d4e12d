"""The ways between two supporters: straight where nothing is between them, else bowed round the household.

Bows go in lanes, circles round (0, 0) between the household and the round, so that two can be told apart and none
runs over a name.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from visualise.layout.boxes import Box
from visualise.shapes import Path, Point, Symbol, angle_of, polar

_LANE, _STEP, _INSET = 14.0, 4.0, 6.0
# What a way costs: running over a name, running where another does, and each lane further in.
_OVER_NAME, _SHARED, _INWARDS = 5.0, 3.0, 0.1


def cut(start: Point, end: Point, before: float, after: float = 0.0) -> Path:
    """The straight line between two points, shortened by so much at its start and its end; at most to a point."""
    span = math.dist(start, end)
    if span <= before + after:
        middle = (round((start[0] + end[0]) / 2, 2), round((start[1] + end[1]) / 2, 2))
        return (middle, middle)
    dx, dy = (end[0] - start[0]) / span, (end[1] - start[1]) / span
    return (
        (round(start[0] + dx * before, 2), round(start[1] + dy * before, 2)),
        (round(end[0] - dx * after, 2), round(end[1] - dy * after, 2)),
    )


def distance_from_middle(start: Point, end: Point) -> float:
    """How near the straight line between two points comes to (0, 0)."""
    (x0, y0), (x1, y1) = start, end
    span = (x1 - x0) ** 2 + (y1 - y0) ** 2
    along = max(0.0, min(1.0, -(x0 * (x1 - x0) + y0 * (y1 - y0)) / span)) if span else 0.0
    return math.hypot(x0 + along * (x1 - x0), y0 + along * (y1 - y0))


def turn_between(start: Point, end: Point) -> float:
    """The angle from one point to another round (0, 0), the shorter way: -180 to 180."""
    return (angle_of(end) - angle_of(start) + 180) % 360 - 180


def bow(start: Point, end: Point, lane: float, before: float, after: float = 0.0) -> Path:
    """A path from one point to another along the circle of radius `lane`, the shorter way round (0, 0)."""
    first, turn = angle_of(start), turn_between(start, end)
    inset = math.copysign(min(_INSET, abs(turn) / 4), turn)
    steps = max(2, math.ceil(abs(turn - 2 * inset) / _STEP))
    ring = [polar(first + inset + (turn - 2 * inset) * step / steps, lane) for step in range(steps + 1)]
    return (cut(start, ring[0], before)[0], *ring, cut(ring[-1], end, 0, after)[1])


class Ways:
    """The lanes of one picture, and what already goes in them. `inner` and `outer` are the radii they lie between."""

    def __init__(self, inner: float, outer: float, names: Sequence[Box]) -> None:
        count = max(1, int((outer - inner) / _LANE))
        self.core = inner
        self.lanes = [round(outer - _LANE * place, 2) for place in range(count)]
        self.names = names
        self.taken: dict[float, set[int]] = defaultdict(set)

    def between(self, one: Symbol, other: Symbol, *, straight: bool) -> Path:
        """The best way between two symbols; a straight one only if asked for, and past the household."""
        if straight:
            path = cut(one.at, other.at, one.size, other.size)
            if distance_from_middle(one.at, other.at) >= self.core and not self._over_names(path):
                return path
        bows = [(lane, bow(one.at, other.at, lane, one.size, other.size)) for lane in self.lanes]
        degrees = _degrees(one.at, other.at)
        costs = [
            _OVER_NAME * self._over_names(path) + _SHARED * bool(self.taken[lane] & degrees) + _INWARDS * place
            for place, (lane, path) in enumerate(bows)
        ]
        lane, path = bows[costs.index(min(costs))]
        self.taken[lane] |= degrees
        return path

    def _over_names(self, path: Path) -> int:
        return sum(any(name.crossed_by(one, other) for one, other in pairwise(path)) for name in self.names)


def _degrees(start: Point, end: Point) -> set[int]:
    """The whole degrees that a bow passes, in steps of two."""
    first, turn = angle_of(start), turn_between(start, end)
    low, high = sorted((first, first + turn))
    return {int(degree) % 360 // 2 for degree in range(int(low) + 3, int(high) - 2)}
