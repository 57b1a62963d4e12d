"""What one number of a coordinator's table can tell of one family.

The attacker coordinates the area, reads every table that is kept, and knows all families of the area but one, in every
month, and which two agencies support whom; of that family they ask whether it is counted. They may have put families
of their own there. They have not the key.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from queries.agency_chance import ODDS, STEP, by_chance, chance, rounded

CELL = ("North", "shared", "care", "oak")
MONTH = "2026-11"
KEYS = [f"key {number}" for number in range(3000)]
MOVES = range(-40, 41)  # further than any that is likelier than one in 10^24
COUNTS = range(60)
MONTHS = [f"month {number}" for number in range(60)]


@pytest.mark.parametrize(("number", "shown"), [(0, 0), (4, 0), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (102, 100)])
def test_numbers_are_rounded_to_five(number: int, shown: int) -> None:
    assert rounded(number) == shown


@pytest.mark.parametrize("count", [0, 1, 4, 5, 7, 8, 10, 33])
def test_a_count_is_moved_as_often_as_it_is_said(count: int) -> None:
    """Over many keys: twice a move, the one that stays and the month's."""
    expected: dict[int, float] = defaultdict(float)
    for one, other in product(MOVES, MOVES):
        expected[rounded(count + one + other)] += chance(one) * chance(other)
    found = Counter(by_chance(key, MONTH)(CELL, count) for key in KEYS)
    assert sum(found.values()) == len(KEYS)
    for number in {*expected, *found}:
        likely = expected[number]
        spread = (likely * (1 - likely) / len(KEYS)) ** 0.5
        assert abs(found[number] / len(KEYS) - likely) <= 4 * spread + 1e-3, number


def test_mostly_by_no_more_than_two() -> None:
    """As the page says."""
    small = sum(chance(one) * chance(other) for one, other in product(MOVES, MOVES) if abs(one + other) <= 2)
    assert small > 0.93
    assert sum(map(chance, MOVES)) == pytest.approx(1)


def test_no_number_tells_a_count_for_sure_nor_makes_it_much_likelier() -> None:
    """Also to whoever knows one of the two moves: it is as if the count were another."""
    for count in COUNTS:
        without, with_it = (told_of(each) for each in (count, count + 1))
        assert without.keys() == with_it.keys()
        for number in without:
            assert 1 / ODDS <= with_it[number] / without[number] * (1 + 1e-9) <= ODDS * (1 + 2e-9), (count, number)


def told_of(count: int) -> dict[int, float]:
    """How likely each number is that is told of a count, by one move alone; numbers hardly ever told are left out."""
    found: dict[int, float] = {}
    # As far from the one count as from the next, so that no number is cut off on one side of it.
    for moved in range(-20, max(COUNTS) + 20):
        number = rounded(moved)
        found[number] = found.get(number, 0.0) + chance(moved - count)
    lowest = sum(chance(moved) for moved in range(-20 - count - 100, -20 - count))
    found[0] += lowest
    return found


def test_one_family_moves_a_number_by_one_step_at_most() -> None:
    steps = Counter(step for key in KEYS for step in steps_of(key, 1))
    assert set(steps) == {0, STEP}
    assert steps[STEP] > 0


def steps_of(key: str, more: int) -> Iterator[int]:
    tell = by_chance(key, MONTH)
    return (tell(CELL, count + more) - tell(CELL, count) for count in range(15))


def test_what_was_so_all_along_is_not_told_by_the_average_of_all_months() -> None:
    """The rest is 7 in all 60 months; the means with and without the family lie about as near as one draw does.

    Whoever guesses by a mean is right at most so much oftener than one who tosses a coin, whichever bound they choose.
    """
    kept = KEYS[:400]
    without, with_it = ([mean(key, count) for key in kept] for count in (7, 8))
    bounds = sorted({*without, *with_it})
    gains = [sum(each >= bound for each in with_it) - sum(each >= bound for each in without) for bound in bounds]
    most = (ODDS - 1) / (ODDS + 1)
    assert max(gains) / len(kept) < most + 0.1


def mean(key: str, count: int) -> float:
    return sum(by_chance(key, month)(CELL, count) for month in MONTHS) / len(MONTHS)


def test_what_changed_is_not_told_by_the_difference_of_two_months() -> None:
    """The rest is 7 in both months; in the second one family more is counted, or not."""
    pairs = [(by_chance(key, MONTH), by_chance(key, "2026-12")) for key in KEYS]
    stayed = Counter(later(CELL, 7) - now(CELL, 7) for now, later in pairs)
    came = Counter(later(CELL, 8) - now(CELL, 7) for now, later in pairs)
    assert {-STEP, 0, STEP} <= {*stayed} & {*came}
    for step in (-STEP, 0, STEP):
        assert 1 / ODDS < came[step] / stayed[step] < ODDS


def test_the_same_is_told_of_a_cell_in_a_month_and_of_no_two_cells_by_one_draw() -> None:
    tell, again = by_chance("key", MONTH), by_chance("key", MONTH)
    cells = [("North", what, str(number)) for what in ("shared", "touched") for number in range(200)]
    first = [tell(cell, 7) for cell in cells]
    assert first == [again(cell, 7) for cell in cells]
    assert len(set(first)) > 1
    others = [by_chance("another key", MONTH), by_chance("key", "2026-12")]
    assert all(first != [other(cell, 7) for cell in cells] for other in others)
    assert first[:200] != first[200:]
