"""Rule 10 on families worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Family, Membership
from tests.queries.missing.scene import DANA, D, desk, found, person, supports, works

NONE, TWO = "no-lead", "two-leads"
TEAM = [supports("jo", "ella"), supports("sam", "ella")]


def test_a_team_that_nobody_leads_is_asked_about() -> None:
    (finding,) = found(NONE, TEAM, supports("kim", "tom"))
    assert finding.key == "no-lead|ella"
    assert (finding.subjects, finding.clients, finding.families) == (("ella",), ("ella",), ("shaw",))
    assert finding.evidence == ("jo-ella", "sam-ella")
    assert finding.question == "2 agencies support Ella Shaw, and nobody is recorded as the lead. Who leads?"


ASKED = {
    "a desk counts": [supports("jo", "ella"), desk("beat", "ella")],
    "a lead that ended": [TEAM, supports("kim", "ella", lead=True, end=D)],
    "a lead elsewhere": [TEAM, supports("sam", "tom", lead=True)],
    "one with two employers": [DANA, works("dana", "oak"), works("dana", "beat"), supports("dana", "ella")],
    "a desk that leads but stands aside": [TEAM, desk("homes", "ella", lead=True)],
}
NOT_ASKED = {
    "one agency": [supports("sam", "ella"), DANA, works("dana", "homes"), supports("dana", "ella")],
    "one agency and one of none": [supports("sam", "ella"), DANA, supports("dana", "ella")],
    "all universal": [supports("jo", "ella"), supports("gil", "ella")],
    "a lead": [TEAM, supports("kim", "ella", lead=True)],
    "a lead of no agency": [TEAM, DANA, supports("dana", "ella", lead=True)],
    "a desk that leads": [TEAM, desk("beat", "ella", lead=True)],
    "died": [person("amy", "Amy Shaw", "shaw", died=D), supports("jo", "amy"), supports("sam", "amy")],
}


@pytest.mark.parametrize("rows", ASKED.values(), ids=ASKED.keys())
def test_rule_10_asks(rows: list[Any]) -> None:
    assert [finding.key for finding in found(NONE, *rows)] == ["no-lead|ella"]


@pytest.mark.parametrize("rows", NOT_ASKED.values(), ids=NOT_ASKED.keys())
def test_rule_10_asks_nothing(rows: list[Any]) -> None:
    assert not found(NONE, *rows)


def test_two_leads_are_asked_about_and_named() -> None:
    rows = [supports("sam", "ella", lead=True), desk("beat", "ella", lead=True), supports("jo", "ella")]
    (finding,) = found(TWO, *rows, supports("sam", "ella", id="also"))
    assert finding.key == "two-leads|ella"
    assert finding.subjects == ("ella", "beat", "sam")
    assert finding.evidence == ("beat-ella", "sam-ella")
    assert finding.question == (
        "The desk of Neighbourhood police and Sam Hill (Housing) are each recorded as the lead for Ella Shaw. "
        "Who leads?"
    )


def test_one_who_leads_twice_is_one_lead() -> None:
    assert not found(TWO, supports("sam", "ella", lead=True), supports("sam", "ella", id="also", lead=True))


def test_two_leads_of_one_agency_and_two_of_none_are_asked_about() -> None:
    colleague = [DANA, works("dana", "homes"), supports("dana", "ella", lead=True)]
    assert found(TWO, supports("sam", "ella", lead=True), *colleague)
    assert found(TWO, DANA, supports("dana", "ella", lead=True), supports("sam", "ella", lead=True))


def test_both_homes_are_concerned() -> None:
    homes = [Family(id="lane"), Membership(client_id="ella", family_id="lane", lives_here=False)]
    assert found(NONE, TEAM, homes)[0].families == ("lane", "shaw")
