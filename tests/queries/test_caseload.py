"""The questions about a caseload, on the Shaw family."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph.model import Family, Membership
from queries.caseload import by_family, find, my_people, recently_ended
from tests.queries.shaw import DAY, SHAWS, shaws


def test_my_people() -> None:
    (ella,) = my_people(shaws(), "priya", DAY)
    assert ella.person.name == "Ella Shaw"
    assert ella.lead is not None
    assert ella.lead.id == "priya"
    assert (ella.team_size, ella.last.id if ella.last else "", ella.next.id if ella.next else "") == (3, "k1", "k4")
    assert my_people(shaws(), "nobody", DAY) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ell", ["ella"]),
        ("ELLA shaw", ["ella"]),
        ("shaw", ["ella", "kelly", "tom"]),
        ("tommy", ["tom"]),
        ("hill", []),
        ("", []),
        ("   ", []),
        ("aw", []),
    ],
)
def test_search_among_ones_own(text: str, found: list[str]) -> None:
    assert [each.id for each in find(shaws(), text, DAY)] == found


def test_search_sets_accents_aside() -> None:
    records = tuple(replace(each, given_name="Zoë-Mae") if each.client_id == "ella" else each for each in SHAWS.records)
    slice_ = shaws(replace(SHAWS, records=records))
    assert [each.id for each in find(slice_, "zoe", DAY)] == ["ella"]
    assert [each.id for each in find(slice_, "MAE", DAY)] == ["ella"]


def test_family_by_family_who_is_in_none_at_the_end() -> None:
    ties = tuple(replace(tie, professional_id="priya", agency_id=None) for tie in SHAWS.involvements)
    alone = tuple(row for row in SHAWS.memberships if row.client_id != "kelly")
    rows = my_people(shaws(replace(SHAWS, involvements=ties, memberships=alone)), "priya", DAY)
    groups = by_family(rows)
    assert [(each.family.id if each.family else None, [row.person.id for row in each.rows]) for each in groups] == [
        ("dunn", ["lee"]),
        ("shaw", ["ella"]),
        (None, ["kelly"]),
    ]


def test_a_child_of_two_homes_stands_where_they_live() -> None:
    second = Membership(client_id="ella", family_id="dunn", lives_here=False)
    slice_ = shaws(replace(SHAWS, memberships=(*SHAWS.memberships, second)))
    (row,) = my_people(slice_, "priya", DAY)
    assert row.home is not None
    assert row.home.id == "shaw"


def test_a_family_without_a_name_is_called_as_its_members_are() -> None:
    slice_ = shaws(replace(SHAWS, families=(Family(id="shaw"), Family(id="dunn"))))
    (row,) = my_people(slice_, "priya", DAY)
    assert row.home == Family(id="shaw", name="Shaw")


@pytest.mark.parametrize(
    ("start", "ended_days_ago", "until"),
    [
        (DAY - timedelta(days=400), 1, DAY + timedelta(days=29)),
        (DAY - timedelta(days=400), 29, DAY + timedelta(days=1)),
        (DAY - timedelta(days=400), 30, None),
        (None, 3, DAY + timedelta(days=27)),
        (DAY - timedelta(days=16), 3, None),
        (DAY - timedelta(days=17), 3, DAY + timedelta(days=27)),
    ],
)
def test_whom_i_supported_until_lately(start: date | None, ended_days_ago: int, until: date | None) -> None:
    end = DAY - timedelta(days=ended_days_ago)
    ties = tuple(replace(tie, start=start, end=end) if tie.id == "i1" else tie for tie in SHAWS.involvements)
    found = recently_ended(shaws(replace(SHAWS, involvements=ties)), "priya", DAY)
    assert [(each.person.id, each.on, each.readable_until) for each in found] == (
        [("ella", end, until)] if until else []
    )


def test_whom_i_support_again_has_not_ended() -> None:
    assert recently_ended(shaws(), "sam", DAY)[0].person.id == "ella"
    again = tuple(replace(tie, client_id="ella") if tie.id == "i2" else tie for tie in SHAWS.involvements)
    assert recently_ended(shaws(replace(SHAWS, involvements=again)), "sam", DAY) == ()
