"""What a coordinator's table tells, worked out from its kept numbers alone: orders, no decimals (access.md §6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from queries.agency_chance import STEP
from queries.agency_counts import Row, Table, Tie

FEWEST_NEIGHBOURS = 3
FEWEST_MOVED = 2 * STEP  # a step may be chance
FEW = 4  # in touch with fewer than one in so many


@dataclass(frozen=True, slots=True)
class Pair:
    """A tie with both its ends."""

    first: Row
    second: Row
    shared: int
    in_touch: int


@dataclass(frozen=True, slots=True)
class Standing:
    """An agency among those that work with the same families: with how many it shares some, and is in touch.

    `missing` is how many families it shares without being in touch about them, of all these together.
    """

    row: Row
    beside: int
    touched: int
    missing: int


@dataclass(frozen=True, slots=True)
class Change:
    """A tie that was kept in another month too: about how many families the two were in touch then, and are now."""

    pair: Pair
    before: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Each in its order: what stands out first."""

    isolated: tuple[Standing, ...]
    to_connect: tuple[Pair, ...]
    connectors: tuple[Row, ...]
    to_bring_in: tuple[Row, ...]
    changes: tuple[Change, ...]


def measures(rows: Sequence[Row], ties: Sequence[Tie], before: Sequence[Tie] | None) -> Measures:
    """What some rows and the ties between them tell, and what changed since other ties; None where none are kept."""
    named = {row.id: row for row in rows}
    pairs = tuple(Pair(named[each.first], named[each.second], each.shared, each.in_touch) for each in ties)
    standings = _standings(pairs)
    return Measures(
        isolated=_isolated(standings),
        to_connect=_to_connect(pairs),
        connectors=_connectors(pairs),
        to_bring_in=_to_bring_in(standings),
        changes=_changes(pairs, before or ()),
    )


def filtered(table: Table, kind: str | None) -> tuple[tuple[Row, ...], tuple[Tie, ...]]:
    """Agencies of a table and ties between them: all, or those with an agency of a kind. Nothing is recounted."""
    if kind is None:
        return table.agencies, table.ties
    chosen = {row.id for row in table.agencies if row.kind == kind}
    ties = tuple(each for each in table.ties if each.first in chosen or each.second in chosen)
    return tuple(row for row in table.agencies if row.id in chosen | _ends(ties)), ties


def tied(rows: Iterable[Row], ties: Iterable[Tie]) -> list[Row]:
    """Those that have a tie."""
    ends = _ends(ties)
    return [row for row in rows if row.id in ends]


def _ends(ties: Iterable[Tie]) -> set[str]:
    return {end for each in ties for end in (each.first, each.second)}


def matrix(ties: Iterable[Tie]) -> Mapping[tuple[str, str], Tie]:
    """The ties by both their ends, in either order."""
    return {ends: each for each in ties for ends in ((each.first, each.second), (each.second, each.first))}


def _standings(pairs: Iterable[Pair]) -> list[Standing]:
    around: dict[str, list[Pair]] = defaultdict(list)
    rows: dict[str, Row] = {}
    for pair in pairs:
        for row in (pair.first, pair.second):
            rows[row.id] = row
            around[row.id].append(pair)
    return [
        Standing(
            row=rows[id_],
            beside=len(held),
            touched=sum(pair.in_touch > 0 for pair in held),
            missing=sum(pair.shared - pair.in_touch for pair in held),
        )
        for id_, held in around.items()
    ]


def _isolated(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    several = (each for each in standings if each.beside >= FEWEST_NEIGHBOURS)
    alone = [each for each in several if each.touched * FEW < each.beside]
    return tuple(sorted(alone, key=lambda each: (-each.beside, each.row.name, each.row.id)))


def _to_connect(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    apart = [each for each in pairs if each.in_touch * 2 < each.shared]
    return tuple(sorted(apart, key=lambda each: (each.in_touch - each.shared, each.first.name, each.second.name)))


def _connectors(pairs: Iterable[Pair]) -> tuple[Row, ...]:
    """Those through whom others are in touch, by how many of the shortest ways lead through them."""
    graph: nx.Graph[str] = nx.Graph()
    rows: dict[str, Row] = {}
    for pair in pairs:
        if pair.in_touch:
            graph.add_edge(pair.first.id, pair.second.id)
            rows |= {pair.first.id: pair.first, pair.second.id: pair.second}
    through = nx.betweenness_centrality(graph, normalized=False)
    ordered = sorted(through, key=lambda each: (-round(through[each], 6), rows[each].name, each))
    return tuple(rows[each] for each in ordered if round(through[each], 6) > 0)


def _to_bring_in(standings: Iterable[Standing]) -> tuple[Row, ...]:
    """Whose families have the most others beside them with whom it is not in touch."""
    ordered = sorted(standings, key=lambda each: (-each.missing, each.row.name, each.row.id))
    return tuple(each.row for each in ordered if each.missing)


def _changes(pairs: Iterable[Pair], before: Iterable[Tie]) -> tuple[Change, ...]:
    """Ties whose number moved by two steps or more, the most first; one below 5 in either month counts in none."""
    then = {(each.first, each.second): each.in_touch for each in before}
    found = [Change(each, then[ends]) for each in pairs if (ends := (each.first.id, each.second.id)) in then]
    moved = [each for each in found if abs(each.pair.in_touch - each.before) >= FEWEST_MOVED]
    return tuple(sorted(moved, key=lambda each: (-abs(each.pair.in_touch - each.before), each.pair.first.name)))
