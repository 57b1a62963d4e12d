"""Rules 9 and 18 on families worked by hand, and on each of their boundaries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.columnar import slice_of
from graph.model import Membership, Situation
from queries.missing import RuleSettings, missing_links
from tests.queries.missing.scene import (
    BASE,
    DANA,
    D,
    days_ago,
    desk,
    facts,
    found,
    person,
    saw,
    scene,
    supports,
    works,
)

UNSEEN, UNPLANNED, BUNCHED = "child-not-seen", "no-visit-planned", "visits-bunched"
CHILD = person("ada", "Ada Shaw", "shaw", born=date(2019, 3, 3))
HELP = Situation(client_id="ada", code="early-help")


def visit(professional: str, client: str, days: int = 10, **more: Any) -> Any:
    return saw(professional, client, on=days_ago(days), kind="visit", **more)


THREE = [visit("sam", "tom"), visit("kim", "ella", 20), visit("kim", "tom", 30)]
SEEN = [CHILD, HELP, THREE]


def test_a_child_whom_no_visit_reached_is_asked_about() -> None:
    (finding,) = found(UNSEEN, SEEN, supports("jo", "tom"))
    assert finding.to_json() == {
        "rule": UNSEEN,
        "key": "child-not-seen|ada",
        "subjects": ["ada"],
        "clients": ["ada"],
        "families": ["shaw"],
        "question": "3 visits by 2 agencies since 1 August; none is recorded with Ada Shaw. Who will see Ada Shaw?",
        "evidence": ["jo-tom", "member|ada|shaw|", "situation|ada|early-help|"],
        "rank": 1,
    }


def born(day: date, **more: Any) -> list[Any]:
    return person("ada", "Ada Shaw", "shaw", born=day, **more)


ASKED = {
    "a day before the window's second": [CHILD, HELP, THREE[:2], visit("kim", "tom", 89)],
    "today": [CHILD, HELP, THREE[:2], visit("kim", "tom", 0)],
    "a day before 18": [born(date(2008, 10, 31)), HELP, THREE],
    "unborn": [person("ada", "Ada Shaw", "shaw", expected=days_ago(-20)), HELP, THREE],
    "only called": [SEEN, saw("sam", "ada", kind="call")],
    "seen too long ago": [SEEN, visit("sam", "ada", 90)],
    "a visit planned": [SEEN, visit("sam", "ada", planned=True)],
    "two of them on one day": [CHILD, HELP, visit("sam", "tom"), visit("kim", "tom"), visit("kim", "tom", 11)],
    "a situation that ends tomorrow": [CHILD, THREE, Situation(client_id="ada", code="ehcp", end=days_ago(-1))],
    "visitors of no agency": [CHILD, HELP, DANA, *(visit("dana", "tom", days) for days in (1, 2, 3))],
}
NOT_ASKED = {
    "two visits": [CHILD, HELP, THREE[:2]],
    "one and two of one by one on one day": [CHILD, HELP, THREE[:1], visit("sam", "ella"), visit("kim", "tom", 30)],
    "too long ago": [CHILD, HELP, THREE[:2], visit("kim", "tom", 90)],
    "tomorrow": [CHILD, HELP, THREE[:2], visit("kim", "tom", -1)],
    "planned": [CHILD, HELP, THREE[:2], visit("kim", "tom", 30, planned=True)],
    "a call": [CHILD, HELP, THREE[:2], saw("kim", "tom", kind="call")],
    "visited once": [SEEN, visit("jo", "ada", 89)],
    "18 today": [born(date(2008, 10, 30)), HELP, THREE],
    "of unknown age": [person("ada", "Ada Shaw", "shaw"), HELP, THREE],
    "no situation": [CHILD, THREE],
    "a situation that ended": [CHILD, THREE, Situation(client_id="ada", code="early-help", end=D)],
    "the brother's situation": [CHILD, THREE, Situation(client_id="tom", code="early-help")],
    "died": [born(date(2019, 3, 3), died=D), HELP, THREE],
    "lives elsewhere": [
        person("ada", "Ada Shaw", born=date(2019, 3, 3)),
        Membership(client_id="ada", family_id="shaw", lives_here=False),
        HELP,
        THREE,
    ],
    "visits to one who lives elsewhere": [
        CHILD,
        HELP,
        person("max", "Max Shaw"),
        Membership(client_id="max", family_id="shaw", lives_here=False),
        *(visit("kim", "max", days) for days in (1, 2, 3)),
    ],
}


@pytest.mark.parametrize("rows", ASKED.values(), ids=ASKED.keys())
def test_rule_18_asks(rows: list[Any]) -> None:
    assert [finding.key for finding in found(UNSEEN, *rows)] == ["child-not-seen|ada"]


@pytest.mark.parametrize("rows", NOT_ASKED.values(), ids=NOT_ASKED.keys())
def test_rule_18_asks_nothing(rows: list[Any]) -> None:
    assert not found(UNSEEN, *rows)


def test_who_visited_is_counted_by_agency() -> None:
    nobody = found(UNSEEN, CHILD, HELP, DANA, *(visit("dana", "tom", days) for days in (1, 2, 3)))[0]
    assert nobody.question.startswith("3 visits by people of no agency that is recorded here since")
    one = found(UNSEEN, CHILD, HELP, *(visit("kim", "tom", days) for days in (1, 2, 3)))[0]
    assert one.question.startswith("3 visits by one agency since")


def test_a_leap_day_child_is_18_on_the_first_of_march() -> None:
    child = facts(
        *BASE,
        born(date(2008, 2, 29)),
        HELP,
        *(saw("kim", "tom", kind="visit", on=date(2026, 2, day)) for day in (1, 2, 3)),
    )
    for day, findings in ((date(2026, 2, 28), 1), (date(2026, 3, 1), 0)):
        assert len(missing_links(slice_of(child, day), day, rules=[UNSEEN])) == findings


def test_a_child_of_a_year_is_born_on_the_first_of_july() -> None:
    child = facts(
        *BASE,
        person("ada", "Ada Shaw", "shaw", born_year=2008),
        HELP,
        *(saw("kim", "tom", kind="visit", on=date(2026, 6, day)) for day in (1, 2, 3)),
    )
    for day, findings in ((date(2026, 6, 30), 1), (date(2026, 7, 1), 0)):
        assert len(missing_links(slice_of(child, day), day, rules=[UNSEEN])) == findings


def test_how_many_visits_is_a_setting() -> None:
    for visits, findings in ((3, 1), (4, 0)):
        settings = RuleSettings(child_visits=visits)
        assert len(missing_links(scene(*SEEN), D, rules=[UNSEEN], settings=settings)) == findings


PLAN = Situation(client_id="ella", code="child-protection-plan")


def test_a_client_on_a_plan_whom_nobody_will_visit_is_asked_about() -> None:
    (finding,) = found(UNPLANNED, PLAN, supports("kim", "ella"))
    assert (finding.key, finding.clients, finding.families) == ("no-visit-planned|ella", ("ella",), ("shaw",))
    assert finding.evidence == ("kim-ella", "situation|ella|child-protection-plan|")
    assert finding.question == (
        "No visit to Ella Shaw, or other contact, is planned here for the next 42 days. "
        "Who will see Ella Shaw, and when?"
    )


TO_COME = {
    "tomorrow": [saw("kim", "ella", on=days_ago(-1), planned=True)],
    "on the last day": [saw("kim", "ella", on=days_ago(-42), planned=True)],
    "a call, by anybody": [saw("gil", "ella", on=days_ago(-9), planned=True, kind="call")],
}
NOT_TO_COME = {
    "nothing": [],
    "today": [saw("kim", "ella", on=D, planned=True)],
    "the day after the last": [saw("kim", "ella", on=days_ago(-43), planned=True)],
    "with the brother": [saw("kim", "tom", on=days_ago(-9), planned=True)],
    "not planned": [saw("kim", "ella", on=days_ago(-9))],
}


@pytest.mark.parametrize("rows", TO_COME.values(), ids=TO_COME.keys())
def test_a_planned_contact_is_enough(rows: list[Any]) -> None:
    assert not found(UNPLANNED, PLAN, *rows)


@pytest.mark.parametrize("rows", NOT_TO_COME.values(), ids=NOT_TO_COME.keys())
def test_no_contact_is_planned(rows: list[Any]) -> None:
    assert len(found(UNPLANNED, PLAN, *rows)) == 1


@pytest.mark.parametrize(
    ("code", "span", "asked"),
    [
        ("looked-after", {}, True),
        ("looked-after", {"start": D}, True),
        ("looked-after", {"end": days_ago(-1)}, True),
        ("looked-after", {"end": D}, False),
        ("looked-after", {"start": days_ago(-1)}, False),
        ("child-in-need", {}, False),
    ],
)
def test_who_is_on_a_plan_or_in_care(code: str, span: dict[str, Any], asked: bool) -> None:
    assert bool(found(UNPLANNED, Situation(client_id="ella", code=code, **span))) == asked


def test_who_has_died_is_not_asked_about() -> None:
    assert not found(
        UNPLANNED, person("amy", "Amy Shaw", "shaw", died=D), Situation(client_id="amy", code="looked-after")
    )


def plan(professional: str, client: str, days: int, **more: Any) -> Any:
    return saw(professional, client, **{"on": days_ago(-days), "kind": "visit", "planned": True, **more})


def test_visits_of_three_agencies_in_one_week_are_asked_about() -> None:
    rows = [plan("sam", "tom", 1), plan("kim", "ella", 4), plan("jo", "ella", 7), plan("gil", "tom", 30)]
    (finding,) = found(BUNCHED, *rows)
    assert (finding.key, finding.subjects) == ("visits-bunched|shaw", ("shaw", "jo", "kim", "sam"))
    assert (finding.clients, finding.families) == (("ella", "tom"), ("shaw",))
    assert finding.evidence == tuple(sorted(row.id for row in rows[:3]))
    assert finding.question == (
        "Jo Reid (Oak Primary School), Kim Lee (Children’s social care) and Sam Hill (Housing) plan visits to "
        "Ella Shaw and Tom Shaw within 7 days. Could some of them go together?"
    )


WEEK = [plan("sam", "tom", 1), plan("kim", "ella", 4)]
BUNCHES = {
    "one of two agencies, with one": [
        DANA,
        works("dana", "oak"),
        works("dana", "gp"),
        plan("dana", "tom", 1),
        plan("sam", "tom", 2),
    ],
    "one client": [plan("sam", "tom", 1), plan("kim", "tom", 1), plan("jo", "tom", 1)],
    "in half a year": [plan("sam", "tom", 180), plan("kim", "tom", 181), plan("jo", "tom", 186)],
}
NO_BUNCHES = {
    "two agencies": WEEK,
    "on the eighth day": [WEEK, plan("jo", "ella", 8)],
    "today": [WEEK, plan("jo", "ella", 0)],
    "not planned": [WEEK, plan("jo", "ella", 2, planned=False)],
    "a call": [WEEK, plan("jo", "ella", 2, kind="call")],
    "of one agency": [WEEK, DANA, works("dana", "homes"), plan("dana", "ella", 2)],
    "of no agency": [WEEK, DANA, plan("dana", "ella", 2)],
    "elsewhere": [WEEK, person("max", "Max Lane"), plan("jo", "max", 2)],
    "to one who lives elsewhere": [
        WEEK,
        person("max", "Max Shaw"),
        Membership(client_id="max", family_id="shaw", lives_here=False),
        plan("jo", "max", 2),
    ],
}


@pytest.mark.parametrize("rows", BUNCHES.values(), ids=BUNCHES.keys())
def test_visits_are_bunched(rows: list[Any]) -> None:
    assert [finding.key for finding in found(BUNCHED, *rows)] == ["visits-bunched|shaw"]


@pytest.mark.parametrize("rows", NO_BUNCHES.values(), ids=NO_BUNCHES.keys())
def test_visits_are_not_bunched(rows: list[Any]) -> None:
    assert not found(BUNCHED, *rows)


def test_a_family_of_one_stands_for_its_client() -> None:
    alone = [person("solo", "Solo Man"), *(plan(who, "solo", 1) for who in ("jo", "sam", "kim"))]
    (finding,) = found(BUNCHED, alone, desk("beat", "solo"))
    assert (finding.key, finding.subjects, finding.families) == (
        "visits-bunched|solo",
        ("solo", "jo", "kim", "sam"),
        (),
    )
