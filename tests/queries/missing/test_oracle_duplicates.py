"""The oracle of rule 16 looks at every pair that can be one person, though not at all pairs."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from graph.model import Facts
from tests.queries.missing.coverage import DAY
from tests.queries.missing.oracle_duplicates import Told, one_person, worth_a_look
from tests.queries.missing.terms import Terms

PEOPLE = 150
NAMES = (("mia",), ("mai",), ("webb",), ("mia", "webb"), ())
BORN = ("20190305", "20190503", "20190306", "20180305", "19550712", "")
YEARS = (0, 0, 2019, 2018)
NUMBERS = ("", "", "", "", "9990000018", "9990000026")
LIVED = (("12 Mill Lane", "QX1 2AB"), ("12, Mill Road", ""), ("3 Elm Road", "QX1 2AB"), ("Mill Lane", ""), ("", ""))


def people(random: Random) -> dict[str, Told]:
    """Whose names, births, numbers and homes are so few that any of them may meet any other, or be unknown."""
    return {f"c{number:03}": _told(random) for number in range(PEOPLE)}


def _told(random: Random) -> Told:
    born = random.choice(BORN)
    return Told(
        given=frozenset(random.choice(NAMES)),
        family=frozenset(random.choice(NAMES)),
        born=born,
        year=int(born[:4]) if born else random.choice(YEARS),
        numbers=(random.choice(NUMBERS), random.choice(NUMBERS)),
        lived=frozenset(random.choices(LIVED, k=2)),
    )


@pytest.mark.parametrize("seed", range(5))
def test_no_pair_that_it_leaves_out_can_be_one_person(seed: int) -> None:
    told, terms = people(Random(seed)), Terms(Facts(), DAY)
    every = set(combinations(sorted(told), 2))
    looked_at = worth_a_look(told)
    alike = {pair for pair in every if one_person(terms, *(told[each] for each in pair))}
    assert alike <= looked_at <= every
    assert alike < looked_at < every, "it leaves some out, and looks at some in vain"
