"""What is planned and what was made: visits, on hand-made weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from graph.model import Contact, Facts, Membership
from queries.families import household
from queries.visits import coming_up
from queries.visits_made import visits_made
from tests.queries.shaw import DAY, SHAWS, shaws


def day(days: int) -> date:
    return DAY + timedelta(days=days)


def visit(id_: str, who: str, whom: str, days: int, **marks: Any) -> Contact:
    return Contact(id=id_, professional_id=who, client_id=whom, on=day(days), **{"kind": "visit", **marks})


def planned(*contacts: Contact) -> Facts:
    return replace(SHAWS, contacts=tuple(replace(each, planned=True) for each in contacts))


def said(facts: Facts, who: str) -> list[tuple[date, str, list[str], bool, list[str]]]:
    return [
        (each.day, one.contact.by, [person.id for person in one.people], one.mine, [other.id for other in one.beside])
        for each in coming_up(shaws(facts), who, DAY)
        for one in each.visits
    ]


def test_the_day_itself_and_the_next_seven() -> None:
    facts = planned(*(visit(f"v{days}", "priya", "ella", days) for days in (-1, 0, 7, 8)))
    assert [(on, who) for on, who, *_ in said(facts, "priya")] == [(day(0), "priya"), (day(7), "priya")]


def test_two_of_one_home_on_one_errand_are_one_visit() -> None:
    facts = planned(visit("a", "priya", "ella", 1, at="10:00"), visit("b", "priya", "kelly", 1, at="10:00"))
    assert said(facts, "priya") == [(day(1), "priya", ["ella", "kelly"], True, [])]


def test_whoever_else_visits_the_home_could_go_along() -> None:
    facts = planned(
        visit("mine", "priya", "ella", 2),
        visit("theirs", "sam", "kelly", 2, at="11:00"),
        visit("call", "ana", "ella", 2, kind="call"),
        visit("elsewhere", "drew", "lee", 2),
    )
    assert said(facts, "priya") == [
        (day(2), "ana", ["ella"], False, []),
        (day(2), "priya", ["ella"], True, ["theirs"]),
        (day(2), "sam", ["kelly"], False, []),
    ]


def test_what_others_plan_with_whom_i_do_not_support_is_not_mine_to_know_of_here() -> None:
    facts = planned(visit("elsewhere", "drew", "lee", 2), visit("away", "ana", "tom", 2))
    assert said(facts, "priya") == []


def test_nobody_without_anyone() -> None:
    assert coming_up(shaws(), "nobody", DAY) == ()


def made(*contacts: Contact, **facts: Any) -> Any:
    slice_ = shaws(replace(SHAWS, contacts=contacts, **facts))
    home = household(slice_, "shaw", DAY)
    return visits_made(slice_, (*home.members, *home.elsewhere), DAY)


def counted(*contacts: Contact) -> list[tuple[str | None, int, list[tuple[str, int]]]]:
    return [
        (each.agency.id if each.agency else None, each.total, [(person.id, number) for person, number in each.with_])
        for each in made(*contacts).agencies
    ]


def test_visits_by_agency_and_with_whom() -> None:
    found = counted(
        visit("a", "priya", "ella", -1),
        visit("b", "priya", "kelly", -1),
        visit("c", "priya", "ella", -40),
        visit("d", "sam", "kelly", -3),
    )
    assert found == [("care", 2, [("ella", 2), ("kelly", 1)]), ("homes", 1, [("kelly", 1)])]


def test_only_visits_that_were_made_in_the_window() -> None:
    assert counted(visit("last", "priya", "ella", -89), visit("today", "sam", "kelly", 0)) == [
        ("care", 1, [("ella", 1)]),
        ("homes", 1, [("kelly", 1)]),
    ]
    assert not counted(
        visit("too-early", "priya", "ella", -90),
        visit("to-come", "priya", "ella", 1),
        visit("call", "priya", "ella", -1, kind="call"),
        visit("plan", "priya", "ella", -1, planned=True),
    )


def test_two_of_one_agency_on_one_day_are_two_visits() -> None:
    jobs = (*SHAWS.employments, replace(SHAWS.employments[0], professional_id="drew"))
    found = made(visit("a", "priya", "ella", -1), visit("b", "drew", "ella", -1), employments=jobs)
    assert [(each.agency.id, each.total, each.with_[0][1]) for each in found.agencies] == [("care", 2, 2)]


def test_an_agency_that_is_not_seen_is_told_as_such() -> None:
    assert counted(visit("a", "drew", "ella", -1)) == [(None, 1, [("ella", 1)])]


def test_a_visit_is_on_behalf_of_the_involvement_it_hangs_on() -> None:
    assert counted(visit("a", "sam", "ella", -1, involvement="i3"))[0][0] == "visiting"


def test_with_whom_none_is_recorded() -> None:
    assert [each.id for each in made(visit("a", "priya", "kelly", -1)).unseen] == ["ella", "tom"]
    assert made().since == day(-89)


def test_of_the_dead_the_unborn_and_the_hardly_seen_nobody_asks_for_visits() -> None:
    records = tuple(
        replace(each, died=day(-1))
        if each.client_id == "kelly"
        else replace(each, born=None, expected=day(9))
        if each.client_id == "ella"
        else each
        for each in SHAWS.records
    )
    members = (*SHAWS.memberships, Membership(client_id="lee", family_id="shaw"))
    assert [each.id for each in made(records=records, memberships=members).unseen] == ["lee", "tom"]
