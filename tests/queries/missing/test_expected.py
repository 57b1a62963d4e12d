"""Rule 11 on families worked by hand: every row of the table of §3, and every boundary of age and day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.errors import InputRefused
from graph.model import Agency, Relation, Situation
from queries.missing import RuleSettings, missing_links
from queries.missing.roles import profile, profiles
from tests.queries.missing.scene import D, days_ago, desk, found, person, scene, supports

RULE = "expected-role-missing"


def aged(years: int, days: int = 0) -> date:
    """Born so that one is so many years old in some days."""
    day = days_ago(-days)
    return day.replace(year=day.year - years)


def ada(*codes: str, **record: Any) -> list[Any]:
    """Ada, who lives alone, in some situations."""
    return [person("ada", "Ada Shaw", **record), *(Situation(client_id="ada", code=code) for code in codes)]


def missing(*rows: Any) -> set[str]:
    return {each.key.split("|")[2] for each in found(RULE, *rows) if each.clients == ("ada",)}


PLAN, HELP, CARE = "child-protection-plan", "early-help", "looked-after"
PUPIL = {"kind:school"}


def test_a_role_that_nobody_holds_is_asked_about() -> None:
    (finding,) = found(
        RULE, person("ada", "Ada Shaw", "shaw"), Situation(client_id="ada", code=HELP), supports("jo", "ada")
    )
    assert (finding.key, finding.subjects) == ("expected-role-missing|ada|lead-practitioner", ("ada",))
    assert (finding.clients, finding.families) == (("ada",), ("shaw",))
    assert finding.evidence == ("jo-ada", "situation|ada|early-help|")
    assert finding.question == (
        "On the team of Ada Shaw no lead practitioner or social worker is recorded, where one is expected. "
        "Who is it, or is none needed?"
    )


EXPECTED = {
    "a plan, grown up": (ada(PLAN, born=aged(30)), {"child-protection-social-worker", "gp"}),
    "a plan, 4": (
        ada(PLAN, born=aged(5, 1)),
        {"child-protection-social-worker", "gp", "health-visitor"},
    ),
    "a plan, 5 today": (
        ada(PLAN, born=aged(5)),
        {"child-protection-social-worker", "gp", "school-safeguarding-lead", "kind:school"},
    ),
    "a plan, 15": (
        ada(PLAN, born=aged(16, 1)),
        {"child-protection-social-worker", "gp", "school-safeguarding-lead", "kind:school"},
    ),
    "a plan, 16 today": (ada(PLAN, born=aged(16)), {"child-protection-social-worker", "gp"}),
    "in need": (ada("child-in-need", born=aged(30)), {"lead-practitioner"}),
    "in care": (
        ada(CARE, born=aged(8)),
        {
            "looked-after-social-worker",
            "independent-reviewing-officer",
            "carer",
            "looked-after-nurse",
            "designated-teacher",
        }
        | PUPIL,
    ),
    "special needs": (ada("ehcp"), {"special-needs-coordinator"}),
    "youth justice": (ada("youth-justice"), {"youth-justice-worker"}),
    "left care, 24": (ada("left-care", born=aged(25, 1)), {"personal-adviser"}),
    "left care, 25 today": (ada("left-care", born=aged(25)), set()),
    "left care, of unknown age": (ada("left-care"), set()),
    "an adult at risk": (ada("adult-at-risk"), {"enquiry-lead", "gp"}),
    "newborn": (ada(HELP, born=D), {"lead-practitioner", "health-visitor"}),
    "unborn": (ada(HELP, expected=days_ago(-85)), {"lead-practitioner", "midwife"}),
    "unborn, in 84 days": (ada(HELP, expected=days_ago(-84)), {"lead-practitioner", "midwife", "health-visitor"}),
    "unborn and late": (ada(HELP, expected=days_ago(9)), {"lead-practitioner", "midwife", "health-visitor"}),
    "no situation": (ada(born=aged(8)), set()),
    "a situation that ended": ([ada(born=aged(8)), Situation(client_id="ada", code=PLAN, end=D)], set()),
    "a coordinated plan is of another profile": (ada("sip", born=aged(30)), set()),
    "died": (ada(HELP, born=aged(8), died=D), set()),
    "the mother's situation": (
        [person("ada", "Ada Shaw", "shaw", born=aged(8)), Situation(client_id="ella", code=HELP)],
        PUPIL,
    ),
}


@pytest.mark.parametrize(("rows", "roles"), EXPECTED.values(), ids=EXPECTED.keys())
def test_who_is_expected(rows: list[Any], roles: set[str]) -> None:
    assert missing(rows) == roles


GIVEN = Agency(id="clinic", name="Health visiting", kind="health-visiting")
WOMB = Agency(id="womb", name="Midwives", kind="midwifery")
HOLDS = {
    "in the role": (ada(HELP), supports("sam", "ada", role="lead-practitioner"), set()),
    "in the other role": (ada(HELP), supports("kim", "ada", role="social-worker"), set()),
    "in another role": (ada(HELP), supports("kim", "ada", role="therapist"), {"lead-practitioner"}),
    "in it until today": (ada(HELP), supports("kim", "ada", role="social-worker", end=D), {"lead-practitioner"}),
    "with the brother": (ada(HELP), supports("kim", "tom", role="social-worker"), {"lead-practitioner"}),
    "of the kind": (ada("adult-at-risk"), supports("gil", "ada"), {"enquiry-lead"}),
    "a desk of the kind": (ada("adult-at-risk"), desk("gp", "ada"), {"enquiry-lead"}),
    "acting for the kind": (ada("adult-at-risk"), supports("sam", "ada", agency_id="gp"), {"enquiry-lead"}),
    "a desk of the kind that may hold the role": (
        ada(PLAN, born=aged(2)),
        [GIVEN, desk("clinic", "ada")],
        {"child-protection-social-worker", "gp"},
    ),
    "somebody of that kind, in no role": (
        ada(PLAN, born=aged(2)),
        [GIVEN, supports("sam", "ada", agency_id="clinic")],
        {"child-protection-social-worker", "gp", "health-visitor"},
    ),
    "midwives": (ada(HELP, expected=days_ago(-99)), [WOMB, desk("womb", "ada")], {"lead-practitioner"}),
    "a carer": (
        ada(CARE, born=aged(30)),
        Relation(client_id="ella", kind="carer", other_id="ada"),
        {"looked-after-social-worker", "independent-reviewing-officer", "looked-after-nurse"},
    ),
    "whom she cares for": (
        ada(CARE, born=aged(30)),
        Relation(client_id="ada", kind="carer", other_id="ella"),
        {"looked-after-social-worker", "independent-reviewing-officer", "looked-after-nurse", "carer"},
    ),
    "a carer until today": (
        ada(CARE, born=aged(30)),
        Relation(client_id="ella", kind="carer", other_id="ada", end=D),
        {"looked-after-social-worker", "independent-reviewing-officer", "looked-after-nurse", "carer"},
    ),
}


@pytest.mark.parametrize(("rows", "who", "roles"), HOLDS.values(), ids=HOLDS.keys())
def test_who_holds_it(rows: list[Any], who: Any, roles: set[str]) -> None:
    assert missing(rows, who) == roles


def test_sweden_expects_a_lead_of_the_sip_and_nothing_of_englands() -> None:
    slice_ = scene(ada("sip", PLAN, born=aged(8)))
    findings = missing_links(slice_, D, rules=[RULE], settings=RuleSettings(expected_roles="se-sip"))
    assert [each.key for each in findings] == ["expected-role-missing|ada|sip-lead"]


def test_there_are_two_profiles_and_no_other() -> None:
    assert profiles() == ["se-sip", "uk-safeguarding"]
    assert all(profile(name) for name in profiles())
    with pytest.raises(InputRefused, match="There are: se-sip, uk-safeguarding"):
        profile("atlantis")
