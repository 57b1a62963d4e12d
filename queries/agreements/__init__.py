"""Agreements between the deployment and agencies: until when each shares, for what, how far (access.md §6).

One function for each .cypher file beside this one. What an agreement leaves on its agency as marks is worked out here,
so that whoever decides who sees what reads an agency's own marks and nothing else.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from graph.agreed import NOT_YET
from graph.codes import agency_kinds, codes
from graph.cypher import Cypher, load
from graph.errors import InputRefused
from graph.journal import entry
from graph.store import Row, Step, Store
from graph.viewer import Viewer

UNKNOWN_AGENCY = "No agency has that id. Look it up in agencies.csv or in the export."
BACKWARDS = "An agreement ends after the day it begins."
NO_PURPOSE = "An agreement is for at least one purpose: name each with --purpose."
OVERLAPS = "That agency has an agreement from {start} until {end}. End that one first, or begin where it does not run."
LATER = (
    "What begins later than today must go on where another agreement of that agency ends, and reach as far. "
    "Else record it on its first day."
)
NOTHING_RUNS = "No agreement of that agency runs on {day} or later."


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement with an agency, from a day until before another; one that was ended before it began is empty."""

    id: str
    start: date
    end: date
    purposes: tuple[str, ...]
    reach: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """An agency with the agreement that runs on a day; else its next one, else the one that ran last, or none."""

    id: str
    name: str
    kind: str
    agreement: Agreement | None

    def state(self, today: date) -> str:
        """How its agreement stands: `none`, `ended`, `in force` or `to come`."""
        if self.agreement is None:
            return "none"
        if self.agreement.end <= today:
            return "ended"
        return "in force" if self.agreement.start <= today else "to come"


@dataclass(frozen=True, slots=True)
class Stopped:
    """An agency that no longer shares, since a day."""

    name: str
    since: date


def add(
    store: Store,
    viewer: Viewer,
    agency: str,
    period: tuple[date, date],
    purposes: Collection[str],
    reach: str | None,
    today: date,
) -> Agreement:
    """Record an agreement; without a `reach`, that of the agency's kind. Raises InputRefused where it can't stand."""
    kind, recorded = of_agency(store, agency)
    made = Agreement(str(uuid.uuid4()), *period, _in_order(purposes), reach or agency_kinds()[kind].reach)
    _check(made, recorded, today)
    step: Step = (
        _load("add"),
        {
            "id": made.id,
            "agency": agency,
            "from": made.start,
            "to": made.end,
            "purposes": list(made.purposes),
            "reach": made.reach,
            "by": viewer.account,
            "marks": marks((*recorded, made), today),
            "not_yet": NOT_YET,
        },
    )
    store.write_together([step, entry(viewer, "change", "agreements.add", [made.id], focus=agency)])
    return made


def end(store: Store, viewer: Viewer, agency: str, day: date, today: date) -> None:
    """End an agency's agreements on a day: what runs then, and what begins later. Raises InputRefused for none."""
    _, recorded = of_agency(store, agency)
    running = [each for each in recorded if each.end > day and each.end > each.start]
    if not running:
        raise InputRefused(NOTHING_RUNS.format(day=day))
    ended = [Agreement(e.id, e.start, max(day, e.start), e.purposes, e.reach) for e in running]
    left = [each for each in recorded if each not in running]
    step: Step = (
        _load("end"),
        {
            "agency": agency,
            "ends": [{"id": each.id, "to": each.end} for each in ended],
            "by": viewer.account,
            "marks": marks((*left, *ended), today),
        },
    )
    store.write_together([step, entry(viewer, "change", "agreements.end", [each.id for each in ended], focus=agency)])


def listed(store: Store, today: date) -> tuple[Sharing, ...]:
    """All agencies by name, in a deployment that records agreements; none where it doesn't."""
    return tuple(
        Sharing(row["id"], row["name"], row["kind"], _shown(map(_agreement, row["agreements"]), today))
        for row in store.read(_load("listed"))
    )


def stopped(store: Store, today: date) -> tuple[Stopped, ...]:
    """The agencies that no longer share, by name."""
    rows = store.read(_load("stopped"), today=today)
    return tuple(Stopped(row["name"], date.fromisoformat(row["since"])) for row in rows)


def of_agency(store: Store, agency: str) -> tuple[str, tuple[Agreement, ...]]:
    """An agency's kind and all its agreements. Raises InputRefused where nobody knows it."""
    rows = store.read(_load("of_agency"), agency=agency)
    if not rows:
        raise InputRefused(UNKNOWN_AGENCY)
    return rows[0]["kind"], tuple(map(_agreement, rows[0]["agreements"]))


def marks(agreements: Iterable[Agreement], today: date) -> dict[str, object]:
    """What an agency's agreements leave on it: how far it reaches, and the last stretch that they cover unbroken."""
    found = sorted((each for each in agreements if each.start < each.end), key=lambda each: each.start)
    if not found:
        return {"reach": None, "shared_from": NOT_YET, "shared_until": None}
    first = found[-1]
    for each in reversed(found[:-1]):
        if each.end != first.start:
            break
        first = each
    shown = _shown(found, today)
    return {"reach": shown.reach if shown else None, "shared_from": first.start, "shared_until": found[-1].end}


def _shown(agreements: Iterable[Agreement], today: date) -> Agreement | None:
    """The agreement that runs today, else the next, else the one that ran last."""
    found = sorted((each for each in agreements if each.start < each.end), key=lambda each: each.start)
    ahead = [each for each in found if today < each.end]
    return ahead[0] if ahead else (found[-1] if found else None)


def _check(made: Agreement, recorded: Collection[Agreement], today: date) -> None:
    """Raises InputRefused where an agreement can't stand beside those recorded."""
    if made.end <= made.start:
        raise InputRefused(BACKWARDS)
    if not made.purposes:
        raise InputRefused(NO_PURPOSE)
    for each in recorded:
        if max(each.start, made.start) < min(each.end, made.end):
            raise InputRefused(OVERLAPS.format(start=each.start, end=each.end))
    standing = [each for each in recorded if each.start < each.end]
    goes_on = any(each.end == made.start and each.reach == made.reach for each in standing)
    if made.start > today and standing and not goes_on:
        raise InputRefused(LATER)


def _agreement(row: Row) -> Agreement:
    start, end_ = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
    return Agreement(row["id"], start, end_, tuple(row["purposes"]), row["reach"])


def _in_order(purposes: Collection[str]) -> tuple[str, ...]:
    """As their list has them, each once."""
    return tuple(code for code in codes()["purposes"] if code in purposes)


def _load(name: str) -> Cypher:
    return load("queries.agreements", name)
