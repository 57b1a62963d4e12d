"""What must hold between the cells of a row. A rule answers with the column and the reason, or None where all is well.

A rule sees what the row has, by column: a column that is absent, and a cell that is empty, break nothing by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from graph.codes import codes

Values: TypeAlias = Mapping[str, Any]
Broken: TypeAlias = tuple[str, str] | None
Rule: TypeAlias = Callable[[Values, date], Broken]

FUTURE = "lies in the future"


def ends_after_start(row: Values, _today: date) -> Broken:
    """`to` is not before `from`."""
    start, end = row.get("from"), row.get("to")
    return ("to", "lies before from") if start and end and end < start else None


def not_in_future(*columns: str) -> Rule:
    """None of these days, or years, lies after today."""

    def rule(row: Values, today: date) -> Broken:
        for column in columns:
            value = row.get(column)
            if value is not None and value > (today.year if isinstance(value, int) else today):
                return column, FUTURE
        return None

    return rule


def happened_or_planned(row: Values, today: date) -> Broken:
    """A contact that isn't planned lies not in the future."""
    on = row.get("on")
    return ("on", FUTURE + " and is not planned") if on and on > today and not row.get("planned") else None


def not_same(column: str, other: str) -> Rule:
    """Nobody is tied to themselves."""

    def rule(row: Values, _today: date) -> Broken:
        value = row.get(other)
        return (other, f"is the same as {column}") if value is not None and value == row.get(column) else None

    return rule


def some_of(*columns: str) -> Rule:
    """At least one of these is given."""

    def rule(row: Values, _today: date) -> Broken:
        given = any(row.get(column) for column in columns)
        return None if given else (columns[0], f"is missing, and so is {columns[1]}")

    return rule


def one_of(*columns: str) -> Rule:
    """Exactly one of these is given."""

    def rule(row: Values, _today: date) -> Broken:
        given = None
        for column in columns:
            if row.get(column):
                if given:
                    return column, f"stands beside {given}; only one of {', '.join(columns)} may be given"
                given = column
        return None if given else (columns[0], f"is missing; one of {', '.join(columns)} must be given")

    return rule


def needs(column: str, *others: str) -> Rule:
    """Where one of the others is given, `column` is."""

    def rule(row: Values, _today: date) -> Broken:
        given = next((other for other in others if row.get(other)), None)
        return (column, f"is missing, and {given} means nothing without it") if given and not row.get(column) else None

    return rule


def form_fits_kind(row: Values, _today: date) -> Broken:
    """A form of partnership goes with a partner, a form of parenthood with a parent."""
    form = row.get("form")
    kind = codes()["relation_forms"][form].kind if form else None
    return ("form", f"goes with the kind {kind} only") if form and kind != row.get("kind") else None
