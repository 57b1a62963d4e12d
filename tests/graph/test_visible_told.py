"""Whether a family knows that services share is told to those who support somebody of it themselves (access.md §6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.model import Family
from graph.viewer import operator
from graph.visible import visible
from tests.graph.access_case import Case, check, told
from tests.graph.access_scene import DAY, member, person, scene, sight, supports
from tests.graph.access_scene import day as on_day

AGREED = "se-sip"
SINCE = on_day(-9)
SHAW, DALE, WEST = (Family(id=each, name=each, told_on=SINCE) for each in ("shaw", "dale", "west"))
BY_ME: dict[str, Any] = {"source": None, "asserted_by": "me", "agency_id": "care"}
BY_ANOTHER: dict[str, Any] = {**BY_ME, "asserted_by": "sam", "agency_id": "homes", "confirmed_by": "drew"}


def of(family: str, name: str = "told_on") -> Any:
    """What is seen of a mark of a family."""
    return told("families", family, name)


CASES = (
    Case("told", "the second family of my client's brother", (DALE,), of("dale"), None),
    Case("told-joined", "two households were joined", (WEST, member("ella", "west", joined=True, **BY_ANOTHER)),
         of("west"), None),
    Case("told-stated", "I said that Ella belongs there", (WEST, member("ella", "west", **BY_ME)), of("west"), None),
    Case("told-now", "Ella has left the family", (SHAW, member("ella", "shaw", end=on_day(-1))), of("shaw"), None),
    Case("told-ground", "agencies share on consent", (SHAW,), of("shaw"), None, grounds=AGREED),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_clause_decides(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", [each for each in CASES if each.clause != "told-ground"], ids=str)
def test_it_decides_the_same_of_not_told(case: Case) -> None:
    families = (replace(each, told_on=None, not_told=True) if isinstance(each, Family) else each for each in case.rows)
    name = next(each.id for each in case.rows if isinstance(each, Family))
    check(replace(case, rows=tuple(families), look=of(name, "not_told"), expected=False))


@pytest.mark.parametrize(("who", "sees"), [("me", True), ("sam", True), ("drew", True), ("kay", False), ("ria", False)])
def test_it_is_told_to_whoever_supports_one_of_them(who: str, sees: bool) -> None:
    """Drew, of the police, supports Tom; Kay, my colleague, nobody."""
    seen = sight(SHAW, who=who)
    assert of("shaw")(seen) == (SINCE if sees else "not seen")


def test_it_is_told_over_what_somebody_else_confirmed_and_to_who_opened_them() -> None:
    assert of("west")(sight(WEST, member("ella", "west", **BY_ANOTHER))) == SINCE
    assert of("dale")(sight(DALE, opened=("jay",))) == SINCE
    assert of("dale")(sight(DALE, opened=("jay",), enquired=("jay",))) == SINCE


def test_of_a_shielded_family_it_is_told_to_the_lead_who_sees_it() -> None:
    shielded = (replace(SHAW, shielded=True), person("ella", shielded=True))
    assert of("shaw")(sight(*shielded)) == "not seen"
    assert of("shaw")(sight(*shielded, supports("me", "ella", "care", lead=True))) == SINCE


def test_a_sealed_worker_reads_it_and_the_operator_reads_all() -> None:
    assert of("shaw")(sight(SHAW, supports("ria", "ella", "refuge", visibility="hidden"), who="ria")) == SINCE
    everything = visible(operator("root"), DAY, scene(replace(SHAW, shielded=True), replace(DALE, not_told=True)))
    assert {each.id: (each.told_on, each.not_told) for each in everything.facts.families} == {
        "shaw": (SINCE, False),
        "dale": (SINCE, True),
    }
