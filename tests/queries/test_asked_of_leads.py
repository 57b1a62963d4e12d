"""What a coordinator asks is read by whoever leads for a family of that area whose two agencies aren't in touch."""

from __future__ import annotations

from typing import Any

import pytest

from graph.model import Address
from queries.agency_tables import Asked
from queries.asked_of_leads import areas_led, asked_of_lead
from queries.missing import DEFAULT
from tests.queries.missing.scene import DANA, EVERYTHING, D, days_ago, desk, scene, spoke, supports, works

LEAD = "kim"
PAIR = ("homes", "oak")


def home(family: str, area: str | None = "North", **marks: Any) -> Address:
    return Address(family_id=family, address="1 Mill Lane", area=area, **marks)


SHAWS: tuple[Any, ...] = (
    supports(LEAD, "ella", lead=True),
    supports("jo", "ella"),
    supports("sam", "tom"),
    home("shaw"),
)


def told(*rows: Any, me: str | None = LEAD, pair: tuple[str, str] = PAIR, area: str = "North") -> list[Any]:
    """Which agencies and families somebody is asked about."""
    made = asked_of_lead(scene(*rows), me, D, [Asked(area, pair, D)], EVERYTHING)
    return [((each.first.id, each.second.id), [family.id for family in each.families]) for each in made]


ASKED = [(PAIR, ["shaw"])]


def test_the_lead_of_one_of_a_family_is_asked_about_all_of_it() -> None:
    assert told(*SHAWS) == ASKED
    assert told(*SHAWS, supports("jo", "tom", id="jo and tom")) == ASKED
    assert areas_led(scene(*SHAWS), LEAD, D) == {"North"}


@pytest.mark.parametrize("me", ["jo", "sam", "nobody", None])
def test_nobody_else_is(me: str | None) -> None:
    assert told(*SHAWS, me=me) == []
    assert areas_led(scene(*SHAWS), me, D) == frozenset()


IN_TOUCH = {
    "the two": [spoke("jo", "sam")],
    "the two about her": [spoke("sam", "jo", about="ella")],
    "somebody else of one of them": [DANA, works("dana", "homes"), supports("dana", "ella"), spoke("jo", "dana")],
    "one person of both": [works("jo", "homes"), supports("jo", "tom", id="jo for homes", agency_id="homes")],
}


@pytest.mark.parametrize("rows", IN_TOUCH.values(), ids=IN_TOUCH)
def test_whoever_is_in_touch_is_not_asked_about(rows: list[Any]) -> None:
    assert told(*SHAWS, *rows) == []


def test_a_contact_about_somebody_else_or_long_ago_is_none() -> None:
    assert told(*SHAWS, spoke("jo", "sam", on=days_ago(90))) == ASKED
    assert told(*SHAWS, spoke("jo", "sam", on=days_ago(89))) == []


def test_it_is_asked_only_where_the_lead_can_answer_it() -> None:
    """What the family's questions don't hold, as where nobody could have told us, is not asked here either."""
    slice_, asked = scene(*SHAWS), [Asked("North", PAIR, D)]
    assert [each.since for each in asked_of_lead(slice_, LEAD, D, asked, EVERYTHING)] == [days_ago(90)]
    assert asked_of_lead(slice_, LEAD, D, asked, DEFAULT) == ()


def test_a_desk_stands_for_its_agency() -> None:
    assert told(*SHAWS, desk("beat", "ella"), pair=("beat", "homes")) == [(("beat", "homes"), ["shaw"])]


def test_it_is_about_families_of_that_area_as_far_as_the_lead_sees() -> None:
    assert told(*SHAWS, area="South") == []
    without = [each for each in SHAWS if not isinstance(each, Address)]
    assert told(*without) == []
    assert told(*without, home("shaw", None)) == []


def test_of_agencies_that_do_not_support_a_family_nothing_is_asked() -> None:
    assert told(*SHAWS, pair=("minds", "oak")) == []
