"""A row as read, and a row refused: what reading, checking and mapping hand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row before it is checked: where it begins, and its cells by our column names, as read.

    `line` is the physical line on which the row begins, 1 being the header's. A column that isn't among `cells` leaves
    what is stored; an empty cell clears it.
    """

    file: str
    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row, or with line 1 a whole column or file, was not taken."""

    file: str
    line: int
    column: str
    reason: str
