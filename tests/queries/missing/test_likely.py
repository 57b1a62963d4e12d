"""Rule 17: which of several questions comes first, by whom the two are both in touch with; worked out by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from graph.model import Agency, Family, Professional, Relation, Situation
from queries.missing import count_missing_links, missing_links
from queries.missing.ground import Ground
from queries.missing.likely import EXACT_CLIENTS, UNITS
from tests.queries.missing.scene import (
    DANA,
    D,
    days_ago,
    desk,
    found,
    person,
    rang,
    saw,
    scene,
    spoke,
    supports,
    works,
)

ONE, TWO, THREE = (f"{what}-not-in-contact" for what in ("workers", "household-workers", "linked-households"))
# Dana (police), Jo (school), Kim (social care) and Sam (housing) support Ella.
TEAM = [DANA, works("dana", "beat"), *(supports(each, "ella") for each in ("dana", "jo", "kim", "sam"))]
KIM_LINKS = [spoke("kim", "jo"), spoke("kim", "sam")]


def asked(rule: str, *rows: Any) -> list[str]:
    """The pairs that a rule asks about, in order."""
    return ["-".join(finding.subjects) for finding in found(rule, *rows)]


def more(worker: str, clients: int) -> list[Any]:
    """So many more clients of a worker, each alone in the world."""
    alone = [f"{worker}.{number}" for number in range(clients)]
    return [[person(each, "A B"), supports(worker, each)] for each in alone]


def test_without_contacts_the_key_decides() -> None:
    assert asked(ONE, TEAM) == ["dana-jo", "dana-kim", "dana-sam", "jo-kim", "jo-sam", "kim-sam"]


def test_whom_both_are_in_touch_with_puts_a_pair_first() -> None:
    assert asked(ONE, TEAM, KIM_LINKS) == ["jo-sam", "dana-jo", "dana-kim", "dana-sam"]


STRANGER = [Family(id="lane", name="Lane"), person("max", "Max Lane", "lane")]
THROUGH_KIM = {
    "about the child": [spoke("kim", "jo", about="ella"), spoke("kim", "sam")],
    "about another of the family": [spoke("jo", "kim", about="tom"), spoke("kim", "sam", about="ella")],
    "at a meeting about the child": [saw(who, "ella", meeting="m") for who in ("jo", "kim")] + [spoke("kim", "sam")],
    "at two meetings": [
        *(saw(who, "ella", meeting="m") for who in ("jo", "kim")),
        *(saw(who, "tom", meeting="n") for who in ("sam", "kim")),
    ],
    "at a meeting about nobody": [spoke("kim", "jo", meeting="m"), spoke("kim", "sam")],
}
NOT_THROUGH_KIM = {
    "with one of them only": [spoke("kim", "jo")],
    "with one of them about others": [STRANGER, spoke("kim", "jo", about="max"), spoke("kim", "sam")],
    "with one of them too long ago": [spoke("kim", "jo", on=days_ago(90)), spoke("kim", "sam")],
    "at a meeting about others": [
        STRANGER,
        *(saw(who, "max", meeting="m") for who in ("jo", "kim")),
        spoke("kim", "sam"),
    ],
}


@pytest.mark.parametrize("links", THROUGH_KIM.values(), ids=THROUGH_KIM)
def test_being_in_touch_about_the_family_joins(links: list[Any]) -> None:
    assert asked(ONE, TEAM, links)[0] == "jo-sam"


@pytest.mark.parametrize("links", NOT_THROUGH_KIM.values(), ids=NOT_THROUGH_KIM)
def test_what_is_not_being_in_touch_about_the_family_does_not(links: list[Any]) -> None:
    assert asked(ONE, TEAM, links)[0] == "dana-jo"


def test_a_common_neighbour_of_fewer_clients_counts_more() -> None:
    # Gil joins Dana and Sam, Sam joins Gil and Kim, Kim joins Jo and Sam.
    links = [supports("gil", "ella"), *(spoke("gil", who) for who in ("sam", "dana")), *KIM_LINKS]
    assert asked(ONE, TEAM, links)[:3] == ["dana-sam", "gil-kim", "jo-sam"]
    assert asked(ONE, TEAM, links, more("gil", 2))[:3] == ["gil-kim", "jo-sam", "dana-sam"]


def through(pair: tuple[str, str], clients: Iterable[int]) -> list[Any]:
    """Common neighbours of a pair, each with so many clients; named after the pair."""
    rows: list[Any] = []
    for number, many in enumerate(clients):
        worker = f"{'-'.join(pair)}-{number}"
        agency = Agency(id=f"of-{worker}", name=worker, kind="voluntary")
        rows += [Professional(id=worker, name=worker), agency, works(worker, agency.id)]
        rows += [more(worker, many), [spoke(worker, each) for each in pair]]
    return rows


ALLOCATED = {
    "two of three clients are more than one of two": ((3, 3), (2,), "jo-sam"),
    "one of two is more than one of three": ((3,), (2,), "dana-jo"),
    "three of three are one of one, and the key decides": ((3, 3, 3), (1,), "dana-jo"),
    "two of seven and five of thirty-five are three of seven": ((7, 7, *(5 * [35])), (7, 7, 7), "dana-jo"),
    "all of the largest that is exact are one of one": (EXACT_CLIENTS * [EXACT_CLIENTS], (1,), "dana-jo"),
    "one more than all of them is more": ((EXACT_CLIENTS + 1) * [EXACT_CLIENTS], (1,), "jo-sam"),
}


@pytest.mark.parametrize(("of_jo_and_sam", "of_dana_and_jo", "first"), ALLOCATED.values(), ids=ALLOCATED)
def test_shares_are_added_up_exactly(of_jo_and_sam: list[int], of_dana_and_jo: list[int], first: str) -> None:
    rows = [through(("jo", "sam"), of_jo_and_sam), through(("dana", "jo"), of_dana_and_jo)]
    assert asked(ONE, TEAM, rows)[0] == first


def test_a_neighbour_need_not_support_the_family_but_someone() -> None:
    apart = [Professional(id="zoe", name="Zoe Ash"), spoke("zoe", "jo"), spoke("zoe", "sam")]
    assert asked(ONE, TEAM, apart)[0] == "dana-jo"
    assert asked(ONE, TEAM, apart, more("zoe", 1))[0] == "jo-sam"


def test_a_desk_is_a_neighbour_through_any_of_its_people() -> None:
    people = [Professional(id="pat", name="Pat Orr"), works("pat", "gp"), spoke("pat", "jo"), rang("sam", "gp")]
    assert asked(ONE, TEAM, people)[0] == "dana-jo"
    assert asked(ONE, TEAM, people, desk("gp", "ella"))[0] == "jo-sam"


def test_of_a_household_the_team_is_ordered_by_what_is_told_of_the_family() -> None:
    rows = [DANA, works("dana", "beat"), supports("dana", "tom"), supports("jo", "tom"), supports("sam", "ella")]
    assert asked(TWO, rows) == ["dana-sam", "jo-sam"]
    kim = [supports("kim", "ella"), spoke("kim", "jo", about="ella"), spoke("kim", "sam", about="tom")]
    assert asked(TWO, rows, kim)[0] == "jo-sam"


def test_of_linked_families_a_contact_about_either_joins() -> None:
    linked = [STRANGER, Relation(client_id="max", kind="parent", other_id="ella")]
    rows = [
        DANA,
        works("dana", "beat"),
        supports("dana", "max"),
        supports("jo", "max"),
        supports("sam", "ella"),
        linked,
    ]
    assert asked(THREE, rows) == ["dana-sam", "jo-sam"]
    kim = [more("kim", 1), spoke("kim", "jo", about="max"), spoke("kim", "sam", about="ella")]
    assert asked(THREE, rows, kim) == ["jo-sam", "dana-sam"]


def test_a_situation_comes_before_a_likely_tie() -> None:
    alone = [person("max", "Max Lane"), supports("dana", "max"), supports("jo", "max")]
    plan = Situation(client_id="max", code="child-protection-plan")
    assert asked(ONE, TEAM, KIM_LINKS, alone)[0] == "jo-sam"
    assert asked(ONE, TEAM, KIM_LINKS, alone, plan)[:2] == ["dana-jo", "jo-sam"]


@pytest.mark.parametrize("clients", [1, 2, 7, EXACT_CLIENTS])
def test_a_share_is_a_whole_number_of_units(clients: int) -> None:
    assert UNITS % clients == 0


def test_counting_questions_does_not_ask_how_likely_a_tie_is() -> None:
    slice_ = scene(TEAM, KIM_LINKS)
    count_missing_links(slice_, D)
    (ground,) = (each for each in slice_._made.values() if isinstance(each, Ground))
    assert "touch" in vars(ground)
    assert "near" not in vars(ground)
    missing_links(slice_, D)
    assert "near" in vars(ground)
