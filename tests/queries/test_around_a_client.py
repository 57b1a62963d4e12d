"""Who was involved, where a client lives, whose word the facts are, who is silent, and a large team by agency."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graph.model import Address, Contact, Facts, Involvement, Membership, Source
from queries.former import former_team
from queries.homes import homes
from queries.origins import is_stale, origins, unheard
from queries.people import team
from queries.teams import by_agency
from tests.queries.shaw import DAY, SHAWS, shaws


def day(days: int) -> date:
    return DAY + timedelta(days=days)


def with_(**tables: Any) -> Facts:
    return replace(SHAWS, **{name: (*getattr(SHAWS, name), *rows) for name, rows in tables.items()})


def test_who_was_involved_the_last_to_leave_first() -> None:
    old = Involvement(id="i9", professional_id="drew", agency_id="care", client_id="ella", start=day(-90), end=day(-60))
    found = former_team(shaws(with_(involvements=[old])), "ella", DAY)
    assert [(each.name, each.start, each.end) for each in found] == [
        ("Jo Reid", None, None),
        ("Sam Hill", date(2025, 1, 1), DAY),
        ("Drew Fox", day(-90), day(-60)),
    ]
    assert found[2].role == "drug-worker"
    assert [each.id for each in found[2].agencies] == ["care"]


def test_who_came_back_was_not_only_involved() -> None:
    again = Involvement(id="i9", professional_id="sam", client_id="ella", start=DAY)
    assert "sam" not in {each.id for each in former_team(shaws(with_(involvements=[again])), "ella", DAY)}


def test_a_desk_that_somebody_stands_for_has_not_left() -> None:
    assert "care" not in {each.id for each in former_team(shaws(), "ella", DAY)}
    ended = tuple(replace(tie, end=day(-3)) if tie.id == "i5" else tie for tie in SHAWS.involvements)
    found = former_team(shaws(replace(SHAWS, involvements=ended)), "ella", DAY)
    assert ("police", "agency", day(-3)) in {(each.id, each.kind, each.end) for each in found}


def test_a_child_with_two_homes() -> None:
    second = Membership(client_id="ella", family_id="dunn", start=day(-9))
    where = Address(family_id="dunn", address="4 Chapel Row")
    found = homes(shaws(with_(memberships=[second], addresses=[where])), "ella", DAY)
    assert [(home.family.id, home.lives_here, home.address.address if home.address else None) for home in found] == [
        ("dunn", True, "4 Chapel Row"),
        ("shaw", True, "12 Mill Lane"),
    ]
    (tom,) = homes(shaws(), "tom", DAY)
    assert (tom.family.id, tom.lives_here) == ("shaw", False)


@pytest.mark.parametrize(("days", "stale"), [(0, False), (14, False), (15, True)])
def test_what_is_older_than_fourteen_days_is_old(days: int, stale: bool) -> None:
    assert is_stale(day(-days), DAY) is stale
    assert not is_stale(None, DAY)


def test_whose_word_it_is_but_for_what_we_were_told_ourselves() -> None:
    census = Source(name="census", register=True, sealed=False, as_of=day(-20))
    ties = tuple(replace(tie, source="census") if tie.id == "i3" else tie for tie in SHAWS.involvements)
    going_on = tuple(replace(row, source="census") for row in SHAWS.situations)
    facts = replace(SHAWS, involvements=ties, situations=going_on, sources=(*SHAWS.sources, census))
    (found,) = origins(shaws(facts), "ella", DAY)
    assert (found.source, found.about, found.as_of, found.stale) == ("census", ("team", "situation"), day(-20), True)
    assert origins(shaws(), "ella", DAY) == ()


def _silent(*contacts: Contact, sources: tuple[Source, ...] = ()) -> list[str]:
    facts = replace(SHAWS, contacts=contacts, sources=(*SHAWS.sources, *sources))
    slice_ = shaws(facts)
    return [each.id for each in unheard(slice_, team(slice_, "ella", DAY), DAY)]


def contact(who: str, days: int, **marks: Any) -> Contact:
    return Contact(id="c", professional_id=who, client_id="ella", on=day(days), kind="call", **marks)


def test_which_agencies_say_nothing_of_contact() -> None:
    assert _silent() == ["care", "visiting", "police"]
    assert _silent(contact("priya", -89)) == ["visiting", "police"]
    for unheard_of in (contact("priya", -90), contact("priya", 1), contact("priya", -1, planned=True)):
        assert _silent(unheard_of) == ["care", "visiting", "police"]


def test_an_agency_whose_feed_is_up_to_date_would_have_told() -> None:
    old = contact("priya", -200, source="feed")
    fresh = Source(name="feed", agency_id="care", sealed=False, as_of=day(-1))
    assert _silent(old, sources=(fresh,)) == ["visiting", "police"]
    assert _silent(old, sources=(replace(fresh, as_of=day(-89)),)) == ["visiting", "police"]
    assert _silent(old, sources=(replace(fresh, as_of=day(-90)),)) == ["care", "visiting", "police"]
    assert _silent(old, sources=(replace(fresh, agency_id="police"),)) == ["visiting"]


def test_a_large_team_by_agency_the_leads_first() -> None:
    members = team(shaws(), "ella", DAY)
    groups = [(each.leads, each.agency.id if each.agency else None, [one.id for one in each.members]) for each in
              by_agency(members)]  # fmt: skip
    assert groups == [(True, None, ["priya"]), (False, "visiting", ["ana"]), (False, "police", ["police"])]
    alone = by_agency([replace(member, agencies=(), lead=False) for member in members])
    assert [(each.leads, each.agency, len(each.members)) for each in alone] == [(False, None, 3)]
