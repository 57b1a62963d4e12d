"""Rule 13 on a family worked by hand, and on each of its boundaries."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graph.columnar import slice_of
from graph.model import Professional
from queries.missing import missing_links
from tests.queries.missing.scene import (
    BASE,
    D,
    days_ago,
    desk,
    facts,
    found,
    person,
    rang,
    spoke,
    supports,
    works,
)

ALONE = "single-connector"
TEAM = [supports("jo", "ella"), supports("sam", "ella"), supports("kim", "ella"), supports("gil", "ella")]
THROUGH_JO = [spoke("jo", "sam"), spoke("kim", "jo"), spoke("jo", "gil")]
JO = Professional(id="jo", name="Jo Reid")
LEADS = supports("jo", "ella", lead=True)


def test_one_through_whom_alone_the_others_are_in_touch_is_asked_about() -> None:
    (finding,) = found(ALONE, TEAM, THROUGH_JO)
    assert (finding.key, finding.subjects) == ("single-connector|jo|shaw", ("jo",))
    assert (finding.clients, finding.families) == (("ella",), ("shaw",))
    assert finding.evidence == ("gil-ella", "jo-ella", "kim-ella", "sam-ella")
    assert finding.question == (
        "Gil Day (Hill Surgery) and Kim Lee (Children’s social care) and Sam Hill (Housing) support members of one "
        "family. Since 1 August they are in touch only through Jo Reid (Oak Primary School), as far as recorded here. "
        "Who could speak directly?"
    )


ASKED: dict[str, list[Any]] = {
    "two of whom know each other": [TEAM, THROUGH_JO, spoke("sam", "kim")],
    "with the brother's worker": [TEAM[:3], supports("gil", "tom"), THROUGH_JO],
    "with the desk of a service": [TEAM[:3], desk("beat", "ella"), THROUGH_JO[:2], rang("jo", "beat")],
    "who leads and whose involvement ends in 30 days": [
        *TEAM[1:], supports("jo", "ella", lead=True, end=days_ago(-30)), THROUGH_JO,
    ],
    "who leads and whose employment ends in 30 days": [
        *TEAM[1:], LEADS, THROUGH_JO, works("jo", "oak", end=days_ago(-30)),
    ],
    "another leads": [TEAM[:3], supports("gil", "ella", lead=True), THROUGH_JO],
}  # fmt: skip
NOT_ASKED: dict[str, list[Any]] = {
    "a team of three": [TEAM[:3], THROUGH_JO[:2]],
    "all know each other": [TEAM, THROUGH_JO, spoke("sam", "kim"), spoke("kim", "gil")],
    "in touch with one only": [TEAM, THROUGH_JO[:1]],
    "too long ago": [TEAM, [replace(each, on=days_ago(90)) for each in THROUGH_JO]],
    "about somebody else": [TEAM, person("max", "Max Lane"), [replace(each, about="max") for each in THROUGH_JO]],
    "who leads": [TEAM[1:], LEADS, THROUGH_JO],
    "who leads and whose involvement ends in 31 days": [
        *TEAM[1:], supports("jo", "ella", lead=True, end=days_ago(-31)), THROUGH_JO,
    ],
    "who is one of a desk": [TEAM[1:], desk("oak", "ella"), rang("sam", "oak"), rang("kim", "oak"), rang("gil", "oak")],
}  # fmt: skip


@pytest.mark.parametrize("rows", ASKED.values(), ids=ASKED.keys())
def test_is_asked(rows: list[Any]) -> None:
    assert [each.subjects for each in found(ALONE, *rows)] == [("jo",)]


@pytest.mark.parametrize("rows", NOT_ASKED.values(), ids=NOT_ASKED.keys())
def test_is_not_asked(rows: list[Any]) -> None:
    assert not found(ALONE, *rows)


@pytest.mark.parametrize(("until", "asked"), [(days_ago(-1), True), (D, False), (None, False)])
def test_a_lead_who_is_away_is_asked_about(until: Any, asked: bool) -> None:
    base = [replace(each, away_until=until) if each == JO else each for each in BASE]
    network = slice_of(facts(*base, *TEAM[1:], LEADS, *THROUGH_JO), D)
    assert bool(missing_links(network, D, rules=[ALONE])) == asked


def test_members_of_one_agency_on_both_sides_are_no_loss() -> None:
    rows = [works(who, "care") for who in ("sam", "gil")]
    ties = [supports(who, "ella", agency_id="care") for who in ("sam", "kim", "gil")]
    assert not found(ALONE, TEAM[:1], ties, rows, THROUGH_JO)
