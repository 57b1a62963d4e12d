"""Rules 15 and 20 on families worked by hand, and on each of their boundaries."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Situation
from queries.missing import RuleSettings, missing_links
from tests.queries.missing.scene import DANA, D, days_ago, desk, found, person, rang, saw, scene, spoke, supports, works

NOT_MET, CONCERN = "team-not-met", "concern-not-discussed"
HELP = Situation(client_id="ella", code="early-help")
PLAN = Situation(client_id="ella", code="child-protection-plan")
TEAM = [supports("jo", "ella"), supports("sam", "ella"), supports("kim", "ella")]


def met(*who: str, days: int = 10, **more: Any) -> list[Any]:
    """A meeting of these about Ella, unless it says otherwise."""
    marks = {"on": days_ago(days), "meeting": "m", "about": "ella", **more}
    return [spoke(guest, who[0], **marks) for guest in who[1:]]


def test_a_team_of_three_agencies_that_has_not_met_is_asked_about() -> None:
    (finding,) = found(NOT_MET, TEAM, HELP)
    assert (finding.key, finding.clients, finding.families) == ("team-not-met|ella", ("ella",), ("shaw",))
    assert finding.evidence == ("jo-ella", "kim-ella", "sam-ella", "situation|ella|early-help|")
    assert finding.question == (
        "3 agencies support Ella Shaw. No meeting of 3 of those who do is recorded here since 1 August. "
        "When do they meet?"
    )


def test_with_a_protection_plan_the_window_is_shorter() -> None:
    (finding,) = found(NOT_MET, TEAM, PLAN, HELP)
    assert "since 18 September." in finding.question
    assert found(NOT_MET, TEAM, PLAN, met("jo", "sam", "kim", days=42))
    assert not found(NOT_MET, TEAM, PLAN, met("jo", "sam", "kim", days=41))


HAVE_MET = {
    "three": met("jo", "sam", "kim"),
    "on the window's first day": met("jo", "sam", "kim", days=89),
    "today": met("jo", "sam", "kim", days=0),
    "about the brother": met("jo", "sam", "kim", about="tom"),
    "about nobody": met("jo", "sam", "kim", about=None),
    "each with the child": [saw(who, "ella", meeting="m") for who in ("jo", "sam", "kim")],
    "a colleague for the desk": [desk("beat", "ella"), DANA, works("dana", "beat"), met("jo", "sam", "dana")],
}
HAVE_NOT_MET = {
    "two": met("jo", "sam"),
    "with one who isn't on the team": met("jo", "sam", "gil"),
    "too long ago": met("jo", "sam", "kim", days=90),
    "tomorrow": met("jo", "sam", "kim", days=-1),
    "planned": met("jo", "sam", "kim", planned=True),
    "at two meetings": [met("jo", "sam"), met("jo", "kim", meeting="n")],
    "about a stranger": [person("max", "Max Lane"), met("jo", "sam", "kim", about="max")],
    "one by one": [spoke("jo", "sam"), spoke("jo", "kim"), spoke("sam", "kim")],
    "with the desk of one": [met("jo", "sam"), rang("jo", "care", meeting="m")],
    "one of whom has no agency": [DANA, supports("dana", "ella"), met("jo", "sam", "dana")],
}


@pytest.mark.parametrize("rows", HAVE_MET.values(), ids=HAVE_MET.keys())
def test_they_have_met(rows: list[Any]) -> None:
    assert not found(NOT_MET, TEAM, HELP, *rows)


@pytest.mark.parametrize("rows", HAVE_NOT_MET.values(), ids=HAVE_NOT_MET.keys())
def test_they_have_not_met(rows: list[Any]) -> None:
    assert len(found(NOT_MET, TEAM, HELP, *rows)) == 1


SILENT = {
    "two agencies": [TEAM[:2], HELP],
    "no situation": [TEAM],
    "a situation that ended": [TEAM, Situation(client_id="ella", code="early-help", end=D)],
    "the brother's situation": [TEAM, Situation(client_id="tom", code="early-help")],
    "one of whom left": [TEAM[:2], supports("kim", "ella", end=D), HELP],
}


@pytest.mark.parametrize("rows", SILENT.values(), ids=SILENT.keys())
def test_rule_20_asks_nothing(rows: list[Any]) -> None:
    assert not found(NOT_MET, *rows)


def concerned(*who: str, days: int = 5, **more: Any) -> list[Any]:
    return [supports(each, "ella", concern_on=days_ago(days), **more) for each in who]


def test_two_concerns_that_were_not_talked_about_are_asked_about() -> None:
    (finding,) = found(CONCERN, concerned("sam"), concerned("jo", days=2), supports("kim", "ella"))
    assert (finding.key, finding.subjects) == ("concern-not-discussed|ella", ("ella", "jo", "sam"))
    assert (finding.clients, finding.families, finding.evidence) == (("ella",), ("shaw",), ("jo-ella", "sam-ella"))
    assert finding.question == (
        "2 of those who support Ella Shaw have marked a concern, the latest on 28 October. "
        "No meeting of two of them is recorded here since. When will they talk?"
    )


CONCERNS = {
    "29 days ago": [concerned("sam"), concerned("jo", days=29)],
    "today": [concerned("sam"), concerned("jo", days=0)],
    "met before the latest": [concerned("sam"), concerned("jo", days=3), met("jo", "sam", days=4)],
    "one met with others": [concerned("sam", "jo"), met("jo", "kim", "gil", days=1)],
    "spoke, but not at a meeting": [concerned("sam", "jo"), spoke("jo", "sam", on=D)],
    "a meeting planned": [concerned("sam", "jo"), met("jo", "sam", days=1, planned=True)],
    "one of a desk": [concerned("sam"), desk("beat", "ella", concern_on=D)],
    "two of one": [concerned("sam"), concerned("sam", id="also")],
}
NO_CONCERNS = {
    "one": [concerned("sam"), supports("jo", "ella")],
    "30 days ago": [concerned("sam"), concerned("jo", days=30)],
    "tomorrow": [concerned("sam"), concerned("jo", days=-1)],
    "ended": [concerned("sam"), concerned("jo", end=D)],
    "with two clients": [concerned("sam"), supports("jo", "tom", concern_on=D)],
    "met since": [concerned("sam"), concerned("jo", days=3), met("jo", "sam", days=2)],
    "met on the day of the latest": [concerned("sam"), concerned("jo", days=3), met("jo", "sam", days=3)],
    "two of three met": [concerned("sam", "jo", "kim"), met("gil", "jo", "sam", days=1)],
}


@pytest.mark.parametrize("rows", CONCERNS.values(), ids=CONCERNS.keys())
def test_rule_15_asks(rows: list[Any]) -> None:
    assert [finding.key for finding in found(CONCERN, *rows)] == ["concern-not-discussed|ella"]


@pytest.mark.parametrize("rows", NO_CONCERNS.values(), ids=NO_CONCERNS.keys())
def test_rule_15_asks_nothing(rows: list[Any]) -> None:
    assert not found(CONCERN, *rows)


def test_how_many_concerns_is_a_setting() -> None:
    for threshold, findings in ((2, 1), (3, 0)):
        slice_, settings = scene(*concerned("sam", "jo")), RuleSettings(threshold=threshold)
        assert len(missing_links(slice_, D, rules=[CONCERN], settings=settings)) == findings
