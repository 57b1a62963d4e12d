"""Somebody is found beyond one's own people, joined and added, on a telephone; axe finds nothing on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from graph.cypher import load
from graph.store import Store
from tests.browser.looking import accessibility_faults


@pytest.fixture(autouse=True)
def forgotten(demo: Store) -> Iterator[None]:
    """Nobody who came through a door outlives the test."""
    yield
    demo.write(load("tests.explorer.cypher", "forget_doors"))


def search(page: Page, name: str, number: str) -> None:
    page.get_by_label("Name, first and last").fill(name)
    page.get_by_label("or NHS number or personnummer").fill(number)
    page.get_by_role("main").get_by_role("button", name="Search").click()


@pytest.mark.parametrize("width", [375, 1280])
def test_somebody_is_found_and_their_team_joined(signed_in: Callable[..., Page], width: int):
    page = signed_in(width)
    page.get_by_role("searchbox").fill("Gemma")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Find someone beyond your own people").click()
    assert accessibility_faults(page) == []
    search(page, "Gemma Walsh", "999 770 1690")
    expect(page.get_by_text("1 person answers to that.")).to_be_visible()
    page.get_by_text("I support this person: join the team").click()
    page.get_by_text("It is none of these: add Gemma Walsh").click()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Join the team").click()
    expect(page.get_by_role("heading", name="Waiting for a yes")).to_be_visible()
    expect(page.locator(".ct-joined")).to_contain_text("Ruth Allen")
    assert accessibility_faults(page) == []


def test_somebody_new_is_added_with_the_keyboard(signed_in: Callable[..., Page]):
    page = signed_in(375)
    page.goto("/find")
    search(page, "Max Dale", "999 000 0018")
    expect(page.get_by_text("Nobody answers to that")).to_be_visible()
    page.locator("summary", has_text="It is none of these: add Max Dale").press("Enter")
    page.get_by_label("Birth date or year").fill("2020")
    page.get_by_role("button", name="Add, and be their team").press("Enter")
    expect(page.get_by_role("link", name="Enter an address or a phone number")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_label("or a phone number").fill("0161 496 0999")
    page.get_by_role("button", name="Add, and be their team").press("Enter")
    expect(page.get_by_role("heading", name="Max Dale")).to_be_visible()
    expect(page.get_by_text("You are the team so far.")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="I’m not involved any more").press("Enter")
    expect(page.get_by_text("You are not involved any more, from today on.")).to_be_visible()
    assert accessibility_faults(page) == []
