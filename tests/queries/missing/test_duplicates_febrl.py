"""Rule 16 on FEBRL, as `python -m tests.evaluate_duplicates` measures it: what docs/duplicates.md promises."""

from __future__ import annotations

import numpy as np
import pytest

from queries.missing.duplicates.blocking import candidates
from queries.missing.duplicates.comparing import Pairs, compared
from queries.missing.duplicates.weights import THRESHOLD
from tests.evaluate_duplicates import Dataset, datasets, ours, ours_with_numbers, records


@pytest.fixture(scope="module")
def every() -> list[Dataset]:
    return list(datasets())


def test_nobody_is_taken_for_another_and_most_are_found(every: list[Dataset]) -> None:
    for data in every:
        for way, enough in ((ours, 0.78), (ours_with_numbers, 0.9)):
            found, _ = way(data)
            assert len(found & data.same) >= 0.999 * len(found)
            assert len(found & data.same) >= enough * len(data.same)


def test_blocking_loses_nobody_who_weighs_enough(every: list[Dataset]) -> None:
    for data in every:
        told = records(data.rows, numbers=False)
        pairs = Pairs(*np.array(sorted(data.same)).T)
        agreement = compared(told, pairs)
        enough = (agreement.weight() >= THRESHOLD) & ~agreement.two_people()
        compared_at_all = set(zip(*(each.tolist() for each in candidates(told)), strict=True))
        wanted = set(zip(*(each.tolist() for each in (pairs.one[enough], pairs.other[enough])), strict=True))
        assert wanted <= compared_at_all
        assert len(wanted) > len(data.same) / 2
