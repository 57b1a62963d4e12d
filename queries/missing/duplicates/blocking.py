"""Blocking: which records are compared at all, so that the cost does not grow with the square of their number.

Two records are compared where they share one of several keys. The weights say which: without a birth date in common, a
name that sounds the same with half of one, or an address, no pair weighs enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from queries.missing.arrays import Jagged, Longs, distinct, first_of_each, longs, spread
from queries.missing.duplicates.records import Records, paired

LARGEST = 200
"""A key that more records than this share tells nothing and would cost the most: under it nobody is compared."""
PAIRS_A_RECORD, PAIRS_AT_LEAST = 32, 1_000_000
"""As many pairs may be compared for each record, and of fewer records so many in all. Where there are more, keys that
fewer records share go first: the rarer a key, the more it tells. With ten times the people ten times as many share a
birthday, and that would be a hundred times the pairs."""

YEARS, DAYS = 10_000, 100
"""Dates are numbers: a year has 10,000 places, a month 100."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The records that share a key, key by key: block i holds owner[starts[i] : starts[i] + counts[i]], each once."""

    owner: Longs
    starts: Longs
    counts: Longs

    @staticmethod
    def of(owner: Longs, keys: Longs) -> Blocks:
        """The blocks of one kind of key, each record beside one of its keys."""
        order = np.lexsort((owner, keys))
        keys, owner = keys[order], owner[order]
        once = first_of_each(keys) | first_of_each(owner)
        keys, owner = keys[once], owner[once]
        starts = np.flatnonzero(first_of_each(keys)) if len(keys) else longs([])
        return Blocks(owner, starts, np.diff(np.append(starts, len(keys))))

    def pairs(self, largest: int, width: int) -> Longs:
        """The pairs in blocks that are not larger, packed."""
        # How many of its own block come after each record: with those it is paired.
        after = np.repeat(self.starts + self.counts, self.counts) - np.arange(len(self.owner)) - 1
        after[np.repeat(self.counts, self.counts) > largest] = 0
        first, second = spread(np.arange(1, len(self.owner) + 1, dtype=np.int64), after)
        return self.owner[first] * width + self.owner[second]


def candidates(records: Records, largest: int = LARGEST, most: int | None = None) -> tuple[Longs, Longs]:
    """The pairs of records that share a key, each once, the first before the second; at `most` so many, about."""
    width = max(len(records), 1)
    blocks = [Blocks.of(*keyed) for keyed in _keys(records)]
    most = max(PAIRS_AT_LEAST, PAIRS_A_RECORD * len(records)) if most is None else most
    largest = _affordable(blocks, largest, most)
    pairs = distinct(np.concatenate([longs([]), *(each.pairs(largest, width) for each in blocks)]))
    return pairs // width, pairs % width


def _affordable(blocks: Sequence[Blocks], largest: int, most: int) -> int:
    """Up to which size blocks may be compared, so that they have at most so many pairs; never more than `largest`."""
    counts = np.concatenate([longs([]), *(each.counts for each in blocks)])
    sizes = np.arange(largest + 1, dtype=np.int64)
    blocks_of = np.bincount(counts[counts <= largest], minlength=largest + 1)
    pairs = np.cumsum(blocks_of * (sizes * (sizes - 1) // 2))
    return int(np.searchsorted(pairs, most, side="right")) - 1


def _keys(records: Records) -> Iterator[tuple[Longs, Longs]]:
    """For each kind of key the records that have one, and their keys."""
    everyone = np.arange(len(records), dtype=np.int64)
    for number in records.numbers:
        yield _known(everyone, number)
    # A day and a month that were swapped make the same key.
    months, days = records.days // DAYS % DAYS, records.days % DAYS
    in_year = np.minimum(months, days) * DAYS + np.maximum(months, days)
    yield _known(everyone, np.where(records.days > 0, records.years * YEARS + in_year, 0))
    yield from _by_name(records, in_year)
    yield from _by_address(records, in_year)


def _by_name(records: Records, in_year: Longs) -> Iterator[tuple[Longs, Longs]]:
    """How a name sounds, given or family, with the year of birth, or with the day in it."""
    owner, sounds = _sounds(records)
    for part in (records.years, in_year):
        yield _together(owner, sounds, part[owner])


def _by_address(records: Records, in_year: Longs) -> Iterator[tuple[Longs, Longs]]:
    """The address; its postcode or its numbers with the year of birth or the day in it; its numbers and a name."""
    owner, told = records.lived.owners(), records.addresses
    places, postcodes, numbers = (part[records.lived.values] for part in (told.places, told.postcodes, told.numbers))
    yield _known(owner, places)
    for part in (records.years, in_year):
        yield _together(owner, postcodes, part[owner])
        yield _together(owner, numbers, part[owner])
    who, sounds = _sounds(records)
    own, number = Jagged.ordered(owner, numbers, len(records)).spread(who)
    yield _together(who[own], number, sounds[own])


def _sounds(records: Records) -> tuple[Longs, Longs]:
    """How every name of every record sounds, and whose it is."""
    names = (records.given, records.family)
    owner = np.concatenate([each.owners() for each in names])
    return owner, records.names.sounds[np.concatenate([each.values for each in names])]


def _together(owner: Longs, one: Longs, other: Longs) -> tuple[Longs, Longs]:
    """Keys of two parts, where both are known."""
    return _known(owner, paired(one, other))


def _known(owner: Longs, keys: Longs) -> tuple[Longs, Longs]:
    return owner[keys > 0], keys[keys > 0]
