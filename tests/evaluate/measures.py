"""How well an order puts the pairs whose contact was hidden before the others; mean and interval over seeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Scores: TypeAlias = NDArray[np.float64]
Marks: TypeAlias = NDArray[np.bool_]

FIRST = 10
LEVEL = 0.95


def area_under_curve(scores: Scores, hidden: Marks) -> float:
    """The area under the ROC curve: how often a hidden pair stands before another one; equal scores count half.

    Not a number where either is missing.
    """
    before, pairs = _before(scores, hidden)
    return before / pairs if pairs else float("nan")


def area_within(scores: Scores, hidden: Marks, groups: NDArray[np.int64]) -> float:
    """The same among pairs of one group, such as a family, all groups together; not a number where there is but one."""
    if len(np.unique(groups)) < 2:
        return float("nan")
    found = [_before(scores[groups == group], hidden[groups == group]) for group in np.unique(groups[hidden])]
    before, pairs = (sum(column) for column in zip(*found, strict=True)) if found else (0.0, 0)
    return before / pairs if pairs else float("nan")


def _before(scores: Scores, hidden: Marks) -> tuple[float, int]:
    """How often a hidden pair stands before another one, and of how many times (Mann and Whitney's U)."""
    count = int(hidden.sum())
    ranks = stats.rankdata(scores)
    return float(ranks[hidden].sum()) - count * (count + 1) / 2, count * (len(scores) - count)


def precision_at(scores: Scores, hidden: Marks, first: int = FIRST) -> float:
    """The share of hidden pairs among the `first` so many; where equal scores go over the edge, as if drawn by lot."""
    first = min(first, len(scores))
    if not first:
        return float("nan")
    edge = np.sort(scores)[-first]
    above, level = scores > edge, scores == edge
    return float(hidden[above].sum() + (first - above.sum()) * hidden[level].mean()) / first


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over seeds and half of its 95 % interval by Student's t; without any value it is not a number."""

    value: float
    half: float

    @staticmethod
    def of(values: Sequence[float]) -> Mean:
        """Of those values that are numbers."""
        known = np.array([value for value in values if not np.isnan(value)])
        if len(known) < 2:
            return Mean(float(known.mean()) if len(known) else float("nan"), float("nan"))
        error = known.std(ddof=1) / np.sqrt(len(known))
        return Mean(float(known.mean()), float(stats.t.ppf((1 + LEVEL) / 2, len(known) - 1) * error))

    def __str__(self) -> str:
        return " ± ".join(f"{each:.3f}" for each in (self.value, self.half) if not np.isnan(each)) or "–"
