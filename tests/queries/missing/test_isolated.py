"""Rule 14 on agencies worked by hand, and on each of its boundaries."""

from __future__ import annotations

from typing import Any

import pytest

from graph.columnar import slice_of
from graph.model import Address, Agency, Family, Professional
from queries.missing import Scope, count_missing_links, missing_links
from tests.queries.missing.scene import BASE, D, days_ago, desk, facts, found, person, rang, spoke, supports, works

ALONE, APART = "isolated-agency", "agencies-not-in-touch"
# Four agencies support Ella, and but for the school all speak with each other; a fifth and a sixth, whom they ring.
TEAM = [supports(each, "ella") for each in ("jo", "sam", "kim", "gil")]
OTHERS = [spoke("sam", "kim"), spoke("sam", "gil"), spoke("kim", "gil")]

FIRE = Agency(id="fire", name="Fire service", kind="fire")
BEAT = [desk("beat", "ella"), *(rang(each, "beat") for each in ("sam", "kim", "gil"))]


def family(number: int, *workers: str) -> list[Any]:
    """One more client in no family, whom some workers support."""
    client = f"c{number}"
    return [*person(client, "Amy Webb"), *(supports(each, client) for each in workers)]


def families(count: int) -> list[Any]:
    """So many clients whom Jo of the school and Gil of the practice both support: both for everyone."""
    return [family(number, "jo", "gil") for number in range(count)]


def asked(rule: str, *rows: Any) -> list[tuple[str, ...]]:
    return [each.subjects for each in found(rule, *rows)]


def test_an_agency_beside_three_others_and_in_touch_with_none() -> None:
    (finding,) = found(ALONE, TEAM, OTHERS)
    assert (finding.key, finding.subjects) == ("isolated-agency|oak", ("oak",))
    assert (finding.clients, finding.families) == (("ella",), ("shaw",))
    assert finding.evidence == ("gil-ella", "jo-ella", "kim-ella", "sam-ella")
    assert finding.question == (
        "Oak Primary School shares clients with 3 agencies. Since 1 August it is in touch with 0 of them, "
        "as far as recorded here. Who could bring them together?"
    )


def test_two_agencies_share_five_families_and_are_not_in_touch() -> None:
    others = [supports("sam", "tom"), person("max", "Max Shaw", "shaw"), supports("sam", "max")]
    (finding,) = found(APART, families(4), supports("jo", "ella"), supports("gil", "tom"), others)
    assert (finding.key, finding.subjects) == ("agencies-not-in-touch|gp|oak", ("gp", "oak"))
    assert finding.clients == ("c0", "c1", "c2", "c3", "ella", "tom")
    assert finding.families == ("shaw",)
    lone = [f"{who}-c{number}" for number in range(4) for who in ("gil", "jo")]
    assert finding.evidence == tuple(sorted((*lone, "jo-ella", "gil-tom")))
    assert finding.question == (
        "Hill Surgery and Oak Primary School share 5 families. Since 1 August they are in touch about 0 of them, "
        "as far as recorded here. Do their leads know of each other?"
    )


ISOLATED: dict[str, list[Any]] = {
    "with one of five, who are fewer than a quarter": [
        TEAM, OTHERS, BEAT, spoke("jo", "sam"), FIRE, desk("fire", "ella"),
        [rang(each, "fire") for each in ("sam", "kim", "gil")],
    ],
    "in touch 90 days ago": [TEAM, OTHERS, spoke("jo", "sam", on=days_ago(90))],
    "in touch about somebody who is of no family that they share": [
        TEAM, OTHERS, person("max", "Max Lane"), spoke("jo", "sam", about="max"),
    ],
    "with each by another client": [
        OTHERS, [row for at, each in enumerate(("sam", "kim", "gil")) for row in family(at, "jo", each)],
        supports("sam", "ella"), supports("kim", "ella"), supports("gil", "ella"),
    ],
    "each by its desk": [desk("oak", "ella"), TEAM[1:], OTHERS],
}  # fmt: skip
NOT_ISOLATED: dict[str, list[Any]] = {
    "beside two others": [TEAM[:3], spoke("sam", "kim")],
    "in touch with one of three": [TEAM, OTHERS, spoke("jo", "sam")],
    "with one of four, who are a quarter": [TEAM, OTHERS, BEAT, spoke("jo", "sam")],
    "in touch 89 days ago": [TEAM, OTHERS, spoke("jo", "sam", on=days_ago(89))],
    "in touch about the brother": [TEAM, OTHERS, spoke("jo", "sam", about="tom")],
    "in touch about another family that they share": [
        TEAM, OTHERS, family(1, "jo", "sam"), spoke("jo", "sam", about="c1"),
    ],
    "one family, but no client": [supports("jo", "tom"), TEAM[1:], OTHERS],
    "an involvement that ended today": [supports("jo", "ella", end=D), TEAM[1:], OTHERS],
    "the desk was rung": [desk("oak", "ella"), TEAM[1:], OTHERS, rang("sam", "oak")],
}  # fmt: skip


