"""A family so large that it may be a home recorded as one says so; how it is measured: tests/bench/large_family.py."""

from __future__ import annotations

import pytest

from graph.columnar import slice_of
from queries.families import MANY_ON_A_TEAM, MANY_PEOPLE, Large, large
from tests.bench.area import DAY
from tests.bench.large_family import FAMILY, facts


@pytest.mark.parametrize(
    ("people", "team", "says"),
    [
        (MANY_PEOPLE, 3, True),
        (MANY_PEOPLE - 1, 3, False),
        (9, MANY_ON_A_TEAM, True),
        (9, MANY_ON_A_TEAM - 1, False),
    ],
    ids=["many people", "fewer people", "a large team", "a smaller team"],
)
def test_a_large_family_is_told_with_its_size(people: int, team: int, says: bool) -> None:
    assert large(slice_of(facts(people, team), DAY), FAMILY, DAY) == (Large(people, team) if says else None)


def test_no_family_is_not_large() -> None:
    assert large(slice_of(facts(2, 2), DAY), "nobody", DAY) is None
