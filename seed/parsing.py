"""From rows as read to their values, or to the reasons why they are refused; without looking at what else there is.

A batch is read column by column, and what a repeating cell means is worked out once: most of an import is this.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from graph.schemas import SCHEMAS
from graph.schemas.cells import MISSING, Cell
from seed.rows import RawRow, Refusal

# By column: what a cell means, None where it is empty. A column that isn't there leaves what is stored.
Values: TypeAlias = dict[str, Any]
REMEMBERED = 50_000


class Parser:
    """Reads the rows of one table."""

    def __init__(self, table: str, today: date) -> None:
        schema = SCHEMAS[table]
        self._today = today
        self._rules = schema.rules
        self._required = schema.required()
        self._kept = [column for column, cell in schema.cells().items() if cell.keeps]
        self._faults: list[str] = []
        self._meanings = {column: _Meanings(cell, self._faults) for column, cell in schema.cells().items()}

    def values(self, rows: Sequence[RawRow]) -> list[Values | Refusal]:
        """The rows' values, or why one is refused: its first wrong cell, else the first rule that it breaks."""
        answers: list[Values | Refusal] = [{}] * len(rows)
        alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            alike[tuple(row.cells)].append(place)
        for columns, places in alike.items():
            raws = [rows[place] for place in places]
            self._faults.clear()
            texts = zip(*[row.cells.values() for row in raws], strict=True)
            read = [map(self._meanings[column].__getitem__, each) for column, each in zip(columns, texts, strict=True)]
            whole = [dict(zip(columns, meanings, strict=True)) for meanings in zip(*read, strict=True)]
            for place, row, values in zip(places, raws, whole, strict=True):
                answers[place] = (self._faults and _wrong_cell(row, values)) or self._broken(row, values) or values
        return answers

    def _broken(self, row: RawRow, values: Values) -> Refusal | None:
        """Which rule the row breaks, if any. Takes out the empty cells that are to leave what is stored."""
        for column in self._required:
            if values.get(column) is None:
                return Refusal(row.file, row.line, column, MISSING)
        for column in self._kept:
            if column in values and values[column] is None:
                del values[column]
        for rule in self._rules:
            broken = rule(values, self._today)
            if broken:
                return Refusal(row.file, row.line, *broken)
        return None


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Stands for what a wrong cell means."""

    reason: str


class _Meanings(dict[str, Any]):
    """What the cells of a column mean, worked out when first met and, where the column repeats itself, remembered."""

    def __init__(self, cell: Cell[Any], faults: list[str]) -> None:
        super().__init__({"": None})
        self._cell = cell
        self._faults = faults

    def __missing__(self, text: str) -> Any:
        try:
            value = self._cell.read(text)
        except ValueError as error:
            self._faults.append(str(error))
            return _Wrong(str(error))
        if self._cell.repeats and len(self) < REMEMBERED:
            self[text] = value
        return value


def _wrong_cell(row: RawRow, values: Values) -> Refusal | None:
    """The first wrong cell of a row, if any is."""
    for column, value in values.items():
        if isinstance(value, _Wrong):
            return Refusal(row.file, row.line, column, value.reason)
    return None
