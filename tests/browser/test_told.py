"""Whether a family knows is written down on a telephone and a wide screen, by keyboard, without JavaScript too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from graph.cypher import load
from graph.store import Store
from tests.browser.looking import accessibility_faults
from tests.browser.test_corrections import fits

PATH = "/families/shaw"


@pytest.fixture(autouse=True)
def nothing_known(demo: Store) -> Iterator[None]:
    """What was written of the family doesn't outlive the test."""
    yield
    demo.write(load("tests.cypher", "mark_family"), id="shaw", marks={"told_on": None, "not_told": None})


@pytest.mark.parametrize("width", [375, 1280])
def test_it_is_written_down_changed_and_taken_back(signed_in: Callable[..., Page], width: int) -> None:
    page = signed_in(width)
    page.goto(PATH)
    told = page.get_by_role("region", name="Whether they know")
    expect(told).to_contain_text("Nobody has written down whether the family knows")
    assert accessibility_faults(page) == []
    page.locator("summary", has_text="Write down whether they know").press("Enter")
    button = page.get_by_role("button", name="Write it down")
    assert accessibility_faults(page) == []
    assert fits(page)
    page.get_by_label("They were told", exact=True).press("Space")
    page.get_by_label("If they were told: on which day").fill(f"{datetime.now(UTC).date() + timedelta(days=2)}")
    button.press("Enter")
    expect(page.get_by_text("There is a problem")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("link", name="Enter the day on which they were told").click()
    expect(page.get_by_label("If they were told: on which day")).to_be_focused()
    page.get_by_label("If they were told: on which day").fill(f"{datetime.now(UTC).date() - timedelta(days=9)}")
    button.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Written down.")
    expect(told).to_contain_text("that their services share this.")
    page.locator("summary", has_text="Change whether they know").press("Enter")
    page.get_by_label("Not told: it would raise risk").press("Space")
    button.press("Enter")
    expect(told).to_contain_text("Not told: it would raise risk. Don’t mention this page to them.")
    assert accessibility_faults(page) == []
    assert fits(page)
    page.emulate_media(media="print")
    expect(told).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("summary", has_text="Change whether they know").press("Enter")
    page.get_by_label("Take it back: nothing is known").press("Space")
    button.press("Enter")
    expect(told).to_contain_text("Nobody has written down")


def test_who_was_faster_is_shown(signed_in: Callable[..., Page], demo: Store) -> None:
    page = signed_in(375)
    page.goto(PATH)
    page.locator("summary", has_text="Write down whether they know").press("Enter")
    page.get_by_label("Not told: it would raise risk").press("Space")
    demo.write(load("tests.cypher", "mark_family"), id="shaw", marks={"told_on": datetime.now(UTC).date()})
    page.get_by_role("button", name="Write it down").press("Enter")
    expect(page.get_by_text("Someone was faster")).to_be_visible()
    expect(page.get_by_label("Not told: it would raise risk")).to_be_checked()
    assert accessibility_faults(page) == []
    assert fits(page)


def test_it_works_without_javascript(signed_in: Callable[..., Page]) -> None:
    page = signed_in(java_script_enabled=False)
    page.goto(PATH)
    page.locator("summary", has_text="Write down whether they know").click()
    page.get_by_label("Not told: it would raise risk").check()
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("status")).to_have_text("Written down.")
