"""Rule 8 on families worked by hand: each cadence, and each of its boundaries."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Membership, Professional, Situation
from queries.missing import RuleSettings, missing_links
from tests.queries.missing.scene import DANA, D, days_ago, desk, found, person, saw, scene, spoke, supports, works

RULE = "lapsed-contact"
LONG = {"start": None}
PROTECTION = {"role": "child-protection-social-worker"}
LOOKED_AFTER = {"role": "looked-after-social-worker"}


def test_who_has_not_been_seen_for_90_days_is_asked_about() -> None:
    (finding,) = found(RULE, supports("sam", "ella", **LONG))
    assert finding.to_json() == {
        "rule": RULE,
        "key": "lapsed-contact|ella|sam",
        "subjects": ["ella", "sam"],
        "clients": ["ella"],
        "families": ["shaw"],
        "question": "Sam Hill (Housing) supports Ella Shaw. "
        "No contact between the two is recorded here since 1 August. Have they been in contact?",
        "evidence": ["sam-ella"],
        "rank": 1,
    }


LAPSED = {
    "90 days old": [supports("sam", "ella", start=days_ago(90))],
    "seen the day before the window": [supports("sam", "ella", **LONG), saw("sam", "ella", on=days_ago(90))],
    "a contact planned": [supports("sam", "ella", **LONG), saw("sam", "ella", planned=True)],
    "a contact the day after the day asked about": [
        supports("sam", "ella", **LONG),
        saw("sam", "ella", on=days_ago(-1)),
    ],
    "seen by another": [supports("sam", "ella", **LONG), saw("jo", "ella")],
    "saw the brother": [supports("sam", "ella", **LONG), saw("sam", "tom")],
    "spoke about her": [supports("sam", "ella", **LONG), spoke("sam", "jo", about="ella")],
    "14 days old": [supports("sam", "ella", start=days_ago(14), **PROTECTION)],
    "seen 14 days ago": [supports("sam", "ella", **LONG, **PROTECTION), saw("sam", "ella", on=days_ago(14))],
    "42 days old": [supports("sam", "ella", start=days_ago(42), **LOOKED_AFTER)],
    "seen 42 days ago": [supports("sam", "ella", **LONG, **LOOKED_AFTER), saw("sam", "ella", on=days_ago(42))],
    "a role goes before a universal agency": [supports("jo", "ella", **LONG, **PROTECTION)],
    "universal, in a situation": [supports("jo", "ella", **LONG), Situation(client_id="ella", code="ehcp")],
    "of a universal agency and another": [
        DANA,
        works("dana", "oak"),
        works("dana", "beat"),
        supports("dana", "ella", **LONG),
    ],
    "of no agency": [DANA, supports("dana", "ella", **LONG)],
    "beside an ended involvement": [
        supports("sam", "ella", **LONG),
        supports("sam", "ella", id="x", end=D, **PROTECTION),
    ],
}
NOT_LAPSED = {
    "89 days old": [supports("sam", "ella", start=days_ago(89))],
    "seen on the window's first day": [supports("sam", "ella", **LONG), saw("sam", "ella", on=days_ago(89))],
    "seen today": [supports("sam", "ella", **LONG), saw("sam", "ella", on=D)],
    "13 days old": [supports("sam", "ella", start=days_ago(13), **PROTECTION)],
    "seen 13 days ago": [supports("sam", "ella", **LONG, **PROTECTION), saw("sam", "ella", on=days_ago(13))],
    "seen 41 days ago": [supports("sam", "ella", **LONG, **LOOKED_AFTER), saw("sam", "ella", on=days_ago(41))],
    "universal": [supports("jo", "ella", **LONG)],
    "universal by the agency acted for": [supports("sam", "ella", agency_id="gp", **LONG)],
    "universal, a situation ended today": [
        supports("jo", "ella", **LONG),
        Situation(client_id="ella", code="ehcp", end=D),
    ],
    "universal, the brother's situation": [supports("jo", "ella", **LONG), Situation(client_id="tom", code="ehcp")],
    "ended": [supports("sam", "ella", start=None, end=D)],
    "not active": [
        Professional(id="dana", name="Dana Fox", active=False),
        works("dana", "beat"),
        supports("dana", "ella", **LONG),
    ],
    "a desk's": [desk("beat", "ella", **LONG)],
    "died": [person("amy", "Amy Shaw", "shaw", died=days_ago(1)), supports("sam", "amy", **LONG)],
}


@pytest.mark.parametrize("rows", LAPSED.values(), ids=LAPSED.keys())
def test_contact_has_lapsed(rows: list[Any]) -> None:
    assert len(found(RULE, *rows)) == 1


@pytest.mark.parametrize("rows", NOT_LAPSED.values(), ids=NOT_LAPSED.keys())
def test_contact_has_not_lapsed(rows: list[Any]) -> None:
    assert not found(RULE, *rows)


def test_two_involvements_are_one_question_that_rests_on_the_lapsed_one() -> None:
    young = supports("sam", "ella", id="young", start=days_ago(80))
    protection = supports("sam", "ella", id="protection", start=days_ago(80), **PROTECTION)
    (finding,) = found(RULE, young, protection, saw("sam", "ella", on=days_ago(20)))
    assert finding.evidence == ("protection",)
    assert "since 16 October." in finding.question


def test_both_homes_are_concerned() -> None:
    rows = [supports("sam", "ella", **LONG), person("max", "Max Lane", "shaw")]
    assert found(RULE, *rows, Membership(client_id="ella", family_id="gone", end=D))[0].families == ("shaw",)


def test_the_cadence_is_a_setting() -> None:
    slice_ = scene(supports("sam", "ella", start=days_ago(30)), supports("jo", "ella", start=days_ago(30)))
    settings = RuleSettings(cadence=30, cadence_universal=20, told_only=False)
    findings = missing_links(slice_, D, rules=[RULE], settings=settings)
    assert [finding.subjects for finding in findings] == [("ella", "jo"), ("ella", "sam")]
    assert [finding.question.partition("since ")[2] for finding in findings] == [
        "10 October. Have they been in contact?",
        "30 September. Have they been in contact?",
    ]
