"""Each state of a page in a real browser: axe finds nothing, nothing scrolls sideways; on paper; by keyboard alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from explorer import create_app
from explorer.accounts import passwords
from graph.migrate import migrate
from graph.settings import load_settings
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from queries.accounts import Account
from tests.browser.conftest import KEY, PASSWORD
from tests.browser.looking import accessibility_faults
from tests.database import wipe
from tests.explorer.conftest import NOW
from tests.explorer.states import STATES
from tests.graph.loaded_access import load_networks

LOOKING = {"ana": "ana", "pia": "pia", "dan": "dan", "nobody": None}
MINE = (
    "/", "/?page=all", "/clients/ella", "/clients/tom", "/clients/lee", "/clients/baby", "/clients/rosa",
    "/clients/nils",    "/clients/omar", "/clients/grace", "/clients/ida", "/clients/zoe", "/clients/ella/timeline",
    "/clients/ella/timeline?kind=team&who=mark", "/clients/pat/timeline", "/clients/baby/timeline", "/families/shaw",
    "/families/webb", "/families/berg",
    "/families/dale", "/questions", "/questions?show=all&page=2", "/questions?client=ella",
    "/questions?client=ida", "/questions?family=shaw", "/clients/nobody", "/clients/ella/timeline?kind=x",
)  # fmt: skip
THEIRS = [("pia", "/"), ("pia", "/?page=all"), ("dan", "/"), ("nobody", "/")]
STATES_SEEN = [*(("ana", path) for path in MINE), *THEIRS]


@pytest.fixture(scope="module")
def address(session_store: Store) -> Iterator[str]:
    """Where the pages answer on hand-made facts."""
    wipe(session_store)
    migrate(session_store)
    load_networks(session_store, [STATES])
    for name, professional in LOOKING.items():
        account = Account(id=f"account of {name}", name=name, role="practitioner", professional=professional)
        accounts.add(session_store, operator("tests"), account, passwords.hashed(PASSWORD), NOW)
    app = create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), session_store, lambda: NOW)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def windows(signed_in: Callable[..., Page]) -> Callable[[str], Page]:
    """A window for each who looks."""
    opened: dict[str, Page] = {}

    def window(name: str) -> Page:
        if name not in opened:
            opened[name] = signed_in(1280, name=name)
        return opened[name]

    return window


def sized(page: Page, width: int) -> Page:
    """The window, so wide."""
    page.set_viewport_size({"width": width, "height": 800})
    return page


def test_axe_finds_nothing_and_nothing_scrolls_sideways_in_any_state(windows: Callable[[str], Page]):
    faults: dict[tuple[str, str, int], list[str]] = {}
    widths: dict[tuple[str, str, int], int] = {}
    for name, path in STATES_SEEN:
        page = windows(name)
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        for width in (375, 1280):
            faults[name, path, width] = accessibility_faults(sized(page, width))
        # 320 pixels is what a 1280 pixel wide window is at 400 %.
        for width in (320, 375, 1280):
            widths[name, path, width] = sized(page, width).evaluate("document.documentElement.scrollWidth")
    assert {where: found for where, found in faults.items() if found} == {}
    assert {where: width for where, width in widths.items() if width > where[-1]} == {}


def test_on_paper_there_is_nothing_to_press_and_nothing_folded(signed_in: Callable[..., Page]):
    page = signed_in(720)
    page.emulate_media(media="print")
    for path in ("/clients/ella", "/families/shaw", "/questions?client=ella", "/clients/ella/timeline", "/"):
        page.goto(path)
        for gone in (".ct-header", ".ct-tabs", "form", ".ct-paging", ".govuk-skip-link"):
            assert page.locator(f"{gone} >> visible=true").count() == 0, (path, gone)
        marked = page.evaluate(
            """() => [...document.querySelectorAll("main a")].filter((a) =>
              getComputedStyle(a).textDecorationLine !== "none" || getComputedStyle(a, "::after").content !== "none"
              || getComputedStyle(a).color !== "rgb(0, 0, 0)").map((a) => a.outerHTML)"""
        )
        assert marked == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 720, path
        expect(page.locator(".ct-printed")).to_have_text("Common Thread, as of 25 November 2026. Printed by Ana Costa.")


def test_on_paper_numbers_are_large_and_tables_are_tables(signed_in: Callable[..., Page]):
    page = signed_in(720)
    page.emulate_media(media="print")
    page.goto("/clients/ella")
    expect(page.get_by_text("13 July 2025 to 10 March 2026")).to_be_visible()
    size = "each => parseFloat(getComputedStyle(each).fontSize) / parseFloat(getComputedStyle(document.body).fontSize)"
    assert page.locator(".ct-number a").first.evaluate(size) > 1.3
    page.goto("/families/shaw")
    assert page.locator("thead").first.evaluate("each => getComputedStyle(each).display") == "table-header-group"


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what `wanted` selects has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{wanted} is not reached")


def test_a_time_line_is_filtered_by_keyboard_alone(signed_in: Callable[..., Page]):
    page = signed_in()
    page.goto("/clients/ella")
    tab_to(page, "a[href='/clients/ella/timeline']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    for kind in ("team", "contact", "planned", "home"):
        tab_to(page, f"#kind-{kind}")
        page.keyboard.press("Space")
    tab_to(page, "#who")
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/clients/ella/timeline?kind=situation&who=")
    expect(page.locator(".ct-event")).to_have_count(3)
    page.go_back()
    expect(page).to_have_url("/clients/ella/timeline")


def test_questions_are_chosen_and_opened_by_keyboard_alone(signed_in: Callable[..., Page]):
    page = signed_in()
    page.goto("/questions")
    tab_to(page, "#rule")
    page.keyboard.type("Nobody l")
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions?rule=no-lead")
    tab_to(page, "a[href^='tel:']")
    tab_to(page, "summary")
    page.keyboard.press("Enter")
    expect(page.locator("details li").first).to_be_visible()


def test_focus_can_be_seen_everywhere(signed_in: Callable[..., Page]):
    page = signed_in()
    for path in ("/", "/clients/rosa", "/questions?client=ella", "/clients/ella/timeline?kind=team"):
        page.goto(path)
        for _ in range(30):
            page.keyboard.press("Tab")
            plain = page.evaluate(
                """() => { const style = getComputedStyle(document.activeElement);
                  return document.activeElement !== document.body && style.outlineStyle === "none"
                    && style.boxShadow === "none" ? document.activeElement.outerHTML : null }"""
            )
            assert plain is None, path


def test_everything_works_without_javascript(signed_in: Callable[..., Page]):
    page = signed_in(java_script_enabled=False)
    page.goto("/clients/ella/timeline")
    page.get_by_text("Show only some of it").click()
    page.get_by_label("With").select_option("mark")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".ct-event").first).to_contain_text("Mark Ellis")
    page.goto("/questions")
    first = page.locator(".ct-question").count()
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(".ct-question").nth(first)).to_be_attached()
