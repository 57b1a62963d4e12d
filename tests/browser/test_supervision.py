"""A supervisor finds what waits for them, and says yes; a lead is handed over; at two widths and without faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from explorer.accounts import passwords
from graph.cypher import load
from graph.store import Store
from graph.viewer import Viewer, operator
from queries import accounts, doors, leads, openings
from queries.accounts import Account
from queries.doors import Joining
from queries.openings import OVERRIDE, Opened
from tests.browser.conftest import PASSWORD
from tests.browser.looking import accessibility_faults

SENTENCE = "The child was seen alone at the station at night."
DRUGS = "drug-and-alcohol"


@pytest.fixture(autouse=True)
def waiting(demo: Store) -> Iterator[None]:
    """Dan supervises at the drug service, where Kofi has joined Ella's team, and opened Kelly without waiting."""
    now = datetime.now(UTC)
    demo.write(load("tests.explorer.cypher", "works_too"), professional="dan", agency=DRUGS)
    hashed = passwords.hashed(PASSWORD)
    sue = Account(id="sue", name="sue", role="supervisor", professional="dan", supervises=DRUGS)
    demo.write(load("tests.explorer.cypher", "works_too"), professional="ruth", agency="oak-primary")
    sal = Account(id="sal", name="sal", role="supervisor", professional="ruth", supervises="oak-primary")
    for each in (sue, sal):
        accounts.add(demo, operator("tests"), replace(each, id=str(uuid4())), hashed, now)
        accounts.grant(demo, operator("others"), each.name, now)
    priya = Account(id=str(uuid4()), name="priya", role="practitioner", professional="priya")
    accounts.add(demo, operator("tests"), priya, hashed, now)
    kofi = Viewer("account of kofi", "practitioner", "kofi")
    joining = Joining(
        id="joins", client_id="ella", professional_id="kofi", agency_id=DRUGS, role="drug-worker", joining="team",
        reason="duty",
    )  # fmt: skip
    assert doors.join(demo, kofi, joining, now.date())
    opened = Opened(
        id="opened", kind=OVERRIDE, client_id="kelly", ground="serious-risk", words=SENTENCE, agency=None, since=now,
        until=now + timedelta(hours=1),
    )  # fmt: skip
    openings.open(demo, kofi, opened)
    yield
    for name in ("sue", "sal", "priya"):
        accounts.end(demo, operator("tests"), name, now)
    demo.write(load("tests.explorer.cypher", "begin_again"), day=now.date())
    demo.write(load("tests.explorer.cypher", "forget_doors"))


@pytest.mark.parametrize("width", [1280, 375])
def test_a_supervisor_says_yes_and_reviews(signed_in: Callable[..., Page], width: int, tmp_path: Path) -> None:
    page = signed_in(width, name="sue")
    page.get_by_role("link", name="things wait for you as a supervisor").click()
    expect(page.get_by_role("main")).to_contain_text("Ella Shaw, born")
    expect(page.get_by_role("main")).to_contain_text(SENTENCE)
    assert accessibility_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.screenshot(path=tmp_path / f"supervision-{width}.png", full_page=True)
    page.get_by_role("button", name="Yes, that’s right").click()
    expect(page.get_by_role("main")).to_contain_text("They now see this person as others on the team do.")
    page.get_by_role("button", name="Reviewed").click()
    expect(page.get_by_role("main")).to_contain_text("A privacy officer reviews it as well.")
    assert "ella" not in page.url


@pytest.mark.parametrize("width", [1280, 375])
def test_a_supervisor_says_who_should_lead(
    demo: Store, signed_in: Callable[..., Page], width: int, tmp_path: Path
) -> None:
    asked = leads.Proposal(id="asked", kind=leads.LEAD, client_id="ella", involvement="ana-ella")
    leads.propose(demo, Viewer("account of jo", "practitioner", "jo"), asked, datetime.now(UTC).date())
    page = signed_in(width, name="sal")
    page.get_by_role("link", name="1 thing waits for you as a supervisor").click()
    expect(page.get_by_role("main")).to_contain_text("Jo Reid asks that Ana Costa, Health visitor")
    assert accessibility_faults(page) == []
    page.screenshot(path=tmp_path / f"proposal-{width}.png", full_page=True)
    page.get_by_role("button", name="Yes, they should lead").click()
    expect(page.get_by_role("main")).to_contain_text("Your yes is noted.")


@pytest.mark.parametrize("width", [1280, 375])
def test_the_lead_is_handed_over(signed_in: Callable[..., Page], width: int, tmp_path: Path) -> None:
    page = signed_in(width, name="priya")
    page.goto("/clients/ella")
    page.locator("summary").filter(has_text="Hand over the lead").click()
    page.get_by_label("To whom").select_option("ana-ella")
    assert accessibility_faults(page) == []
    page.screenshot(path=tmp_path / f"lead-{width}.png", full_page=True)
    page.get_by_role("button", name="Hand over the lead").click()
    expect(page.get_by_role("status")).to_contain_text("The lead is handed over.")
    page.screenshot(path=tmp_path / f"handed-over-{width}.png", full_page=True)
