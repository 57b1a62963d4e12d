"""Ours and the baseline by turns, so that what else the machine does weighs on both alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

Work: TypeAlias = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Medians:
    """The medians of several pairs, in seconds, and that of ours divided by the baseline within each pair."""

    ours: float
    baseline: float
    ours_by_baseline: float


def seconds(work: Work) -> float:
    """How long the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_pairs(pairs: Iterable[tuple[Work, Work]]) -> Medians:
    """Each pair of ours and the baseline, one right after the other; every second time the baseline goes first."""
    took = [_pair(ours, baseline, turned=bool(place % 2)) for place, (ours, baseline) in enumerate(pairs)]
    return medians(took)


def medians(took: Iterable[tuple[float, float]]) -> Medians:
    """The medians of pairs of seconds, ours first."""
    found = list(took)
    ours, baseline = zip(*found, strict=True)
    return Medians(median(ours), median(baseline), median(one / other for one, other in found))


def _pair(ours: Work, baseline: Work, *, turned: bool) -> tuple[float, float]:
    if turned:
        second = seconds(baseline)
        return seconds(ours), second
    return seconds(ours), seconds(baseline)
