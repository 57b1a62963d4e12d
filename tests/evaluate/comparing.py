"""Orders compared on one network after another: each seed's figures, and their means as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tests.evaluate.candidates import Candidates
from tests.evaluate.measures import FIRST, Marks, Mean, Scores, area_under_curve, area_within, precision_at
from tests.evaluate.orderings import ORDERINGS, Ordering

HEAD = ("order", "area under the ROC curve", "the same within a family", f"precision at {FIRST}")
# So that an order by lot does not draw what the hiding drew.
LOT = 1_000_000


@dataclass(frozen=True, slots=True)
class Figures:
    """How well one order does on one network."""

    area: float
    within: float
    precision: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One network after hiding: how many pairs were hidden and how many were not, and each order's figures.

    Of both a share is joined: someone is in touch with the two about those families.
    """

    hidden: int
    others: int
    joined_hidden: float
    joined_others: float
    figures: Mapping[str, Figures]


def compare(pairs: Candidates, seed: int, orderings: Mapping[str, Ordering] = ORDERINGS) -> Compared:
    """Every order on the pairs of one network."""
    random = np.random.default_rng(LOT + seed)
    found = {name: _figures(pairs, order(pairs, random)) for name, order in orderings.items()}
    hidden, joined = int(pairs.hidden.sum()), pairs.shared > 0
    of_hidden, of_others = (_share(joined[each]) for each in (pairs.hidden, ~pairs.hidden))
    return Compared(hidden, len(pairs) - hidden, of_hidden, of_others, found)


def _share(marks: Marks) -> float:
    return float(marks.mean()) if len(marks) else float("nan")


def _figures(pairs: Candidates, scores: Scores) -> Figures:
    return Figures(
        area_under_curve(scores, pairs.hidden),
        area_within(scores, pairs.hidden, pairs.family),
        precision_at(scores, pairs.hidden),
    )


def of_rule(pairs: Candidates, number: int) -> Candidates:
    """The questions of one rule only."""
    return pairs.only(pairs.rule == number)


def rows(seeds: Sequence[Compared]) -> Iterator[tuple[str, ...]]:
    """A line for each order: means over the seeds with their intervals."""
    for name in seeds[0].figures:
        yield (name, *_means([seed.figures[name] for seed in seeds]))


def _means(figures: Sequence[Figures]) -> Iterable[str]:
    columns = zip(*((each.area, each.within, each.precision) for each in figures), strict=True)
    return (str(Mean.of(column)) for column in columns)


def sizes(seeds: Sequence[Compared]) -> str:
    """How many pairs there were, on average, what a list by lot would find, and how many have someone between them."""
    hidden, others = (float(np.mean(each)) for each in zip(*((s.hidden, s.others) for s in seeds), strict=True))
    joined = (Mean.of([seed.joined_hidden for seed in seeds]), Mean.of([seed.joined_others for seed in seeds]))
    return (
        f"{hidden:,.1f} hidden pairs a seed among {hidden + others:,.1f} questions "
        f"({hidden / (hidden + others):.3f} of them).\nSomeone is in touch with both about those families: "
        f"of {joined[0]} of the hidden pairs, of {joined[1]} of the others."
    )
