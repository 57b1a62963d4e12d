"""What the page of questions shows: a pure function from a slice and a day to what its template takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.errors import InputRefused
from graph.slice import Slice
from queries.answering import supported
from queries.missing import RuleSettings, Scope, count_missing_links, missing_links
from queries.questions import answered, by_family, with_people

AT_FIRST = 7
A_PAGE = 50
SUGGESTED_DAYS, LATEST_DAYS = 30, 366


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions are asked for: those of one rule or of all, the first few or a page of all."""

    rule: str | None = None
    every: bool = False
    page: int | None = 1


def questions_page(
    slice_: Slice, day: date, scope: Scope, wanted: Wanted, me: str | None, settings: RuleSettings
) -> dict[str, Any]:
    """Questions family by family, those that matter most first, and those that were answered.

    `me` is the viewer's professional, who answers about those whom they support. Raises InputRefused where there is no
    such page.
    """
    counts = count_missing_links(slice_, day, scope=scope, settings=settings)
    total = counts[wanted.rule] if wanted.rule else sum(counts.values())
    start, stop, pages = _range(wanted, total)
    rules = None if wanted.rule is None else {wanted.rule}
    found = missing_links(slice_, day, scope=scope, rules=rules, settings=settings, first=stop)[start:]
    return {
        "groups": by_family(slice_, with_people(slice_, found, day), day),
        "counts": counts,
        "everything": sum(counts.values()),
        "total": total,
        "left": total - min(stop, total) if not wanted.every else 0,
        "wanted": wanted,
        "pages": pages,
        "answering": {
            "mine": frozenset(supported(slice_, me, day)),
            "first": day + timedelta(days=1),
            "suggested": day + timedelta(days=SUGGESTED_DAYS),
            "last": day + timedelta(days=LATEST_DAYS),
        },
        "answered": answered(slice_, day, scope, settings),
    }


def _range(wanted: Wanted, total: int) -> tuple[int, int, int]:
    """From which question to which, and how many pages there are."""
    if not wanted.every:
        return 0, AT_FIRST, 1
    pages = max(-(-total // A_PAGE), 1)
    if wanted.page is None:
        return 0, total, pages
    if wanted.page > pages:
        raise InputRefused(f"There are only {pages} pages.")
    return (wanted.page - 1) * A_PAGE, wanted.page * A_PAGE, pages
