"""Rule 21 on a family worked by hand, and on each of its boundaries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.model import Address, Agency, Family
from tests.queries.missing.scene import D, days_ago, desk, found, person, supports, works

RULE = "moved-on"


def home(area: str | None, start: date | None = None, end: date | None = None, family: str = "shaw") -> Address:
    return Address(family_id=family, address="12 Mill Lane", area=area, start=start, end=end)


MOVE = [home("North", days_ago(900), days_ago(30)), home("South", days_ago(30))]
TEAM = [supports("jo", "ella"), supports("sam", "tom")]
SOUTH = Agency(id="south", name="South team", kind="health-visiting", area="South")


def test_a_family_that_moved_is_asked_about() -> None:
    (finding,) = found(RULE, *MOVE, *TEAM)
    assert (finding.key, finding.subjects) == ("moved-on|shaw", ("shaw",))
    assert (finding.clients, finding.families) == (("ella", "tom"), ("shaw",))
    homes = (f"address|shaw|{days_ago(900)}", f"address|shaw|{days_ago(30)}")
    assert finding.evidence == (*homes, "jo-ella", "member|ella|shaw|", "member|tom|shaw|", "sam-tom")
    assert finding.question == (
        "Ella Shaw and Tom Shaw moved to South on 30 September, and no agency of that area is recorded on the team. "
        "Who supports them there?"
    )


ASKED: dict[str, list[Any]] = {
    "179 days ago": [home("North"), home("South", days_ago(179)), *TEAM],
    "today": [home("North"), home("South", D), *TEAM],
    "where the last home was left is not told": [home("North"), home("South", days_ago(9)), *TEAM],
    "a while between two homes": [home("North", None, days_ago(60)), home("South", days_ago(9)), *TEAM],
    "for the third time": [home("South"), home("North", days_ago(300)), home("South", days_ago(9)), *TEAM],
    "one agency of where they were": [*MOVE, *TEAM, replace(SOUTH, area="North"), desk("south", "ella")],
    "one of the area that ended": [*MOVE, *TEAM, SOUTH, desk("south", "ella", end=D)],
    "one of the area for another family": [
        *MOVE, *TEAM, SOUTH, Family(id="webb"), person("amy", "Amy Webb", "webb"), desk("south", "amy"),
    ],
    "a worker of the area, on behalf of another agency": [
        *MOVE, SOUTH, works("jo", "south"), supports("jo", "ella", agency_id="oak"),
    ],
}  # fmt: skip
NOT_ASKED: dict[str, list[Any]] = {
    "180 days ago": [home("North"), home("South", days_ago(180)), *TEAM],
    "tomorrow": [home("North"), home("South", days_ago(-1)), *TEAM],
    "within the area": [home("South"), home("South", days_ago(9)), *TEAM],
    "from an area that is not told": [home(None), home("South", days_ago(9)), *TEAM],
    "to an area that is not told": [home("North"), home(None, days_ago(9)), *TEAM],
    "the first home": [home("South", days_ago(9)), *TEAM],
    "a home that was left again": [home("North"), home("South", days_ago(30), days_ago(9)), *TEAM],
    "nobody on a team": MOVE,
    "a desk of the area": [*MOVE, *TEAM, SOUTH, desk("south", "ella")],
    "a worker on behalf of it": [*MOVE, SOUTH, supports("jo", "ella", agency_id="south")],
    "a worker of it": [*MOVE, SOUTH, works("jo", "south"), supports("jo", "ella")],
    "another family moved": [home("North", family="webb"), home("South", D, family="webb"), Family(id="webb"), *TEAM],
}


@pytest.mark.parametrize("rows", ASKED.values(), ids=ASKED.keys())
def test_nobody_of_the_new_area_is_there(rows: list[Any]) -> None:
    assert [each.key for each in found(RULE, *rows)] == ["moved-on|shaw"]


@pytest.mark.parametrize("rows", NOT_ASKED.values(), ids=NOT_ASKED.keys())
def test_nothing_to_ask(rows: list[Any]) -> None:
    assert not found(RULE, *rows)


def test_in_whose_household_nobody_lives() -> None:
    alone = [Family(id="webb"), person("amy", "Amy Webb"), *MOVE]
    elsewhere = [replace(each, family_id="webb") for each in MOVE]
    assert not found(RULE, *alone[:2], *elsewhere, supports("jo", "amy"))
