"""Lines of contact: from supporters to households, and between colleagues."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from visualise.layout.ways import Ways, bow, cut, distance_from_middle
from visualise.shapes import HomeCircle, Line, Path, Point, Symbol
from visualise.support import NO_TOUCH, Support, Supporter, Tie, Touch, contact_words
from visualise.words import listed

_CLEAR = 2.0  # a line ends just outside the circle


def ties(read: Support, circles: Sequence[HomeCircle], at: Mapping[str, Symbol], today: date) -> Iterator[Line]:
    """One line from each supporter to each household they support somebody in."""
    home_of = {member: number for number, circle in enumerate(circles) for member in circle.members}
    for one in read.supporters:
        by_home: dict[int, list[Tie]] = defaultdict(list)
        for tie in one.ties:
            by_home[home_of[tie.client]].append(tie)
        for number, held in sorted(by_home.items()):
            yield _tie(one, held, number, circles, at, today)


def _tie(
    one: Supporter,
    held: Sequence[Tie],
    number: int,
    circles: Sequence[HomeCircle],
    at: Mapping[str, Symbol],
    today: date,
) -> Line:
    """It leads to the one they support, or to the middle where they support several, and ends at the circle."""
    clients = tuple(tie.client for tie in held)
    start, circle = at[one.node.id], circles[number]
    towards = at[clients[0]].at if len(clients) == 1 else circle.centre
    path = _to_circle(start, towards, circle, circles[0] if number else None)
    line = Line(f"tie|{one.node.id}|{number}", one.node.id, "", "none", path, "", home=number)
    return of_ties(line, held, at, today)


def of_ties(line: Line, held: Sequence[Tie], at: Mapping[str, Symbol], today: date) -> Line:
    """A supporter's line to a household with what some ties say: whom it is to, how it looks, what it is in words."""
    touch = _joined(held)
    clients = tuple(tie.client for tie in held)
    names = listed([at[client].label for client in clients])
    return replace(
        line,
        other=max(held, key=lambda tie: (tie.touch.last or date.min, tie.client)).client,
        style=touch.state(today),
        words=f"{at[line.one].label} – {names}: {contact_words(touch, today)}",
        clients=clients,
        edges=tuple(edge for tie in held for edge in tie.edges),
    )


def _joined(held: Sequence[Tie]) -> Touch:
    touch = NO_TOUCH
    for tie in held:
        touch = touch.joined(tie.touch)
    return touch


def _to_circle(start: Symbol, towards: Point, circle: HomeCircle, between: HomeCircle | None) -> Path:
    """The way to a circle, round the household that may lie between."""
    path: Path = (cut(start.at, towards, start.size)[0], _meets(circle, start.at, towards))
    if between is None or distance_from_middle(*path) >= between.radius + 8:
        return path
    round_it = bow(start.at, path[1], between.radius + 10, start.size)
    return (*round_it[:-1], _meets(circle, round_it[-2], towards))


def _meets(circle: HomeCircle, start: Point, towards: Point) -> Point:
    """Where the straight line from outside a circle to a point inside meets the circle."""
    dx, dy = towards[0] - start[0], towards[1] - start[1]
    fx, fy = start[0] - circle.centre[0], start[1] - circle.centre[1]
    a, b, c = dx * dx + dy * dy, fx * dx + fy * dy, fx * fx + fy * fy - (circle.radius + _CLEAR) ** 2
    root = b * b - a * c
    along = (-b - math.sqrt(root)) / a if a and root > 0 else 1.0
    return (round(start[0] + along * dx, 2), round(start[1] + along * dy, 2))


def colleagues(read: Support, at: Mapping[str, Symbol], ways: Ways, today: date) -> Iterator[Line]:
    """Contact between colleagues: straight where it passes the household and no name, else round it."""
    for pair in read.between:
        one, other = at[pair.one], at[pair.other]
        words = f"{one.label or 'agency'} – {other.label or 'agency'}: {contact_words(pair.touch, today)}"
        path = ways.between(one, other, straight=True)
        ident = f"contact|{pair.one}|{pair.other}"
        yield Line(ident, pair.one, pair.other, pair.touch.state(today), path, words, edges=pair.edges)
