"""The pages of an agency's own privacy officer: what its people did for it, sealed or not, and nothing of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from graph.cypher import load
from graph.store import Store
from graph.viewer import operator
from queries import accounts, factors
from tests.explorer.conftest import NOW, Clock, add_account, by_real_time
from tests.explorer.pages import a_token, soup, token, words
from tests.explorer.test_audit import asked, rows
from tests.explorer.test_doors import join
from tests.explorer.test_entering import filled
from tests.explorer.test_openings import SENTENCE, enquired, opened

SignIn = Callable[[str], FlaskClient]
Officer = Callable[[str], FlaskClient]
HEALTH, HOUSING, DRUGS, POLICE = (
    "health-visiting-north",
    "riverside-housing",
    "drug-and-alcohol",
    "neighbourhood-police",
)


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """What was opened or joined doesn't outlive the test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))


@pytest.fixture
def clock() -> Clock:
    """The real time, by which the journal is written."""
    return by_real_time()


@pytest.fixture
def officer(demo: Store, signed_in: SignIn, password_hash: str) -> Officer:
    """A browser of the privacy officer of an agency."""

    def of(agency: str) -> FlaskClient:
        name = f"officer of {agency}"
        add_account(demo, name, None, password_hash, role="privacy-officer", oversees=agency)
        return signed_in(name)

    return of


def sections(browser: FlaskClient) -> list[BeautifulSoup]:
    """The openings on the page of reviews."""
    return list(soup(browser.get("/reviews")).select("section"))


def test_what_administrators_did_is_told_to_their_agencys_officer(
    demo: Store, officer: Officer, signed_in: SignIn, password_hash: str
) -> None:
    add_account(demo, "ada", None, password_hash, role="administrator", administers=HOUSING)
    ada, sam = signed_in("ada"), next(row for row in accounts.listed(demo) if row.name == "sam" and not row.ended_at)
    for account, status in ((sam.id, 303), ("account of priya 0", 404)):
        path = f"/administration/accounts/{account}/end"
        assert ada.post(path, data={"csrf_token": a_token(ada)}).status_code == status
    new = {"professional": "sam", "name": "sam.hill", "role": "practitioner", "csrf_token": a_token(ada)}
    assert ada.post("/administration/accounts/new", data=new).status_code == 303
    accounts.grant(demo, operator("somebody"), "sam.hill", NOW, "a hash")
    for name in ("sam.hill", "priya"):
        accounts.renew_password(demo, operator("somebody"), name, "a hash", NOW)
        factors.reset(demo, operator("somebody"), name)
    (told,) = soup(officer(HOUSING).get("/audit")).select("section[aria-labelledby=accounts]")
    ended, renewed, granted, reset, made = sorted((words(each) for each in told.select("li")), key=_ending)
    assert granted.startswith("somebody, ")
    assert granted.endswith(": Granted, on the server, an account that an administrator made (sam.hill)")
    assert renewed.endswith(": Gave, on the server, a new password to an account that an administrator made (sam.hill)")
    assert reset.endswith("made set up its second factor anew (sam.hill)"), "nothing of priya's"
    assert made.endswith(": Made an account for a colleague (sam.hill)")
    assert ended.startswith("ada, ")
    assert ended.endswith(": Ended a colleague’s account"), "whose it is stands nowhere: it was made on the server"
    (elsewhere,) = soup(officer(HEALTH).get("/audit")).select("section[aria-labelledby=accounts]")
    assert "No administrator of your agency" in words(elsewhere)
    add_account(demo, "petra", None, password_hash, "North", role="privacy-officer")
    assert not soup(signed_in("petra").get("/audit")).select("section[aria-labelledby=accounts]")


def _ending(line: str) -> str:
    """What a line ends with, after who did it and when."""
    return line.rsplit(": ", 1)[1]


def test_the_page_says_whose_looks_it_tells(officer: Officer) -> None:
    olga = officer(HEALTH)
    assert olga.get("/").location == "/audit"
    page = words(soup(olga.get("/audit")).main)
    assert "You see what people of Health visiting, North did for it" in page
    assert "people who live in" not in page
    assert "or there is nobody by that id" in words(soup(asked(olga, "zzz")).main)
    assert "your areas" not in words(soup(olga.get("/reviews")).main)
    assert [olga.get(path).status_code for path in ("/clients/ella", "/families/shaw", "/find", "/agencies")] == [
        403
    ] * 4


def test_its_own_people_s_looks_and_nobody_else_s(officer: Officer, ana: FlaskClient, signed_in: SignIn) -> None:
    for browser in (ana, signed_in("priya"), signed_in("sam")):
        browser.get("/clients/ella")
    found = rows(asked(officer(HEALTH)))
    assert [each for each in found if "Ana Costa" in each and "Opened their page" in each]
    assert [each for each in found if "Priya" in each or "Sam Hill" in each] == []
    assert all("Health visiting, North" in each for each in found)


