"""Override and enquiry: what they open, for how long, and what stays closed whatever is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import a_token, soup, words
from tests.explorer.test_doors import ELLA, searched
from tests.explorer.test_entering import filled, follow

SignIn = Callable[[str], FlaskClient]
SENTENCE = "Zebedee was seen running along the road at night."
LEE = {"name": "Lee Carter", "number": "999 148 1427"}


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """What was opened doesn't outlive the test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=False)


@pytest.fixture
def desk(demo: Store, password_hash: str) -> str:
    """Dan of the police answers at a duty desk."""
    add_account(demo, "dan", "dan", password_hash, role="duty-desk")
    return "dan"


def opened(browser: FlaskClient, asked: dict[str, str] | None = None, **changed: str) -> TestResponse:
    form = filled(searched(browser, **(asked or ELLA)).select_one("form[action='/find/override']"))
    return browser.post("/find/override", data={**form, "words": SENTENCE, **changed})


def enquired(browser: FlaskClient) -> TestResponse:
    form = filled(searched(browser).select_one("form[action='/find/enquire']"))
    return browser.post("/find/enquire", data={**form, "words": "2026/0412"})


def made(store: Store) -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "openings"))


def status(browser: FlaskClient, *paths: str) -> list[int]:
    return [browser.get(path).status_code for path in paths]


def test_an_override_opens_one_client_for_an_hour_under_a_banner(signed_in: SignIn, clock: Clock) -> None:
    sam = signed_in("sam")
    assert status(sam, "/clients/ella") == [404]
    page = follow(sam, opened(sam))
    text = words(page)
    assert "you opened without waiting" in words(page.select_one(".ct-notice--opened"))
    assert "closes at 10:30" in text
    assert "0161 496 0144" in text
    assert "you opened without waiting" in words(soup(sam.get("/")))
    # Only she, and nothing that is entered.
    assert status(sam, "/clients/tom") == [404]
    assert page.select_one("form[action='/clients/ella/contacts']") is None
    clock.forward(minutes=29)
    assert status(sam, "/clients/ella") == [200]
    clock.forward(minutes=29)
    assert status(sam, "/clients/ella") == [200]
    clock.forward(minutes=3)
    assert status(sam, "/clients/ella") == [404]
    assert "you opened it" not in words(soup(sam.get("/")))


def test_it_is_written_down_and_the_sentence_is_not_in_the_log(signed_in: SignIn, network: Store) -> None:
    opened(signed_in("sam"))
    (row,) = made(network)
    assert (row["client"], row["kind"], row["ground"], row["words"]) == ("ella", "override", "serious-risk", SENTENCE)
    every = network.read(load("tests.explorer.cypher", "entries"))
    (entry,) = [each for each in every[-4:] if each["act"] == "door"]
    assert (entry["query"], entry["subjects"]) == ("openings.override", ["ella"])
    assert "Zebedee" not in str(every)


@pytest.mark.parametrize("changed", [{"words": ""}, {"words": "x" * 201}, {"ground": "curious"}, {"found": ""}])
def test_without_ground_and_sentence_nothing_opens(signed_in: SignIn, network: Store, changed: dict[str, str]) -> None:
    assert opened(signed_in("sam"), **changed).status_code == 400
    assert made(network) == []


def test_no_override_opens_a_seal(signed_in: SignIn) -> None:
    """Kofi's tie with Lee is sealed: "Another service is involved" is all that whoever opens him reads."""
    sam = signed_in("sam")
    page = follow(sam, opened(sam, LEE))
    assert "Another service is involved." in words(page)
    assert "Kofi" not in str(page)


