"""Passkeys in a real Chromium, with the authenticator that its developer tools offer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route

from graph.store import Store
from graph.viewer import operator
from queries import accounts, factors
from tests.browser.conftest import PASSWORD
from tests.browser.looking import Looked, accessibility_faults

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Holder:
    """A window and the authenticator in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tools: CDPSession = page.context.new_cdp_session(page)
        self.tools.send("WebAuthn.enable")
        self.id = self.tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]

    def credentials(self):
        """What it holds."""
        return self.tools.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]

    def put_back(self, credential) -> None:
        """Hold a copy of a passkey, as it was at a moment."""
        self.tools.send("WebAuthn.clearCredentials", {"authenticatorId": self.id})
        self.tools.send("WebAuthn.addCredential", {"authenticatorId": self.id, "credential": credential})

    def does_not_know_who_holds_it(self) -> None:
        """A browser that asks for no finger and no PIN, whatever it is told to."""

        def discourage(route: Route) -> None:
            answer = route.fetch()
            route.fulfill(response=answer, json=answer.json() | {"userVerification": "discouraged"})

        self.tools.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": False})
        self.page.route("**/sign-in/passkey/question", discourage)

    def give_password(self, heading: str) -> None:
        """Name and password, and then a heading."""
        self.page.goto("/sign-in")
        self.page.get_by_label("Name").fill("ana")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        self.page.get_by_role("heading", name=heading).wait_for()

    def sign_out(self) -> None:
        """Out again."""
        self.page.get_by_role("button", name="Sign out").click()
        self.page.get_by_text("You have signed out.").wait_for()

    def use_alone(self) -> None:
        """Ask to sign in with the passkey alone."""
        self.page.goto("/sign-in")
        self.page.get_by_role("button", name="Use a passkey").click()

    def is_in(self) -> None:
        """Wait for the first page."""
        self.page.get_by_role("heading", name="My people").wait_for()

    def is_refused(self) -> None:
        """Wait for what is said to whoever is not let in."""
        self.page.get_by_text("That passkey did not let you in").wait_for()


@pytest.fixture
def holder(chromium: Browser, address: str, demo: Store) -> Iterator[Holder]:
    """Ana, signed in with her password, with a passkey just added; by a name, as passkeys are for names only."""
    named = address.replace("127.0.0.1", "localhost")
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=named)
    looked = Looked(context.new_page(), named)
    found = Holder(looked.page)
    found.give_password("My people")
    found.page.goto("/account")
    found.page.get_by_role("button", name="Add a passkey").click()
    found.page.get_by_role("heading", name="Recovery codes").wait_for()
    assert found.page.locator(".ct-letters code").count() == 10
    found.page.get_by_role("button", name="I have kept them").click()
    found.page.get_by_text("A passkey, added on").wait_for()
    yield found
    context.close()
    factors.reset(demo, operator("tests"), "ana")
    later = datetime(2100, 1, 1, tzinfo=UTC)
    accounts.sweep(demo, later, later)
    assert looked.complaints == []


def sent(page: Page, act: Callable[[], None]) -> str:
    """The answer that a page sends while something is done."""
    with page.expect_request(lambda each: each.url.endswith("/sign-in/passkey")) as found:
        act()
    return parse_qs(found.value.post_data or "")["answer"][0]


def test_a_passkey_is_the_second_factor(holder: Holder):
    assert not holder.page.get_by_text("That did not work").is_visible()
    holder.sign_out()
    holder.give_password("Show that it is you")
    assert accessibility_faults(holder.page) == []
    holder.page.get_by_role("button", name="Use a passkey").click()
    holder.is_in()


def test_a_passkey_alone_lets_in_where_it_checks_who_holds_it(holder: Holder):
    holder.sign_out()
    holder.use_alone()
    holder.is_in()
    holder.sign_out()
    holder.does_not_know_who_holds_it()
    holder.use_alone()
    holder.is_refused()
    holder.give_password("Show that it is you")
    holder.page.get_by_role("button", name="Use a passkey").click()
    holder.is_in()


def test_what_the_authenticator_refuses_is_said(holder: Holder):
    holder.sign_out()
    holder.tools.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": holder.id})
    holder.tools.send("WebAuthn.disable")
    holder.page.goto("/sign-in")
    holder.page.route(
        "**/sign-in/passkey/question", lambda route: route.fulfill(json={"challenge": "AA", "rpId": "x.example"})
    )
    holder.page.get_by_role("button", name="Use a passkey").click()
    holder.page.get_by_text("That did not work").wait_for()


def test_a_copy_that_lags_behind_is_refused(holder: Holder):
    (early,) = holder.credentials()
    holder.sign_out()
    holder.use_alone()
    holder.is_in()
    holder.sign_out()
    holder.put_back(early)
    holder.use_alone()
    holder.is_refused()


def test_an_answer_works_once(holder: Holder):
    holder.sign_out()
    answer = sent(holder.page, holder.use_alone)
    holder.is_in()
    holder.sign_out()
    form = holder.page.locator("form[data-passkey]")
    form.evaluate("(form, answer) => { form.elements.answer.value = answer; form.submit(); }", answer)
    holder.is_refused()


def test_an_answer_to_another_question_is_refused(holder: Holder):
    holder.sign_out()
    answer = sent(holder.page, holder.use_alone)
    holder.is_in()
    holder.sign_out()
    body = "new URLSearchParams({csrf_token: form.elements.csrf_token.value})"
    ask = f"form => fetch(form.dataset.question, {{method: 'POST', body: {body}}}).then(answer => answer.ok)"
    form = holder.page.locator("form[data-passkey]")
    assert form.evaluate(ask)
    form.evaluate("(form, answer) => { form.elements.answer.value = answer; form.submit(); }", answer)
    holder.is_refused()


def test_the_users_handle_says_nothing(holder: Holder):
    (held,) = holder.credentials()
    assert len(held["userHandle"]) >= 43


def test_a_passkey_that_was_removed_lets_nobody_in(holder: Holder):
    holder.page.get_by_role("button", name="Remove").click()
    holder.page.get_by_text("can’t be used to sign in any more").wait_for()
    holder.sign_out()
    holder.use_alone()
    holder.is_refused()


@pytest.mark.parametrize("width", [1280, 375])
def test_ones_account_is_for_everybody(signed_in: Callable[..., Page], width: int):
    page = signed_in(width)
    for path in ("/account", "/account/password", "/account/code"):
        page.goto(path)
        assert accessibility_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
