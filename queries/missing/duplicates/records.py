"""Records of people prepared for comparing: every name and address once, and what each record holds of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from graph.alike import family_variants, given_variants, plain, sound
from queries.missing.arrays import Jagged, Longs, distinct, longs

_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d]+")


@dataclass(frozen=True, slots=True)
class Homes:
    """Addresses with their postcodes, and whose each is, by position: shape (addresses,). Empty is unknown."""

    owner: Longs
    address: Sequence[str]
    postcode: Sequence[str]


@dataclass(frozen=True, slots=True)
class People:
    """What is told of some people, in columns: shape (people,). Empty and 0 are unknown.

    `given` holds columns of names, given ones and those gone by; `numbers` one for each kind, valid and in their
    shortest form. `born` is year, month and day in one number.
    """

    given: Sequence[Sequence[str]]
    family: Sequence[str]
    born: Longs
    born_year: Longs
    numbers: Sequence[Sequence[str]]
    homes: Homes


@dataclass(frozen=True, slots=True)
class Names:
    """Every name once, in plain letters, and a number for how each sounds: shape (names,)."""

    texts: Sequence[str]
    sounds: Longs


@dataclass(frozen=True, slots=True)
class Addresses:
    """Every address once: shape (addresses,). 0 stands for no postcode, and for no number in it.

    `places` are those of which both are known; `words` is the street and what else there is but numbers.
    """

    words: Sequence[str]
    places: Longs
    postcodes: Longs
    numbers: Longs


@dataclass(frozen=True, slots=True)
class Records:
    """Records in columns: shape (records,); names and addresses by their positions, numbers that people have by codes.

    `days` have year, month and day in one number. 0 is unknown. A person may have several names and addresses.
    """

    names: Names
    given: Jagged
    family: Jagged
    days: Longs
    years: Longs
    numbers: Sequence[Longs]
    addresses: Addresses
    lived: Jagged

    def __len__(self) -> int:
        return len(self.days)


@dataclass(frozen=True, slots=True)
class _Coded:
    """Texts of which each stands once, the empty one first, and which of them each row has: shape (rows,)."""

    texts: Sequence[str]
    codes: Longs

    @staticmethod
    def of(rows: Sequence[str]) -> _Coded:
        texts = dict.fromkeys(["", *rows])
        place = {text: code for code, text in enumerate(texts)}
        return _Coded(list(texts), np.fromiter(map(place.__getitem__, rows), dtype=np.int64, count=len(rows)))

    def lists(self, values: Callable[[str], Collection[int]]) -> tuple[Longs, Longs]:
        """The rows, and each of their text's values; many have one text, and its values are worked out once."""
        each = [sorted(values(text)) for text in self.texts]
        offsets = np.cumsum([0, *map(len, each)], dtype=np.int64)
        return Jagged(offsets, longs([value for one in each for value in one])).spread(self.codes)


def records_of(people: People) -> Records:
    """The records of some people, in their order."""
    places = {"": 0}

    def name(text: str) -> int:
        return places.setdefault(text, len(places))

    given = [_Coded.of(told).lists(lambda text: [*map(name, given_variants(text))]) for told in people.given]
    family = [_Coded.of(people.family).lists(lambda text: [*map(name, family_variants(text))])]
    addresses, lived = _addresses(people.homes, len(people.family))
    return Records(
        names=_names(list(places)),
        given=_together(given, len(people.family)),
        family=_together(family, len(people.family)),
        days=people.born,
        years=np.where(people.born > 0, people.born // 10_000, people.born_year),
        numbers=[_Coded.of(told).codes for told in people.numbers],
        addresses=addresses,
        lived=lived,
    )


def _together(columns: Sequence[tuple[Longs, Longs]], count: int) -> Jagged:
    rows, values = (np.concatenate([longs([]), *(each[part] for each in columns)]) for part in (0, 1))
    return Jagged.of(rows, values, count)


def _names(texts: Sequence[str]) -> Names:
    return Names(texts, _Coded.of([sound(text) if text else "" for text in texts]).codes)


def _addresses(homes: Homes, count: int) -> tuple[Addresses, Jagged]:
    """Every address once, and who lives or lived at which."""
    address, postcode = _Coded.of(homes.address), _Coded.of(homes.postcode)
    width = len(postcode.texts)
    both = address.codes * width + postcode.codes
    known = np.flatnonzero(both > 0)
    each = distinct(both[known])
    lived = Jagged.of(homes.owner[known], np.searchsorted(each, both[known]), count)
    of, code = each // width, each % width
    words = [_words(text) for text in address.texts]
    numbers = _Coded.of([" ".join(_NUMBERS.findall(text)) for text in address.texts]).codes[of]
    postcodes = _Coded.of([plain(text) for text in postcode.texts]).codes[code]
    found = Addresses(
        words=[words[place] for place in of.tolist()],
        places=paired(postcodes, numbers),
        postcodes=postcodes,
        numbers=numbers,
    )
    return found, lived


def _words(address: str) -> str:
    return " ".join(map(plain, _WORDS.findall(address)))


def paired(one: Longs, other: Longs) -> Longs:
    """One code for two, where both are known; 0 where either is not."""
    return np.where((one > 0) & (other > 0), one * (int(other.max(initial=0)) + 1) + other, 0)
