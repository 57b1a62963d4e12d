"""Rules 5 and 19 on families worked by hand, and on each of their boundaries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.model import Family, Membership
from tests.queries.missing.scene import D, days_ago, desk, found, person, saw, spoke, supports

TWO_HOMES, NEW = "adult-in-two-households", "new-in-household"
LEE = person("lee", "Lee Carter", born=date(1990, 1, 1))
ADA = person("ada", "Ada Shaw", "shaw", born=date(2019, 3, 3))
OTHER = [Family(id="lane", name="Lane"), person("max", "Max Lane", "lane")]


def lives(family: str, **more: Any) -> Membership:
    return Membership(client_id="lee", family_id=family, **more)


TEAMS = [OTHER, supports("jo", "ella"), supports("sam", "max")]
HOMES = [LEE, lives("shaw"), lives("lane")]


def test_an_adult_in_two_households_whose_teams_are_apart_is_asked_about() -> None:
    (finding,) = found(TWO_HOMES, TEAMS, HOMES)
    assert (finding.key, finding.subjects) == ("adult-in-two-households|lee|lane|shaw", ("lee",))
    assert (finding.clients, finding.families) == (("lee",), ("lane", "shaw"))
    assert finding.evidence == ("jo-ella", "member|lee|lane|", "member|lee|shaw|", "sam-max")
    assert finding.question == (
        "Lee Carter lives in two households. Sam Hill (Housing) support the one, Jo Reid (Oak Primary School) the "
        "other. No contact between the two teams is recorded here since 1 August. Are they in touch?"
    )


APART = {
    "contact too long ago": [spoke("jo", "sam", on=days_ago(90))],
    "contact planned": [spoke("jo", "sam", planned=True)],
    "contact about a stranger": [person("solo", "Solo Man"), spoke("jo", "sam", about="solo")],
    "a worker of both families, in no household": [
        person("amy", "Amy Lane"),
        Membership(client_id="amy", family_id="lane", lives_here=False),
        supports("jo", "amy"),
    ],
}
JOINED = {
    "contact on the window's first day": [spoke("jo", "sam", on=days_ago(89))],
    "contact": [spoke("jo", "sam")],
    "contact about the one": [spoke("sam", "jo", about="ella")],
    "contact about the other": [spoke("sam", "jo", about="max")],
    "contact of two others of them": [supports("kim", "max"), spoke("kim", "jo")],
    "a worker of both": [supports("jo", "max")],
    "a worker of his own": [supports("kim", "lee")],
}


@pytest.mark.parametrize("rows", APART.values(), ids=APART.keys())
def test_rule_5_asks(rows: list[Any]) -> None:
    assert len(found(TWO_HOMES, TEAMS, HOMES, *rows)) == 1


@pytest.mark.parametrize("rows", JOINED.values(), ids=JOINED.keys())
def test_rule_5_asks_nothing(rows: list[Any]) -> None:
    assert not found(TWO_HOMES, TEAMS, HOMES, *rows)


SETTLED = {
    "one home": [LEE, lives("shaw")],
    "moved out today": [LEE, lives("shaw", end=D), lives("lane")],
    "lives in one of them": [LEE, lives("shaw", lives_here=False), lives("lane")],
    "18 tomorrow": [person("lee", "Lee Carter", born=date(2008, 10, 31)), lives("shaw"), lives("lane")],
    "died": [person("lee", "Lee Carter", died=D), lives("shaw"), lives("lane")],
}


@pytest.mark.parametrize("rows", SETTLED.values(), ids=SETTLED.keys())
def test_who_lives_in_one_or_is_a_child_is_not_asked_about(rows: list[Any]) -> None:
    assert not found(TWO_HOMES, TEAMS, *rows)


def test_who_is_18_today_is_asked_about() -> None:
    lee = person("lee", "Lee Carter", born=date(2008, 10, 30))
    assert len(found(TWO_HOMES, TEAMS, lee, lives("shaw"), lives("lane"))) == 1


def test_a_household_that_nobody_supports_has_no_team_to_be_in_touch() -> None:
    assert not found(TWO_HOMES, OTHER, supports("jo", "ella"), HOMES)


MAY = lives("shaw", start=date(2026, 5, 5))


def test_someone_new_whom_nobody_met_is_asked_about() -> None:
    (finding,) = found(NEW, ADA, LEE, MAY, supports("jo", "ada"))
    assert (finding.key, finding.subjects) == ("new-in-household|lee|shaw", ("lee",))
    assert (finding.clients, finding.families) == (("ada", "lee"), ("shaw",))
    assert finding.evidence == ("member|lee|shaw|2026-05-05",)
    assert finding.question == (
        "Lee Carter has lived with Ada Shaw since 5 May. "
        "No professional of the family is recorded as having met Lee Carter since. Has anyone?"
    )


TEAM = [ADA, supports("jo", "ada")]
NOT_MET = {
    "on the window's first day": [TEAM, LEE, lives("shaw", start=days_ago(179))],
    "today": [TEAM, LEE, lives("shaw", start=D)],
    "met before": [TEAM, LEE, MAY, saw("jo", "lee", on=date(2026, 5, 4))],
    "met by someone else": [TEAM, LEE, MAY, saw("sam", "lee")],
    "to be met": [TEAM, LEE, MAY, saw("jo", "lee", planned=True)],
    "met tomorrow": [TEAM, LEE, MAY, saw("jo", "lee", on=days_ago(-1))],
    "supported until then": [TEAM, LEE, MAY, supports("jo", "lee", start=None, end=date(2026, 5, 5))],
    "supported by a desk": [TEAM, LEE, MAY, desk("beat", "lee")],
    "of unknown age": [TEAM, person("lee", "Lee Carter"), MAY],
    "nobody supports the family": [ADA, LEE, MAY],
}
MET = {
    "met that day": [TEAM, LEE, MAY, saw("jo", "lee", on=date(2026, 5, 5))],
    "met today, by phone": [TEAM, LEE, MAY, saw("jo", "lee", on=D, kind="call")],
    "supported": [TEAM, LEE, MAY, supports("sam", "lee", start=None)],
    "supported for a day": [TEAM, LEE, MAY, supports("jo", "lee", start=None, end=date(2026, 5, 6))],
    "here before the window": [TEAM, LEE, lives("shaw", start=days_ago(180))],
    "from tomorrow": [TEAM, LEE, lives("shaw", start=days_ago(-1))],
    "since nobody knows when": [TEAM, LEE, lives("shaw")],
    "gone today": [TEAM, LEE, lives("shaw", start=date(2026, 5, 5), end=D)],
    "lives elsewhere": [TEAM, LEE, lives("shaw", start=date(2026, 5, 5), lives_here=False)],
    "a child": [TEAM, person("lee", "Lee Carter", born=date(2008, 10, 31)), MAY],
    "no child": [LEE, MAY, supports("jo", "ella")],
    "died": [TEAM, person("lee", "Lee Carter", died=D), MAY],
}


@pytest.mark.parametrize("rows", NOT_MET.values(), ids=NOT_MET.keys())
def test_rule_19_asks(rows: list[Any]) -> None:
    assert [each.key for each in found(NEW, *rows)] == ["new-in-household|lee|shaw"]


@pytest.mark.parametrize("rows", MET.values(), ids=MET.keys())
def test_rule_19_asks_nothing(rows: list[Any]) -> None:
    assert not found(NEW, *rows)
