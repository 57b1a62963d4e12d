"""The inside of a household's circle: adults above, children below, the oldest left, couples beside each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph.network import Edge, Network, Node
from visualise.homes import Home, household_words, is_child, oldest_first
from visualise.layout.boxes import Box, box_at, label_box, symbol_box, text_width
from visualise.shapes import (
    DETAIL_TEXT,
    FOCUS_SIZE,
    LINE_HEIGHT,
    MEMBER_SIZE,
    NAME_TEXT,
    HomeCircle,
    Path,
    Point,
    Symbol,
)
from visualise.style import INK, client_shape
from visualise.words import age_words, given_name, plain, shorten

MAIN_RADIUS, SIDE_RADIUS = 102.0, 64.0
ROW, CELL, NAME_LIMIT, LABEL_LIMIT = 84.0, 62.0, 13, 24


@dataclass(frozen=True, slots=True)
class Descent:
    """The lines from the same parents down to all their children of one household; `people` are both."""

    people: tuple[str, ...]
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A household laid out: its circle, its members' symbols, and the children's lines of descent."""

    circle: HomeCircle
    symbols: tuple[Symbol, ...]
    descent: tuple[Descent, ...]

    def moved(self, centre: Point) -> Placed:
        """The same household with its circle round another centre."""
        dx, dy = centre[0] - self.circle.centre[0], centre[1] - self.circle.centre[1]
        circle = replace(self.circle, centre=centre, label_at=_shift(self.circle.label_at, dx, dy))
        symbols = tuple(replace(symbol, at=_shift(symbol.at, dx, dy)) for symbol in self.symbols)
        descent = tuple(
            replace(one, paths=tuple(tuple(_shift(point, dx, dy) for point in path) for path in one.paths))
            for one in self.descent
        )
        return Placed(circle, symbols, descent)


def _shift(point: Point, dx: float, dy: float) -> Point:
    return (round(point[0] + dx, 2), round(point[1] + dy, 2))


def place(home: Home, network: Network, *, main: bool) -> Placed:
    """Lay a household out round (0, 0); the main circle has its label inside, the others above."""
    rows = _rows(home.members, network)
    symbols = tuple(
        _symbol(member, (across, place * ROW), network)
        for place, row in enumerate(rows)
        for across, member in zip(_columns(row), row, strict=True)
    )
    descent = _descent(symbols, rows, network)
    boxes = [box for symbol in symbols for box in (symbol_box(symbol), label_box(symbol))]
    label = shorten(home.label, LABEL_LIMIT)
    if main and label:
        top = min((box.top for box in boxes), default=0.0)
        inside = box_at((0.0, top - 12), text_width(label, DETAIL_TEXT), DETAIL_TEXT * LINE_HEIGHT)
        boxes.append(inside)
    middle, radius = _enclosing(boxes, MAIN_RADIUS if main else SIDE_RADIUS)
    at = (0.0, inside.top + DETAIL_TEXT * LINE_HEIGHT / 2) if main and label else (0.0, middle - radius - 14)
    words = household_words(home)
    ids = tuple(symbol.node for symbol in symbols)
    circle = HomeCircle(home.family, (0.0, middle), radius, label, at, ids, words, home.label)
    return Placed(circle, symbols, descent).moved((0.0, 0.0))


def _enclosing(boxes: Sequence[Box], least: float) -> tuple[float, float]:
    """Height of the middle and radius of the smallest of a few circles round all boxes, all centred on x = 0."""
    corners = [corner for box in boxes for corner in box.corners()]
    if not corners:
        return (0.0, least)
    low, high = min(y for _, y in corners), max(y for _, y in corners)
    heights = [low + (high - low) * step / 20 for step in range(21)]
    radius, middle = min((max(math.hypot(x, y - height) for x, y in corners), height) for height in heights)
    return (round(middle, 2), round(max(least, radius + 9), 2))


def _columns(row: Sequence[Node]) -> list[float]:
    """Where the members of a row stand, as close as their names allow, round 0."""
    widths = [text_width(_name(member), NAME_TEXT, bold=True) for member in row]
    at = [0.0]
    for one, other in pairwise(widths):
        at.append(at[-1] + max(CELL, (one + other) / 2 + 14))
    return [round(across - at[-1] / 2, 2) for across in at[: len(row)]]


def _name(member: Node) -> str:
    return shorten(given_name(member.label, member.facts), NAME_LIMIT)


