"""The questions about a person, on the Shaw family."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph.columnar import slice_of
from graph.errors import NotThere
from graph.model import Client, Involvement, Professional
from queries.day import on
from queries.numbers import Number, number_of, works
from queries.people import age_on, person, team
from tests.queries.shaw import DAY, SHAWS, shaws


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2019, 6, 10), date(2026, 6, 10), 7),
        (date(2019, 6, 11), date(2026, 6, 10), 6),
        (date(2020, 2, 29), date(2025, 2, 28), 4),
        (date(2020, 2, 29), date(2025, 3, 1), 5),
        (date(2020, 2, 29), date(2024, 2, 29), 4),
        (date(2026, 6, 11), date(2026, 6, 10), None),
        (None, date(2026, 6, 10), None),
    ],
)
def test_age(born: date | None, day: date, age: int | None) -> None:
    assert age_on(born, day) == age


def test_who_a_person_is() -> None:
    ella = person(shaws(), "ella", DAY)
    assert (ella.name, ella.age) == ("Ella Shaw", 7)
    assert [each.code for each in ella.situations] == ["child-in-need"]
    assert [each.id for each in ella.families] == ["shaw"]


def test_only_a_year_of_birth_is_taken_as_the_first_of_july() -> None:
    assert person(shaws(), "tom", date(2026, 6, 30)).age == 2
    assert person(shaws(), "tom", date(2026, 7, 1)).age == 3


def test_someone_unknown_is_not_there() -> None:
    with pytest.raises(NotThere):
        person(shaws(), "nobody", DAY)
    with pytest.raises(NotThere):
        team(shaws(), "nobody", DAY)


def test_the_team_has_the_lead_first_and_desks_where_nobody_is_named() -> None:
    names = [(member.name, member.lead) for member in team(shaws(), "ella", DAY)]
    # Jo Reid is not active; care's own involvement has Priya to stand for it; Sam's ended today.
    assert names == [("Priya Nair", True), ("Ana Costa", False), ("Neighbourhood police", False)]


def test_the_team_of_the_day_before() -> None:
    assert "Sam Hill" in {member.name for member in team(shaws(), "ella", DAY - timedelta(days=1))}


def test_roles_agencies_and_sources() -> None:
    priya = team(shaws(), "ella", DAY)[0]
    assert priya.role == "lead-practitioner"
    assert [each.name for each in priya.agencies] == ["Children’s social care"]
    assert (priya.source, priya.as_of, priya.since) == ("operator", date(2026, 6, 9), date(2026, 3, 2))
    assert priya.involvements == ("i1",)


def test_without_an_agency_named_all_current_employers_count() -> None:
    (sam,) = team(shaws(), "kelly", DAY)
    assert [each.id for each in sam.agencies] == ["homes"]


def test_last_and_next_of_each_and_of_the_client() -> None:
    priya, ana, _ = team(shaws(), "ella", DAY)
    assert priya.last is not None
    assert priya.last.id == "k1"
    assert priya.next is not None
    assert priya.next.id == "k3"
    assert ana.last is None, "a plan that passed is no contact"
    assert ana.next is not None
    assert ana.next.id == "k4", "a visit planned for today is still to come"


def _number(professional: str, day: date = DAY) -> Number | None:
    laid_out = on(shaws(), day)
    members = [each for client in laid_out.identities for each in laid_out.team(client) if each.id == professional]
    return number_of(members[0], laid_out)


def test_the_number_that_answers_now() -> None:
    assert _number("priya") == Number("0161 496 0144", "own")
    assert _number("sam") == Number("07700 900150", "cover"), "away, and Ana covers"
    assert _number("sam", date(2026, 6, 11)) == Number("0161 496 0123", "own"), "back on the day"
    assert _number("ana") == Number("0161 496 0159", "duty"), "doesn’t work on Wednesdays"
    assert _number("ana", date(2026, 6, 9)) == Number("07700 900150", "mobile")
    assert _number("police") == Number("0161 496 0199", "out-of-hours")
    assert _number("drew") is None


@pytest.mark.parametrize(
    ("days", "at_work"), [((), True), (("wed",), True), (("Wednesday",), True), (("thu",), False), (("?",), True)]
)
def test_weekdays(days: tuple[str, ...], at_work: bool) -> None:
    assert works(Professional(id="p", name="P", days=days), DAY) is at_work


def test_who_the_client_named_comes_after_the_lead() -> None:
    ties = tuple(replace(tie, named_by_client_on=DAY) if tie.id == "i5" else tie for tie in SHAWS.involvements)
    members = team(shaws(replace(SHAWS, involvements=ties)), "ella", DAY)
    assert [(each.id, each.named_on) for each in members] == [("priya", None), ("police", DAY), ("ana", None)]


@pytest.mark.parametrize(("who", "away"), [("priya", False), ("sam", True), ("ana", True)])
def test_who_is_not_at_work(who: str, away: bool) -> None:
    members = {each.id: each for client in ("ella", "kelly") for each in team(shaws(), client, DAY)}
    assert members[who].absent is away


@pytest.mark.parametrize(("cover", "named"), [("ana", "Ana Costa"), ("the duty team", "the duty team"), ("a1b2", None)])
def test_an_id_of_nobody_seen_covers_for_nobody(cover: str, named: str | None) -> None:
    people = tuple(replace(each, cover=cover) if each.id == "sam" else each for each in SHAWS.professionals)
    (sam,) = team(shaws(replace(SHAWS, professionals=people)), "kelly", DAY)
    assert sam.cover == named


def test_a_person_carries_how_much_of_them_is_seen() -> None:
    seen = slice_of(replace(SHAWS, clients=(Client(id="ella", shielded=True),)), DAY, levels={"ella": "family"})
    ella = person(seen, "ella", DAY)
    assert (ella.level, ella.shielded) == ("family", True)


def test_half_an_involvement_is_none() -> None:
    """An involvement whose professional the viewer doesn't see must not turn into a desk's."""
    tie = Involvement(id="i9", professional_id="unseen", agency_id="oak", client_id="ella")
    slice_ = shaws(replace(SHAWS, involvements=(*SHAWS.involvements, tie)))
    assert [each.id for each in team(slice_, "ella", DAY)] == ["priya", "ana", "police"]
    assert "i9" not in slice_.columns.involvements.ids
