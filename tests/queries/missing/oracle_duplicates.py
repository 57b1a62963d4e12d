"""The oracle of rule 16: every pair of clients whose weights can be enough, field by field in plain loops.

The weights are those that docs/duplicates.md tells; the likeness of names is another library's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import TypeAlias

from jellyfish import jaro_winkler_similarity, metaphone

from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.life import Life
from tests.queries.missing.oracle_whereabouts import hidden
from tests.queries.missing.terms import Terms

LIKENESS, ENOUGH = 0.85, 18
GIVEN = {"unknown": 0, "unlike": -4, "sounds alike": 3, "close": 5.5, "the same": 6.5}
FAMILY = {"unknown": 0, "unlike": -4, "sounds alike": 3.5, "close": 6.5, "the same": 7.5}
SWAPPED_NAMES = -3
BIRTH = {"unknown": 0, "unlike": -5, "year": 5, "one digit": 5, "swapped": 9, "the same": 13}
ADDRESS = {"unknown": 0, "unlike": -1.5, "postcode": 3.5, "alike": 5.5, "the same": 7}
NUMBER = 20
Key: TypeAlias = tuple[object, ...]


@dataclass(frozen=True)
class Told:
    """What is told of one client."""

    given: frozenset[str]
    family: frozenset[str]
    born: str
    year: int
    numbers: tuple[str, str]
    lived: frozenset[tuple[str, str]]


def possible_duplicate(touch: Touch) -> Iterator[Answer]:
    """'two client records look like one person (client, client)', by names, sound, birth, address and postcode"""
    terms, life = touch.terms, Life(touch)
    told = {client: _told(life, client) for client in terms.clients if not _shielded(terms, client)}
    for one, other in sorted(worth_a_look(told)):
        if one_person(terms, told[one], told[other]):
            families = terms.families_of[one] | terms.families_of[other]
            yield answer("possible-duplicate", (one, other), (one, other), families)


def worth_a_look(told: Mapping[str, Told]) -> set[tuple[str, str]]:
    """The pairs, the lesser id first, whose weights can come to what is enough, as the tables above have it.

    Names give 14 at the most, so that without a number in common birth and address must give 4 more. A birth gives
    something only where both are of the same year, differ in one digit or have day and month swapped. Else it is
    unlike, and 14 with 7 for the address less 5 are too few; or unknown, and then the address has to be the same or
    alike, as a postcode's 3.5 are too few: it has the same house numbers, and one of the two has no year of birth.
    """
    marked: dict[Key, set[str]] = {}
    for client, each in told.items():
        for key in {*_of_number(each), *_of_birth(each), *_of_place(each)}:
            marked.setdefault(key, set()).add(client)
    pairs = {pair for key, those in marked.items() if key[0] == "all" for pair in combinations(sorted(those), 2)}
    for key, those in marked.items():
        if key[0] == "lacking":
            beside = marked.get(("having", *key[1:]), set()) | those
            pairs |= {(min(pair), max(pair)) for pair in product(those, beside) if pair[0] != pair[1]}
    return pairs


def _of_number(told: Told) -> Iterator[Key]:
    return (("all", "number", kind, number) for kind, number in enumerate(told.numbers) if number)


def _of_birth(told: Told) -> Iterator[Key]:
    """What two whose birth gives something have in common; who has a year only is looked at with all of that year."""
    if told.born:
        yield "all", "swapped", told.born[:4], *sorted((told.born[4:6], told.born[6:]))
        yield from (("all", "digits", place, told.born[:place], told.born[place + 1 :]) for place in range(8))
    if told.year:
        yield "having" if told.born else "lacking", "year", told.year


def _of_place(told: Told) -> Iterator[Key]:
    """The house numbers of where they lived; who has no year of birth is looked at with all who have the same."""
    houses = {_house(lived) for lived in told.lived} - {()}
    return (("having" if told.year else "lacking", "place", *house) for house in houses)


def _shielded(terms: Terms, client: str) -> bool:
    """A shielded client, or one who belongs to a family that takes no part as in rule 7."""
    if not terms.heeds("duplicate-shielded"):
        return False
    return terms.index.clients[client].shielded or any(hidden(terms, family) for family in terms.families_of[client])


def _told(life: Life, client: str) -> Told:
    def text(field: str) -> str:
        return str(life.told(client, field) or "")

    names = [text("given_name"), text("known_as") if life.terms.heeds("known-as") else ""]
    first = [name.replace("-", " ").split(" ")[0] for name in names]
    family = text("family_name")
    born = text("born").replace("-", "")
    lived = {(text("address"), text("postcode"))}
    addresses = life.terms.index.addresses
    for each in (each for home in life.homes(client) for each in addresses.get(home.id, ())):
        if not each.shielded and life.terms.current("address", each.start, each.end):
            lived.add((each.address, each.postcode or ""))
    return Told(
        _letters(names, first),
        _letters([family], family.split("-")),
        born,
        int(born[:4] or text("born_year") or 0),
        (_digits(text("nhs_number")), _digits(text("personnummer"))[-10:]),
        frozenset(lived),
    )


def _letters(names: Iterable[str], parts: Iterable[str]) -> frozenset[str]:
    """A name is a name however short, a part of one from three letters on."""
    plain = {_plain(name) for name in names} | {part for each in parts if len(part := _plain(each)) > 2}
    return frozenset(plain - {""})


@cache
def _plain(text: str) -> str:
    spelt = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in spelt if letter.isalpha() or letter.isdigit())


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def one_person(terms: Terms, one: Told, other: Told) -> bool:
    """Whether two look like one person: all that is told of both weighs enough, and nothing speaks against it."""
    heeds = terms.heeds
    numbers = [pair for pair in zip(one.numbers, other.numbers, strict=True) if all(pair)]
    if any(mine != theirs for mine, theirs in numbers) and heeds("different-numbers"):
        return False
    readings = [(_names(one.given, other.given), _names(one.family, other.family), 0)]
    crossed = _names(one.given, other.family), _names(one.family, other.given)
    if not {"unknown", "unlike"} & set(crossed) and heeds("names-swapped"):
        readings.append((*crossed, SWAPPED_NAMES))
    given, family, penalty = max(readings, key=lambda each: GIVEN[each[0]] + FAMILY[each[1]] + each[2])
    birth, address = _birth(one, other), _address(one, other)
    if (given, birth, address) == ("unlike", "the same", "the same") and heeds("twins"):
        return False
    same_number = NUMBER * any(mine == theirs for mine, theirs in numbers)
    return GIVEN[given] + FAMILY[family] + penalty + BIRTH[birth] + ADDRESS[address] + same_number >= ENOUGH


def _names(ones: frozenset[str], others: frozenset[str]) -> str:
    if not ones or not others:
        return "unknown"
    if ones & others:
        return "the same"
    pairs = list(product(ones, others))
    if any(jaro_winkler_similarity(*pair) >= LIKENESS for pair in pairs):
        return "close"
    sounds = any((metaphone(one) or one) == (metaphone(other) or other) for one, other in pairs)
    return "sounds alike" if sounds else "unlike"


def _birth(one: Told, other: Told) -> str:
    if not one.year or not other.year:
        return "unknown"
    if not one.born or not other.born:
        return "year" if one.year == other.year else "unlike"
    if one.born == other.born:
        return "the same"
    if one.born[:4] + one.born[6:] + one.born[4:6] == other.born:
        return "swapped"
    differing = [place for place in range(8) if one.born[place] != other.born[place]]
    return "one digit" if len(differing) == 1 else "unlike"


def _address(one: Told, other: Told) -> str:
    order = list(ADDRESS)
    lived = ((mine, theirs) for mine in one.lived for theirs in other.lived if any(mine) and any(theirs))
    return max((_place(*pair) for pair in lived), key=order.index, default="unknown")


@cache
def _place(one: tuple[str, str], other: tuple[str, str]) -> str:
    postcodes = [_plain(postcode) for _, postcode in (one, other)]
    numbers = [_house(place) for place in (one, other)]
    words = ["".join(letter if letter.isalpha() else " " for letter in place).split() for place, _ in (one, other)]
    streets = [" ".join(_plain(word) for word in each) for each in words]
    same_postcode = postcodes[0] == postcodes[1] != ""
    same_numbers = numbers[0] == numbers[1] != ()
    if same_postcode and same_numbers:
        return "the same"
    if same_numbers and jaro_winkler_similarity(*streets) >= LIKENESS:
        return "alike"
    return "postcode" if same_postcode else "unlike"


def _house(lived: tuple[str, str]) -> tuple[str, ...]:
    """The numbers in an address, in order."""
    return tuple("".join(letter if letter.isdigit() else " " for letter in lived[0]).split())


OF_DUPLICATES: tuple[Callable[[Touch], Iterator[Answer]], ...] = (possible_duplicate,)
