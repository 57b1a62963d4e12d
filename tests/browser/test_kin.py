"""Who else is in a family is stated with the keyboard, on a telephone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from graph.cypher import load
from graph.store import Store
from tests.browser.looking import accessibility_faults


@pytest.fixture(autouse=True)
def forgotten(demo: Store) -> Iterator[None]:
    """Nothing that was stated outlives the test."""
    yield
    demo.write(load("tests.explorer.cypher", "forget_doors"))


@pytest.mark.parametrize("width", [375, 1280])
def test_who_else_is_in_a_family_is_stated_and_taken_back(signed_in: Callable[..., Page], width: int):
    page = signed_in(width)
    page.goto("/clients/ella")
    page.get_by_role("link", name="Who else is in this family?").press("Enter")
    expect(page.get_by_role("heading", name="Who else is in Ella’s family?")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Write it down").press("Enter")
    expect(page.get_by_text("There is a problem")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_label("Who is it?").select_option("kelly")
    page.get_by_label("What are they to Ella?").select_option("carer")
    page.get_by_role("button", name="Write it down").press("Enter")
    expect(page.get_by_text("Written down, as your agency’s word.")).to_be_visible()
    page.goto("/clients/ella/kin")
    expect(page.get_by_text("Kelly Shaw to Ella Shaw: carer", exact=True)).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="take it back").press("Enter")
    expect(page.get_by_text("Taken back.")).to_be_visible()
