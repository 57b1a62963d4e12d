"""The ecomap (Hartman, Diagrammatic Assessment of Family Relationships, 1978).

The household stands in the middle, agencies round it in sectors with their people between, other households at the
right. Everything follows from sorted ids and nothing from chance, so the same family looks the same tomorrow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.network import MissingLink, Network
from visualise.homes import homes
from visualise.layout.boxes import Box, arc_box, bounds, box_at, home_boxes, label_box, symbol_box
from visualise.layout.household import Placed, place
from visualise.layout.kinship import kinship
from visualise.layout.lines import colleagues, ties
from visualise.layout.questions import questions
from visualise.layout.ring import Round, Sector, fit, sectors
from visualise.layout.ways import Ways
from visualise.shapes import HomeCircle, Kin, Line, Point, Question, Symbol
from visualise.style import INK
from visualise.support import Support

LEAST_RADIUS = 232.0
_HOME_TO_ROUND, _ROUND_TO_SIDE, _BETWEEN_SIDES, _SIDES_IN_COLUMN = 130.0, 48.0, 44.0, 3
_GAP_HEIGHT, _OUTSIDE = 1.1, 180.0
# Degrees of the round that belong to the agencies; where other households stand at the right, 80 are left to those.
_WHOLE, _OPEN = (130.0, 490.0), (130.0, 410.0)


@dataclass(frozen=True, slots=True)
class Ecomap:
    """Everything with its place; `extent` is left, top, right and bottom of it all."""

    homes: tuple[HomeCircle, ...]
    members: tuple[Symbol, ...]
    round: Round
    lines: tuple[Line, ...]
    kin: tuple[Kin, ...]
    questions: tuple[Question, ...]
    extent: tuple[float, float, float, float]


def ecomap(network: Network, read: Support, missing: Sequence[MissingLink]) -> Ecomap:
    """Lay a network out. Works for nobody at all, for one client, for thirty members and forty supporters."""
    found = homes(network)
    main = [place(found[0], network, main=True)] if found else []
    others = [place(home, network, main=False) for home in found[1:]]
    core = main[0].circle.radius if main else 0.0
    parts = sectors(read, *(_OPEN if others else _WHOLE))
    towards = _towards(read, main[0]) if main else {}
    ring, sides = _fitted(parts, read, max(LEAST_RADIUS, core + _HOME_TO_ROUND), others, towards)
    placed = main + sides
    members = tuple(symbol for one in placed for symbol in one.symbols)
    circles = tuple(one.circle for one in placed)
    at = {symbol.node: symbol for symbol in (*members, *ring.symbols)}
    names = [label_box(symbol) for symbol in ring.symbols if symbol.label]
    ways = Ways(core + 14, ring.radius - 42, names)
    lines = (*ties(read, circles, at, network.as_of), *colleagues(read, at, ways, network.as_of))
    taken = [box for symbol in at.values() for box in (box_at(symbol.at, *_core_of(symbol)), label_box(symbol))]
    asked = questions(missing, at | _families(circles), ways, [*taken, *_line_boxes(lines)])
    extent = bounds(_boxes(members, ring, circles), 24)
    sides_of = (extent.left, extent.top, extent.right, extent.bottom)
    return Ecomap(circles, members, ring, lines, kinship(network, placed, found), asked, sides_of)


def _towards(read: Support, main: Placed) -> dict[str, Point]:
    """To which point of the main household each supporter's line leads: the one they support there, else its middle."""
    at = {symbol.node: symbol.at for symbol in main.symbols}
    whom = {one.node.id: [tie.client for tie in one.ties if tie.client in at] for one in read.supporters}
    return {
        one: at[clients[0]] if len(clients) == 1 else main.circle.centre for one, clients in whom.items() if clients
    }


def _fitted(
    parts: Sequence[Sector], read: Support, least: float, others: Sequence[Placed], towards: Mapping[str, Point]
) -> tuple[Round, list[Placed]]:
    """The round and the households at its right, which move out as it grows."""
    radius = least
    while True:
        sides = _at_the_side(others, radius)
        taken = [list(home_boxes(one.circle)) for one in sides]
        ring = fit(parts, read, radius, taken, towards)
        if ring.radius <= radius:
            return ring, sides
        radius = ring.radius


def _line_boxes(lines: Sequence[Line]) -> list[Box]:
    """Small boxes along every line, so that no question mark stands on one."""
    return [
        box_at((x0 + (x1 - x0) * share / 8, y0 + (y1 - y0) * share / 8), 4, 4)
        for line in lines
        for (x0, y0), (x1, y1) in pairwise(line.path)
        for share in range(9)
    ]


def _core_of(symbol: Symbol) -> tuple[float, float]:
    """The width and height of what of a symbol no question mark may lie on: it may touch the outline's corners."""
    return (1.5 * symbol.size, 1.5 * symbol.size)


def _families(circles: Sequence[HomeCircle]) -> dict[str, Symbol]:
    """Families as something to put a question mark beside: the label over the circle."""
    return {
        circle.family: Symbol(circle.family, circle.label_at, "text", 0.0, INK, "", "")
        for circle in circles
        if circle.family
    }


def _boxes(members: Sequence[Symbol], ring: Round, circles: Sequence[HomeCircle]) -> list[Box]:
    symbols = [*members, *ring.symbols]
    boxes = [box for symbol in symbols for box in (symbol_box(symbol), label_box(symbol))]
    boxes += [arc_box(arc) for arc in ring.arcs]
    boxes += [box for circle in circles for box in home_boxes(circle)]
    if ring.arcs:
        widest = 2 * (ring.arcs[0].radius + 5)
        boxes.append(box_at((0.0, 0.0), widest, widest))
    return boxes


def _at_the_side(others: Sequence[Placed], radius: float) -> list[Placed]:
    """Other households in columns at the right of the round, each column round the middle height."""
    answer: list[Placed] = []
    columns = [others[start : start + _SIDES_IN_COLUMN] for start in range(0, len(others), _SIDES_IN_COLUMN)]
    tallest = max((sum(2 * one.circle.radius + _BETWEEN_SIDES for one in column) for column in columns), default=0.0)
    # What is taller than the gap in the round stands outside it.
    left = radius + (_ROUND_TO_SIDE if tallest < _GAP_HEIGHT * radius else _OUTSIDE)
    for column in columns:
        widest = max(one.circle.radius for one in column)
        heights = [2 * one.circle.radius + _BETWEEN_SIDES for one in column]
        top = -sum(heights) / 2
        for one, height in zip(column, heights, strict=True):
            middle = round(top + height - one.circle.radius - _BETWEEN_SIDES / 4, 2)
            answer.append(one.moved((round(left + widest, 2), middle)))
            top += height
        left += 2 * widest + _BETWEEN_SIDES
    return answer
