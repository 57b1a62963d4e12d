"""The coordinator's table of an area: which agencies work with the same families, and about how many are in touch.

Every number is told by `agency_chance` before it leaves this module, in steps of 5, and 0 says under 5 (access.md §6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from graph.codes import agency_kinds
from graph.columns import NONE, Columns, day_number
from graph.slice import Slice
from queries.agency_chance import Tell, side
from queries.missing.agencies import Shared
from queries.missing.areas import families_in, position
from queries.missing.arrays import Jagged, Longs, distinct, first_of_each, longs
from queries.missing.ground import Ground
from queries.missing.settings import RuleSettings
from queries.missing.teams import current


@dataclass(frozen=True, slots=True)
class Row:
    """An agency, or a kind of agency, and how many families of the area it works with, in steps of 5."""

    id: str
    name: str
    kind: str
    families: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two agencies or kinds, by id: how many families they share and are in touch about, in steps of 5."""

    first: str
    second: str
    shared: int
    in_touch: int


@dataclass(frozen=True, slots=True)
class Table:
    """The table of an area in a month such as 2026-11: agencies and the ties between them, and so by kind.

    `moved` says that its numbers were moved by chance, as they are since decision 50. `asked` is since when the leads
    of two agencies' families are asked, by the agencies' ids.
    """

    area: str
    month: str
    agencies: tuple[Row, ...]
    ties: tuple[Tie, ...]
    kinds: tuple[Row, ...]
    kind_ties: tuple[Tie, ...]
    made_on: str = ""
    moved: bool = True
    asked: Mapping[tuple[str, str], date] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        tables = {name: [list(astuple(each)) for each in getattr(self, name)] for name in (*ROWS, *TIES)}
        return {"area": self.area, "month": self.month, "moved": self.moved, **tables}

    @staticmethod
    def of_json(given: Mapping[str, Any], made_on: str) -> Table:
        """As it was kept, on a day."""
        rows = {name: tuple(Row(*each) for each in given[name]) for name in ROWS}
        ties = {name: tuple(Tie(*each) for each in given[name]) for name in TIES}
        moved = given.get("moved", False)
        return Table(area=given["area"], month=given["month"], made_on=made_on, moved=moved, **rows, **ties)  # type: ignore[arg-type]  # by their names


ROWS, TIES = ("agencies", "kinds"), ("ties", "kind_ties")


def areas(slice_: Slice) -> tuple[str, ...]:
    """The areas in which families live or agencies lie."""
    return tuple(slice_.columns.addresses.areas)


@dataclass(frozen=True, slots=True)
class _Sides:
    """What is counted, one beside another: agencies, or their kinds.

    `of` says which of these each agency is, `sides` how a cell names them, `own` the families of each.
    """

    of: Longs
    ids: Sequence[str]
    sides: Sequence[str]
    own: Sequence[Longs]


def table(slice_: Slice, area: str, day: date, settings: RuleSettings, tell: Tell) -> Table:
    """The table of an area, from what is open of those who are not shielded, in the numbers that `tell` tells."""
    columns, names = _within(slice_.columns, area, day), slice_.names().agencies
    ground = Ground(columns, day_number(day), settings, slice_.particulars)
    codes, own = list(agency_kinds()), _own(ground)
    kind_of = [codes[kind] if kind != NONE else "other" for kind in columns.agencies.kind.tolist()]
    agencies, kinds = _agencies(columns.agencies.ids, own), _kinds(columns.agencies.ids, own, kind_of, codes)
    rows = tuple(
        Row(columns.agencies.ids[each], names[each], kind_of[each], number)
        for each, number in _here(columns, area, _families(area, agencies, tell))
    )
    kind_rows = tuple(
        Row(code, agency_kinds()[code].label, code, number)
        for code, number in zip(codes, _families(area, kinds, tell), strict=True)
        if code in kind_of
    )
    return Table(
        area=area,
        month=f"{day:%Y-%m}",
        agencies=rows,
        ties=tuple(_ties(ground.shared, area, agencies, rows, tell)),
        kinds=kind_rows,
        kind_ties=tuple(_ties(ground.shared, area, kinds, kind_rows, tell)),
    )


