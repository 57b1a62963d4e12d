"""Questions as a table for people's spreadsheets, on the pages and on the command line alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from explorer.cells import formula_free
from queries.missing import Finding

COLUMNS = ("rank", "rule", "key", "subjects", "clients", "families", "question", "evidence")


def as_csv(findings: Iterable[Finding]) -> str:
    """One row a question; lists with semicolons, and cells that would be formulas prefixed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for finding in findings:
        row = finding.to_json()
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> str:
    text = ";".join(value) if isinstance(value, list) else str(value)
    return formula_free(text)