def _rows(members: Sequence[Node], network: Network) -> list[list[Node]]:
    """The members in rows: adults, couples together, then children."""
    today = network.as_of
    adults = [member for member in members if not is_child(member, today)]
    children = sorted((member for member in members if is_child(member, today)), key=oldest_first)
    longest = max(4, math.ceil(math.sqrt(1.3 * len(members))))
    return [
        group[start : start + longest]
        for group in (_couples_together(adults, network), children)
        for start in range(0, len(group), longest)
    ]


def _couples_together(adults: Sequence[Node], network: Network) -> list[Node]:
    here = {adult.id: adult for adult in sorted(adults, key=oldest_first)}
    partner: dict[str, str] = {}
    for edge in sorted(network.edges, key=lambda one: one.id):
        if is_partner(edge) and edge.source in here and edge.target in here:
            partner.setdefault(edge.source, edge.target)
            partner.setdefault(edge.target, edge.source)
    order: dict[str, Node] = {}
    for ident, adult in here.items():
        order.setdefault(ident, adult)
        if ident in partner:
            order.setdefault(partner[ident], here[partner[ident]])
    return list(order.values())


def is_partner(edge: Edge) -> bool:
    """Whether an edge says that two are or were partners."""
    return edge.kind == "related" and edge.facts.get("relation") == "partner"


def is_parent(edge: Edge) -> bool:
    """Whether an edge says that its source is a parent of its target."""
    return edge.kind == "related" and edge.facts.get("relation") == "parent"


def _symbol(member: Node, at: Point, network: Network) -> Symbol:
    focus = member.id == network.focus
    age = age_words(member.facts)
    mark = {"died": "", "under 1": "<1"}.get(age, "" if age.startswith(("due", "unborn")) else shorten(age, 3))
    name = plain(member.label) or "no name recorded"
    return Symbol(
        member.id,
        at,
        client_shape(member.facts),
        FOCUS_SIZE if focus else MEMBER_SIZE,
        INK,
        mark,
        _name(member),
        above=not is_child(member, network.as_of),
        focus=focus,
        crossed=age == "died",
        words=f"{name}, {age}" if age else name,
    )


def _descent(symbols: Sequence[Symbol], rows: Sequence[Sequence[Node]], network: Network) -> tuple[Descent, ...]:
    """Lines from parents down to their children, drawn where one row of adults stands over one of children."""
    if len(rows) != 2:
        return ()
    at = {symbol.node: symbol for symbol in symbols}
    above, below = ({member.id for member in row} for row in rows)
    parents: dict[str, set[str]] = defaultdict(set)
    couples = {frozenset((edge.source, edge.target)) for edge in network.edges if is_partner(edge)}
    for edge in network.edges:
        if is_parent(edge) and edge.source in above and edge.target in below:
            parents[edge.target].add(edge.source)
    sets: dict[tuple[str, ...], list[Symbol]] = defaultdict(list)
    for child in (symbol for symbol in symbols if symbol.node in parents):
        sets[tuple(sorted(parents[child.node], key=lambda one: at[one].at))].append(child)
    found: list[Descent] = []
    for level, (held, children) in enumerate(sets.items()):
        bus = at[held[0]].at[1] + MEMBER_SIZE + 12 + 6 * (level % 3)
        paths = _bus(_origins([at[one] for one in held], couples), children, bus)
        found.append(Descent((*held, *(child.node for child in children)), tuple(paths)))
    return tuple(found)


def _origins(parents: Sequence[Symbol], couples: set[frozenset[str]]) -> list[Point]:
    """Where descent begins: in the middle of a couple, else under each parent."""
    if len(parents) == 2 and frozenset(one.node for one in parents) in couples:
        (x0, y0), (x1, _) = parents[0].at, parents[1].at
        return [((x0 + x1) / 2, y0)]
    return [(parent.at[0], parent.at[1] + parent.size) for parent in parents]


def _bus(origins: Sequence[Point], children: Sequence[Symbol], height: float) -> list[Path]:
    xs = [x for x, _ in origins] + [child.at[0] for child in children]
    paths: list[Path] = [((min(xs), height), (max(xs), height))] if min(xs) < max(xs) else []
    paths.extend((origin, (origin[0], height)) for origin in origins)
    paths.extend(((child.at[0], height), (child.at[0], child.at[1] - child.size)) for child in children)
    return paths
