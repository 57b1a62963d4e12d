"""Rules 22 and 23 on families worked by hand, and on each of their boundaries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.model import Professional, Situation
from tests.queries.missing.scene import DANA, D, days_ago, desk, found, person, saw, supports, works

ENDED, GROWN, PASSED, ASKED = "ended-without-successor", "turning-18", "planned-passed", "asked-no-answer"
HELP = Situation(client_id="ella", code="early-help")


def ended(days: int, who: str = "kim", **more: Any) -> Any:
    return supports(who, "ella", start=None, end=days_ago(days), **more)


def test_support_that_ended_is_asked_about() -> None:
    (finding,) = found(ENDED, HELP, ended(10), supports("jo", "ella"))
    assert (finding.key, finding.subjects) == ("ended-without-successor|ella|child-social-care", ("ella",))
    assert (finding.clients, finding.families) == (("ella",), ("shaw",))
    assert finding.evidence == ("kim-ella", "situation|ella|early-help|")
    assert finding.question == (
        "The last recorded support of Ella Shaw by an agency of this kind ended on 20 October: Children’s social care. "
        "Who has taken over, or is it no longer needed?"
    )


OVER = {
    "today": [HELP, ended(0)],
    "59 days ago": [HELP, ended(59)],
    "one before it, too": [HELP, ended(10), ended(200, id="earlier")],
    "one of its kind is yet to begin": [HELP, ended(10), supports("kim", "ella", id="next", start=days_ago(-1))],
    "a desk's": [HELP, desk("care", "ella", start=None, end=days_ago(9))],
    "on behalf of it": [HELP, ended(9, "sam", agency_id="care")],
    "a situation that ends tomorrow": [ended(10), Situation(client_id="ella", code="ehcp", end=days_ago(-1))],
}
GOES_ON = {
    "60 days ago": [HELP, ended(60)],
    "tomorrow": [HELP, ended(-1)],
    "a colleague goes on": [HELP, ended(10), DANA, works("dana", "care"), supports("dana", "ella")],
    "the desk goes on": [HELP, ended(10), desk("care", "ella")],
    "no situation": [ended(10)],
    "a situation that ended": [ended(10), Situation(client_id="ella", code="early-help", end=D)],
    "the brother's situation": [ended(10), Situation(client_id="tom", code="early-help")],
    "of no agency": [HELP, DANA, ended(10, "dana")],
}


@pytest.mark.parametrize("rows", OVER.values(), ids=OVER.keys())
def test_nobody_of_its_kind_goes_on(rows: list[Any]) -> None:
    assert [each.key for each in found(ENDED, *rows)] == ["ended-without-successor|ella|child-social-care"]


@pytest.mark.parametrize("rows", GOES_ON.values(), ids=GOES_ON.keys())
def test_nothing_ended_that_is_missed(rows: list[Any]) -> None:
    assert not found(ENDED, *rows)


def test_who_is_not_active_but_listed_is_left_to_rule_12() -> None:
    left = [Professional(id="dana", name="Dana Fox", active=False), works("dana", "care"), supports("dana", "ella")]
    assert not found(ENDED, HELP, ended(10), left)


def test_each_kind_is_a_question_of_its_own() -> None:
    findings = found(ENDED, HELP, ended(10), ended(20, "sam"))
    assert [each.key.rpartition("|")[2] for each in findings] == ["child-social-care", "housing"]


def turns(day: date, **more: Any) -> list[Any]:
    """Ada, 18 on a day, in a situation."""
    born = day.replace(year=day.year - 18)
    return [person("ada", "Ada Shaw", "shaw", born=born, **more), Situation(client_id="ada", code="looked-after")]


def test_who_is_soon_18_is_asked_about() -> None:
    (finding,) = found(GROWN, turns(date(2027, 1, 4)), supports("jo", "ada"))
    assert (finding.key, finding.clients, finding.families) == ("turning-18|ada", ("ada",), ("shaw",))
    assert finding.evidence == ("jo-ada", "situation|ada|looked-after|")
    assert finding.question == (
        "Ada Shaw is 18 on 4 January 2027, and no agency for adults is recorded on the team. Who will take over?"
    )


@pytest.mark.parametrize(("days", "asked"), [(0, False), (1, True), (183, True), (184, False)])
def test_soon_is_within_183_days(days: int, asked: bool) -> None:
    assert bool(found(GROWN, turns(days_ago(-days)))) == asked


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([desk("homes", "ada")], False),
        ([supports("kim", "ada", agency_id="homes")], False),
        ([supports("sam", "ada", end=D)], True),
        ([supports("sam", "tom")], True),
        ([supports("kim", "ada")], True),
    ],
    ids=["a desk for adults", "on behalf of one", "one that ended", "one of the brother", "one for children"],
)
def test_somebody_for_adults_is_enough(rows: list[Any], asked: bool) -> None:
    assert bool(found(GROWN, turns(days_ago(-9)), *rows)) == asked


def test_without_a_situation_18_is_a_birthday() -> None:
    assert not found(GROWN, person("ada", "Ada Shaw", "shaw", born=date(2008, 11, 9)))
    assert not found(GROWN, turns(days_ago(-9), died=D))


def planned(days: int, **more: Any) -> Any:
    return saw("sam", "ella", on=days_ago(days), planned=True, **more)


def test_a_plan_whose_day_has_passed_is_asked_about() -> None:
    rows = [planned(3), planned(8)]
    (finding,) = found(PASSED, *rows)
    assert (finding.key, finding.subjects) == ("planned-passed|ella|sam", ("ella", "sam"))
    assert (finding.clients, finding.families) == (("ella",), ("shaw",))
    assert finding.evidence == tuple(sorted(each.id for each in rows))
    assert finding.question == (
        "Sam Hill (Housing) planned to be in contact with Ella Shaw on 27 October, and nothing is recorded since. "
        "Did it happen?"
    )


UNANSWERED = {
    "yesterday": [planned(1)],
    "on the window's first day": [planned(89)],
    "seen before it": [planned(3), saw("sam", "ella", on=days_ago(4))],
    "seen by another": [planned(3), saw("jo", "ella", on=days_ago(3))],
    "the brother seen": [planned(3), saw("sam", "tom", on=days_ago(3))],
    "planned again": [planned(3), planned(-5)],
    "an older one that happened": [planned(3), planned(9), saw("sam", "ella", on=days_ago(8))],
}
ANSWERED = {
    "today": [planned(0)],
    "90 days ago": [planned(90)],
    "seen that day": [planned(3), saw("sam", "ella", on=days_ago(3), kind="call")],
    "seen later": [planned(3), saw("sam", "ella", on=D)],
    "with a colleague": [saw("sam", "ella", on=days_ago(3))],
    "with one who died": [
        person("amy", "Amy Shaw", "shaw", died=days_ago(1)),
        saw("sam", "amy", on=days_ago(3), planned=True),
    ],
}


@pytest.mark.parametrize("rows", UNANSWERED.values(), ids=UNANSWERED.keys())
def test_it_is_not_told_whether_it_happened(rows: list[Any]) -> None:
    assert [each.key for each in found(PASSED, *rows)] == ["planned-passed|ella|sam"]


@pytest.mark.parametrize("rows", ANSWERED.values(), ids=ANSWERED.keys())
def test_nothing_is_left_to_tell(rows: list[Any]) -> None:
    assert not found(PASSED, *rows)


def test_only_the_plan_that_was_not_made_up_for_is_evidence() -> None:
    late = planned(3)
    (finding,) = found(PASSED, late, planned(9), saw("sam", "ella", on=days_ago(8)))
    assert finding.evidence == (late.id,)


def test_who_was_asked_to_a_team_and_does_not_answer_is_asked_about() -> None:
    (finding,) = found(ASKED, supports("sam", "ella", asked_on=days_ago(14)))
    assert (finding.key, finding.subjects) == ("asked-no-answer|ella|sam", ("ella", "sam"))
    assert (finding.clients, finding.families) == (("ella",), ("shaw",))
    assert finding.evidence == ("asked|sam-ella|2026-10-16", "sam-ella")
    assert finding.question == (
        "Sam Hill (Housing) asked somebody to join the team of Ella Shaw on 16 October. No answer is recorded here "
        "since. Ask again, or ask someone else?"
    )


NO_ANSWER = {
    "two weeks ago": [supports("sam", "ella", asked_on=days_ago(14))],
    "long ago": [supports("sam", "ella", asked_on=days_ago(400))],
    "by one of two ties": [supports("sam", "ella"), supports("sam", "ella", id="too", asked_on=days_ago(15))],
    "on a tie that ends tomorrow": [supports("sam", "ella", asked_on=days_ago(14), end=days_ago(-1))],
}
STILL_TIME = {
    "thirteen days ago": [supports("sam", "ella", asked_on=days_ago(13))],
    "nobody asked": [supports("sam", "ella")],
    "on a tie that ended": [supports("sam", "ella", asked_on=days_ago(20), end=D)],
    "by one who left": [
        Professional(id="dana", name="Dana Fox", active=False),
        works("dana", "care"),
        supports("dana", "ella", asked_on=days_ago(20)),
    ],
    "of one who died": [person("amy", "Amy Shaw", "shaw", died=D), supports("sam", "amy", asked_on=days_ago(20))],
}


@pytest.mark.parametrize("rows", NO_ANSWER.values(), ids=NO_ANSWER.keys())
def test_nobody_has_answered_for_two_weeks(rows: list[Any]) -> None:
    assert [each.key for each in found(ASKED, *rows)] == ["asked-no-answer|ella|sam"]


@pytest.mark.parametrize("rows", STILL_TIME.values(), ids=STILL_TIME.keys())
def test_there_is_time_to_answer_or_nobody_who_waits(rows: list[Any]) -> None:
    assert not found(ASKED, *rows)


def test_who_asks_another_time_and_waits_again_is_another_question() -> None:
    first, again = (found(ASKED, supports("sam", "ella", asked_on=days_ago(days)))[0] for days in (40, 20))
    assert first.key == again.key
    assert first.evidence != again.evidence
