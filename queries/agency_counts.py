"""The coordinator's table of an area: which agencies work with the same families, and about how many are in touch.

Every number is rounded to 5 before it leaves this module, and 0 stands for 0 to 4 (access.md §6).
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
from queries.missing.agencies import Shared
from queries.missing.areas import families_in, position
from queries.missing.arrays import Jagged, Longs, distinct, first_of_each, longs
from queries.missing.ground import Ground
from queries.missing.settings import RuleSettings
from queries.missing.teams import current

STEP = 5


@dataclass(frozen=True, slots=True)
class Row:
    """An agency, or a kind of agency, and how many families of the area it works with, rounded."""

    id: str
    name: str
    kind: str
    families: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two agencies or kinds, by id: how many families they share, and about how many they are in touch, rounded."""

    first: str
    second: str
    shared: int
    in_touch: int


@dataclass(frozen=True, slots=True)
class Table:
    """The table of an area in a month such as 2026-11: agencies and the ties between them, and so by kind.

    `asked` is since when the leads of two agencies' families are asked, by the agencies' ids.
    """

    area: str
    month: str
    agencies: tuple[Row, ...]
    ties: tuple[Tie, ...]
    kinds: tuple[Row, ...]
    kind_ties: tuple[Tie, ...]
    made_on: str = ""
    asked: Mapping[tuple[str, str], date] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        tables = {name: [list(astuple(each)) for each in getattr(self, name)] for name in (*ROWS, *TIES)}
        return {"area": self.area, "month": self.month, **tables}

    @staticmethod
    def of_json(given: Mapping[str, Any], made_on: str) -> Table:
        """As it was kept, on a day."""
        rows = {name: tuple(Row(*each) for each in given[name]) for name in ROWS}
        ties = {name: tuple(Tie(*each) for each in given[name]) for name in TIES}
        return Table(area=given["area"], month=given["month"], made_on=made_on, **rows, **ties)  # type: ignore[arg-type]  # by their names


ROWS, TIES = ("agencies", "kinds"), ("ties", "kind_ties")


def rounded(number: int) -> int:
    """To the nearest 5, 7 to 5 and 8 to 10; under 5 is 0."""
    return 0 if number < STEP else (number + STEP // 2) // STEP * STEP


def areas(slice_: Slice) -> tuple[str, ...]:
    """The areas in which families live."""
    return tuple(slice_.columns.addresses.areas)


def table(slice_: Slice, area: str, day: date, settings: RuleSettings) -> Table:
    """The table of an area, from what is open of those who are not shielded."""
    columns, names = _within(slice_.columns, area, day), slice_.names().agencies
    ground = Ground(columns, day_number(day), settings, slice_.particulars)
    kinds = list(agency_kinds())
    ids = [kinds[kind] if kind != NONE else "other" for kind in columns.agencies.kind.tolist()]
    of_kind = np.asarray([kinds.index(each) for each in ids], dtype=np.int64)
    found, own = ground.shared, _own(ground)
    here = _here(columns, area, own)
    return Table(
        area=area,
        month=f"{day:%Y-%m}",
        agencies=tuple(
            Row(columns.agencies.ids[each], names[each], ids[each], rounded(len(own[each]))) for each in here
        ),
        ties=tuple(_ties(found, np.arange(len(ids), dtype=np.int64), columns.agencies.ids)),
        kinds=tuple(_kind_rows(own, of_kind, kinds)),
        kind_ties=tuple(_ties(found, of_kind, kinds)),
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


def _here(columns: Columns, area: str, own: Sequence[Longs]) -> list[int]:
    """Agencies of the area or of none, whether they support anybody or not, and those that support five families."""
    place = position(columns.addresses.areas, area)
    at_home = [each in (place, NONE) for each in columns.agencies.area.tolist()]
    return [each for each, home in enumerate(at_home) if home or rounded(len(own[each]))]


def _ties(found: Shared, of: Longs, ids: Sequence[str]) -> Iterator[Tie]:
    """The ties that count, of five families or more, between those that `of` makes of the agencies."""
    first, second = of[found.first], of[found.second]
    pair = np.minimum(first, second) * len(ids) + np.maximum(first, second)
    families, touched = (_counted(pair, each) for each in (found.families, found.touched))
    for key, number in families.items():
        one, other = divmod(key, len(ids))
        if one != other and rounded(number):
            yield Tie(ids[one], ids[other], rounded(number), rounded(touched.get(key, 0)))


def _counted(pair: Longs, held: Jagged) -> dict[int, int]:
    """How many different families some pairs hold together."""
    span = int(held.values.max(initial=0)) + 1
    keys = distinct(pair[held.owners()] * span + held.values) // span
    first = np.flatnonzero(first_of_each(keys))
    counts = np.diff(np.append(first, len(keys)))
    return dict(zip(keys[first].tolist(), counts.tolist(), strict=True))


def _kind_rows(own: Sequence[Longs], of_kind: Longs, kinds: Sequence[str]) -> Iterator[Row]:
    for place, kind in enumerate(kinds):
        families = [own[each] for each in np.flatnonzero(of_kind == place).tolist()]
        if families:
            number = len(distinct(np.concatenate([longs([]), *families])))
            yield Row(kind, agency_kinds()[kind].label, kind, rounded(number))
