"""How a viewer stands to a client, on what the specification of who sees what lets them see."""

from __future__ import annotations

import pytest

from graph.columnar import slice_of
from graph.slice import Slice
from queries.day import on
from queries.kin import kin_of, relatives
from queries.standing import standing
from tests.graph.access_scene import DAY, day, kin, member, person, record, sight, supports


def seen(*rows: object, who: str = "me") -> Slice:
    found = sight(*rows, who=who)
    return slice_of(found.facts, DAY, levels=found.levels, another_service=found.another_service)


def test_on_the_team() -> None:
    found = standing(seen(), "ella", "me", DAY)
    assert (found.level, found.on_team, found.leads, found.ended, found.through) == ("client", True, False, None, ())


def test_a_brother_through_his_sister() -> None:
    parents = (kin("lee", "parent", "tom"),)
    found = standing(seen(*parents), "tom", "me", DAY)
    assert (found.level, found.on_team) == ("family", False)
    assert [(via.person.id, via.kin) for via in found.through] == [("ella", "sibling")]


def test_who_is_no_kin_is_of_the_same_family() -> None:
    found = standing(seen(), "tom", "me", DAY)
    assert [(via.person.id, via.kin) for via in found.through] == [("ella", None)]


def test_a_father_elsewhere_in_outline() -> None:
    found = standing(seen(), "lee", "me", DAY)
    assert found.level == "outline"
    assert [(via.person.id, via.kin) for via in found.through] == [("ella", "child")]


def test_reading_is_left_after_the_end() -> None:
    slice_ = seen(supports("me", "ella", "care", start=day(-60), end=day(-10)))
    found = standing(slice_, "ella", "me", DAY)
    assert (found.on_team, found.ended, found.readable_until) == (False, day(-10), day(20))


@pytest.mark.parametrize("who", [None, "nobody"])
def test_nobody_stands_to_anyone(who: str | None) -> None:
    found = standing(seen(), "ella", who, DAY)
    assert (found.on_team, found.ended, found.through) == (False, None, ())


def test_kinship_from_both_sides_the_nearest_first() -> None:
    slice_ = seen(kin("lee", "parent", "tom"), kin("ella", "carer", "tom"))
    laid_out = on(slice_, DAY)
    assert kin_of(laid_out, "ella") == {"lee": "parent", "tom": "sibling"}
    assert [(each.person.id, each.kin) for each in relatives(laid_out, "lee")] == [("ella", "child"), ("tom", "child")]


@pytest.mark.parametrize(
    ("kind", "on_the_other_side"),
    [("parent", "child"), ("grandparent", "grandchild"), ("guardian", "ward"), ("carer", "cared-for"),
     ("partner", "partner"), ("sibling", "sibling"), ("other", "other")],
)  # fmt: skip
def test_each_kind_has_another_side(kind: str, on_the_other_side: str) -> None:
    rows = (person("new"), record("new"), member("new", "shaw"), kin("new", kind, "ella"))
    laid_out = on(seen(*rows), DAY)
    assert kin_of(laid_out, "ella")["new"] == kind
    assert kin_of(laid_out, "new")["ella"] == on_the_other_side
