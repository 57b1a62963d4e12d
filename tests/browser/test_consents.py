"""Agreements in a real browser: written without JavaScript, said by another, taken back; axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from explorer.accounts import passwords
from graph.grounds import DEFAULT
from graph.store import Store
from graph.viewer import operator
from queries import accounts, grounds
from queries.accounts import Account
from tests.browser.conftest import PASSWORD
from tests.browser.looking import accessibility_faults

ELLA = "/clients/ella"


@pytest.fixture(scope="module", autouse=True)
def on_agreement(demo: Store) -> Iterator[None]:
    """Agencies share as in Sweden, and Jo of Ella's school signs in too."""
    jo = Account(id="account of jo", name="jo", role="practitioner", professional="jo")
    accounts.add(demo, operator("tests"), jo, passwords.hashed(PASSWORD), datetime.now(UTC))
    grounds.choose(demo, operator("tests"), "se-sip")
    yield
    grounds.choose(demo, operator("tests"), DEFAULT)


def faultless(page: Page) -> None:
    """As it stands, with everything unfolded: axe finds nothing, and nothing scrolls sideways."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        assert accessibility_faults(page) == [], width


def chosen(page: Page) -> None:
    """Fill in the form but for the services."""
    page.get_by_label("Each guardian", exact=True).check()
    day = datetime.now(UTC).date() + timedelta(days=90)
    page.get_by_label("On which day does it end?").fill(day.isoformat())


def test_axe_finds_nothing_from_no_agreement_to_one_that_ended(signed_in: Callable[..., Page]):
    page, jos = signed_in(), signed_in(name="jo")
    page.goto(ELLA)
    expect(page.locator("main")).to_contain_text("Nobody has agreed yet")
    faultless(page)
    page.get_by_role("link", name="Write down what was agreed").click()
    faultless(page)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose who agreed")
    faultless(page)
    chosen(page)
    page.get_by_label("by a part of its name").fill("oak")
    page.get_by_role("button", name="Look up").click()
    page.get_by_label("Oak Primary School").check()
    faultless(page)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("status")).to_contain_text("Written down.")
    expect(page.locator("main")).to_contain_text("It waits for: Oak Primary School.")
    faultless(page)
    jos.goto(ELLA)
    faultless(jos)
    jos.get_by_role("button", name="Yes, they agreed").click()
    expect(jos.get_by_role("status")).to_contain_text("now see what your service holds")
    faultless(jos)
    page.reload()
    expect(page.get_by_role("heading", name="Jo Reid")).to_be_visible()
    page.locator("summary", has_text="They have taken it back").first.click()
    page.get_by_role("button", name="It is taken back: end it now").click()
    expect(page.get_by_role("status")).to_contain_text("It has ended, for everybody.")
    expect(page.get_by_role("heading", name="Jo Reid")).to_have_count(0)
    faultless(page)


def test_it_is_written_and_ended_without_javascript(signed_in: Callable[..., Page]):
    page = signed_in(375, java_script_enabled=False)
    page.goto(f"{ELLA}/agree")
    chosen(page)
    page.get_by_label("by a part of its name").fill("oak")
    page.keyboard.press("Enter")
    page.get_by_label("Oak Primary School").check()
    expect(page.get_by_label("Each guardian", exact=True)).to_be_checked()
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator("main")).to_contain_text("These services know of each other.")
    page.get_by_text("They have taken it back").first.click()
    page.get_by_role("button", name="It is taken back: end it now").click()
    expect(page.locator("main")).to_contain_text("It has ended, for everybody.")
