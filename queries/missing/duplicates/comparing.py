"""Comparing pairs of records field by field, and weighing how they agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from graph.columns import Bools
from queries.missing.arrays import Jagged, Longs, distinct, longs
from queries.missing.duplicates import weights
from queries.missing.duplicates.records import Records
from queries.missing.duplicates.weights import Weights

DATE_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of records, by position: shape (pairs,)."""

    one: Longs
    other: Longs

    def of(self, kept: Bools | Longs | list[int]) -> Pairs:
        """Some of them."""
        return Pairs(self.one[kept], self.other[kept])


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the records of each pair agree, field by field, as levels of weights.py: shape (pairs,).

    Names are read straight, or swapped where that agrees better; `swapped` says which.
    """

    given: Longs
    family: Longs
    swapped: Bools
    birth: Longs
    address: Longs
    same_number: Bools
    other_number: Bools

    def weight(self) -> Weights:
        """What all of it says together, in bits."""
        names = weights.GIVEN[self.given] + weights.FAMILY[self.family] + weights.NAMES_SWAPPED * self.swapped
        rest = weights.BIRTH[self.birth] + weights.ADDRESS[self.address] + weights.SAME_NUMBER * self.same_number
        total: Weights = names + rest
        return total

    def twins(self) -> Bools:
        """Which were born on one day and live at one address, but have unlike given names."""
        together = (self.birth == weights.SAME_DAY) & (self.address == weights.SAME_ADDRESS)
        unlike: Bools = together & (self.given == weights.UNLIKE)
        return unlike

    def two_people(self) -> Bools:
        """Which are certainly two: twins, or with different valid numbers of a kind."""
        return self.other_number | self.twins()


def compared(records: Records, pairs: Pairs) -> Agreement:
    """How far each pair of records agrees."""
    given, family, swapped = _names(records, pairs)
    same, different = _numbers(records, pairs)
    return Agreement(given, family, swapped, _births(records, pairs), _addresses(records, pairs), same, different)


def promising(records: Records, pairs: Pairs, threshold: float) -> Pairs:
    """The pairs that may weigh enough: birth and numbers are cheap to compare, and most pairs fail by them alone."""
    same, different = _numbers(records, pairs)
    at_best = weights.GIVEN.max() + weights.FAMILY.max() + weights.ADDRESS.max() + weights.SAME_NUMBER * same
    return pairs.of(~different & (at_best + weights.BIRTH[_births(records, pairs)] >= threshold))


def _names(records: Records, pairs: Pairs) -> tuple[Longs, Longs, Bools]:
    """How far given and family names agree, read straight or with one of the records swapped, and which."""
    given = _alike(records, records.given, records.given, pairs)
    family = _alike(records, records.family, records.family, pairs)
    crossed = _alike(records, records.given, records.family, pairs)
    back = _alike(records, records.family, records.given, pairs)
    straight = weights.GIVEN[given] + weights.FAMILY[family]
    other_way = weights.GIVEN[crossed] + weights.FAMILY[back] + weights.NAMES_SWAPPED
    both = (crossed > weights.UNLIKE) & (back > weights.UNLIKE)
    swapped = both & (other_way > straight)
    return np.where(swapped, crossed, given), np.where(swapped, back, family), swapped


def _alike(records: Records, ones: Jagged, others: Jagged, pairs: Pairs) -> Longs:
    """The best level at which a name of the one record agrees with a name of the other."""
    pair, one, other = _each_with_each(ones, others, pairs)
    names = len(records.names.texts)
    keys = one * names + other
    key = distinct(keys)
    back = np.searchsorted(key, keys)
    one, other = key // names, key % names
    alike = _similar(records.names.texts, one, other)
    level = np.full(len(key), weights.UNLIKE, dtype=np.int64)
    level[records.names.sounds[one] == records.names.sounds[other]] = weights.SOUNDS_ALIKE
    level[alike >= weights.CLOSE_NAMES] = weights.CLOSE
    level[one == other] = weights.EXACT
    return _best(pair, level[back], len(pairs.one))


def _each_with_each(ones: Jagged, others: Jagged, pairs: Pairs) -> tuple[Longs, Longs, Longs]:
    """Every value of the one with every value of the other: the pair, and both values."""
    pair, one = ones.spread(pairs.one)
    again, other = others.spread(pairs.other[pair])
    return pair[again], one[again], other


def _similar(texts: Sequence[str], ones: Longs, others: Longs) -> Weights:
    """The similarity of Jaro and Winkler of texts, pair by pair."""
    if not len(ones):
        return np.zeros(0, dtype=np.float64)
    found: Weights = cpdist(
        [texts[place] for place in ones.tolist()],
        [texts[place] for place in others.tolist()],
        scorer=JaroWinkler.similarity,
        dtype=np.float64,
    )
    return found


def _best(pair: Longs, level: Longs, pairs: int) -> Longs:
    best = np.zeros(pairs, dtype=np.int64)
    np.maximum.at(best, pair, level)
    return best


def _births(records: Records, pairs: Pairs) -> Longs:
    """How far birth dates agree; the years, where one has no more."""
    one, other = records.days[pairs.one], records.days[pairs.other]
    year, years = records.years[pairs.one], records.years[pairs.other]
    level = np.where(year == years, weights.SAME_YEAR, weights.UNLIKE)
    both = (one > 0) & (other > 0)
    level[both] = weights.UNLIKE
    level[both & _one_off(one, other)] = weights.ONE_OFF
    swapped = (year == years) & (one % 100 == other // 100 % 100) & (other % 100 == one // 100 % 100)
    level[both & swapped] = weights.SWAPPED
    level[both & (one == other)] = weights.SAME_DAY
    level[(year == 0) | (years == 0)] = weights.UNKNOWN
    return longs(level)


def _one_off(one: Longs, other: Longs) -> Bools:
    """Which dates differ in one of their digits."""
    differ = np.zeros(len(one), dtype=np.int64)
    for place in range(DATE_DIGITS):
        differ += one // 10**place % 10 != other // 10**place % 10
    alone: Bools = differ == 1
    return alone


def _addresses(records: Records, pairs: Pairs) -> Longs:
    """The best level at which an address of the one agrees with an address of the other."""
    pair, one, other = _each_with_each(records.lived, records.lived, pairs)
    told, words = records.addresses, records.addresses.words
    level = np.full(len(pair), weights.UNLIKE, dtype=np.int64)
    level[_both(told.postcodes, one, other)] = weights.SAME_POSTCODE
    numbered = np.flatnonzero(_both(told.numbers, one, other))
    alike = _similar(words, one[numbered], other[numbered]) >= weights.ALIKE_ADDRESSES
    level[numbered[alike]] = weights.ALIKE
    level[_both(told.places, one, other)] = weights.SAME_ADDRESS
    return _best(pair, level, len(pairs.one))


def _both(codes: Longs, one: Longs, other: Longs) -> Bools:
    """Which have one code in common that is known."""
    same: Bools = (codes[one] == codes[other]) & (codes[one] > 0)
    return same


def _numbers(records: Records, pairs: Pairs) -> tuple[Bools, Bools]:
    """Which have a number in common, and which have two of a kind that differ."""
    same = np.zeros(len(pairs.one), dtype=np.bool_)
    different = same.copy()
    for number in records.numbers:
        one, other = number[pairs.one], number[pairs.other]
        known = (one > 0) & (other > 0)
        same |= known & (one == other)
        different |= known & (one != other)
    return same, different
