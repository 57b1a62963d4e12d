"""A seal is opened and set again, and a household shielded, on a telephone and a wide screen; axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from explorer.accounts import passwords
from graph.cypher import load
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from queries.accounts import Account
from tests.browser.conftest import PASSWORD
from tests.browser.looking import accessibility_faults
from tests.browser.test_corrections import fits


@pytest.fixture(autouse=True)
def kofi(demo: Store) -> Iterator[None]:
    """Kofi supports Ella by a sealed tie; what is sealed, opened and shielded doesn't outlive the test."""
    now = datetime.now(UTC)
    account = Account(id=f"kofi {now}", name="kofi", role="practitioner", professional="kofi")
    accounts.add(demo, operator("tests"), account, passwords.hashed(PASSWORD), now)
    since = (now - timedelta(days=30)).date()
    demo.write(load("tests.explorer.cypher", "sealed_tie"), since=since, visibility="existence")
    yield
    accounts.end(demo, operator("tests"), "kofi", now)
    demo.write(load("tests.explorer.cypher", "forget_seals"))
    demo.write(load("tests.explorer.cypher", "forget_doors"))


def opened(page: Page, summary: str) -> None:
    """Open what is folded away beneath a line."""
    page.locator("summary", has_text=summary).press("Enter")


@pytest.mark.parametrize("width", [375, 1280])
def test_a_seal_is_opened_and_set_again_and_the_household_shielded(signed_in: Callable[..., Page], width: int):
    page = signed_in(width, name="kofi")
    page.goto("/clients/ella")
    own = page.get_by_role("region", name="Your own support")
    expect(own.locator(".ct-sealed")).to_have_text("sealed")
    opened(page, "They agree that the team knows: open it")
    opened(page, "Hide where Ella is: shield the household")
    opened(page, "Record or plan contact with Ella")
    expect(page.locator(".ct-enter .ct-sees")).to_contain_text("Others read one line: another service is involved.")
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="They agree: open it from today").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Open from today on. What was before stays sealed.")
    expect(own.locator(".ct-sealed")).to_have_count(0)
    assert accessibility_faults(page) == []
    opened(page, "Seal it: they don’t want the team to know")
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Seal it: others read the one line").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Sealed, the past too.")
    opened(page, "Hide where Ella is: shield the household")
    page.get_by_role("button", name="Shield Ella and everyone who lives there").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Ella and everyone who lives in the same home are shielded.")
    expect(page.locator(".ct-notice--shield")).to_contain_text("Where Ella is, is hidden.")
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("width", [375, 1280])
def test_a_sealed_line_may_stand_in_a_copy_and_no_longer(signed_in: Callable[..., Page], width: int):
    page = signed_in(width, name="kofi")
    page.goto("/clients/ella")
    page.get_by_role("link", name="What Ella may be told").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What Ella may be told")
    expect(page.get_by_text("Stands in no copy.")).to_be_visible()
    assert accessibility_faults(page) == []
    assert fits(page)
    page.get_by_role("button", name="May stand in their own copy").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Written down: it may stand in their own copy.")
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Take back").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Taken back.")
    expect(page.get_by_text("Stands in no copy.")).to_be_visible()
