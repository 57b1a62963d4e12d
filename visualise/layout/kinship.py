"""Lines of kinship: couples, parents and children, and relations between people in different households."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from graph.network import Edge, Network
from visualise.homes import Home
from visualise.layout.household import Placed, is_parent, is_partner
from visualise.layout.ways import cut
from visualise.shapes import Kin, Path, Symbol
from visualise.words import plain, spoken

_STYLE_OF_FORM = {
    "together": "together",
    "separated": "separated",
    "divorced": "divorced",
    "step": "foster",
    "foster": "foster",
}
_PARTNER, _PARENT, _OTHER = range(3)
_STROKES = {"separated": (0.5,), "divorced": (0.47, 0.53)}


def kinship(network: Network, placed: Sequence[Placed], homes: Sequence[Home]) -> tuple[Kin, ...]:
    """All lines of kinship of a picture. Inside a household only couples and descent are drawn: the rest is crowded."""
    symbols = {symbol.node: symbol for one in placed for symbol in one.symbols}
    home_of = {symbol.node: place for place, one in enumerate(placed) for symbol in one.symbols}
    lines = [
        Kin("family", descent.paths, "parents and children", descent.people)
        for one in placed
        for descent in one.descent
    ]
    edges = [one for one in network.edges if one.kind == "related" and {one.source, one.target} <= symbols.keys()]
    couples = [edge for edge in edges if is_partner(edge)]
    lines.extend(_line(edge, symbols) for edge in couples)
    # A child who lives in two homes has a line to the other: that says more than one to the parent there.
    shared = {(home_of[ident], other) for ident in symbols for other in homes[home_of[ident]].also}
    across = [
        edge
        for edge in edges
        if home_of[edge.source] != home_of[edge.target]
        and not {(home_of[edge.source], edge.target), (home_of[edge.target], edge.source)} & shared
    ]
    lines.extend(_line(edge, symbols) for edge in _nearest(across, home_of))
    for one, home in zip(placed, homes, strict=True):
        lines.extend(_also(ident, one, symbols) for ident in home.also if ident in symbols)
    return tuple(lines)


def _nearest(across: Sequence[Edge], home_of: Mapping[str, int]) -> list[Edge]:
    """Of the relations of a person to a household, those of the nearest kind; couples are drawn already."""
    ranks: dict[tuple[frozenset[int], str], int] = {}
    for edge in across:
        for person in (edge.source, edge.target):
            key = (_homes(edge, home_of), person)
            ranks[key] = min(ranks.get(key, _OTHER), _rank(edge))
    return [
        edge
        for edge in across
        if not is_partner(edge)
        and _rank(edge) <= min(ranks[_homes(edge, home_of), person] for person in (edge.source, edge.target))
    ]


def _homes(edge: Edge, home_of: Mapping[str, int]) -> frozenset[int]:
    return frozenset((home_of[edge.source], home_of[edge.target]))


def _rank(edge: Edge) -> int:
    return _PARTNER if is_partner(edge) else _PARENT if is_parent(edge) else _OTHER


def _line(edge: Edge, symbols: Mapping[str, Symbol]) -> Kin:
    one, other = symbols[edge.source], symbols[edge.target]
    style = _STYLE_OF_FORM.get(str(edge.facts.get("form")), "family")
    path = cut(one.at, other.at, one.size, other.size)
    strokes = [path, *(_across(path, share) for share in _STROKES.get(style, ()))]
    form = spoken(edge.facts.get("form"))
    words = f"{plain(one.label)} is {form + ' ' if form else ''}{spoken(edge.facts.get('relation'))} of"
    return Kin(style, tuple(strokes), f"{words} {plain(other.label)}", (edge.source, edge.target))


def _across(path: Path, share: float) -> Path:
    (x0, y0), (x1, y1) = path[0], path[-1]
    span = max(1e-9, math.dist(path[0], path[-1]))
    dx, dy = (x1 - x0) / span, (y1 - y0) / span
    x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
    lean, rise = 4.0, 8.0
    return (
        (round(x - dx * lean + dy * rise, 2), round(y - dy * lean - dx * rise, 2)),
        (round(x + dx * lean - dy * rise, 2), round(y + dy * lean + dx * rise, 2)),
    )


def _also(ident: str, home: Placed, symbols: Mapping[str, Symbol]) -> Kin:
    symbol, circle = symbols[ident], home.circle
    path = cut(symbol.at, circle.centre, symbol.size, circle.radius)
    return Kin(
        "also",
        (path,),
        f"{symbol.label} also lives at {circle.name or 'another home'}",
        (ident, circle.family or ident),
    )
