"""Cells of files that people open in a spreadsheet: none of them is a formula (access.md §9)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def formula_free(text: str) -> str:
    """The text, with a mark before it where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(FORMULA) else text


def table_file(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The text of a CSV file: a row of the columns' names, then the rows as they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
