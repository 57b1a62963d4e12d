"""The questions about a family, on the Shaws."""

from __future__ import annotations

from datetime import date

import pytest

from graph.errors import NotThere
from queries.families import household
from tests.queries.shaw import DAY, shaws


def test_who_lives_there() -> None:
    home = household(shaws(), "shaw", DAY)
    assert [each.id for each in home.members] == ["kelly", "ella"]
    assert [each.id for each in home.elsewhere] == ["tom"]
    assert home.name == "The Shaw family"
    assert home.address is not None
    assert home.address.address == "12 Mill Lane"


def test_linked_through_a_parent_elsewhere() -> None:
    assert [each.id for each in household(shaws(), "shaw", DAY).linked] == ["dunn"]
    assert [each.id for each in household(shaws(), "dunn", DAY).linked] == ["shaw"]


def test_before_lee_moved_out() -> None:
    assert "lee" in {each.id for each in household(shaws(), "shaw", date(2026, 2, 28)).members}


def test_an_unknown_family_is_not_there() -> None:
    with pytest.raises(NotThere):
        household(shaws(), "nobody", DAY)
