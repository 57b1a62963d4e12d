"""Someone who never saw the program answers from its pages: who looked at this child, why was this override made?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from explorer.accounts import passwords
from graph.cypher import load
from graph.guard import GuardedStore
from graph.store import Store
from graph.viewer import Viewer, operator
from queries import accounts, openings
from queries.accounts import Account
from queries.openings import OVERRIDE, Opened
from tests.browser.conftest import PASSWORD
from tests.browser.looking import Looked, accessibility_faults, sign_in_as

SENTENCE = "The child was seen alone at the station at night."


@pytest.fixture(autouse=True)
def petra(demo: Store) -> Iterator[None]:
    """Petra answers for North, Olga for the housing agency; Ana looked at Ella, and Sam opened her without waiting."""
    now = datetime.now(UTC)
    made = Account(id=str(uuid4()), name="petra", role="privacy-officer", areas=("North",))
    agencys = Account(id=str(uuid4()), name="olga", role="privacy-officer", oversees="riverside-housing")
    for each in (made, agencys):
        accounts.add(demo, operator("tests"), each, passwords.hashed(PASSWORD), now)
        accounts.grant(demo, operator("another"), each.name, now)
    GuardedStore(demo, Viewer("account of ana", "practitioner", "ana"), now.date).client("ella")
    opened = Opened(
        id="one", kind=OVERRIDE, client_id="ella", ground="serious-risk", words=SENTENCE, agency="Riverside Housing",
        since=now, until=now + timedelta(hours=1),
    )  # fmt: skip
    openings.open(demo, Viewer("account of sam", "practitioner", "sam"), opened)
    yield
    for each in (made, agencys):
        accounts.end(demo, operator("tests"), each.name, now)
    demo.write(load("tests.explorer.cypher", "forget_doors"))


def signed_in(looked: Looked, name: str) -> Page:
    """A page on which an officer has signed in."""
    page = looked.page
    sign_in_as(page, name, PASSWORD)
    page.get_by_role("heading", name="Who looked").wait_for()
    return page


@pytest.mark.parametrize("width", [1280, 375])
def test_who_looked_and_why_it_was_opened(open_browser: Callable[..., Looked], width: int, tmp_path: Path) -> None:
    page = signed_in(open_browser(width), "petra")
    assert accessibility_faults(page) == []
    page.screenshot(path=tmp_path / f"audit-{width}.png", full_page=True)
    page.get_by_label("Whose record?").fill("ella")
    page.get_by_role("button", name="Show who looked").click()
    expect(page.get_by_role("row").filter(has_text="Ana Costa")).to_contain_text("Opened their page")
    assert "ella" not in page.url
    assert accessibility_faults(page) == []
    page.screenshot(path=tmp_path / f"looked-{width}.png", full_page=True)
    page.get_by_role("link", name="To review").click()
    expect(page.get_by_role("main")).to_contain_text(SENTENCE)
    expect(page.get_by_role("main")).to_contain_text("Someone is at serious risk")
    assert accessibility_faults(page) == []
    page.screenshot(path=tmp_path / f"reviews-{width}.png", full_page=True)
    page.get_by_role("button", name="Reviewed").click()
    expect(page.get_by_role("main")).to_contain_text("No override or enquiry waits for a review.")


def test_an_agencys_officer_reads_what_its_people_did(open_browser: Callable[..., Looked], tmp_path: Path) -> None:
    page = signed_in(open_browser(375), "olga")
    expect(page.get_by_role("main")).to_contain_text("what people of Riverside Housing did for it")
    assert accessibility_faults(page) == []
    page.screenshot(path=tmp_path / "agency.png", full_page=True)
    page.get_by_label("Whose record?").fill("ella")
    page.get_by_role("button", name="Show who looked").click()
    expect(page.get_by_role("row").filter(has_text="Sam Hill")).to_contain_text("override")
    expect(page.get_by_role("main")).not_to_contain_text("Ana Costa")
    assert accessibility_faults(page) == []
    page.get_by_role("link", name="To review").click()
    expect(page.get_by_role("main")).to_contain_text(SENTENCE)
    assert accessibility_faults(page) == []
