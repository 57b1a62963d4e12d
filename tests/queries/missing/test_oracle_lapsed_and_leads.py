"""Rules 8 and 10: the oracle gives the answers that were worked out by hand from missing-links.md."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Employment, Situation
from tests.queries.missing.oracle import Answer
from tests.queries.missing.stories import ALONE, CHILD, DAY, Story, ago, found, keys

CHILD_PROTECTION, LOOKED_AFTER = "child-protection-social-worker", "looked-after-social-worker"


@pytest.mark.parametrize(
    ("worker", "involvement"),
    [
        ("paul", {"start": ago(90)}),
        ("paul", {"start": None}),
        ("paul", {"start": ago(14), "role": CHILD_PROTECTION}),
        ("paul", {"start": ago(42), "role": LOOKED_AFTER}),
        ("sue", {"start": ago(14), "role": CHILD_PROTECTION}),
        ("sue", {"start": ago(90), "agency_id": "homes"}),
    ],
    ids=["90 days", "unknown from", "14 days", "42 days", "the role comes first", "on behalf of housing"],
)
def test_contact_has_lapsed(worker: str, involvement: dict[str, Any]) -> None:
    story = ALONE.supports(worker, "ella", **involvement)
    before, after = sorted((worker, "ella"))
    assert found(story, "lapsed-contact") == {
        Answer("lapsed-contact", f"lapsed-contact|{before}|{after}", (before, after), ("ella",), ("f",))
    }


@pytest.mark.parametrize(
    ("worker", "involvement"),
    [
        ("paul", {"start": ago(89)}),
        ("paul", {"start": ago(13), "role": CHILD_PROTECTION}),
        ("paul", {"start": ago(41), "role": LOOKED_AFTER}),
        ("sue", {"start": ago(500)}),
        ("paul", {"start": ago(500), "end": DAY}),
        (None, {"start": ago(500), "agency_id": "homes"}),
    ],
    ids=["89 days", "13 days", "41 days", "universal", "ended", "a desk"],
)
def test_contact_has_not_lapsed(worker: str | None, involvement: dict[str, Any]) -> None:
    assert found(ALONE.supports(worker, "ella", **involvement), "lapsed-contact") == set()


@pytest.mark.parametrize(
    ("role", "on", "lapsed"),
    [
        (None, ago(89), False),
        (None, ago(90), True),
        (None, DAY, False),
        (None, ago(-1), True),
        (CHILD_PROTECTION, ago(13), False),
        (CHILD_PROTECTION, ago(14), True),
        (LOOKED_AFTER, ago(41), False),
        (LOOKED_AFTER, ago(42), True),
    ],
)
def test_a_contact_counts_within_the_cadence(role: str | None, on: object, lapsed: bool) -> None:
    story = ALONE.supports("paul", "ella", start=None, role=role).contact("paul", client_id="ella", on=on)
    assert bool(found(story, "lapsed-contact")) == lapsed


def test_only_a_contact_that_took_place_between_the_two_counts() -> None:
    story = ALONE.supports("paul", "ella", start=None).contact("paul", client_id="ella", planned=True)
    story = story.contact("sue", client_id="ella").contact("paul", other_professional_id="sue", about="ella")
    assert keys(story, "lapsed-contact") == {"lapsed-contact|ella|paul"}


@pytest.mark.parametrize(("situation", "lapsed"), [({}, True), ({"start": DAY}, True), ({"end": DAY}, False)])
def test_a_universal_agency_has_a_cadence_where_a_situation_is_current(situation: dict[str, Any], lapsed: bool) -> None:
    story = ALONE.supports("sue", "ella", start=None)
    story = story.add("situations", Situation(client_id="ella", code="ehcp", **situation))
    assert bool(found(story, "lapsed-contact")) == lapsed


def test_two_homes_are_both_concerned() -> None:
    (answer,) = found(Story().client("ella", "h", "f").supports("paul", "ella", start=None), "lapsed-contact")
    assert answer.families == ("f", "h")


def test_a_team_without_a_lead() -> None:
    assert found(CHILD, "no-lead") == {Answer("no-lead", "no-lead|ella", ("ella",), ("ella",), ("f",))}


@pytest.mark.parametrize(
    "story",
    [
        CHILD.supports("sue", "ella", lead=True),
        CHILD.supports(None, "ella", agency_id="oak", lead=True),
        ALONE.supports("paul", "ella"),
        ALONE.supports("sue", "ella").supports("gita", "ella"),
        CHILD.instead("employments"),
    ],
    ids=["a lead", "a desk that leads", "one agency", "all universal", "no agencies"],
)
def test_a_team_that_needs_no_lead_or_has_one(story: Story) -> None:
    assert found(story, "no-lead") == set()


@pytest.mark.parametrize(
    "story",
    [
        CHILD.supports("paul", "ella", lead=True, end=DAY, start=ago(9)),
        CHILD.supports(None, "ella", agency_id="care", lead=True),
        ALONE.instead(
            "employments",
            Employment(professional_id="paul", agency_id="care"),
            Employment(professional_id="paul", agency_id="homes"),
        ).supports("paul", "ella"),
    ],
    ids=["the lead ended", "the desk that leads stands aside", "two agencies of one worker"],
)
def test_a_team_that_still_needs_a_lead(story: Story) -> None:
    assert keys(story, "no-lead") == {"no-lead|ella"}


def test_a_team_with_two_leads() -> None:
    story = ALONE.supports("queenie", "ella", lead=True).supports("paul", "ella", lead=True)
    assert found(story, "two-leads") == {
        Answer("two-leads", "two-leads|ella", ("ella", "paul", "queenie"), ("ella",), ("f",))
    }
    assert found(story, "no-lead") == set()


def test_two_involvements_of_one_lead_are_one_lead() -> None:
    story = ALONE.supports("paul", "ella", lead=True).supports("paul", "ella", lead=True, role="lead-practitioner")
    assert found(story, "two-leads") == set()


def test_two_leads_of_one_agency_or_of_none_are_two() -> None:
    story = ALONE.supports("paul", "ella", lead=True).supports("sue", "ella", lead=True)
    assert keys(story.instead("employments"), "two-leads") == {"two-leads|ella"}
