"""The numbers that states give people, checked and kept as they were written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import numpy as np

from graph.schemas.cells import Text

TEN = 10
_PERSONNUMMER = re.compile(r"(\d\d)?(\d\d)(\d\d)(\d\d)[-+]?(\d{4})", re.ASCII)
_COORDINATION = 60  # added to the day in a samordningsnummer, for people who are not in the population register


def nhs_digits(text: str) -> str | None:
    """The ten digits of an NHS number, None where it isn't one.

    The last digit is 11 less the weighted sum modulo 11 (NHS Data Dictionary, NHS NUMBER); 10 is never given.
    """
    return nhs_digits_of([text])[0] or None


def nhs_digits_of(texts: Sequence[str]) -> list[str]:
    """As `nhs_digits`, for many at once; "" where one isn't an NHS number."""
    bare = [text.replace(" ", "").replace("-", "") for text in texts]
    ten = [row for row, text in enumerate(bare) if len(text) == TEN and text.isdecimal() and text.isascii()]
    digits = np.frombuffer("".join(bare[row] for row in ten).encode(), dtype=np.uint8).reshape(-1, TEN) - ord("0")
    check = (11 - digits[:, :9].astype(np.int64) @ np.arange(TEN, 1, -1) % 11) % 11
    found = [""] * len(bare)
    for place in np.flatnonzero(check == digits[:, 9]).tolist():
        found[ten[place]] = bare[ten[place]]
    return found


def is_personnummer(text: str) -> bool:
    """Whether this is a Swedish personnummer or samordningsnummer: a day, three digits, and Luhn's check digit."""
    found = _PERSONNUMMER.fullmatch(text.replace(" ", ""))
    if not found:
        return False
    century, year, month, day, rest = found.groups()
    number = int(day)
    try:
        # Without a century any will do that has a 29 February where one is given.
        date(int((century or "20") + year), int(month), number - _COORDINATION if number > _COORDINATION else number)
    except ValueError:
        return False
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(year + month + day + rest)]
    return sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0


class NhsNumber(Text):
    """An NHS number, checked by modulus 11; spaces and hyphens are kept as written."""

    def parse(self, text: str) -> str:
        """The number as written."""
        if nhs_digits(text) is None:
            raise ValueError("is not an NHS number: ten digits, of which the last doesn't fit the others (modulus 11)")
        return text


class Personnummer(Text):
    """A Swedish personnummer, with its check digit; kept as written."""

    def parse(self, text: str) -> str:
        """The number as written."""
        if not is_personnummer(text):
            raise ValueError("is not a personnummer: its day or its check digit is wrong")
        return text
