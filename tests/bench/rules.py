"""Rules 1 and 2 over everything, from the database to findings, against Cypher written by hand."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from graph.codes import agency_kinds
from graph.cypher import load
from graph.errors import DatabaseTimeout
from graph.guard import GuardedStore
from graph.viewer import operator
from queries.missing import count_missing_links
from queries.missing.settings import DEFAULT
from tests.bench.area import DAY, Area
from tests.bench.figures import Aim, Figure
from tests.bench.pairing import Medians, medians

CUT = 120.0
AIM = Aim("at least", 15)
# Each rule by its code, and the statement that finds the same.
BY_HAND = {
    "workers-not-in-contact": load("tests.bench.cypher", "workers_not_in_contact"),
    "household-workers-not-in-contact": load("tests.bench.cypher", "household_workers_not_in_contact"),
}


def rules(area: Area) -> list[Figure]:
    """Both rules together, by turns; the two ways must find as many. Where a baseline is cut, one pair is enough."""
    took: list[tuple[float, float]] = []
    over = False
    while len(took) < area.rounds and not over:
        started = time.perf_counter()
        ours = found(area)
        between = time.perf_counter()
        by_hand = found_by_hand(area)
        took.append((between - started, time.perf_counter() - between))
        over = None in by_hand.values()
        assert over or ours == by_hand, f"the rules find {ours}, the statements written by hand {by_hand}"
    return [_figure(medians(took), sum(ours.values()), over=over)]


def found(area: Area) -> dict[str, int]:
    """How many findings each rule has, by our way."""
    everything = GuardedStore(area.store, operator("benchmark"), lambda: DAY).everything(DAY)
    return count_missing_links(everything, DAY, rules=BY_HAND, settings=replace(DEFAULT, told_only=False))


def found_by_hand(area: Area) -> Mapping[str, int | None]:
    """How many findings each rule has, by the statement written by hand; None where it was cut."""
    universal = [kind.code for kind in agency_kinds().values() if kind.universal]
    given = {"day": DAY, "after": DAY - timedelta(days=DEFAULT.window), "universal": universal}
    counts: dict[str, int | None] = {}
    for code, query in BY_HAND.items():
        try:
            counts[code] = area.store.read(query, seconds=CUT, **given)[0]["findings"]
        except DatabaseTimeout:
            counts[code] = None
    return counts


def _figure(took: Medians, findings: int, *, over: bool) -> Figure:
    return Figure(
        f"rules 1 and 2 over everything ({findings:,} findings) against Cypher by hand",
        took.ours,
        "s",
        took.baseline,
        1 / took.ours_by_baseline,
        AIM,
        over=over,
    )
