"""The pairs of records that look like one person."""

from __future__ import annotations

import numpy as np

from queries.missing.arrays import Longs
from queries.missing.duplicates.blocking import candidates
from queries.missing.duplicates.comparing import Pairs, compared, promising
from queries.missing.duplicates.records import Records
from queries.missing.duplicates.weights import THRESHOLD

AT_A_TIME = 250_000
"""So many pairs are compared at a time: some tens of megabytes."""


def likely(records: Records, *, threshold: float = THRESHOLD) -> Pairs:
    """The pairs that weigh enough and are not certainly two people, the first before the second, in order."""
    one, other = candidates(records)
    cuts = range(AT_A_TIME, len(one), AT_A_TIME)
    parts = zip(np.split(one, cuts), np.split(other, cuts), strict=True)
    found = [_likely(records, Pairs(*part), threshold) for part in parts]
    return Pairs(_joined([each.one for each in found]), _joined([each.other for each in found]))


def _likely(records: Records, pairs: Pairs, threshold: float) -> Pairs:
    pairs = promising(records, pairs, threshold)
    agreement = compared(records, pairs)
    return pairs.of((agreement.weight() >= threshold) & ~agreement.two_people())


def _joined(parts: list[Longs]) -> Longs:
    return np.concatenate(parts)
