"""The round of the ecomap: agencies in sectors, their people between them and the household."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from graph.network import Node
from visualise.layout.boxes import Box, any_overlap, arc_box, arc_label_size, label_box, symbol_box
from visualise.shapes import BEAD_SIZE, DESK_SIZE, SUPPORTER_SIZE, Arc, Point, Symbol, polar
from visualise.style import AgencyStyle, agency_style
from visualise.support import Support, Supporter, agency_name, agency_place, number_words, supporter_name
from visualise.words import listed, shorten, spoken, wrap_two

# A label stands over or under its symbol, so a place at the top or bottom needs more of the round than one at a side.
_LABEL_WIDTH, _LABEL_HEIGHT = 150.0, 84.0
_GAP = 0.35  # between two agencies, in places
_ARC_BEYOND, _WIDEST_PLACE, _MARGIN, _LARGEST = 105.0, 46.0, 4.0, 4000.0
NAME_LIMIT, DETAIL_LIMIT, AGENCY_LIMIT = 20, 25, 20


def _need(angle: float) -> float:
    turn = math.radians(angle)
    return min(_LABEL_WIDTH / max(abs(math.cos(turn)), 1e-9), _LABEL_HEIGHT / max(abs(math.sin(turn)), 1e-9))


# How many places there are from 0 degrees to each degree, twice round, up to a factor.
_PLACES = (0.0, *accumulate(1 / _need(degree + 0.5) for degree in range(720)))


def _angle_at(places: float) -> float:
    after = min(max(bisect_left(_PLACES, places), 1), 720)
    before = _PLACES[after - 1]
    return after - 1 + (places - before) / (_PLACES[after] - before)


@dataclass(frozen=True, slots=True)
class Sector:
    """An agency's part of the round: the angles of its people in order, and where its arc begins and ends."""

    agency: str
    people: tuple[Supporter, ...]
    angles: tuple[float, ...]
    start: float
    end: float


def sectors(read: Support, first: float, last: float) -> list[Sector]:
    """Share the round from angle `first` to angle `last` (degrees, up to 720) among the agencies and their people."""
    groups = {agency: tuple(people) for agency, people in groupby(read.supporters, key=lambda one: one.agency)}
    agencies = {node.id: () for node in read.of_kind("agency")} | groups
    order = sorted(agencies.items(), key=lambda one: agency_place(one[0], read.nodes))
    counts = [max(1, len(people)) for _, people in order]
    start, end = _PLACES[round(first)], _PLACES[round(last)]
    step = (end - start) / max(1e-9, sum(counts) + _GAP * len(counts))
    answer, done = [], start
    for (agency, people), count in zip(order, counts, strict=True):
        begin = done + step * _GAP / 2
        angles = tuple(_angle_at(begin + step * (place + 0.5)) for place in range(count))
        done = begin + step * (count + _GAP / 2)
        reach = _WIDEST_PLACE / 2
        answer.append(
            Sector(
                agency,
                people,
                angles,
                max(_angle_at(begin), angles[0] - reach),
                min(_angle_at(begin + step * count), angles[-1] + reach),
            )
        )
    return answer


@dataclass(frozen=True, slots=True)
class Round:
    """The round at its final size."""

    radius: float
    symbols: tuple[Symbol, ...]
    arcs: tuple[Arc, ...]


def fit(
    parts: Sequence[Sector],
    read: Support,
    least: float,
    taken: Sequence[Sequence[Box]],
    towards: Mapping[str, Point],
) -> Round:
    """The smallest round, of at least a radius, in which nothing lies on a label or on a box that is `taken`.

    `towards` says, by supporter, to which point in the household their line leads.
    """
    radius = least
    while True:
        answer = _round(parts, read, radius)
        if radius > _LARGEST or not _crowded(answer, taken, towards):
            return answer
        radius = round(radius * 1.03, 2)


def _crowded(answer: Round, taken: Sequence[Sequence[Box]], towards: Mapping[str, Point]) -> bool:
    groups = [[symbol_box(one), label_box(one)] if one.label else [symbol_box(one)] for one in answer.symbols]
    groups += [[arc_box(arc)] for arc in answer.arcs]
    return any_overlap([*groups, *taken], _MARGIN) or _lines_on_labels(answer, towards)


