"""What the page of agencies shows: pure functions from the tables that are kept to what its template takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import cos, pi, sin
from typing import Any

from explorer.agencies.words import can_be_asked, number_words, of_kinds_told, told
from explorer.cells import formula_free, table_file
from explorer.words import kind_words
from graph.codes import agency_kinds
from queries.agency_counts import Row, Table, Tie
from queries.agency_measures import filtered, matrix, measures, tied
from queries.agency_tables import stands

AT_FIRST = 7
MOST_SHOWN = 20
"""So many agencies on the map and in the matrix: those that share most."""
WIDTH, HEIGHT, RADIUS = 780, 480, 180
LABEL_AWAY, LABEL_LETTERS = 18, 26
COLUMNS = ("first", "second", "families shared", "in touch about")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an agency or kind stands on the map, and its label: all in units of the drawing."""

    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A tie on the map; `width` grows with how many families are shared."""

    start: Spot
    end: Spot
    width: float
    touched: bool


def table_page(kept: Sequence[Table], kind: str | None, day: date) -> dict[str, Any]:
    """The newest table: its agencies, and before them their kinds where these have more ties, as in a small pilot."""
    if not kept:
        return {"table": None}
    table, before = kept[0], kept[1] if len(kept) > 1 else None
    month = before.month if before else None
    rows, ties = filtered(table, kind)
    kinds, kind_ties = (
        _named(table.kinds),
        [each for each in table.kind_ties if kind in (None, each.first, each.second)],
    )
    found, of_kinds = (
        measures(rows, ties, before.ties if before else None),
        measures(kinds, kind_ties, before.kind_ties if before else None),
    )
    kind_lists = of_kinds_told(of_kinds, month) if len(kind_ties) > len(ties) else ()
    every = tied(rows, ties)
    shown = _most(every, ties)
    return {
        "table": table,
        "made_on": date.fromisoformat(table.made_on),
        "lists": told(found, month, _asked(kept, day)) if ties or not kind_lists else (),
        "kind_lists": kind_lists,
        "shown": shown,
        "many": len(every) if len(every) > len(shown) else 0,
        "matrix": matrix(ties),
        "map": _map(shown, ties) if shown else _map(_most(tied(kinds, kind_ties), kind_ties), kind_ties),
        "kinds": tied(kinds, table.kind_ties),
        "kind_matrix": matrix(table.kind_ties),
        "coverage": sorted(kinds, key=lambda row: (-row.families, row.name)),
        "not_there": [kind_words(code) for code in agency_kinds() if code not in _kinds(table.kinds)],
        "at_first": AT_FIRST,
        "kind_choices": [each for code, each in agency_kinds().items() if code in _kinds(table.agencies)],
    }


def may_be_asked_about(kept: Sequence[Table], pair: tuple[str, str]) -> bool:
    """Whether two agencies are a pair to connect of the newest table: of those alone the page offers to ask."""
    if not kept:
        return False
    to_connect = measures(kept[0].agencies, kept[0].ties, None).to_connect
    return any({each.first.id, each.second.id} == {*pair} and can_be_asked(each) for each in to_connect)


def _asked(kept: Sequence[Table], day: date) -> dict[tuple[str, str], date]:
    """Since when leads are asked about two agencies, as far as they still read it."""
    found = {pair: on for table in reversed(kept) for pair, on in table.asked.items()}
    return {pair: on for pair, on in found.items() if stands(on, day)}


def _named(kinds: Sequence[Row]) -> tuple[Row, ...]:
    """The kinds as they are called in the language of the page."""
    return tuple(replace(row, name=kind_words(row.kind)) for row in kinds)


def _kinds(rows: Sequence[Row]) -> set[str]:
    return {row.kind for row in rows}


def as_csv(table: Table | None) -> str:
    """The ties of a table, those between agencies and then those between kinds; no cell of it is a formula."""
    return table_file(COLUMNS, () if table is None else _ties(table))


def _ties(table: Table) -> Iterator[Sequence[object]]:
    for rows, ties in ((table.agencies, table.ties), (_named(table.kinds), table.kind_ties)):
        named = {row.id: row.name for row in rows}
        for tie in ties:
            ends = [formula_free(named[each]) for each in (tie.first, tie.second)]
            yield [*ends, tie.shared, number_words(tie.in_touch)]


def _most(rows: Sequence[Row], ties: Sequence[Tie]) -> list[Row]:
    """As many as can be shown at a glance, those that share most; in the order in which they stood."""
    shared = Counter({row.id: 0 for row in rows})
    for tie in ties:
        shared.update({tie.first: tie.shared, tie.second: tie.shared})
    most = {row.id for row in sorted(rows, key=lambda row: (-shared[row.id], row.name, row.id))[:MOST_SHOWN]}
    return [row for row in rows if row.id in most]


def _map(rows: Sequence[Row], every: Sequence[Tie]) -> dict[str, Any] | None:
    """The agencies round a circle, in the order of their kinds, with the ties between them; None without any."""
    if not rows:
        return None
    there = {row.id for row in rows}
    ties = [tie for tie in every if {tie.first, tie.second} <= there]
    ordered = sorted(rows, key=lambda row: (row.kind, row.name, row.id))
    spots = {row.id: _spot(row, place, len(ordered)) for place, row in enumerate(ordered)}
    most = max((tie.shared for tie in ties), default=1)
    lines = [
        Line(spots[tie.first], spots[tie.second], round(1 + 7 * tie.shared / most, 1), tie.in_touch > 0) for tie in ties
    ]
    return {"width": WIDTH, "height": HEIGHT, "spots": list(spots.values()), "lines": lines}


def _spot(row: Row, place: int, total: int) -> Spot:
    angle = 2 * pi * place / total - pi / 2
    x, y = (WIDTH / 2 + RADIUS * cos(angle), HEIGHT / 2 + RADIUS * sin(angle))
    away = RADIUS + LABEL_AWAY
    name = row.name if len(row.name) <= LABEL_LETTERS else row.name[: LABEL_LETTERS - 1] + "…"
    side = "start" if cos(angle) > 0.2 else "end" if cos(angle) < -0.2 else "middle"
    label_x, label_y = WIDTH / 2 + away * cos(angle), HEIGHT / 2 + away * sin(angle)
    return Spot(name, round(x, 1), round(y, 1), round(label_x, 1), round(label_y, 1), side)
