"""Putting right who a client is, in a real browser, and the page on privacy: wide, narrow, without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import Looked, accessibility_faults

WIDTHS = (1280, 375)


def fits(page: Page) -> bool:
    """Whether nothing stands beyond the right edge."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_name_is_put_right_and_the_old_one_stays(signed_in: Callable[..., Page], width: int) -> None:
    page = signed_in(width)
    page.goto("/clients/tom")
    page.get_by_role("link", name="Something here is wrong").click()
    expect(page.get_by_label("Family name")).to_have_value("Shaw")
    assert accessibility_faults(page) == []
    page.get_by_label("Known as").fill(f"Tommy {width}")
    page.get_by_label("Birth date, or year").fill("soon")
    page.get_by_role("button", name="Put it right").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_label("Birth date, or year").fill(f"2022-06-{width % 28 + 1:02}")
    page.get_by_role("button", name="Put it right").click()
    expect(page.get_by_text("Kept. What was said before stands below.")).to_be_visible()
    expect(page.get_by_role("table", name="Birth date, or year")).to_contain_text("operator")
    assert accessibility_faults(page) == []
    assert fits(page)


def test_it_works_without_javascript(signed_in: Callable[..., Page]) -> None:
    page = signed_in(java_script_enabled=False)
    page.goto("/clients/ella/correct")
    page.get_by_label("Language").fill("pl")
    page.get_by_role("button", name="Put it right").click()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    expect(page.get_by_label("Language")).to_have_value("pl")


@pytest.mark.parametrize("width", WIDTHS)
def test_anybody_reads_for_how_long_and_whom_to_ask(open_browser: Callable[..., Looked], width: int) -> None:
    page = open_browser(width).page
    page.goto("/privacy")
    expect(page.get_by_role("heading", name="For how long")).to_be_visible()
    assert accessibility_faults(page) == []
    assert fits(page)