def test_somebody_who_also_works_elsewhere_is_told_to_neither(demo: Store, officer: Officer, ana: FlaskClient) -> None:
    demo.write(load("tests.explorer.cypher", "works_too"), professional="ana", agency=DRUGS)
    ana.get("/clients/ella")
    for agency in (HEALTH, DRUGS):
        today = [each for each in rows(asked(officer(agency), days="7")) if "Ana" in each]
        assert today == [], agency


def test_what_is_sealed_is_told_to_the_sealing_agencys_officer_alone(
    demo: Store, officer: Officer, signed_in: SignIn, password_hash: str, clock: Clock
) -> None:
    add_account(demo, "kofi", "kofi", password_hash)
    add_account(demo, "petra", None, password_hash, "North", role="privacy-officer")
    demo.write(load("tests.explorer.cypher", "sealed_tie"), since=clock().date(), visibility="hidden")
    assert signed_in("kofi").get("/clients/ella").status_code == 200
    drugs = officer(DRUGS)
    assert [each for each in rows(asked(drugs)) if "Kofi" in each and "Opened their page" in each]
    petra = signed_in("petra")
    for browser in (petra, officer(HEALTH)):
        assert [each for each in rows(asked(browser)) if "Kofi" in each or DRUGS in each] == []
    # That the drug service's officer has asked would tell as much.
    found = rows(asked(petra))
    assert [each for each in found if f"officer of {HEALTH}" in each]
    assert [each for each in found if f"officer of {DRUGS}" in each] == []


def test_its_own_peoples_overrides_are_reviewed_and_nobody_else_s(officer: Officer, signed_in: SignIn) -> None:
    opened(signed_in("sam"))
    housing, health = officer(HOUSING), officer(HEALTH)
    assert sections(health) == []
    (section,) = sections(housing)
    assert SENTENCE in words(section)
    form = filled(section.form)
    given = {**form, "csrf_token": token(health, "/audit")}
    assert health.post("/reviews/done", data=given).status_code == 404
    assert housing.post("/reviews/done", data=form).status_code == 303
    assert "Reviewed on" in words(sections(housing)[0])
    assert housing.post("/reviews/done", data=form).status_code == 404, "once"


def test_an_enquiry_is_reviewed_by_the_officer_of_its_desk(
    demo: Store, officer: Officer, signed_in: SignIn, password_hash: str
) -> None:
    add_account(demo, "dan", "dan", password_hash, role="duty-desk")
    demo.write(load("tests.explorer.cypher", "works_too"), professional="dan", agency=DRUGS)
    enquired(signed_in("dan"))
    assert sections(officer(DRUGS)) == []
    (section,) = sections(officer(POLICE))
    assert "Enquiry of a duty desk" in words(section)


def test_nobody_reviews_their_own(demo: Store, officer: Officer, signed_in: SignIn) -> None:
    """Opened as a practitioner; by now the officer's account names the same person."""
    opened(signed_in("sam"))
    housing = officer(HOUSING)
    (section,) = sections(housing)
    form = filled(section.form)
    demo.write(load("tests.explorer.cypher", "officer_is"), name=f"officer of {HOUSING}", professional="sam")
    assert sections(housing) == []
    assert housing.post("/reviews/done", data=form).status_code == 404


def test_joinings_on_its_behalf_are_told_also_those_that_it_sealed(
    demo: Store, officer: Officer, signed_in: SignIn
) -> None:
    join(signed_in("sam"))
    demo.write(load("tests.explorer.cypher", "seal_joinings"))
    (line,) = rows(officer(HOUSING).get("/reviews"))
    assert "Sam Hill Riverside Housing ella" in line
    assert rows(officer(HEALTH).get("/reviews")) == []


def test_unusual_reading_of_its_own_people_is_asked_about(
    demo: Store, officer: Officer, signed_in: SignIn, password_hash: str
) -> None:
    add_account(demo, "nina", "nina", password_hash)
    demo.write(load("tests.explorer.cypher", "add_hidden"), professional="nina", visibility="hidden")
    demo.write(load("tests.explorer.cypher", "rename"), professional="nina", name="Nina Shaw")
    try:
        assert signed_in("nina").get("/clients/ella").status_code == 200
        found = {
            agency: words(soup(officer(agency).get("/audit")).select_one("section[aria-labelledby=unusual]"))
            for agency in ("carers-link", HEALTH)
        }
    finally:
        demo.write(load("tests.explorer.cypher", "rename"), professional="nina", name="Nina Patel")
    assert "Nina Shaw opened somebody of the same family name (client ella)" in found["carers-link"]
    assert "Nina" not in found[HEALTH]


def test_each_look_is_entered(demo: Store, officer: Officer) -> None:
    olga = officer(HEALTH)
    olga.get("/audit")
    asked(olga)
    olga.get("/reviews")
    last = [each["query"] for each in demo.read(load("tests.explorer.cypher", "entries"))[-12:]]
    assert {"audit.reading", "audit.looked", "audit.reviews", "audit.joinings"} <= {*last}
