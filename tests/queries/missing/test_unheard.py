"""Who could have told us: a rule that asks about an absence speaks only where a presence would have been seen."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Family, Record, Relation, Situation
from queries.missing import DEFAULT, Finding
from tests.queries.missing.scene import days_ago, desk, found, person, rang, saw, spoke, supports

PAIR, TEAM = "workers-not-in-contact", "not-heard-from"
APART, LINKED = "household-workers-not-in-contact", "linked-households-not-in-contact"
JO_AND_SAM = [supports("jo", "ella"), supports("sam", "ella")]
KIM = supports("kim", "ella")


def told(rule: str, *rows: Any) -> list[Finding]:
    """What a rule asks where somebody would have told us."""
    return found(rule, *rows, settings=DEFAULT)


def test_a_team_of_which_nobody_tells_is_asked_once() -> None:
    rows = [JO_AND_SAM, KIM, supports("gil", "tom")]
    assert not told(PAIR, rows)
    assert not told(APART, rows)
    (finding,) = told(TEAM, rows)
    assert (finding.key, finding.subjects) == ("not-heard-from|shaw", ("shaw", "gil", "jo", "kim", "sam"))
    assert (finding.clients, finding.families) == (("ella", "tom"), ("shaw",))
    assert finding.evidence == ("gil-tom", "jo-ella", "kim-ella", "sam-ella")
    assert finding.question == (
        "4 people from 4 agencies support Ella Shaw and Tom Shaw. Nothing is recorded here from Children’s social "
        "care, Hill Surgery, Housing and Oak Primary School about contact with colleagues since 1 August. "
        "Have they met?"
    )


def test_whoever_is_heard_from_is_asked_about_with_everybody_and_the_rest_as_a_team() -> None:
    rows = [JO_AND_SAM, KIM, supports("gil", "ella"), spoke("jo", "sam")]
    assert [each.subjects for each in told(PAIR, rows)] == [("gil", "sam"), ("jo", "kim"), ("kim", "sam")]
    (team,) = told(TEAM, rows)
    assert team.subjects == ("shaw", "gil", "kim")


HEARD: dict[str, list[Any]] = {
    "one spoke with another of the team": [spoke("jo", "kim")],
    "another spoke with one": [spoke("kim", "sam")],
    "with the desk": [desk("beat", "tom"), rang("jo", "beat")],
    "89 days ago": [spoke("jo", "kim", on=days_ago(89))],
    "at a meeting about the brother": [spoke("jo", "kim", meeting="m", about="tom")],
}
NOT_HEARD: dict[str, list[Any]] = {
    "nobody": [],
    "90 days ago": [spoke("jo", "kim", on=days_ago(90))],
    "only planned": [spoke("jo", "kim", on=days_ago(-1), planned=True)],
    "about somebody else": [person("max", "Max Lane"), spoke("jo", "kim", about="max")],
    "with somebody who is not on the team": [spoke("jo", "gil")],
    "with the child alone": [saw("jo", "ella"), saw("sam", "ella")],
}


@pytest.mark.parametrize("rows", HEARD.values(), ids=HEARD.keys())
def test_two_are_asked_about_where_one_of_them_is_heard_from(rows: list[Any]) -> None:
    assert ("jo", "sam") in [each.subjects for each in told(PAIR, JO_AND_SAM, KIM, rows)]
    assert not [each for each in told(TEAM, JO_AND_SAM, KIM, rows) if {"jo", "sam"} <= set(each.subjects)]


@pytest.mark.parametrize("rows", NOT_HEARD.values(), ids=NOT_HEARD.keys())
def test_two_are_not_asked_about_where_neither_is(rows: list[Any]) -> None:
    assert not told(PAIR, JO_AND_SAM, KIM, rows)
    assert [each.subjects for each in told(TEAM, JO_AND_SAM, KIM, rows)] == [("shaw", "jo", "kim", "sam")]


def test_of_two_universal_services_nobody_is_asked() -> None:
    assert not told(TEAM, supports("jo", "ella"), supports("gil", "ella"))


def test_linked_families_are_asked_when_neither_is_asked_as_a_whole() -> None:
    lane = [Family(id="lane"), *person("max", "Max Lane", "lane")]
    lane.append(Relation(client_id="max", kind="parent", other_id="ella"))
    lane.append(supports("sam", "max"))
    assert [each.subjects for each in told(LINKED, lane, supports("jo", "ella"))] == [("jo", "sam")]
    # With Kim the Shaws are asked as a whole, and once they have met there is somebody to hear from.
    assert not told(LINKED, lane, supports("jo", "ella"), KIM)
    both = [("jo", "sam"), ("kim", "sam")]
    assert [each.subjects for each in told(LINKED, lane, supports("jo", "ella"), KIM, spoke("jo", "kim"))] == both


def test_everything_is_asked_where_that_is_wanted() -> None:
    assert [each.subjects for each in found(PAIR, JO_AND_SAM)] == [("jo", "sam")]
    assert not found(TEAM, JO_AND_SAM)


LONG = supports("sam", "ella", start=days_ago(400))


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([], False),
        ([saw("sam", "ella", on=days_ago(91))], True),
        ([saw("sam", "ella", on=days_ago(179))], True),
        ([saw("sam", "ella", on=days_ago(180))], False),
        ([saw("sam", "tom")], True),
        ([saw("sam", "ella", on=days_ago(-300), planned=True)], True),
        ([saw("sam", "ella", on=days_ago(179), planned=True)], True),
        ([saw("sam", "ella", on=days_ago(180), planned=True)], False),
        ([saw("jo", "ella")], False),
        ([person("max", "Max Lane"), saw("sam", "max")], False),
    ],
    ids=[
        "never", "long enough ago", "179 days ago", "180 days ago", "the brother", "a plan", "a plan that passed",
        "a plan long ago", "somebody else", "somebody of no family of theirs",
    ],
)  # fmt: skip
def test_contact_has_lapsed_where_the_agency_told_of_some_with_that_family(rows: list[Any], asked: bool) -> None:
    assert bool(told("lapsed-contact", LONG, rows)) == asked


def test_an_agency_on_whose_behalf_one_is_there_is_heard_from_too() -> None:
    """Sam is employed by housing, and stands on the team for the police."""
    assert told("lapsed-contact", supports("sam", "ella", agency_id="beat", start=days_ago(400)), saw("sam", "tom"))
    assert not told("lapsed-contact", supports("jo", "ella", agency_id="beat", start=days_ago(400)), saw("sam", "tom"))


PLAN = Situation(client_id="ella", code="child-protection-plan", start=days_ago(5))


@pytest.mark.parametrize(
    ("rows", "asked"),
    [([], False), ([saw("sam", "tom")], True), ([saw("kim", "ella")], False), ([KIM, saw("kim", "ella")], True)],
    ids=["nobody tells", "one of the team", "one who is not on it", "another of the team"],
)
def test_a_visit_is_missed_where_one_of_the_team_tells_of_them(rows: list[Any], asked: bool) -> None:
    assert bool(told("no-visit-planned", supports("sam", "ella"), PLAN, rows)) == asked


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([], False),
        ([KIM], True),
        ([desk("care", "ella")], True),
        ([supports("kim", "ella", end=days_ago(-1))], True),
        ([supports("kim", "ella", end=days_ago(0))], False),
        ([supports("kim", "ella", start=days_ago(-1))], False),
        ([person("max", "Max Lane"), supports("kim", "max")], False),
    ],
    ids=[
        "no social care", "with the sister", "its desk with the sister", "until tomorrow", "until today",
        "from tomorrow", "with somebody of another family",
    ],
)  # fmt: skip
def test_a_sibling_is_asked_about_where_social_care_is_heard_from(rows: list[Any], asked: bool) -> None:
    born = [Record(source="school", source_id=who, client_id=who, born=days_ago(3000)) for who in ("ella", "tom")]
    siblings = Relation(client_id="ella", kind="sibling", other_id="tom")
    assert bool(told("sibling-without-agency", born, siblings, PLAN, rows)) == asked
