"""What stands on a meeting's wall: of what everyone there sees, the open and unshielded, as a guest sees it.

By hand, and on random networks: without what is sealed, shielded or hidden from one of those present it is the same.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.grounds import DEFAULT
from graph.model import (
    Address,
    Agency,
    Client,
    Contact,
    Employment,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Record,
    Relation,
    Situation,
    Source,
    current,
)
from graph.projection import Anchors, opened_part
from graph.visible import visible
from tests.graph.access_networks import KEYS
from tests.graph.meeting_networks import DAY, Meeting, meetings, only, viewer, with_those

NETWORKS = range(300)
AGREED = "se-sip"
# Who confirmed is somebody, and of a birth date a year is left; nothing is told of whether a family knows.
TOLD_OTHERWISE = ("confirmed_by", "born_year", "told_on", "not_told")


PUBLIC = list(meetings(NETWORKS))
ON_AGREEMENT = list(meetings(NETWORKS, AGREED))


def test_there_are_meetings_that_show_much() -> None:
    shown = [wall for each in PUBLIC if (wall := each.wall()) is not None]
    assert len(shown) > 75
    assert sum(len(wall.facts.involvements) > 1 for wall in shown) > 25
    assert sum(len(wall.facts.contacts) > 0 for wall in shown) > 15
    assert sum(len(each.anchors(each.facts).enquired) > 0 for each in PUBLIC) > 25
    assert sum(each.wall() is not None for each in ON_AGREEMENT) > 15


@pytest.mark.parametrize("held", [PUBLIC, ON_AGREEMENT], ids=[DEFAULT, AGREED])
def test_without_what_is_sealed_or_shielded_it_is_the_same(held: list[Meeting]) -> None:
    for each in held:
        # Who works where is no sealed fact: without it nobody would sign in.
        assert each.wall() == each.wall(replace(opened_part(each.facts), employments=each.facts.employments))


def test_without_what_one_of_those_present_may_not_see_it_is_the_same() -> None:
    for each in PUBLIC:
        whole = each.wall()
        for who in each.there(each.facts):
            less = only(each.facts, visible(who, DAY, each.facts).facts)
            assert each.wall(with_those(each, less)) == whole


@pytest.mark.parametrize("held", [PUBLIC, ON_AGREEMENT], ids=[DEFAULT, AGREED])
def test_everyone_present_sees_every_fact_and_field_of_it_themselves(held: list[Meeting]) -> None:
    for each in held:
        wall = each.wall()
        if wall is None:
            continue
        for who in each.there(each.facts):
            own = visible(who, DAY, each.facts).facts
            for kind, key in KEYS.items():
                seen = {key(fact): fact for fact in getattr(own, kind)}
                for fact in getattr(wall.facts, kind):
                    assert key(fact) in seen
                    for name in fact.__dataclass_fields__:
                        told = getattr(fact, name)
                        if name not in TOLD_OTHERWISE:
                            assert told in (None, getattr(seen[key(fact)], name)), (kind, name)


@pytest.mark.parametrize("held", [PUBLIC, ON_AGREEMENT], ids=[DEFAULT, AGREED])
def test_nothing_sealed_shielded_or_ones_own_is_on_it(held: list[Meeting]) -> None:
    for each in held:
        wall = each.wall()
        if wall is None:
            continue
        facts = wall.facts
        sealed = {source.name for source in each.facts.sources if source.sealed}
        for table in (facts.addresses, facts.memberships, facts.relations, facts.situations, facts.involvements):
            assert all(fact.visibility == "open" for fact in table)
            assert all(fact.asserted_by is None and fact.source not in sealed for fact in table)
        assert not any(fact.shielded for fact in (*facts.clients, *facts.families, *facts.addresses))
        assert not {fact.source for fact in facts.records} & sealed
        assert not any(fact.concern_on or fact.concern_told_on or fact.asked_on for fact in facts.involvements)
        assert not any(fact.told_on or fact.not_told for fact in facts.families)
        assert facts.consents == ()


def test_nobody_but_members_and_no_other_family_is_on_it_nor_opened_by_it() -> None:
    further = 0
    for each in PUBLIC:
        members = {
            place.client_id
            for place in each.facts.memberships
            if place.family_id == each.family and current(place.start, place.end, DAY)
        }
        wall = each.wall()
        if wall is not None:
            assert wall.levels.keys() <= members
            assert {family.id for family in wall.facts.families} == {each.family}
            assert {client for tie in wall.facts.involvements for client in [tie.client_id]} <= members
        for alone, there in zip(each.others, each.there(each.facts)[1:], strict=True):
            before, after = (visible(who, DAY, each.facts) for who in (alone, there))
            assert after.levels.keys() - before.levels.keys() <= members
            told = {family.id for family in after.facts.families} - {family.id for family in before.facts.families}
            assert told <= {each.family}
            living = {home.family_id for home in after.facts.addresses} - {
                home.family_id for home in before.facts.addresses
            }
            assert living <= {each.family}
            further += len(after.levels) > len(before.levels)
    assert further > 50


def test_being_there_opens_nothing_where_agencies_share_on_agreement() -> None:
    for each in ON_AGREEMENT:
        assert all(who in each.there(each.facts) for who in each.others)


# By hand: Ella and Tom are of one family; Ana supports Ella for health visiting, Kofi Tom by a sealed tie.
CARE, DRUGS, HOUSING = "care", "drugs", "housing"
NETWORK = Facts(
    clients=(Client(id="ella"), Client(id="tom"), Client(id="kim")),
    records=tuple(
        Record(source="operator", source_id=each, client_id=each, family_name=each.capitalize(), nhs_number="1")
        for each in ("ella", "tom", "kim")
    ),
    families=(Family(id="shaw", name="Shaw", told_on=DAY), Family(id="dale", name="Dale")),
    memberships=tuple(
        Membership(client_id=client, family_id=family, source="operator")
        for client, family in (("ella", "shaw"), ("tom", "shaw"), ("kim", "dale"))
    ),
    situations=(Situation(client_id="tom", code="ehcp", source="operator"),),
    professionals=tuple(Professional(id=each, name=each.capitalize()) for each in ("ana", "kofi", "sam", "una")),
    agencies=(
        Agency(id=CARE, name="Care", kind="child-social-care"),
        Agency(id=DRUGS, name="Drugs", kind="substance-misuse"),
        Agency(id=HOUSING, name="Housing", kind="housing"),
    ),
    employments=(
        Employment(professional_id="ana", agency_id=CARE),
        Employment(professional_id="kofi", agency_id=DRUGS),
        Employment(professional_id="sam", agency_id=HOUSING),
        Employment(professional_id="una", agency_id=CARE),
    ),
    sources=(Source(name="operator", register=True, sealed=False),),
    involvements=(
        Involvement(id="ana-ella", professional_id="ana", agency_id=CARE, client_id="ella", source="operator"),
        Involvement(
            id="kofi-tom", professional_id="kofi", agency_id=DRUGS, client_id="tom", source="operator",
            visibility="existence",
        ),
        Involvement(id="sam-tom", professional_id="sam", agency_id=HOUSING, client_id="tom", source="operator"),
    ),
    contacts=(
        Contact(id="k1", professional_id="kofi", client_id="tom", on=DAY, involvement="kofi-tom"),
        Contact(id="k2", professional_id="sam", client_id="tom", on=DAY, involvement="sam-tom"),
        Contact(id="k3", professional_id="sam", other_professional_id="kofi", on=DAY, about="tom"),
        Contact(id="k4", professional_id="sam", other_professional_id="ana", on=DAY),
    ),
)  # fmt: skip


def held(chair: str, *others: str, facts: Facts = NETWORK, opened: tuple[str, ...] = ()) -> Meeting:
    everybody = tuple(viewer(each, DEFAULT) for each in others)
    return Meeting(facts, viewer(chair, DEFAULT, *opened, role="chair"), "shaw", everybody)


def test_a_meeting_goes_over_whom_the_chair_supports_openly() -> None:
    assert held("ana").anchors(NETWORK) == Anchors(("ella",), ("ella",), "shaw")
    # Housing's own reach is the client.
    assert held("sam").anchors(NETWORK) == Anchors(("tom",), (), "shaw")
    assert held("kofi").anchors(NETWORK) == Anchors()
    assert held("una").anchors(NETWORK) == Anchors()
    assert held("una", opened=("ella",)).anchors(NETWORK) == Anchors(("ella",), (), "shaw")


def test_who_only_reads_on_opens_no_meeting() -> None:
    over = replace(NETWORK.involvements[0], end=date(2026, 6, 1))
    facts = replace(NETWORK, involvements=(over, *NETWORK.involvements[1:]))
    assert visible(held("ana").chair, DAY, facts).levels["ella"] == "client"
    assert held("ana").anchors(facts) == Anchors()


def test_what_everyone_sees_is_on_the_wall_and_kofi_is_not() -> None:
    wall = held("ana", "kofi", "una").wall()
    assert wall is not None
    assert wall.levels == {"ella": "client", "tom": "family"}
    assert {each.id for each in wall.facts.involvements} == {"ana-ella", "sam-tom"}
    assert {each.id for each in wall.facts.contacts} == {"k2", "k4"}
    assert {each.id for each in wall.facts.professionals} == {"ana", "sam"}
    assert [each.code for each in wall.facts.situations] == ["ehcp"]
    # Family shows no number.
    assert {each.client_id: each.nhs_number for each in wall.facts.records} == {"ella": "1", "tom": None}
    assert wall.facts.families == (Family(id="shaw", name="Shaw"),)


def test_a_shielded_sister_is_on_no_wall() -> None:
    facts = replace(NETWORK, clients=(Client(id="ella"), Client(id="tom", shielded=True), Client(id="kim")))
    wall = held("ana", "sam").wall(facts)
    assert wall is not None
    assert set(wall.levels) == {"ella"}
    alone = held("ana", "sam").wall(replace(facts, clients=(Client(id="ella"),)))
    assert wall == alone


def test_of_a_shielded_family_there_is_no_wall() -> None:
    facts = replace(NETWORK, families=(Family(id="shaw", shielded=True), Family(id="dale")))
    assert held("ana").anchors(facts) == Anchors()
    assert held("ana").wall(facts) is None


@pytest.mark.parametrize("confirmed", [None, "una", "kofi"])
def test_what_one_person_stated_is_on_no_wall(confirmed: str | None) -> None:
    """Nor is it over a place that the chair alone stated that a meeting goes."""
    stated = Membership(client_id="ella", family_id="shaw", asserted_by="una", agency_id=CARE, confirmed_by=confirmed)
    facts = replace(NETWORK, memberships=(stated, *NETWORK.memberships[1:]))
    expected = ("ella",) if confirmed == "kofi" else ()
    assert held("ana", "una").anchors(facts).opened == expected
    wall = held("ana", "una").wall(facts)
    assert (wall is not None) == bool(expected)
    if wall is not None:
        assert [each.confirmed_by for each in wall.facts.memberships if each.client_id == "ella"] == ["somebody"]
    assert current(stated.start, stated.end, DAY)


# By hand: the child lives with dad, and with mum; the chair supports the child, mae supports mum, and sam knows nobody.
TWO_HOMES = Facts(
    clients=tuple(Client(id=each) for each in ("child", "dad", "mum", "gran")),
    records=tuple(
        Record(source="operator", source_id=each, client_id=each, family_name=each, postcode="M1 1AA")
        for each in ("child", "dad", "mum", "gran")
    ),
    families=(Family(id="dads", name="Dads"), Family(id="mums", name="Mums")),
    addresses=(
        Address(family_id="dads", address="1 Dad Street", source="operator"),
        Address(family_id="mums", address="2 Mum Lane", source="operator"),
    ),
    memberships=tuple(
        Membership(client_id=client, family_id=family, source="operator")
        for client, family in (("child", "dads"), ("child", "mums"), ("dad", "dads"), ("mum", "mums"), ("gran", "mums"))
    ),
    relations=(
        Relation(client_id="mum", kind="parent", other_id="child", source="operator"),
        Relation(client_id="dad", kind="parent", other_id="child", source="operator"),
        Relation(client_id="dad", kind="partner", form="separated", other_id="mum", source="operator"),
    ),
    situations=(Situation(client_id="mum", code="adult-at-risk", source="operator"),),
    professionals=tuple(Professional(id=each, name=each.capitalize()) for each in ("ana", "mae", "sam")),
    agencies=NETWORK.agencies,
    employments=(
        Employment(professional_id="ana", agency_id=CARE),
        Employment(professional_id="mae", agency_id=CARE),
        Employment(professional_id="sam", agency_id=HOUSING),
    ),
    sources=NETWORK.sources,
    involvements=(
        Involvement(id="ana-child", professional_id="ana", agency_id=CARE, client_id="child", source="operator"),
        Involvement(id="mae-mum", professional_id="mae", agency_id=CARE, client_id="mum", source="operator"),
    ),
    contacts=(
        Contact(id="k1", professional_id="ana", client_id="child", about="mum", on=DAY, involvement="ana-child"),
        Contact(id="k2", professional_id="ana", other_professional_id="mae", on=DAY, about="mum"),
    ),
)
MUMS = ("mum", "mae", "gran", "Mum", "mums", "adult-at-risk", "Lane")


def about_dads(*others: str) -> Meeting:
    everybody = tuple(viewer(each, DEFAULT) for each in others)
    return Meeting(TWO_HOMES, viewer("ana", DEFAULT, role="chair"), "dads", everybody)


def test_a_meeting_about_one_home_opens_nothing_of_the_other_for_whoever_is_there() -> None:
    chair, sam = about_dads("sam").there(TWO_HOMES)
    assert "Mum Lane" in repr(visible(chair, DAY, TWO_HOMES).facts)
    seen = visible(sam, DAY, TWO_HOMES)
    assert seen.levels == {"child": "client", "dad": "family"}
    assert [each for each in MUMS if each in repr(seen.facts)] == []
    assert "1 Dad Street" in repr(seen.facts)
    # A record doesn't say in which of the two.
    assert "M1 1AA" not in repr(seen.facts)


def test_nor_is_anything_of_the_other_home_on_the_wall() -> None:
    """Not where everybody present sees it, and a guest or nobody is there besides."""
    for there in (("sam",), ("mae",), (), ("sam", "mae")):
        wall = about_dads(*there).wall()
        assert wall is not None
        assert wall.levels.keys() == {"child", "dad"}
        assert [each for each in MUMS if each in repr(wall)] == []


def test_whoever_supports_the_other_home_loses_nothing_of_it_by_being_there() -> None:
    (mae,) = about_dads("mae").others
    before = visible(mae, DAY, TWO_HOMES).facts
    after = visible(about_dads("mae").there(TWO_HOMES)[1], DAY, TWO_HOMES).facts
    for kind, key in KEYS.items():
        assert {key(each) for each in getattr(before, kind)} <= {key(each) for each in getattr(after, kind)}, kind
