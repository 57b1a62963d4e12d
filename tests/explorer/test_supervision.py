"""A supervisor within one agency: says yes where the joiner sees nobody, reviews openings, and no more than that."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from graph.viewer import Viewer
from queries import supervision
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import a_token, soup, token, without_token, words
from tests.explorer.test_audit import asked, rows
from tests.explorer.test_doors import join, searched
from tests.explorer.test_entering import filled, follow
from tests.explorer.test_openings import SENTENCE, opened

SignIn = Callable[[str], FlaskClient]
Supervises = Callable[..., FlaskClient]
DRUGS, HOUSING, HEALTH = "drug-and-alcohol", "riverside-housing", "health-visiting-north"


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """Nobody who joined or was opened outlives the test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=False)


@pytest.fixture
def supervises(demo: Store, signed_in: SignIn, password_hash: str) -> Supervises:
    """A browser of somebody who supervises within an agency; dan of the police and others also work for that one."""

    def supervisor(professional: str, agency: str, name: str = "sue") -> FlaskClient:
        demo.write(load("tests.explorer.cypher", "works_too"), professional=professional, agency=agency)
        add_account(demo, name, professional, password_hash, role="supervisor", agency=agency)
        return signed_in(name)

    return supervisor


@pytest.fixture
def kofi(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Kofi of the drug and alcohol service, whose ties start sealed."""
    add_account(demo, "kofi", "kofi", password_hash)
    return signed_in("kofi")


def page(browser: FlaskClient) -> BeautifulSoup:
    answer = browser.get("/supervision")
    assert answer.status_code == 200
    return soup(answer)


def says_yes(browser: FlaskClient) -> TestResponse:
    form = filled(page(browser).select_one("form[action='/supervision/confirm']"))
    return browser.post("/supervision/confirm", data=form)


def waits(browser: FlaskClient) -> bool:
    return page(browser).select_one("form[action='/supervision/confirm']") is not None


def test_a_sealed_joiner_is_confirmed_by_their_supervisor(
    network: Store, kofi: FlaskClient, supervises: Supervises
) -> None:
    sue = supervises("dan", DRUGS)
    assert "Nothing waits for you as a supervisor" in words(soup(sue.get("/")))
    join(kofi)
    assert "Priya" not in kofi.get("/clients/ella").text
    assert "1 thing waits for you as a supervisor" in words(soup(sue.get("/")))
    shown = page(sue)
    (section,) = shown.select("section")
    assert "Ella Shaw, born 20" in words(section)
    assert "Kofi Mensah" in words(section)
    # What the joiner sees at the door, and nothing that they don't: no address, no team, no other page.
    assert [each for each in ("Mill Lane", "Priya", "0161") if each in str(section)] == []
    assert sue.get("/clients/ella").status_code == 404
    assert "They now see this person" in words(follow(sue, says_yes(sue)))
    assert not waits(sue)
    assert "Priya" in kofi.get("/clients/ella").text
    assert sue.get("/clients/ella").status_code == 404, "a yes opens nothing to whoever says it"
    last = [each for each in network.read(load("tests.explorer.cypher", "entries")) if each["act"] == "door"][-1]
    assert (last["query"], last["subjects"]) == ("supervision.confirm", ["ella"])


def test_who_sees_somebody_of_another_agency_asks_them(signed_in: SignIn, supervises: Supervises) -> None:
    """Sam's joining is open: Priya says yes, and his supervisor isn't asked."""
    sue = supervises("dan", HOUSING)
    join(signed_in("sam"))
    assert not waits(sue)


def test_where_the_open_team_is_the_joiners_own_agency_the_supervisor_is_asked(
    network: Store, signed_in: SignIn, supervises: Supervises
) -> None:
    sue, sam = supervises("dan", HOUSING), signed_in("sam")
    new = {"given_name": "Max", "family_name": "Dale", "born": "2020", "phone": "0161 496 0999", "made": "a1"}
    sue.post("/find/add", data={**new, "agency": HOUSING, "csrf_token": token(sue, "/find")})
    asks = {"name": "Max Dale", "born": "2020-07-01"}
    form = filled(searched(sam, **asks).select_one("form[action='/find/join']"))
    sam.post("/find/join", data=form)
    assert "Max Dale" in words(page(sue))
    says_yes(sue)
    (tie,) = [each for each in network.read(load("tests.explorer.cypher", "joinings")) if each["confirmed_on"]]
    assert tie["confirmed_by"] == "dan"


def test_hidden_facts_change_nothing_of_whom_a_supervisor_is_asked_about(
    network: Store, kofi: FlaskClient, signed_in: SignIn, supervises: Supervises
) -> None:
    del kofi
    sue, sam = supervises("dan", HOUSING), signed_in("sam")
    join(sam)
    before = without_token(sue.get("/supervision"))
    network.write(load("tests.explorer.cypher", "add_hidden"), professional="nina", visibility="hidden")
    assert without_token(sue.get("/supervision")) == before


# What an abuser would try


def test_nobody_is_their_own_supervisor(
    network: Store, kofi: FlaskClient, signed_in: SignIn, password_hash: str
) -> None:
    """Two accounts of one professional are one person."""
    add_account(network, "kofi too", "kofi", password_hash, role="supervisor")
    too = signed_in("kofi too")
    join(kofi)
    assert not waits(too)
    (tie,) = network.read(load("tests.explorer.cypher", "joinings"))
    given = {"involvement": tie["id"], "csrf_token": token(too, "/supervision")}
    assert too.post("/supervision/confirm", data=given).status_code == 404
    assert not supervision.confirm(network, viewer("kofi", DRUGS), tie["id"], "ella", NOW.date())


def test_a_supervisor_of_another_agency_is_nobody_here(
    network: Store, kofi: FlaskClient, supervises: Supervises
) -> None:
    """Who also works there, and supervises elsewhere, sees no joining of there."""
    network.write(load("tests.explorer.cypher", "works_too"), professional="dan", agency=DRUGS)
    sue = supervises("dan", HOUSING)
    join(kofi)
    assert not waits(sue)
    (tie,) = network.read(load("tests.explorer.cypher", "joinings"))
    given = {"involvement": tie["id"], "csrf_token": token(sue, "/supervision")}
    refused, nobody = (
        sue.post("/supervision/confirm", data={**given, "involvement": each}) for each in (tie["id"], "nobody")
    )
    assert (refused.status_code, without_token(refused)) == (404, without_token(nobody))
    for agency in (HOUSING, "neighbourhood-police", None):
        assert not supervision.confirm(network, viewer("dan", agency), tie["id"], "ella", NOW.date())


@pytest.mark.parametrize("gone", ["dan", "kofi"])
def test_an_employment_that_ended_supervises_nobody_and_is_supervised_by_nobody(
    network: Store, kofi: FlaskClient, supervises: Supervises, gone: str
) -> None:
    sue = supervises("dan", DRUGS)
    join(kofi)
    assert waits(sue)
    (tie,) = network.read(load("tests.explorer.cypher", "joinings"))
    network.write(load("tests.explorer.cypher", "stop_working"), professional=gone, day=NOW.date())
    assert not supervision.confirm(network, viewer("dan", DRUGS), tie["id"], "ella", NOW.date())
    if gone == "dan":
        assert sue.get("/supervision").status_code == 303, "nobody signs in who works nowhere"
    else:
        assert not waits(sue)


@pytest.mark.parametrize("who", ["dan", "kofi"])
def test_of_whom_either_knows_privately_nothing_is_asked(
    network: Store, kofi: FlaskClient, supervises: Supervises, who: str
) -> None:
    sue = supervises("dan", DRUGS)
    join(kofi)
    (tie,) = network.read(load("tests.explorer.cypher", "joinings"))
    network.write(load("queries.doors", "know_privately"), by=who, client="ella", today=NOW.date())
    assert not waits(sue)
    assert not supervision.confirm(network, viewer("dan", DRUGS), tie["id"], "ella", NOW.date())


def test_who_is_shielded_since_is_not_asked_about(network: Store, kofi: FlaskClient, supervises: Supervises) -> None:
    sue = supervises("dan", DRUGS)
    join(kofi)
    form = filled(page(sue).select_one("form[action='/supervision/confirm']"))
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    assert not waits(sue)
    assert sue.post("/supervision/confirm", data=form).status_code == 404
    (tie,) = network.read(load("tests.explorer.cypher", "joinings"))
    assert not supervision.confirm(network, viewer("dan", DRUGS), tie["id"], "ella", NOW.date())


def test_a_joining_that_ended_is_confirmed_by_nobody(
    network: Store, kofi: FlaskClient, supervises: Supervises, clock: Clock, signed_in: SignIn
) -> None:
    supervises("dan", DRUGS)
    join(kofi)
    clock.forward(days=7)
    sue = signed_in("sue")
    assert not waits(sue)
    (tie,) = network.read(load("tests.explorer.cypher", "joinings"))
    assert not supervision.confirm(network, viewer("dan", DRUGS), tie["id"], "ella", date(2026, 12, 2))


def test_a_practitioner_supervises_nobody(ana: FlaskClient) -> None:
    assert ana.get("/supervision").status_code == 403
    given = {"involvement": "x", "opening": "x", "csrf_token": a_token(ana)}
    assert [ana.post(f"/supervision/{each}", data=given).status_code for each in ("confirm", "reviewed")] == [403, 403]
    assert "as a supervisor" not in ana.get("/").text


# The journal


def test_a_privacy_officer_does_not_learn_of_a_sealed_tie_from_its_supervisor(
    network: Store, kofi: FlaskClient, supervises: Supervises, signed_in: SignIn, password_hash: str, clock: Clock
) -> None:
    clock.now = datetime.now(UTC)
    add_account(network, "petra", None, password_hash, "North", role="privacy-officer")
    sue = supervises("dan", DRUGS)
    del kofi  # signed in at another time by the clock
    join(signed_in("kofi"))
    says_yes(sue)
    assert not [each for each in rows(asked(signed_in("petra"))) if "as a supervisor" in each]


# Reviews


def test_a_supervisor_reviews_what_was_opened_and_so_does_a_privacy_officer(
    network: Store, signed_in: SignIn, supervises: Supervises, password_hash: str, clock: Clock
) -> None:
    clock.now = datetime.now(UTC)
    add_account(network, "petra", None, password_hash, "North", role="privacy-officer")
    sue = supervises("dan", HOUSING)
    opened(signed_in("sam"))
    (section,) = page(sue).select("section")
    assert "Sam Hill, Riverside Housing" in words(section)
    assert SENTENCE in words(section)
    assert "Ella" not in str(section), "an id says nothing"
    form = filled(section.select_one("form"))
    assert "Reviewed" in words(
        follow(sue, sue.post("/supervision/reviewed", data=form)).select_one(".govuk-inset-text")
    )
    assert page(sue).select("section") == []
    assert sue.post("/supervision/reviewed", data=form).status_code == 404
    assert SENTENCE in signed_in("petra").get("/reviews").text


def test_what_one_opened_oneself_or_at_another_agency_is_anothers_to_review(
    network: Store, signed_in: SignIn, supervises: Supervises
) -> None:
    own = supervises("sam", HOUSING, "sam too")
    opened(signed_in("sam"))
    (made,) = network.read(load("tests.explorer.cypher", "openings"))
    others = supervises("dan", DRUGS)
    # Sam works for the other one as well: what he opened he opened for housing.
    network.write(load("tests.explorer.cypher", "works_too"), professional="sam", agency=DRUGS)
    for browser in (own, others):
        assert page(browser).select("section") == []
        given = {"opening": made["id"], "csrf_token": token(browser, "/supervision")}
        assert browser.post("/supervision/reviewed", data=given).status_code == 404
    assert not supervision.review(network, viewer("sam", HOUSING), made["id"], "ella", NOW)


def viewer(professional: str, agency: str | None) -> Viewer:
    """A supervisor past the pages."""
    return Viewer("account of sue", "supervisor", professional, supervises=agency)


def test_a_supervisor_reads_what_their_people_are_asked(supervises: Supervises, ana: FlaskClient) -> None:
    """Dan, who supervises where Ana works, reads what she is asked, and answers none of it."""
    sue = supervises("dan", HEALTH)

    shown = soup(sue.get("/supervision/questions?show=all"))
    hers = {words(each) for each in soup(ana.get("/questions?show=all")).select(".ct-question__statement")}
    read = {words(each) for each in shown.select(".ct-question__statement")}
    assert read
    assert read <= hers
    assert all("Your people here: Ana Costa" in words(each) for each in shown.select(".ct-question"))
    # Nothing can be answered, and no name leads anywhere: the pages of these people stay closed.
    main = shown.select_one("main")
    assert main is not None
    assert main.select("form[method='post'], a[href^='/clients/'], a[href^='/families/']") == []
    assert sue.get("/clients/ella").status_code == sue.get("/questions?client=ella").status_code == 404
    assert len(rows_of(sue.get("/supervision/questions.csv"))) == len(shown.select(".ct-question"))


def test_a_supervisor_reads_of_one_of_them_and_of_one_rule(supervises: Supervises, ana: FlaskClient) -> None:
    sue = supervises("dan", HEALTH)
    every = rows_of(sue.get("/supervision/questions.csv"))
    assert rows_of(sue.get("/supervision/questions.csv?of=ana")) == every
    rule = every[0]["rule"]
    assert {each["rule"] for each in rows_of(sue.get(f"/supervision/questions.csv?rule={rule}"))} == {rule}
    page = soup(sue.get(f"/supervision/questions?of=ana&rule={rule}"))
    kept = {str(each["name"]): str(each.get("value", "")) for each in page.select("main form:last-of-type input")}
    assert kept.get("of") == "ana"
    # Neither themselves nor anybody of another agency, nor a rule of an area.
    assert (
        sue.get("/supervision/questions?of=dan").status_code
        == sue.get("/supervision/questions?of=sam").status_code
        == 404
    )
    assert sue.get("/supervision/questions?rule=same-address").status_code == 400
    assert ana.get("/supervision/questions").status_code == 403


def test_the_file_is_an_export_and_the_page_a_view(demo: Store, supervises: Supervises) -> None:
    sue = supervises("dan", HEALTH)
    before = len(demo.read(load("tests.explorer.cypher", "entries")))
    sue.get("/supervision/questions")
    sue.get("/supervision/questions.csv")
    made = demo.read(load("tests.explorer.cypher", "entries"))[before:]
    assert [(each["act"], each["query"]) for each in made] == [
        ("view", "supervision.questions"),
        ("export", "supervision.questions"),
    ]
    assert all("ella" in each["subjects"] for each in made)


def test_where_nobody_else_supports_anybody_the_page_says_so(supervises: Supervises) -> None:
    page = soup(supervises("dan", "neighbourhood-police").get("/supervision/questions"))
    assert "supports anybody here" in words(page)


def rows_of(answer: TestResponse) -> list[dict[str, str]]:
    """The rows of a file of questions."""
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.text)))
