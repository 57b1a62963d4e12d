"""A meeting from its opening to its end in real browsers: the chair's, two who come, and the screen on the wall."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explorer.accounts import passwords
from graph.cypher import load
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from queries.accounts import Account
from tests.browser.conftest import PASSWORD
from tests.browser.looking import Looked, accessibility_faults

CHAIR, DAN = "priya chairs", "dan"
# The screen asks every five seconds whether something has changed.
NOTICED = 40_000


@pytest.fixture(autouse=True)
def accounts_of_the_meeting(demo: Store) -> Iterator[None]:
    """Priya of social care is a chair; Dan of the police supports nobody himself."""
    now, hashed = datetime.now(UTC), passwords.hashed(PASSWORD)
    for name, role, professional in ((CHAIR, "chair", "priya"), (DAN, "practitioner", "dan")):
        account = Account(id=f"account of {name} {now}", name=name, role=role, professional=professional)
        accounts.add(demo, operator("tests"), account, hashed, now)
    accounts.grant(demo, operator("others"), CHAIR, now)
    yield
    demo.write(load("tests.explorer.cypher", "forget_doors"))
    for name in (CHAIR, DAN):
        accounts.end(demo, operator("tests"), name, now)


def faultless(page: Page, kept: Path) -> None:
    """As it stands axe finds nothing, and nothing scrolls sideways."""
    page.screenshot(path=kept, full_page=True)
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def come_in(page: Page, code: str) -> None:
    page.get_by_role("contentinfo").get_by_role("link", name="At a meeting").click()
    page.get_by_label("The code that the chair reads out").fill(code)
    page.get_by_role("button", name="I am here").click()


@pytest.mark.parametrize("width", [1280, 375])
def test_a_meeting_from_its_opening_to_its_end(
    signed_in: Callable[..., Page], open_browser: Callable[..., Looked], width: int, tmp_path: Path
) -> None:
    chair, dan = signed_in(width, name=CHAIR), signed_in(width, name=DAN)
    chair.goto("/families/shaw")
    chair.get_by_role("link", name="Open a meeting").click()
    chair.get_by_role("button", name="Open the meeting").click()
    expect(chair.get_by_role("alert")).to_contain_text("Choose what the meeting is for")
    faultless(chair, tmp_path / "open.png")
    chair.get_by_label("Core group").check()
    chair.get_by_role("button", name="Open the meeting").click()
    code = chair.locator(".ct-spoken").inner_text()

    come_in(dan, "0000-0000")
    expect(dan.get_by_role("alert")).to_contain_text("There is no meeting for you with that code")
    faultless(dan, tmp_path / "code.png")
    come_in(dan, code.lower())
    expect(dan.get_by_role("main")).to_contain_text("Priya Nair sees that you ask")
    faultless(dan, tmp_path / "asks.png")
    chair.get_by_role("link", name="Look again").click()
    faultless(chair, tmp_path / "asked.png")
    chair.get_by_role("button", name="Let them in (Dan Frost)").click()
    dan.get_by_role("link", name="Look again").click()
    expect(dan.get_by_role("main")).to_contain_text("You are here until")
    faultless(dan, tmp_path / "here.png")
    dan.get_by_role("link", name="To the family", exact=True).click()
    expect(dan.get_by_role("heading", level=1)).to_have_text("The Shaw family")

    chair.get_by_label("How many are here who have no account?").fill("1")
    chair.get_by_role("button", name="So many").click()
    chair.get_by_role("button", name="Connect a screen").click()
    screen = open_browser(width).page
    screen.goto("/wall")
    faultless(screen, tmp_path / "screen-code.png")
    screen.get_by_label("The code for a screen").fill(chair.locator(".ct-spoken").nth(1).inner_text())
    screen.get_by_role("button", name="Show it").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("The meeting begins.")
    faultless(chair, tmp_path / "chair.png")
    chair.get_by_role("button", name="Continue").click()
    # By itself.
    expect(screen.get_by_role("heading", level=1)).to_have_text("The Shaw family", timeout=NOTICED)
    expect(screen.get_by_role("main")).to_contain_text("Not in the room:")
    expect(screen.get_by_role("main")).to_contain_text("1 guest is here.")
    loaded = "document.querySelector('.ct-wall__drawing').naturalWidth > 0"
    screen.wait_for_function(loaded)
    faultless(screen, tmp_path / "wall.png")

    dan.get_by_role("contentinfo").get_by_role("link", name="At a meeting").click()
    dan.get_by_role("button", name="I am leaving").click()
    expect(dan.get_by_role("status")).to_contain_text("You have left.")
    expect(screen.get_by_role("heading", level=1)).to_have_text("Somebody came or left.", timeout=NOTICED)
    faultless(screen, tmp_path / "blank.png")
    chair.goto("/meeting")
    chair.get_by_role("button", name="End the meeting").click()
    expect(chair.get_by_role("status")).to_contain_text("The meeting has ended")
    expect(screen.get_by_role("heading", level=1)).to_have_text("Show a meeting on this screen", timeout=NOTICED)


def test_the_screen_works_without_javascript(
    signed_in: Callable[..., Page], open_browser: Callable[..., Looked]
) -> None:
    chair = signed_in(name=CHAIR, java_script_enabled=False)
    chair.goto("/families/shaw/meeting")
    chair.get_by_label("Core group").check()
    chair.get_by_role("button", name="Open the meeting").click()
    chair.get_by_role("button", name="Connect a screen").click()
    screen = open_browser(java_script_enabled=False).page
    screen.goto("/wall")
    screen.get_by_label("The code for a screen").fill(chair.locator(".ct-spoken").nth(1).inner_text())
    screen.get_by_role("button", name="Show it").click()
    chair.get_by_role("button", name="Continue").click()
    screen.get_by_role("link", name="Show again").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("The Shaw family")
    chair.get_by_role("button", name="End the meeting").click()
    screen.get_by_role("link", name="Show again").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("Show a meeting on this screen")


@pytest.fixture
def shown(signed_in: Callable[..., Page], open_browser: Callable[..., Looked]) -> Page:
    """A screen on which a meeting of thirty minutes shows, with a clock that tests can move."""
    chair = signed_in(name=CHAIR)
    chair.goto("/families/shaw/meeting")
    chair.get_by_label("Core group").check()
    chair.get_by_label("How long does it last, at most?").select_option("30")
    chair.get_by_role("button", name="Open the meeting").click()
    chair.get_by_role("button", name="Continue").click()
    chair.get_by_role("button", name="Connect a screen").click()
    screen = open_browser().page
    screen.goto("/wall")
    screen.get_by_label("The code for a screen").fill(chair.locator(".ct-spoken").nth(1).inner_text())
    screen.get_by_role("button", name="Show it").click()
    expect(screen.get_by_role("heading", level=1)).to_have_text("The Shaw family")
    return screen


def test_a_screen_that_cannot_ask_shows_nothing_until_it_can(shown: Page) -> None:
    shown.route("**/wall/changed", lambda route: route.abort())
    expect(shown.get_by_role("heading", level=1)).to_contain_text("Nothing is shown:", timeout=NOTICED)
    assert shown.locator(".ct-wall__drawing").count() == 0
    shown.unroute("**/wall/changed")
    expect(shown.get_by_role("heading", level=1)).to_have_text("The Shaw family", timeout=NOTICED)


def test_a_screen_shows_nothing_once_the_time_of_its_meeting_is_over(shown: Page) -> None:
    """Also where it can't ask."""
    shown.clock.install()
    shown.reload()
    expect(shown.get_by_role("heading", level=1)).to_have_text("The Shaw family")
    shown.route("**/wall/changed", lambda route: route.abort())
    shown.clock.fast_forward("31:00")
    expect(shown.get_by_role("heading", level=1)).to_have_text("The meeting is over.")
    assert shown.locator(".ct-wall__drawing").count() == 0


def test_a_machine_that_slept_shows_nothing_until_it_has_asked(shown: Page) -> None:
    shown.clock.install()
    shown.reload()
    expect(shown.get_by_role("heading", level=1)).to_have_text("The Shaw family")
    shown.route("**/wall/changed", lambda route: route.abort())
    shown.clock.fast_forward("05:00")
    # Sooner than it would be noticed that it can't ask.
    expect(shown.get_by_role("heading", level=1)).to_contain_text("Nothing is shown:", timeout=3_000)
    shown.unroute("**/wall/changed")
    expect(shown.get_by_role("heading", level=1)).to_have_text("The Shaw family", timeout=NOTICED)
