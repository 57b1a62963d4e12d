"""A figure: what ours took beside what it is measured against, the ratio, and the aim; and the table of them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Bound: TypeAlias = Literal["at most", "at least"]
HEAD = ("what", "ours", "baseline", "ratio", "aim", "")


@dataclass(frozen=True, slots=True)
class Aim:
    """What a ratio, or without one what ours took, is to be."""

    bound: Bound
    value: float

    def met_by(self, found: float) -> bool:
        """Whether what was found is within the aim."""
        return found <= self.value if self.bound == "at most" else found >= self.value


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement. `ours` and `baseline` are in `unit`; without a baseline the aim, if any, is of ours.

    `ratio` is as the aim counts it: ours by baseline for "at most", and for "at least" how many times better ours is.
    `over`: the baseline was cut, so the ratio is at least this. `note` says what else there is to know.
    """

    what: str
    ours: float
    unit: str
    baseline: float | None = None
    ratio: float | None = None
    aim: Aim | None = None
    over: bool = False
    note: str = ""

    @property
    def missed(self) -> bool:
        """Whether there is an aim and it is not met."""
        return self.aim is not None and not self.aim.met_by(self.ours if self.ratio is None else self.ratio)

    def cells(self) -> tuple[str, ...]:
        """Its row of the table."""
        over = "over " if self.over else ""
        return (
            self.what,
            f"{_number(self.ours)} {self.unit}",
            "" if self.baseline is None else f"{over}{_number(self.baseline)} {self.unit}",
            "" if self.ratio is None else f"{over}{_number(self.ratio)}",
            "" if self.aim is None else f"{self.aim.bound} {self.aim.value:g}",
            "; ".join(filter(None, ("missed" if self.missed else "", self.note))),
        )


@dataclass(frozen=True, slots=True)
class NotRun:
    """A measurement that this machine can't make, and why."""

    what: str
    why: str
    missed: bool = False

    def cells(self) -> tuple[str, ...]:
        """Its row of the table."""
        return (self.what, "not run", "", "", "", self.why)


Row: TypeAlias = Figure | NotRun


def table(rows: Sequence[Row]) -> str:
    """The rows as a table in Markdown, its columns aligned."""
    return aligned([HEAD, *(row.cells() for row in rows)])


def aligned(cells: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, its columns aligned; the first row is its head."""
    widths = [max(len(each) for each in column) for column in zip(*cells, strict=True)]
    lines = [_line(row, widths) for row in cells]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"


def _number(value: float) -> str:
    """Three figures that count, or all of those before the point."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
