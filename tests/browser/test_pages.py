from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD
from tests.browser.looking import Looked, accessibility_faults

PATHS = (
    "/",
    "/search",
    "/clients/ella",
    "/clients/ella/timeline",
    "/clients/ella/network",
    "/questions",
    "/questions?client=ella",
    "/questions?family=shaw",
    "/families/shaw",
    "/families/shaw/network",
    "/rules",
)
# 320 pixels is what a 1280 pixel wide window is at 400 %.
WIDTHS = (320, 375, 768, 1280)


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(signed_in: Callable[..., Page], path: str, width: int):
    page = signed_in(width)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert accessibility_faults(page) == []


def test_axe_finds_nothing_where_nobody_is_signed_in(open_browser: Callable[..., Looked]):
    page = open_browser().page
    for path in ("/sign-in", "/sign-in?out=1"):
        page.goto(path)
        assert accessibility_faults(page) == []
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("Enter your name")
    assert accessibility_faults(page) == []


def test_axe_finds_nothing_on_an_error_page(signed_in: Callable[..., Page]):
    page = signed_in()
    page.goto("/clients/nobody")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing here that you can see")
    assert accessibility_faults(page) == []


def test_no_page_is_wider_than_its_window(signed_in: Callable[..., Page]):
    page = signed_in()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for path in PATHS:
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_everything_is_there_without_javascript(signed_in: Callable[..., Page]):
    page = signed_in(java_script_enabled=False)
    page.goto("/families/shaw/network")
    expect(page.get_by_role("img", name="The network as a picture")).to_be_visible()
    expect(page.locator("#drawing")).to_be_hidden()
    expect(page.get_by_role("heading", name="Sam Hill")).to_be_visible()
    page.get_by_role("searchbox").fill("ella")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ella Shaw, 7")


def test_a_colleagues_number_is_three_actions_away(open_browser: Callable[..., Looked]):
    page = open_browser(375, 800).page
    page.goto("/")
    page.get_by_label("Name").fill("ana")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")  # one: signing in
    page.get_by_role("searchbox").fill("ella")
    page.keyboard.press("Enter")  # two: finding her
    number = page.locator(".ct-member").filter(has_text="Jo Reid").locator("a[href^='tel:']").first
    expect(number).to_be_visible()  # three: tapping it
    assert number.bounding_box()["height"] >= 24


def test_signing_out_leaves_nothing_to_go_back_to(signed_in: Callable[..., Page]):
    page = signed_in()
    page.goto("/clients/ella")
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("main")).to_contain_text("You have signed out")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_everything_can_be_reached_by_keyboard(signed_in: Callable[..., Page]):
    page = signed_in()
    page.goto("/clients/ella")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.tagName"))
    assert {"/families/shaw/network", "/clients/ella/network", "tel:" + "0161"} <= {
        each[:8] if each.startswith("tel:") else each for each in reached
    }


def test_the_password_can_be_shown(open_browser: Callable[..., Looked]):
    page = open_browser().page
    page.goto("/sign-in")
    field = page.get_by_label("Password", exact=True)
    expect(field).to_have_attribute("type", "password")
    page.get_by_role("button", name="Show password").click()
    expect(field).to_have_attribute("type", "text")
