"""Steps over arrays that the rules are made of: lists of lists, membership in a sorted array, bounded blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graph.columns import Bools, Ints

Longs: TypeAlias = NDArray[np.int64]

BLOCK = 1_000_000
"""Rows that one step may make at a time: some tens of megabytes, whatever the size of a team."""

PLACES_A_KEY = 8
SCATTER = np.uint64(0x9E3779B97F4A7C15)


def longs(values: NDArray[np.generic] | list[int] | range) -> Longs:
    """The values as int64, in which products of positions fit."""
    return np.asarray(values, dtype=np.int64)


def distinct(keys: Longs) -> Longs:
    """The keys sorted, each once (np.unique is many times slower than a sort and a mask)."""
    ordered = np.sort(keys)
    return ordered[first_of_each(ordered)]


def first_of_each(ordered: NDArray[np.integer]) -> Bools:
    """Where in sorted keys a new one begins."""
    first = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def contains(ordered: Longs, keys: Longs) -> Bools:
    """Which of the keys stand in the sorted array."""
    if not len(ordered):
        return np.zeros(len(keys), dtype=np.bool_)
    at = np.searchsorted(ordered, keys)
    at[at == len(ordered)] = 0
    found: Bools = ordered[at] == keys
    return found


def spread(starts: Longs, counts: Longs) -> tuple[Longs, Longs]:
    """For ranges given by start and length: for each place in them, the number of its range, and the place."""
    owner = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
    before = np.cumsum(counts) - counts
    return owner, np.arange(len(owner), dtype=np.int64) + np.repeat(starts - before, counts)


def blocks(counts: Longs, limit: int) -> Iterator[slice]:
    """Cuts rows into runs whose counts together stay within the limit; a row that is alone above it stands alone."""
    total = np.cumsum(counts)
    start = 0
    while start < len(counts):
        done = int(total[start - 1]) if start else 0
        stop = max(int(np.searchsorted(total, done + limit, side="right")), start + 1)
        yield slice(start, stop)
        start = stop


@dataclass(frozen=True, slots=True)
class KeySet:
    """A set of keys that are asked for by the million and seldom there.

    Looking for a key in a sorted array jumps through all of memory; one look into the sieve, which has a place for each
    key's scattered bits, spares it for most keys that are not there.
    """

    ordered: Longs
    sieve: Bools
    shift: np.uint64

    @staticmethod
    def of(keys: Longs) -> KeySet:
        """The set of these keys."""
        ordered = distinct(keys)
        bits = max((len(ordered) * PLACES_A_KEY).bit_length(), 1)
        sieve, shift = np.zeros(1 << bits, dtype=np.bool_), np.uint64(64 - bits)
        sieve[_places(ordered, shift)] = True
        return KeySet(ordered, sieve, shift)

    def holds(self, keys: Longs) -> Bools:
        """Which of the keys are in the set."""
        found = self.sieve[_places(keys, self.shift)]
        perhaps = np.flatnonzero(found)
        found[perhaps] = contains(self.ordered, keys[perhaps])
        return found


def _places(keys: Longs, shift: np.uint64) -> Longs:
    """A key's place in a sieve: the upper bits of its product with 2^64 divided by the golden ratio (Knuth, 6.4)."""
    return ((keys.astype(np.uint64) * SCATTER) >> shift).astype(np.int64)


def any_in(owner: Longs, marks: Bools, owners: int) -> Bools:
    """For each owner, whether one of its marks is set."""
    hit = np.zeros(owners, dtype=np.bool_)
    hit[owner[marks]] = True
    return hit


@dataclass(frozen=True, slots=True)
class Jagged:
    """A list of values for each of some rows: those of row i are values[offsets[i]:offsets[i + 1]]."""

    offsets: Longs
    values: Longs

    @staticmethod
    def of(rows: Longs, values: Longs, count: int) -> Jagged:
        """The values by row, sorted and each once; values are not negative."""
        width = int(values.max()) + 1 if len(values) else 1
        keys = distinct(rows * width + values)
        return Jagged.ordered(keys // width, keys % width, count)

    @staticmethod
    def ordered(rows: Longs, values: Longs, count: int) -> Jagged:
        """The values by row, where the rows are sorted already; values stay in their order."""
        return Jagged(np.searchsorted(rows, np.arange(count + 1, dtype=np.int64)).astype(np.int64), values)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> Longs:
        return self.values[self.offsets[row] : self.offsets[row + 1]]

    def counts(self, rows: Longs | Ints | slice = slice(None)) -> Longs:
        """How many values each of the rows has."""
        counts: Longs = self.offsets[1:][rows] - self.offsets[:-1][rows]
        return counts

    def spread(self, rows: Longs | Ints) -> tuple[Longs, Longs]:
        """All values of the rows: for each, the place of its row in `rows`, and the value."""
        owner, place = spread(self.offsets[:-1][rows], self.counts(rows))
        return owner, self.values[place]

    def owners(self) -> Longs:
        """For each value, its row."""
        return np.repeat(np.arange(len(self), dtype=np.int64), self.counts())


def overlap(one: Jagged, rows: Longs, other: Jagged, beside: Longs) -> Bools:
    """Which pairs of rows have a value in common."""
    owner, value = one.spread(rows)
    again, facing = other.spread(beside[owner])
    return any_in(owner[again], value[again] == facing, len(rows))
