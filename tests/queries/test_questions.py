"""Missing links with everyone in them, on hand-made states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from graph.model import Contact, Facts, Membership
from queries.missing import Finding, Scope, missing_links
from queries.people import team
from queries.questions import Asked, by_family, with_people
from tests.queries.shaw import DAY, SHAWS, shaws


def day(days: int) -> date:
    return DAY + timedelta(days=days)


def questions(facts: Facts = SHAWS, scope: Scope | None = None) -> tuple[Asked, ...]:
    slice_ = shaws(facts)
    return with_people(slice_, missing_links(slice_, DAY, scope=scope or Scope()), DAY)


def about(found: tuple[Asked, ...], *subjects: str) -> Asked:
    return next(each for each in found if set(each.finding.subjects) == set(subjects))


def spoke(one: str, other: str, days: int, **marks: Any) -> Contact:
    return Contact(id="new", professional_id=one, other_professional_id=other, on=day(days), kind="call", **marks)


def test_each_has_everyone_in_it_with_their_number() -> None:
    found = questions()
    assert found
    for each in found:
        assert {person.id for person in each.people} == set(each.finding.clients)
        teams = [member for client in each.finding.clients for member in team(shaws(), client, DAY)]
        assert {member.id for member in each.members} >= set(each.finding.subjects) & {member.id for member in teams}
        held = {tie for member in teams for tie in member.involvements}
        assert {tie for one in each.ties for tie in one.member.involvements} >= set(each.finding.evidence) & held
        assert each.members or not teams
    pair = about(found, "ana", "police")
    assert [(member.id, member.number.phone if member.number else "") for member in pair.members] == [
        ("ana", "0161 496 0159"),
        ("police", "0161 496 0199"),
    ]


def test_where_someone_has_left_the_team_can_be_called() -> None:
    asked = {each.finding.key: each for each in questions()}
    gone = asked["left-but-listed|ella|jo"]
    assert [member.id for member in gone.members] == [member.id for member in team(shaws(), "ella", DAY)]


def test_what_it_rests_on() -> None:
    pair = about(questions(), "ana", "police")
    assert [(tie.member.id, tie.client.id, tie.member.since, tie.member.last) for tie in pair.ties] == [
        ("ana", "ella", None, None),
        ("police", "ella", date(2026, 5, 1), None),
    ]


def test_when_the_two_were_last_in_contact() -> None:
    assert about(questions(), "ana", "sam").between is None
    before = (*SHAWS.contacts, spoke("sam", "ana", -100, about="ella"), spoke("ana", "sam", 3, planned=True))
    assert about(questions(replace(SHAWS, contacts=before)), "ana", "sam").between == day(-100)


def test_one_meeting_is_contact_between_all_who_were_there() -> None:
    rows = [
        Contact(id=who, professional_id=who, client_id=whom, on=day(-120), kind="meeting", meeting="m")
        for who, whom in (("sam", "kelly"), ("ana", "ella"))
    ]
    found = about(questions(replace(SHAWS, contacts=(*SHAWS.contacts, *rows))), "ana", "sam")
    assert found.between == day(-120)


def test_someone_of_an_agency_stands_for_its_desk() -> None:
    rang = Contact(id="new", professional_id="ana", other_agency_id="police", on=day(-200), kind="call")
    found = about(questions(replace(SHAWS, contacts=(*SHAWS.contacts, rang))), "ana", "police")
    assert found.between == day(-200)


def test_nobody_named_means_that_all_of_the_team_can_be_called() -> None:
    ties = tuple(replace(tie, lead=False) for tie in SHAWS.involvements)
    found = about(questions(replace(SHAWS, involvements=ties)), "ella")
    assert (found.finding.rule, found.pair) == ("no-lead", False)
    assert {member.id for member in found.members} == {"priya", "ana", "police"}


def test_family_by_family_in_the_order_of_their_first() -> None:
    jobs = (*SHAWS.employments, replace(SHAWS.employments[0], professional_id="drew", agency_id="oak"))
    found = questions(replace(SHAWS, employments=jobs))
    groups = by_family(shaws(), found, DAY)
    ranks = [sorted(each.finding.rank for each in (*group.questions, *group.beneath)) for group in groups]
    assert sorted(rank for group in ranks for rank in group) == [each.finding.rank for each in found]
    assert ranks[0][0] == 1
    firsts = [group[0] for group in ranks]
    assert firsts == sorted(firsts)
    assert ["shaw"] in [[family.id for family in group.families] for group in groups]
    assert ["dunn", "shaw"] in [[family.id for family in group.families] for group in groups]


def test_who_is_in_no_family_is_a_group_of_their_own() -> None:
    facts = replace(SHAWS, memberships=tuple(row for row in SHAWS.memberships if row.client_id != "ella"))
    groups = by_family(shaws(facts), questions(facts, Scope(client="ella")), DAY)
    alone = [group for group in groups if not group.families]
    assert [[person.id for person in group.people] for group in alone] == [["ella"]]


def test_a_family_that_is_not_seen_is_not_named() -> None:
    elsewhere = Membership(client_id="ella", family_id="unseen")
    finding = Finding("no-lead", "k", ("ella",), ("ella",), ("shaw", "unseen"), "?", (), 1)
    slice_ = shaws(replace(SHAWS, memberships=(*SHAWS.memberships, elsewhere)))
    (group,) = by_family(slice_, with_people(slice_, [finding], DAY), DAY)
    assert [family.id for family in group.families] == ["shaw"]
