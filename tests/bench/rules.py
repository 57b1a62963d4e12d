"""Rules 1 and 2 over everything, from the database to findings, against Cypher written by hand."""

from __future__ import annotations

from collections.abc import Mapping
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
from tests.bench.pairing import Medians, medians, seconds

CUT = 120.0
AIM = Aim("at least", 10)
# Each rule by its code, and the statement that finds the same.
BY_HAND = {
    "workers-not-in-contact": load("tests.bench.cypher", "workers_not_in_contact"),
    "household-workers-not-in-contact": load("tests.bench.cypher", "household_workers_not_in_contact"),
}


def rules(area: Area) -> list[Figure]:
    """Both rules together, and whether the two ways found as many."""
    ours, by_hand = found(area), found_by_hand(area)
    if None not in by_hand.values():
        assert ours == by_hand, f"the rules find {ours}, the statements written by hand {by_hand}"
    over = None in by_hand.values()
    took = medians(_pair(area) for _ in range(1 if over else area.rounds))
    return [_figure(took, sum(ours.values()), over=over)]


def found(area: Area) -> dict[str, int]:
    """How many findings each rule has, by our way."""
    everything = GuardedStore(area.store, operator("benchmark"), lambda: DAY).everything(DAY)
    return count_missing_links(everything, DAY, rules=BY_HAND)


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


def _pair(area: Area) -> tuple[float, float]:
    return seconds(lambda: found(area)), seconds(lambda: found_by_hand(area))


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