def _within(columns: Columns, area: str, day: date) -> Columns:
    """The columns with the memberships and involvements of those whose family lives in the area."""
    number = day_number(day)
    families = np.zeros(len(columns.families), dtype=np.bool_)
    families[families_in(columns, area, number)] = True
    members = columns.memberships
    kept = families[members.family] & current(members.start, members.end, number)
    clients = np.zeros(len(columns.clients.ids), dtype=np.bool_)
    clients[members.client[kept]] = True
    ties = columns.involvements
    return replace(
        columns,
        memberships=_rows(members, kept),
        involvements=_rows(ties, clients[ties.client]),
    )


def _rows(table_: Any, kept: np.ndarray[Any, np.dtype[np.bool_]]) -> Any:
    """Some rows of columns; lists that name codes stay whole."""
    changed = {
        name: getattr(table_, name)[kept]
        for name in table_.__dataclass_fields__
        if isinstance(getattr(table_, name), np.ndarray)
    }
    if hasattr(table_, "ids"):
        changed["ids"] = [table_.ids[place] for place in np.flatnonzero(kept).tolist()]
    return replace(table_, **changed)


def _own(ground: Ground) -> list[Longs]:
    """For each agency, the families on whose team somebody acts for it."""
    circle, agencies = ground.members, len(ground.columns.agencies.ids)
    owner = circle.agencies.owners()
    keys = distinct(circle.agencies.values * (ground.kin.groups + 1) + circle.group[owner])
    agency, group = np.divmod(keys, ground.kin.groups + 1)
    bounds = np.searchsorted(agency, np.arange(agencies + 1))
    return [group[first:stop] for first, stop in pairwise(bounds.tolist())]


def _agencies(ids: Sequence[str], own: Sequence[Longs]) -> _Sides:
    return _Sides(np.arange(len(ids), dtype=np.int64), ids, [side(each) for each in ids], own)


def _kinds(ids: Sequence[str], own: Sequence[Longs], kind_of: Sequence[str], codes: Sequence[str]) -> _Sides:
    members = [[each for each, kind in enumerate(kind_of) if kind == code] for code in codes]
    return _Sides(
        of=np.asarray([codes.index(each) for each in kind_of], dtype=np.int64),
        ids=codes,
        # That other agencies of a kind come and go, elsewhere too, draws nothing anew.
        sides=[side(ids[held[0]]) if len(held) == 1 else code for code, held in zip(codes, members, strict=True)],
        own=[distinct(np.concatenate([longs([]), *(own[each] for each in held)])) for held in members],
    )


def _families(area: str, counted: _Sides, tell: Tell) -> list[int]:
    """How many families each works with."""
    named = zip(counted.sides, counted.own, strict=True)
    return [tell((area, "families", name), len(families)) for name, families in named]


def _here(columns: Columns, area: str, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Agencies of the area or of none, whether they support anybody or not, and those that support five families."""
    place = position(columns.addresses.areas, area)
    at_home = [each in (place, NONE) for each in columns.agencies.area.tolist()]
    return [(each, number) for each, number in enumerate(numbers) if number or at_home[each]]


def _ties(found: Shared, area: str, counted: _Sides, rows: Sequence[Row], tell: Tell) -> Iterator[Tie]:
    """The ties that count, of five families or more as they are told; none tells more than its ends do."""
    least, ids = {row.id: row.families for row in rows}, counted.ids
    first, second = counted.of[found.first], counted.of[found.second]
    pair = np.minimum(first, second) * len(ids) + np.maximum(first, second)
    shared, touched = (_counted(pair, each) for each in (found.families, found.touched))
    for key, families in shared.items():
        one, other = divmod(key, len(ids))
        ends = min(least.get(ids[one], 0), least.get(ids[other], 0))
        if one == other or not ends:
            continue
        between = tuple(sorted((counted.sides[one], counted.sides[other])))
        number = min(tell((area, "shared", *between), families), ends)
        if number:
            yield Tie(ids[one], ids[other], number, min(tell((area, "touched", *between), touched.get(key, 0)), number))


def _counted(pair: Longs, held: Jagged) -> dict[int, int]:
    """How many different families some pairs hold together."""
    span = int(held.values.max(initial=0)) + 1
    keys = distinct(pair[held.owners()] * span + held.values) // span
    first = np.flatnonzero(first_of_each(keys))
    counts = np.diff(np.append(first, len(keys)))
    return dict(zip(keys[first].tolist(), counts.tolist(), strict=True))
