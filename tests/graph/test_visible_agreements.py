"""Agreements: who sees what while an agency's is in force and once it ended, each decided by its clause (§2, §6)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.graph.access_case import Case, check, has, ids, level, line
from tests.graph.access_scene import agreed, member, saw, sight, supports, works
from tests.graph.access_scene import day as on_day

LATELY, LONG_AGO = on_day(-89), on_day(-90)
TODAY, TOMORROW = on_day(0), on_day(1)
ELSEWHERE = member("lee", "shaw", lives_here=False)

CASES = (
    Case("shares", "my agency's agreement ended today", (agreed("care", shared_until=TODAY),), level("ella"), None),
    Case(
        "reach-agreed",
        "housing agreed on the family",
        (agreed("homes", reach="family"),),
        level("tom"),
        "family",
        "sam",
    ),
    Case(
        "reach-household",
        "housing has agreed on the household, where a father does not live",
        (agreed("homes", reach="household"), ELSEWHERE),
        level("lee"),
        None,
        "sam",
    ),
    Case(
        "frozen",
        "housing's agreement ended ninety days ago",
        (agreed("homes", shared_until=LONG_AGO),),
        has("involvements", "sam-ella"),
        False,
    ),
    Case(
        "frozen-findable",
        "the same, of what the law wants findable",
        (agreed("homes", shared_until=LONG_AGO), supports("sam", "ella", "homes", always_findable=True)),
        has("involvements", "sam-ella"),
        True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_clause_decides(case: Case) -> None:
    check(case)


@pytest.mark.parametrize(
    ("marks", "shares"),
    [
        ({}, True),
        ({"shared_from": TODAY, "shared_until": TOMORROW}, True),
        ({"shared_from": TOMORROW}, False),
        ({"shared_from": on_day(-400), "shared_until": TODAY}, False),
    ],
)
def test_an_agency_shares_from_the_first_day_to_the_last(marks: dict[str, Any], shares: bool) -> None:
    assert (level("ella")(sight(agreed("care", **marks))) == "client") is shares


def test_the_household_is_who_lives_there_and_nobody_over_them() -> None:
    seen = sight(agreed("homes", reach="household"), ELSEWHERE, who="sam")
    assert dict(seen.levels) == {"ella": "client", "tom": "family"}
    assert dict(sight(agreed("care", reach="client")).levels) == {"ella": "client"}


def test_who_works_for_two_sees_what_the_one_that_shares_opens() -> None:
    two = (works("me", "oak"), supports("me", "mia", "oak"), agreed("care", shared_until=TODAY))
    assert level("mia")(sight(*two)) == "client"
    assert level("ella")(sight(*two)) is None, "for children's social care, which no longer shares"
    hidden = supports("kay", "mia", "care", visibility="hidden")
    unnamed = supports("me", "mia", None)
    assert "kay-mia" not in ids(sight(*two, hidden, unnamed), "involvements")
    assert "kay-mia" in ids(sight(works("me", "oak"), hidden, unnamed), "involvements")


def test_what_has_ended_lately_is_shown_with_what_hangs_on_it_and_then_neither() -> None:
    shown = sight(agreed("homes", shared_until=LATELY))
    assert {"sam-ella"} <= ids(shown, "involvements")
    assert {"sam-saw-ella"} <= ids(shown, "contacts")
    assert {row.shared_until for row in shown.facts.agencies if row.id == "homes"} == {LATELY}
    over = sight(agreed("homes", shared_until=LONG_AGO), saw("sam", "ella", id="k", involvement="sam-ella"))
    assert not {"sam-saw-ella", "k", "sam-spoke-me"} & ids(over, "contacts")
    assert not {"sam"} & ids(over, "professionals")


def test_no_line_stands_for_what_is_shown_no_longer() -> None:
    sealed = supports("max", "ella", "minds", visibility="existence")
    assert line(sight(sealed, agreed("minds", shared_until=LATELY))) == {"ella"}
    assert not line(sight(sealed, agreed("minds", shared_until=LONG_AGO)))
