"""Rule 13's second question: a team in parts, on a family worked by hand, and on each of its boundaries."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Professional
from queries.missing import DEFAULT, missing_links
from queries.questions import MANY_PAIRS, PAIRS, by_family, with_people
from tests.queries.missing.scene import DANA, D, days_ago, desk, found, person, rang, scene, spoke, supports, works

PARTS = "team-in-parts"
AMY = Professional(id="amy", name="Amy Lund")
TEAM = [supports("jo", "ella"), supports("sam", "ella"), supports("kim", "ella"), supports("gil", "tom")]
TWO_AND_TWO = [spoke("jo", "sam"), spoke("gil", "kim")]


def test_a_team_in_two_parts_is_asked_about() -> None:
    (finding,) = found(PARTS, TEAM, TWO_AND_TWO)
    assert (finding.key, finding.subjects) == ("team-in-parts|shaw", ("shaw", "gil", "jo", "kim", "sam"))
    assert (finding.clients, finding.families) == (("ella", "tom"), ("shaw",))
    assert finding.evidence == ("gil-tom", "jo-ella", "kim-ella", "sam-ella")
    assert finding.question == (
        "Those who support Ella Shaw and Tom Shaw are 2 groups between which no contact is recorded here since "
        "1 August: Gil Day (Hill Surgery) and Kim Lee (Children’s social care); Jo Reid (Oak Primary School) and Sam "
        "Hill (Housing). "
        "Who could bring them together?"
    )


def test_of_many_parts_the_largest_are_named() -> None:
    (finding,) = found(PARTS, TEAM, desk("beat", "ella"), spoke("gil", "kim"))
    assert "are 4 groups" in finding.question
    assert (
        ": Gil Day (Hill Surgery) and Kim Lee (Children’s social care); Jo Reid (Oak Primary School); "
        "Sam Hill (Housing); and 1 more. Who" in finding.question
    )


ASKED: dict[str, list[Any]] = {
    "one alone": [TEAM, spoke("jo", "sam"), spoke("sam", "kim")],
    "with the desk of a service": [TEAM[:3], desk("beat", "ella"), spoke("jo", "sam"), spoke("sam", "kim")],
    "a desk's own part": [TEAM[:3], desk("beat", "ella"), rang("jo", "beat"), spoke("sam", "kim")],
    "joined 90 days ago": [TEAM, TWO_AND_TWO, spoke("sam", "kim", on=days_ago(90))],
    "joined about somebody else": [TEAM, TWO_AND_TWO, person("max", "Max Lane"), spoke("sam", "kim", about="max")],
}
NOT_ASKED: dict[str, list[Any]] = {
    "three of them": [TEAM[:3], spoke("jo", "sam")],
    "one after the other": [TEAM, TWO_AND_TWO, spoke("sam", "kim")],
    "joined 89 days ago": [TEAM, TWO_AND_TWO, spoke("sam", "kim", on=days_ago(89))],
    "joined at a meeting": [TEAM, TWO_AND_TWO, spoke("gil", "jo", meeting="m"), spoke("sam", "jo", meeting="m")],
    "the other part is of an agency that they have": [
        TEAM[2:], DANA, works("dana", "care"), supports("dana", "ella"), AMY, works("amy", "care"),
        supports("amy", "ella"), spoke("gil", "kim"), works("gil", "care"),
    ],
    "both parts are services that everyone has": [
        supports("jo", "ella"), supports("gil", "tom"), DANA, supports("dana", "ella"), works("dana", "gp"),
        AMY, supports("amy", "tom"), works("amy", "oak"), spoke("jo", "amy"), spoke("gil", "dana"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", ASKED.values(), ids=ASKED.keys())
def test_is_asked(rows: list[Any]) -> None:
    for settings in (None, DEFAULT):
        kept = {} if settings is None else {"settings": settings}
        assert [each.subjects[0] for each in found(PARTS, *rows, **kept)] == ["shaw"]


@pytest.mark.parametrize("rows", NOT_ASKED.values(), ids=NOT_ASKED.keys())
def test_is_not_asked(rows: list[Any]) -> None:
    assert not found(PARTS, *rows)


def test_where_nobody_is_in_touch_with_anybody_the_team_is_asked_as_a_whole() -> None:
    assert found(PARTS, TEAM)
    assert not found(PARTS, TEAM, settings=DEFAULT)
    assert found("not-heard-from", TEAM, settings=DEFAULT)


@pytest.mark.parametrize(("more", "beneath"), [([], 0), ([desk("beat", "tom")], 7)], ids=["three pairs", "seven"])
def test_many_pairs_lie_beneath_the_question_about_the_team(more: list[Any], beneath: int) -> None:
    slice_ = scene(TEAM, TWO_AND_TWO, more)
    findings = missing_links(slice_, D)
    (family,) = by_family(slice_, with_people(slice_, findings, D), D)
    pairs = [each for each in findings if each.rule in PAIRS]
    assert len(pairs) == (beneath or MANY_PAIRS)
    assert [each.finding for each in family.beneath] == (pairs if beneath else [])
    assert len(family.questions) + len(family.beneath) == len(findings)
