"""Records of people prepared for comparing: every name and address once, and what each record holds of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from graph.alike import family_variants, given_variants, plain, sound
from queries.missing.arrays import Jagged, Longs, longs

_NUMBERS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d]+")


@dataclass(frozen=True, slots=True)
class Person:
    """One record as it is told. `born` is year, month, day in one number; 0 and empty are unknown.

    `numbers` are of so many kinds, each a valid one in its shortest form; an address comes with its postcode.
    """

    given: Sequence[str] = ()
    family: str = ""
    born: int = 0
    born_year: int = 0
    numbers: Sequence[str] = ()
    addresses: Sequence[tuple[str, str]] = ()


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


@dataclass(slots=True)
class _Once:
    """Gives each text a number, the first one 1; the empty one has 0."""

    places: dict[str, int] = field(default_factory=lambda: {"": 0})

    def __call__(self, text: str) -> int:
        return self.places.setdefault(text, len(self.places))


def records_of(people: Iterable[Person]) -> Records:
    """The records of some people, in their order."""
    rows, name, address = list(people), _Once(), _Once()
    # Many have one name, or live at one address. What is worked out of it is kept no longer than these records.
    by_given = cache(lambda told: tuple(name(one) for one in given_variants(told)))
    by_family = cache(lambda told: tuple(name(one) for one in family_variants(told)))
    at = cache(lambda one: address("\n".join(one)))
    given = _listed(rows, lambda each: [one for told in each.given for one in by_given(told)])
    family = _listed(rows, lambda each: by_family(each.family))
    lived = _listed(rows, lambda each: [at(one) for one in each.addresses if any(one)])
    kinds = max((len(each.numbers) for each in rows), default=0)
    years = (each.born // 10_000 or each.born_year for each in rows)
    return Records(
        names=_names(list(name.places)),
        given=given,
        family=family,
        days=longs([each.born for each in rows]),
        years=longs(list(years)),
        numbers=[_coded([each.numbers[kind] for each in rows]) for kind in range(kinds)],
        addresses=_addresses(list(address.places)),
        lived=lived,
    )


def _listed(rows: Sequence[Person], values: Callable[[Person], Sequence[int]]) -> Jagged:
    lists = [values(each) for each in rows]
    offsets = np.cumsum([0, *map(len, lists)], dtype=np.int64)
    return Jagged(offsets, longs([value for each in lists for value in each]))


def _coded(texts: Iterable[str]) -> Longs:
    number = _Once()
    return longs([number(text) for text in texts])


def _names(texts: Sequence[str]) -> Names:
    return Names(texts, _coded(sound(text) if text else "" for text in texts))


def _addresses(texts: Sequence[str]) -> Addresses:
    told = [text.rpartition("\n") for text in texts]
    postcodes = [plain(postcode) for _, _, postcode in told]
    numbers = [" ".join(_NUMBERS.findall(address)) for address, _, _ in told]
    both = (f"{one}\n{other}" if one and other else "" for one, other in zip(postcodes, numbers, strict=True))
    return Addresses(
        words=[" ".join(plain(word) for word in _WORDS.findall(address)) for address, _, _ in told],
        places=_coded(both),
        postcodes=_coded(postcodes),
        numbers=_coded(numbers),
    )