def _lines_on_labels(answer: Round, towards: Mapping[str, Point]) -> bool:
    """Whether a supporter's line into the household lies on the label of a neighbour."""
    people = [one for one in answer.symbols if one.label]
    boxes = [label_box(one) for one in people]
    near = [step for step in (-3, -2, -1, 1, 2, 3) if abs(step) < len(people)]
    return any(
        boxes[(place + step) % len(people)].crossed_by(one.at, towards[one.node])
        for place, one in enumerate(people)
        if one.node in towards
        for step in near
    )


def _round(parts: Sequence[Sector], read: Support, radius: float) -> Round:
    people = tuple(
        _symbol(one, polar(angle, radius), _style(part, read), read.say)
        for part in parts
        for one, angle in zip(part.people, part.angles, strict=False)
    )
    arc_radius = radius + max([_ARC_BEYOND, *(_reach(symbol) for symbol in people)])
    beads = tuple(
        _bead(read.nodes[part.agency], read, polar((part.start + part.end) / 2, arc_radius), _style(part, read))
        for part in parts
        if part.agency in read.nodes and not any(one.desk for one in part.people)
    )
    return Round(radius, people + beads, tuple(_arcs(parts, read, arc_radius)))


def _style(part: Sector, read: Support) -> AgencyStyle:
    node = read.nodes.get(part.agency)
    return agency_style(node.facts.get("agency_kind") if node else None)


def _reach(symbol: Symbol) -> float:
    """How far a label stands out over its symbol, away from the middle, with room before the arc."""
    box, far = label_box(symbol), math.hypot(*symbol.at)
    x, y = symbol.at[0] / far, symbol.at[1] / far
    return max((cx - symbol.at[0]) * x + (cy - symbol.at[1]) * y for cx, cy in box.corners()) + 20


def _symbol(one: Supporter, at: Point, style: AgencyStyle, say: Callable[[str], str]) -> Symbol:
    roles = listed([spoken(role) for role in one.roles]) or ("no one named" if one.desk else "")
    name = supporter_name(one)
    return Symbol(
        one.node.id,
        at,
        "hexagon" if one.desk else "circle",
        DESK_SIZE if one.desk else SUPPORTER_SIZE,
        style.colour,
        style.mark,
        shorten(say(name) if one.desk else name, NAME_LIMIT),
        shorten(_detail(one, say), DETAIL_LIMIT),
        above=at[1] < 0,
        words=f"{name}, {roles or 'role not recorded'}{', lead' if one.lead else ''}, {number_words(one.node)}",
    )


def _detail(one: Supporter, say: Callable[[str], str]) -> str:
    """What stands beneath a name: the roles, as far as there is room, and that somebody leads."""
    roles = listed([say(spoken(role)) for role in one.roles]) or (say("no one named") if one.desk else "")
    if not one.lead:
        return roles
    lead = say("lead")
    return f"{shorten(roles, DETAIL_LIMIT - len(lead) - 3)} · {lead}" if roles else lead


def _bead(node: Node, read: Support, at: Point, style: AgencyStyle) -> Symbol:
    words = f"{shorten(agency_name(node.id, read.nodes), 80)}, {style.label}, {number_words(node)}"
    return Symbol(node.id, at, "bead", BEAD_SIZE, style.colour, "", "", words=words)


def _arcs(parts: Sequence[Sector], read: Support, radius: float) -> Iterator[Arc]:
    for part in parts:
        style = _style(part, read)
        label = wrap_two(agency_name(part.agency, read.nodes), AGENCY_LIMIT)
        width, height = arc_label_size(label)
        turn = math.radians((part.start + part.end) / 2)
        away = radius + 17 + abs(math.sin(turn)) * width / 2 + abs(math.cos(turn)) * height / 2
        at = polar(math.degrees(turn), away)
        agency = part.agency if part.agency in read.nodes else None
        yield Arc(agency, radius, part.start, part.end, style.colour, style.mark, label, at)