@pytest.mark.parametrize("rows", ISOLATED.values(), ids=ISOLATED.keys())
def test_the_school_is_alone(rows: list[Any]) -> None:
    assert asked(ALONE, *rows) == [("oak",)]


@pytest.mark.parametrize("rows", NOT_ISOLATED.values(), ids=NOT_ISOLATED.keys())
def test_no_agency_is_alone(rows: list[Any]) -> None:
    assert not asked(ALONE, *rows)


NOT_IN_TOUCH: dict[str, list[Any]] = {
    "five families, and nobody is in touch": [families(5)],
    "one of eleven": [families(11), spoke("jo", "gil", about="c0")],
    "a family in which they support two members": [families(4), supports("jo", "ella"), supports("gil", "tom")],
    "too long ago": [families(5), spoke("jo", "gil", on=days_ago(90))],
    "about somebody whom they don't share": [families(5), spoke("jo", "gil", about="ella")],
    "another of the school is in touch, who supports nobody": [
        families(5), Professional(id="amy", name="Amy Lund"), works("amy", "oak"), spoke("amy", "gil"),
    ],
}  # fmt: skip
IN_TOUCH: dict[str, list[Any]] = {
    "four families": [families(4)],
    "a fifth to come": [families(4), family(9, "jo"), supports("gil", "c9", start=days_ago(-1))],
    "one of ten": [families(10), spoke("jo", "gil", about="c0")],
    "one of five": [families(5), spoke("jo", "gil", about="c0")],
    "about nobody in particular": [families(5), spoke("jo", "gil")],
    "two members of one family, counted once": [
        families(4), *(supports(each, "ella") for each in ("jo", "gil")), *(
            supports(each, "tom") for each in ("jo", "gil")), spoke("jo", "gil", about="ella"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("rows", NOT_IN_TOUCH.values(), ids=NOT_IN_TOUCH.keys())
def test_the_school_and_the_practice_are_not_in_touch(rows: list[Any]) -> None:
    assert asked(APART, *rows) == [("gp", "oak")]


@pytest.mark.parametrize("rows", IN_TOUCH.values(), ids=IN_TOUCH.keys())
def test_no_two_agencies_are_asked_about(rows: list[Any]) -> None:
    assert not asked(APART, *rows)


def test_who_works_for_two_agencies_counts_for_both() -> None:
    assert asked(APART, families(5), works("jo", "care")) == [("care", "gp"), ("gp", "oak")]
    # Nobody is asked whether two agencies are in touch where one person acts for both.
    assert not asked(APART, [family(number, "jo") for number in range(5)], works("jo", "care"))
    assert not asked(APART, families(5), works("jo", "gp"))


def test_nobody_asks_an_account_nor_counts_for_it() -> None:
    rows = facts(*BASE, *TEAM, *OTHERS, *families(5))
    seen, everything = slice_of(rows, D), slice_of(rows, D, of_everything=True)
    assert {each.rule for each in missing_links(everything, D, rules=[ALONE, APART])} == {ALONE, APART}
    assert not missing_links(seen, D, rules=[ALONE, APART])
    assert not {ALONE, APART} & count_missing_links(seen, D).keys()
    assert count_missing_links(everything, D, rules=[APART]) == {APART: 1}


@pytest.mark.parametrize(("area", "asked"), [("North", True), ("East", True), ("South", False)])
def test_an_area_is_told_of_its_families_and_of_its_agencies(area: str, asked: bool) -> None:
    homes: list[Any] = [Address(family_id=each, address="1 Mill Lane", area=where) for each, where in
             (("shaw", "North"), ("webb", "South"), ("lane", "East"))]  # fmt: skip
    homes += [Family(id="webb"), Family(id="lane")]
    base = [each for each in BASE if getattr(each, "id", "") != "oak"]
    school = Agency(id="oak", name="Oak Primary School", kind="school", area="East")
    network = slice_of(facts(*base, school, *homes, *TEAM, *OTHERS), D, of_everything=True)
    assert bool(missing_links(network, D, rules=[ALONE], scope=Scope(area=area))) == asked
