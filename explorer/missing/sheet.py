"""Questions as a table for people's spreadsheets, on the pages and on the command line alike."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response

from explorer.cells import formula_free, table_file
from queries.missing import OF_FILES, Finding

COLUMNS = ("rank", "rule", "key", "subjects", "clients", "families", "question", "evidence")


def as_csv(findings: Iterable[Finding]) -> str:
    """One row a question; lists with semicolons, and cells that would be formulas prefixed."""
    told = (finding.to_json() for finding in findings)
    return table_file(COLUMNS, ([_cell(row[column]) for column in COLUMNS] for row in told))


def rules_in(rule: str | None) -> frozenset[str]:
    """The rules of which a file tells: one that is asked for, or all, without those that stand in none."""
    return OF_FILES if rule is None else OF_FILES & {rule}


def file_of(findings: Iterable[Finding]) -> Response:
    """The table as a file; its name is kept where it is saved, and tells nobody whom it is about."""
    saved = {"Content-Disposition": 'attachment; filename="questions.csv"'}
    return Response(as_csv(findings), mimetype="text/csv", headers=saved)


def _cell(value: object) -> str:
    text = ";".join(value) if isinstance(value, list) else str(value)
    return formula_free(text)
