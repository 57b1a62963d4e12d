"""What a coordinator's table tells for a count: moved by a little chance, then rounded to 5 (decision 50).

Rounding alone tells one family to whoever knows all the others: 7 of them are told as 5, and with it as 10.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from typing import TypeAlias

STEP = 5
ODDS = 4
"""How many times likelier or less likely a number may be made by one family more (`chance` falls by it a step)."""
HALF = 64
"""Bits that each of two numbers is drawn from."""

Cell: TypeAlias = tuple[str, ...]
"""What is counted: the area, of what, and about whom."""

Tell: TypeAlias = Callable[[Cell, int], int]
"""The number that is told for the count of a cell."""


def rounded(number: int) -> int:
    """To the nearest 5, 7 to 5 and 8 to 10; under 5 is 0."""
    return 0 if number < STEP else (number + STEP // 2) // STEP * STEP


def by_chance(key: str, month: str) -> Tell:
    """Tells the counts of a month rounded after two moves, each as likely as `chance` says; they follow from the key.

    One move stays with the cell for good: what was so all along isn't told by the average over months. The other is
    drawn anew each month: what changed isn't told by the difference of two. Neither hangs on who is counted, so that
    no number gives away that the same families are counted twice, and one family moves each by one step at most.
    """
    secret = key.encode()

    def tell(cell: Cell, count: int) -> int:
        return rounded(count + _move(secret, "always", *cell) + _move(secret, "in", month, *cell))

    return tell


def chance(move: int) -> float:
    """How likely a move is: the geometric mechanism (Ghosh, Roughgarden and Sundararajan, 2012)."""
    return (ODDS - 1) / (ODDS + 1) / float(ODDS ** abs(move))


def side(agency: str) -> str:
    """One side of a cell: an agency, or a kind that has no other. No code of a kind is written so."""
    return json.dumps([agency])


def _move(secret: bytes, *of: str) -> int:
    """The difference of two numbers, each of which is k or more in one of 4^k draws."""
    text = json.dumps(["agency table", *of])
    drawn = hmac.digest(secret, text.encode(), "sha256")
    up, down = (_pairs(int.from_bytes(half, "big")) for half in (drawn[:8], drawn[8:16]))
    return up - down


def _pairs(drawn: int) -> int:
    """With how many pairs of zeros a number of 64 bits begins."""
    return (HALF - drawn.bit_length()) // 2
