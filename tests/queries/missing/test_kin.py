"""Rules 4 and 6 on families worked by hand, and on each of their boundaries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.model import Membership, Relation, Situation
from tests.queries.missing.scene import DANA, D, days_ago, desk, found, person, supports, works

SIBLING, PARENT, ADULT = "sibling-without-agency", "parent-not-recorded", "adult-not-related"
BORN = date(2019, 3, 3)
ADA = person("ada", "Ada Shaw", "shaw", born=BORN)
BEN = person("ben", "Ben Shaw", "shaw", born=date(2015, 5, 5))
PLAN = Situation(client_id="ada", code="child-protection-plan")


def parent(one: str, other: str, **more: Any) -> Relation:
    return Relation(client_id=one, kind="parent", other_id=other, **more)


BOTH = [parent("ella", "ada"), parent("ella", "ben")]
ASKS = [ADA, BEN, PLAN, BOTH]


def test_a_sibling_whom_social_care_does_not_support_is_asked_about() -> None:
    (finding,) = found(SIBLING, ASKS, supports("jo", "ben"), supports("kim", "ada"))
    assert finding.to_json() == {
        "rule": SIBLING,
        "key": "sibling-without-agency|ben|child-social-care",
        "subjects": ["ben"],
        "clients": ["ada", "ben"],
        "families": ["shaw"],
        "question": "Ben Shaw lives with Ada Shaw, for whom there is a child protection plan, and nobody of children’s "
        "social care is recorded on the team. Should there be someone for Ben Shaw too?",
        "evidence": ["jo-ben", "member|ada|shaw|", "member|ben|shaw|", "situation|ada|child-protection-plan|"],
        "rank": 1,
    }


AS_SIBLINGS = {
    "a parent then": [ADA, BEN, PLAN, parent("ella", "ada", end=D), parent("ella", "ben")],
    "a parent who died": [
        ADA,
        BEN,
        PLAN,
        person("pat", "Pat Shaw", died=D),
        parent("pat", "ada"),
        parent("pat", "ben"),
    ],
    "stated": [ADA, BEN, PLAN, Relation(client_id="ada", kind="sibling", other_id="ben")],
    "stated the other way": [ADA, BEN, PLAN, Relation(client_id="ben", kind="sibling", other_id="ada")],
    "a plan that starts today": [
        ADA,
        BEN,
        BOTH,
        Situation(client_id="ada", code="child-protection-plan", start=D),
    ],
    "a plan that ends tomorrow": [
        ADA,
        BEN,
        BOTH,
        Situation(client_id="ada", code="child-protection-plan", end=days_ago(-1)),
    ],
    "social care that ended": [ASKS, supports("kim", "ben", end=D)],
    "grown up": [ADA, person("ben", "Ben Shaw", "shaw", born=date(2000, 1, 1)), PLAN, BOTH],
}
NOT_AS_SIBLINGS = {
    "no kin": [ADA, BEN, PLAN],
    "social care": [ASKS, supports("kim", "ben")],
    "its desk": [ASKS, desk("care", "ben")],
    "one who acts for it": [ASKS, supports("sam", "ben", agency_id="care")],
    "another plan": [ADA, BEN, BOTH, Situation(client_id="ada", code="child-in-need")],
    "a plan that starts tomorrow": [
        ADA,
        BEN,
        BOTH,
        Situation(client_id="ada", code="child-protection-plan", start=days_ago(-1)),
    ],
    "a plan that ended today": [ADA, BEN, BOTH, Situation(client_id="ada", code="child-protection-plan", end=D)],
    "an adult on it": [person("ada", "Ada Shaw", "shaw", born=date(2008, 10, 30)), BEN, PLAN, BOTH],
    "another household": [ADA, person("ben", "Ben Shaw"), PLAN, BOTH],
    "who lives elsewhere": [
        ADA,
        person("ben", "Ben Shaw"),
        Membership(client_id="ben", family_id="shaw", lives_here=False),
        PLAN,
        BOTH,
    ],
    "one of another parent": [ADA, BEN, PLAN, parent("ella", "ada"), parent("tom", "ben")],
}


@pytest.mark.parametrize("rows", AS_SIBLINGS.values(), ids=AS_SIBLINGS.keys())
def test_rule_4_asks(rows: list[Any]) -> None:
    assert [each.key for each in found(SIBLING, *rows)] == ["sibling-without-agency|ben|child-social-care"]


@pytest.mark.parametrize("rows", NOT_AS_SIBLINGS.values(), ids=NOT_AS_SIBLINGS.keys())
def test_rule_4_asks_nothing(rows: list[Any]) -> None:
    assert not found(SIBLING, *rows)


HELP = Situation(client_id="ella", code="early-help")  # Ella lives with Ada
GROWN = [Relation(client_id=who, kind="other", other_id="ada") for who in ("ella", "tom")]


def test_a_child_with_one_parent_recorded_is_asked_about() -> None:
    (finding,) = found(PARENT, ADA, HELP, parent("ella", "ada"))
    assert (finding.key, finding.clients, finding.families) == ("parent-not-recorded|ada", ("ada",), ("shaw",))
    assert finding.evidence == ("situation|ella|early-help|",)
    assert finding.question == (
        "Fewer than two parents of Ada Shaw are recorded here. Is there a second parent the team should know about?"
    )


ONE_PARENT = {
    "none": [ADA, HELP],
    "one twice": [ADA, HELP, parent("ella", "ada"), parent("ella", "ada", start=days_ago(9), form="step")],
    "a grandparent": [ADA, HELP, parent("ella", "ada"), Relation(client_id="tom", kind="grandparent", other_id="ada")],
    "a child of hers": [ADA, HELP, parent("ella", "ada"), parent("ada", "tom")],
    "unborn": [person("ada", "Baby Shaw", "shaw", expected=days_ago(-9)), HELP],
    "17": [person("ada", "Ada Shaw", "shaw", born=date(2008, 10, 31)), HELP],
    "in no family, in a situation": [person("ada", "Ada Shaw", born=BORN), Situation(client_id="ada", code="ehcp")],
}
TWO_PARENTS = {
    "two": [ADA, HELP, parent("ella", "ada"), parent("tom", "ada")],
    "one of them ended": [ADA, HELP, parent("ella", "ada"), parent("tom", "ada", end=D)],
    "one of them dead": [ADA, HELP, parent("ella", "ada"), person("pat", "Pat Shaw", died=D), parent("pat", "ada")],
    "no situation": [ADA],
    "a situation that ended": [ADA, Situation(client_id="ella", code="early-help", end=D)],
    "18 today": [person("ada", "Ada Shaw", "shaw", born=date(2008, 10, 30)), HELP],
    "a situation of one who lives elsewhere": [
        ADA,
        person("max", "Max Shaw"),
        Membership(client_id="max", family_id="shaw", lives_here=False),
        Situation(client_id="max", code="early-help"),
    ],
}


@pytest.mark.parametrize("rows", ONE_PARENT.values(), ids=ONE_PARENT.keys())
def test_a_second_parent_is_asked_for(rows: list[Any]) -> None:
    assert [each.key for each in found(PARENT, *rows)] == ["parent-not-recorded|ada"]


@pytest.mark.parametrize("rows", TWO_PARENTS.values(), ids=TWO_PARENTS.keys())
def test_no_second_parent_is_asked_for(rows: list[Any]) -> None:
    assert not found(PARENT, *rows)


LEE = person("lee", "Lee Carter", "shaw", born=date(1990, 1, 1))


def test_an_adult_who_is_nobodys_relation_is_asked_about() -> None:
    (finding,) = found(ADULT, ADA, LEE, HELP, GROWN)
    assert (finding.key, finding.subjects) == ("adult-not-related|lee|shaw", ("lee",))
    assert (finding.clients, finding.families) == (("ada", "lee"), ("shaw",))
    assert finding.evidence == ("member|lee|shaw|", "situation|ella|early-help|")
    assert finding.question == (
        "Lee Carter lives with Ada Shaw, and how they are related to anyone there is not recorded here. "
        "Who is Lee Carter to them?"
    )


NOBODYS = {
    "of unknown age": [ADA, person("lee", "Lee Carter", "shaw"), HELP],
    "18 today": [ADA, person("lee", "Lee Carter", "shaw", born=date(2008, 10, 30)), HELP],
    "of one elsewhere": [ADA, LEE, HELP, person("max", "Max Lane"), parent("lee", "max")],
    "related until today": [ADA, LEE, HELP, Relation(client_id="lee", kind="partner", other_id="ella", end=D)],
    "related from tomorrow": [
        ADA,
        LEE,
        HELP,
        Relation(client_id="lee", kind="partner", other_id="ella", start=days_ago(-1)),
    ],
}
SOMEBODYS = {
    "partner of the mother": [ADA, LEE, HELP, Relation(client_id="lee", kind="partner", other_id="ella")],
    "the other way": [ADA, LEE, HELP, Relation(client_id="ada", kind="other", other_id="lee")],
    "no child": [LEE, HELP],
    "no situation": [ADA, LEE],
    "18 tomorrow": [ADA, person("lee", "Lee Carter", "shaw", born=date(2008, 10, 31)), HELP],
    "who lives elsewhere": [
        ADA,
        person("lee", "Lee Carter", born=date(1990, 1, 1)),
        Membership(client_id="lee", family_id="shaw", lives_here=False),
        HELP,
    ],
    "died": [ADA, person("lee", "Lee Carter", "shaw", born=date(1990, 1, 1), died=D), HELP],
}


@pytest.mark.parametrize("rows", NOBODYS.values(), ids=NOBODYS.keys())
def test_who_they_are_is_asked(rows: list[Any]) -> None:
    assert [each.key for each in found(ADULT, *rows, GROWN)] == ["adult-not-related|lee|shaw"]


@pytest.mark.parametrize("rows", SOMEBODYS.values(), ids=SOMEBODYS.keys())
def test_who_they_are_is_not_asked(rows: list[Any]) -> None:
    assert not [each for each in found(ADULT, *rows, GROWN if ADA in rows else []) if each.subjects == ("lee",)]


def test_a_worker_of_two_agencies_counts_for_social_care() -> None:
    assert not found(SIBLING, ASKS, DANA, works("dana", "care"), works("dana", "oak"), supports("dana", "ben"))