def test_no_override_opens_a_shield(signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    form = filled(searched(sam).select_one("form[action='/find/override']"))
    assert sam.post("/find/override", data={**form, "words": SENTENCE}).status_code == 303
    assert status(sam, "/clients/ella") == [200]
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    assert status(sam, "/clients/ella") == [404]


def test_it_is_closed_before_its_time_by_whoever_opened_it(signed_in: SignIn) -> None:
    sam, ana = signed_in("sam"), signed_in("ana")
    form = filled(follow(sam, opened(sam)).select_one("form[action='/openings/close']"))
    assert ana.post("/openings/close", data={**form, "csrf_token": a_token(ana)}).status_code == 404
    assert "It is closed again" in words(follow(sam, sam.post("/openings/close", data=form)))
    assert status(sam, "/clients/ella") == [404]
    assert sam.post("/openings/close", data=form).status_code == 404


def test_another_s_override_opens_nothing_for_oneself(signed_in: SignIn, demo: Store, password_hash: str) -> None:
    add_account(demo, "dan", "dan", password_hash)
    opened(signed_in("sam"))
    assert status(signed_in("dan"), "/clients/ella") == [404]


def test_nobody_opens_whom_they_know_privately(signed_in: SignIn, network: Store) -> None:
    """Not with what an earlier search handed on, either."""
    sam = signed_in("sam")
    page = searched(sam)
    form = filled(page.select_one("form[action='/find/override']"))
    sam.post("/find/private", data=filled(page.select_one("form[action='/find/private']")))
    assert sam.post("/find/override", data={**form, "words": SENTENCE}).status_code == 404
    assert made(network) == []


def test_an_enquiry_names_no_second_life(signed_in: SignIn, desk: str, network: Store) -> None:
    network.write(load("tests.explorer.cypher", "works_too"), professional="dan", agency="drug-and-alcohol")
    enquired(signed_in(desk))
    told = words(soup(signed_in("ana").get("/clients/ella")))
    assert "An enquiry by Neighbourhood police is open" in told
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    assert "An enquiry" not in words(soup(signed_in("ana").get("/clients/ella")))


OFFERED = "section[aria-labelledby=shift]"


@pytest.fixture
def shift(demo: Store, network: Store, password_hash: str) -> str:
    """Sam works for the police too, and answers at their desk."""
    network.write(load("tests.explorer.cypher", "works_too"), professional="sam", agency="neighbourhood-police")
    add_account(demo, "sam too", "sam", password_hash, role="duty-desk")
    return "sam too"


def taken_up(browser: FlaskClient) -> TestResponse:
    """Go on with the one enquiry that is offered."""
    (form,) = soup(browser.get("/")).select("form[action='/find/take-up']")
    return browser.post("/find/take-up", data=filled(form))


def test_the_shift_goes_on_with_an_enquiry_by_its_reference(
    signed_in: SignIn, desk: str, shift: str, network: Store
) -> None:
    dan, sam = signed_in(desk), signed_in(shift)
    assert soup(sam.get("/")).select(OFFERED) == []
    enquired(dan)
    # Nobody is named, and nothing is open, before it is taken up.
    told = words(soup(sam.get("/")).select_one(OFFERED))
    assert "Reference 2026/0412, open until Wednesday 2 December" in told
    assert "Ella" not in told
    assert status(sam, "/clients/ella") == [404]
    page = follow(sam, taken_up(sam))
    assert "your desk’s enquiry is open" in words(page.select_one(".ct-notice--opened"))
    assert status(sam, "/clients/ella", "/clients/tom", "/families/shaw") == [200, 200, 200]
    assert soup(sam.get("/")).select(OFFERED) == []
    every = network.read(load("tests.explorer.cypher", "entries"))
    assert [each["subjects"] for each in every if each["query"] == "openings.enquiry"][-2:] == [["ella"]] * 2
    assert {each["words"] for each in made(network)} == {"2026/0412"}
    # Each closes their own.
    dan.post("/openings/close", data=filled(soup(dan.get("/")).select_one("form[action='/openings/close']")))
    assert [status(each, "/clients/ella") for each in (dan, sam)] == [[404], [200]]


def test_it_is_offered_to_nobody_else(
    signed_in: SignIn, desk: str, shift: str, demo: Store, network: Store, password_hash: str
) -> None:
    """To no colleague without the role, to no other desk, and with somebody else's form to nobody."""
    network.write(load("tests.explorer.cypher", "works_too"), professional="ruth", agency="neighbourhood-police")
    add_account(demo, "ruth too", "ruth", password_hash)
    add_account(demo, "kofi too", "kofi", password_hash, role="duty-desk")
    enquired(signed_in(desk))
    (form,) = soup(signed_in(shift).get("/")).select("form[action='/find/take-up']")
    for name, refused in (("ruth too", 403), ("kofi too", 404)):
        browser = signed_in(name)
        assert soup(browser.get("/")).select(OFFERED) == []
        answer = browser.post("/find/take-up", data={**filled(form), "csrf_token": a_token(browser)})
        assert answer.status_code == refused
        assert status(browser, "/clients/tom") == [404]


@pytest.mark.parametrize("change", ["left", "not yet", "no agreement", "maker gone", "over"])
def test_it_is_offered_while_everything_stands(
    signed_in: SignIn, desk: str, shift: str, demo: Store, clock: Clock, change: str
) -> None:
    enquired(signed_in(desk))
    sam = signed_in(shift)
    assert len(soup(sam.get("/")).select(OFFERED)) == 1
    today = NOW.date()
    if change in ("left", "not yet"):
        marks = {"from": None, "to": today} if change == "left" else {"from": today + timedelta(days=1), "to": None}
        demo.write(
            load("tests.explorer.cypher", "works_too_until"), professional="sam", start=marks["from"], end=marks["to"]
        )
    elif change == "no agreement":
        demo.write(load("tests.explorer.cypher", "shares_until"), agency="neighbourhood-police", until=today)
    elif change == "maker gone":
        accounts.end(demo, operator("tests"), desk, NOW)
    else:
        clock.forward(days=8)
        sam = signed_in(shift)
    assert soup(sam.get("/")).select(OFFERED) == []
    demo.write(load("tests.explorer.cypher", "shares_until"), agency="neighbourhood-police", until=None)


@pytest.mark.parametrize("known", ["ella", "tom"])
def test_whoever_knows_one_of_the_family_privately_makes_no_enquiry_and_goes_on_with_none(
    signed_in: SignIn, desk: str, shift: str, network: Store, known: str
) -> None:
    dan, sam = signed_in(desk), signed_in(shift)
    form = filled(searched(sam).select_one("form[action='/find/enquire']"))
    network.write(load("tests.explorer.cypher", "knows_privately"), who="sam", client=known)
    enquired(dan)
    assert sam.post("/find/enquire", data={**form, "words": "1"}).status_code == 404
    assert taken_up(sam).status_code == 404
    assert status(sam, "/clients/ella", "/clients/tom") == [404, 404]


def test_an_override_is_nobody_elses(signed_in: SignIn, desk: str, shift: str) -> None:
    opened(signed_in(desk))
    assert status(signed_in(shift), "/clients/ella") == [404]
    assert soup(signed_in(shift).get("/")).select(OFFERED) == []


def test_a_practitioner_makes_no_enquiry(signed_in: SignIn) -> None:
    sam = signed_in("sam")
    page = searched(sam)
    assert page.select_one("form[action='/find/enquire']") is None
    form = filled(page.select_one("form[action='/find/override']"))
    assert sam.post("/find/enquire", data={**form, "ground": "concern", "words": "1"}).status_code == 403


def test_an_enquiry_opens_the_family_for_five_working_days_and_the_team_sees_it(
    signed_in: SignIn, desk: str, clock: Clock
) -> None:
    dan, ana = signed_in(desk), signed_in("ana")
    page = follow(dan, enquired(dan))
    assert "your desk’s enquiry is open" in words(page.select_one(".ct-notice--opened"))
    assert status(dan, "/clients/ella", "/clients/tom", "/families/shaw") == [200, 200, 200]
    told = words(soup(ana.get("/clients/ella")))
    assert "An enquiry by Neighbourhood police is open until Wednesday 2 December" in told
    assert "An enquiry" not in words(soup(ana.get("/clients/tom")))
    clock.forward(days=6)
    assert status(signed_in(desk), "/clients/ella") == [200]
    clock.forward(days=1)
    assert status(signed_in(desk), "/clients/ella", "/clients/tom") == [404, 404]
    assert "An enquiry" not in words(soup(signed_in("ana").get("/clients/ella")))
