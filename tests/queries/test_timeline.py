"""A client's time line: every kind of event, the filters, the stretches."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graph.errors import NotThere
from graph.model import Address, Contact, Facts, Involvement, Membership, Situation
from queries.timeline import Timeline, timeline
from tests.queries.shaw import DAY, SHAWS, shaws


def day(days: int) -> date:
    return DAY + timedelta(days=days)


EMPTY = replace(SHAWS, involvements=(), contacts=(), situations=(), memberships=(), addresses=())


def line(*rows: Any, at: date = DAY, **asked: Any) -> Timeline:
    tables: dict[type, str] = {
        Involvement: "involvements", Contact: "contacts", Situation: "situations", Membership: "memberships",
        Address: "addresses",
    }  # fmt: skip
    facts: Facts = EMPTY
    for row in rows:
        name = tables[type(row)]
        facts = replace(facts, **{name: (*getattr(facts, name), row)})
    return timeline(shaws(facts), "ella", at, **asked)


def told(found: Timeline) -> list[tuple[date | None, str, str | None]]:
    """What a stretch tells, in its order."""
    months = [event for month in found.months for event in month.events]
    return [(event.on, event.what, event.code or event.text) for event in (*found.coming, *months, *found.undated)]


def contact(id_: str, days: int, **marks: Any) -> Contact:
    given = {"professional_id": "priya", "client_id": "ella", "kind": "visit", **marks}
    return Contact(id=id_, on=day(days), **given)


def test_nobody_is_not_there() -> None:
    with pytest.raises(NotThere):
        timeline(shaws(), "nobody", DAY)


def test_who_came_and_who_left() -> None:
    ties = (
        Involvement(id="a", professional_id="priya", agency_id="care", client_id="ella", start=day(-50), end=day(-9)),
        Involvement(id="b", agency_id="police", client_id="ella", role="desk", start=day(-20), end=day(20)),
        Involvement(id="c", professional_id="ana", client_id="ella", start=day(3)),
    )
    found = line(*ties)
    assert told(found) == [(day(-9), "left", None), (day(-20), "joined", "desk"), (day(-50), "joined", None)]
    joined = found.months[-1].events[-1]
    assert ([party.id for party in joined.parties], joined.agencies) == (["priya"], ("Children’s social care",))


def test_who_has_been_there_since_an_unknown_day_stands_last() -> None:
    found = line(Involvement(id="a", professional_id="ana", client_id="ella"), contact("k", -400))
    assert told(found) == [(day(-400), "contact", "visit"), (None, "joined", None)]


def test_contacts_past_and_planned() -> None:
    found = line(contact("past", -3), contact("next", 5, planned=True), contact("soon", 0, planned=True))
    assert [(event.on, event.planned) for event in found.coming] == [(day(0), True), (day(5), True)]
    assert told(found)[2:] == [(day(-3), "contact", "visit")]
    assert found.counts == {"team": 0, "contact": 1, "planned": 2, "situation": 0, "home": 0}


def test_a_plan_that_came_true_is_told_once() -> None:
    found = line(contact("plan", -3, planned=True), contact("made", -3), contact("not", -4, planned=True))
    assert [(event.key, event.planned) for month in found.months for event in month.events] == [
        ("made", False),
        ("not", True),
    ]


def test_what_is_said_to_have_been_after_the_day_is_not_told() -> None:
    assert told(line(contact("later", 1))) == []


def test_a_meeting_is_one_event_with_all_who_were_there() -> None:
    rows = (
        contact("a", -3, meeting="m", kind="meeting"),
        contact("b", -3, meeting="m", kind="meeting", professional_id="ana"),
        contact("c", -3, meeting="m", client_id=None, professional_id="sam", other_professional_id="priya"),
        contact("d", -3, meeting="other", kind="meeting", client_id="tom"),
    )
    ((event,),) = [month.events for month in line(*rows).months]
    assert (event.code, {party.id for party in event.parties}) == ("meeting", {"priya", "ana", "sam"})


def test_what_colleagues_spoke_of_her_is_told_as_such() -> None:
    rows = (
        contact("about", -3, client_id=None, other_professional_id="ana", about="ella", kind="call"),
        contact("desk", -4, client_id=None, other_agency_id="police", about="ella", kind="call"),
        contact("nobody", -5, client_id=None, other_professional_id="ana", kind="call"),
    )
    events = line(*rows).months[0].events
    assert [(event.key, event.about_only, [party.id for party in event.parties]) for event in events] == [
        ("about", True, ["priya", "ana"]),
        ("desk", True, ["priya", "police"]),
    ]


def test_situations_begin_and_end() -> None:
    rows = (
        Situation(client_id="ella", code="child-in-need", start=day(-9)),
        Situation(client_id="ella", code="early-help", start=day(-30), end=day(-9)),
        Situation(client_id="ella", code="ehcp", start=day(1)),
        Situation(client_id="tom", code="ehcp", start=day(-1)),
    )
    assert told(line(*rows)) == [
        (day(-9), "situation-ended", "early-help"),
        (day(-9), "situation-began", "child-in-need"),
        (day(-30), "situation-began", "early-help"),
    ]


def test_moves_of_home() -> None:
    rows = (
        Membership(client_id="ella", family_id="shaw", start=day(-100), end=day(-10)),
        Membership(client_id="ella", family_id="dunn", start=day(-10), lives_here=False),
        Address(family_id="shaw", address="where it began", start=day(-100)),
        Address(family_id="shaw", address="12 Mill Lane", start=day(-50)),
        Address(family_id="shaw", address="after she had left", start=day(-5)),
        Address(family_id="dunn", address="where she never lived", start=day(-3)),
    )
    assert told(line(*rows)) == [
        (day(-10), "moved-out", "The Shaw family"),
        (day(-10), "belongs", "Lee’s household"),
        (day(-50), "address", "12 Mill Lane"),
        (day(-100), "moved-in", "The Shaw family"),
    ]


def test_a_baby_came_to_live_with_nobody() -> None:
    born = next(each.born for each in SHAWS.records if each.client_id == "ella")
    assert told(line(Membership(client_id="ella", family_id="shaw", start=born))) == [
        (born, "born-into", "The Shaw family")
    ]


def test_filters_by_kind_and_by_who() -> None:
    rows = (
        contact("a", -3),
        contact("b", -4, professional_id="ana"),
        Situation(client_id="ella", code="ehcp", start=day(-5)),
    )
    assert told(line(*rows, kinds=("situation",))) == [(day(-5), "situation-began", "ehcp")]
    assert told(line(*rows, who="ana")) == [(day(-4), "contact", "visit")]
    assert told(line(*rows, who="nobody")) == []
    found = line(*rows, kinds=("contact",), who="ana")
    assert found.total == 1
    assert found.counts["situation"] == 1, "the counts stay, so that one can choose again"
    assert [party.id for party in found.parties] == ["ana", "priya"]


def weekly(weeks: int, first: int = 0) -> list[Contact]:
    return [contact(f"k{week}", -7 * week - 1) for week in range(first, weeks)]


def test_stretches_of_whole_months_six_at_least_and_thirty_events() -> None:
    rows = [contact(f"daily{number}", -number) for number in range(40)] + weekly(100, 8)
    newest = line(*rows)
    assert [month.first.month for month in newest.months] == [6, 5, 4, 3, 2, 1]
    assert (newest.later, newest.earlier) == (None, date(2025, 12, 1))
    middle = line(*rows, until=newest.earlier)
    assert sum(len(month.events) for month in middle.months) >= 30
    assert (middle.months[0].first, middle.later) == (date(2025, 12, 1), date(2026, 6, 1))
    assert told(line(*rows, until=date(1900, 1, 1)))[-1] == (day(-99 * 7 - 1), "contact", "visit")
    assert told(line(*rows, until=date(9999, 12, 1))) == told(newest)


def test_a_few_events_are_one_stretch_however_long_ago() -> None:
    found = line(contact("new", -1), contact("old", -3000))
    assert ([month.first for month in found.months], found.earlier) == ([date(2026, 6, 1), date(2018, 3, 1)], None)


@pytest.mark.parametrize("first", range(0, 40, 3))
def test_every_event_is_on_just_one_stretch(first: int) -> None:
    rows, seen = weekly(200, first), []
    found = line(*rows)
    while True:
        seen += [event.key for month in found.months for event in month.events]
        if found.earlier is None:
            break
        found = line(*rows, until=found.earlier)
    assert sorted(seen) == sorted(row.id for row in rows)


def test_coming_and_undated_are_told_once_each() -> None:
    rows = [contact("next", 5, planned=True), *weekly(60)]
    tie = Involvement(id="a", professional_id="ana", client_id="ella")
    newest = line(*rows, tie)
    oldest = line(*rows, tie, until=newest.earlier)
    assert (len(newest.coming), len(newest.undated)) == (1, 0)
    assert (len(oldest.coming), len(oldest.undated)) == (0, 1)


def test_nothing_recorded() -> None:
    found = line()
    assert (found.total, found.months, found.earlier, found.later) == (0, (), None, None)
    only = line(Involvement(id="a", professional_id="ana", client_id="ella"))
    assert [event.what for event in only.undated] == ["joined"]


def test_ten_times_the_contacts_take_not_a_hundred_times_as_long() -> None:
    def taken(contacts: int) -> float:
        rows = tuple(contact(f"k{number}", -number, meeting=f"m{number // 3}") for number in range(contacts))
        slice_ = shaws(replace(EMPTY, contacts=rows))
        started = time.process_time()
        timeline(slice_, "ella", DAY)
        return time.process_time() - started

    assert min(taken(3000) for _ in range(3)) < 40 * min(taken(300) for _ in range(3))
