"""An administrator makes an account, the server grants it, and the colleague signs in with what they are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from explorer.accounts import passwords
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from queries.accounts import Account
from tests.browser.conftest import PASSWORD
from tests.browser.looking import Looked, accessibility_faults, sign_in_as

ADMINISTRATORS = ("ada",)


@pytest.fixture(autouse=True)
def administrators(demo: Store) -> Iterator[None]:
    """An administrator of the school, and no account that they made outlives the test."""
    now = datetime.now(UTC)
    for name in ADMINISTRATORS:
        made = Account(id=str(uuid4()), name=name, role="administrator", administers="oak-primary")
        accounts.add(demo, operator("tests"), made, passwords.hashed(PASSWORD), now)
        accounts.grant(demo, operator("another"), name, now)
    yield
    for row in accounts.listed(demo):
        if row.ended_at is None and row.name != "ana":
            accounts.end(demo, operator("tests"), row.name, now)


def sign_in(looked: Looked, name: str, password: str = PASSWORD) -> Page:
    """A page on which somebody has signed in."""
    page = looked.page
    sign_in_as(page, name, password)
    page.get_by_role("button", name="Sign out").wait_for()
    return page


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (375, False)])
def test_a_colleague_gets_an_account(
    demo: Store, open_browser: Callable[..., Looked], width: int, scripts: bool, tmp_path: Path
) -> None:
    def seen(page: Page, name: str) -> None:
        # Without scripts nothing can be asked of the page either.
        assert not scripts or accessibility_faults(page) == []
        assert page.locator("html").bounding_box()["width"] <= width
        page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)

    ada = sign_in(open_browser(width, java_script_enabled=scripts), "ada")
    expect(ada.get_by_role("heading", name="Accounts", level=1)).to_be_visible()
    ada.get_by_role("button", name="Make an account").click()
    ada.get_by_role("button", name="Make the account").click()
    expect(ada.get_by_role("alert")).to_contain_text("Choose a colleague")
    seen(ada, "wrong")
    ada.get_by_label("For whom?").select_option(label="Amy Lund")
    ada.get_by_label("Sign-in name").fill("amy.lund")
    ada.get_by_label("Practitioner").check()
    seen(ada, "new")
    ada.get_by_role("button", name="Make the account").click()
    expect(ada.get_by_role("status")).to_contain_text("It waits to be granted on the server")
    seen(ada, "made")

    password = passwords.made_up()
    accounts.grant(demo, operator("somebody"), "amy.lund", datetime.now(UTC), passwords.hashed(password))
    amy = sign_in(open_browser(width, java_script_enabled=scripts), "amy.lund", password)
    expect(amy.get_by_role("heading", name="My people")).to_be_visible()
    ada.get_by_role("link", name="Accounts", exact=True).click()
    seen(ada, "accounts")
    ada.get_by_role("link", name="Amy Lund").first.click()
    ada.get_by_role("button", name="End this account").click()
    expect(ada.get_by_role("status")).to_contain_text("The account has ended")
    seen(ada, "ended")
    ada.get_by_role("link", name="Agreement and feeds").click()
    seen(ada, "agency")
    amy.goto("/account")
    expect(amy.get_by_role("heading", name="Sign in")).to_be_visible()
