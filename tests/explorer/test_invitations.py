"""Somebody is invited, or a service asked, and accepts; any service that can't be seen is asked to call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import a_token, soup, token, words
from tests.explorer.test_doors import searched
from tests.explorer.test_entering import filled, follow
from tests.explorer.test_openings import LEE, opened

SignIn = Callable[[str], FlaskClient]
GEMMA = {"name": "Gemma Walsh", "number": "999 770 1690"}
ANY = "form[action='/clients/{}/ask-any']"


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """Nobody who was asked outlives the test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))
    for client in ("ella", "lee"):
        network.write(load("tests.explorer.cypher", "shield"), client=client, shielded=False)


def looked_up(browser: FlaskClient, text: str, path: str = "/directory") -> BeautifulSoup:
    return soup(browser.post(path, data={"text": text, "csrf_token": token(browser, path)}))


def invited(browser: FlaskClient, text: str, client: str = "ella") -> BeautifulSoup:
    form = filled(
        looked_up(browser, text, f"/clients/{client}/ask").select_one(f"form[action='/clients/{client}/invite']")
    )
    return follow(browser, browser.post(f"/clients/{client}/invite", data=form))


def answered(browser: FlaskClient, way: str = "accept") -> TestResponse:
    form = filled(soup(browser.get("/")).select_one("form[action='/invitations/accept']"))
    return browser.post(f"/invitations/{way}", data=form)


def test_the_directory_names_colleagues_and_agencies_and_nobody_s_clients(signed_in: SignIn) -> None:
    ana = signed_in("ana")
    page = looked_up(ana, "hill")
    assert [words(each) for each in page.select(".ct-person__name")] == ["Sam Hill"]
    assert "0161 496 0123" in words(page)
    assert "Riverside Housing" in words(page)
    assert "Community midwives" in words(looked_up(ana, "MIDW"))
    # Of a service that starts sealed, the agency and none of its people.
    assert "Drug and alcohol service" in words(looked_up(ana, "drug"))
    assert "Nobody in the directory" in words(looked_up(ana, "mensah"))
    assert "two letters at least" in words(looked_up(ana, "a"))
    # Who has left is not there, nor is any client.
    for name in ("ellis", "ella", "shaw"):
        assert "Nobody in the directory" in words(looked_up(ana, name))


def test_a_colleague_is_invited_sees_only_who_asks_and_joins(signed_in: SignIn) -> None:
    ana, sam = signed_in("ana"), signed_in("sam")
    page = invited(ana, "hill")
    assert "Sam Hill was invited on 25 November 2026 and has not answered." in words(page)
    home = soup(sam.get("/"))
    asked = words(home.select_one("section[aria-labelledby=received]")).replace(" ,", ",")
    assert "Ana Costa, Health visitor, Health visiting, North asks you to join a team." in asked
    assert "0161 496 0150" in asked
    assert "Ella" not in str(home)
    assert "ella" not in str(home)
    assert sam.get("/clients/ella").status_code == 404
    shown = follow(sam, answered(sam))
    assert "You have joined this team." in words(shown)
    assert "0161 496 0144" in words(shown)
    assert "has not answered" not in words(soup(ana.get("/clients/ella")))
    assert "Is that right?" not in words(soup(ana.get("/clients/ella")))
    assert soup(sam.get("/")).select_one("section[aria-labelledby=received]") is None


def test_a_service_s_desk_is_asked_and_one_of_its_people_takes_it(
    signed_in: SignIn, demo: Store, password_hash: str
) -> None:
    add_account(demo, "dan", "dan", password_hash)
    ana, dan = signed_in("ana"), signed_in("dan")
    assert "Neighbourhood police was asked" in words(invited(ana, "neighbourhood"))
    assert "asks Neighbourhood police to join a team" in words(soup(dan.get("/")))
    assert soup(signed_in("sam").get("/")).select_one("section[aria-labelledby=received]") is None
    assert "You have joined this team." in words(follow(dan, answered(dan)))


def test_whoever_says_no_isn_t_asked_again(signed_in: SignIn) -> None:
    ana, sam = signed_in("ana"), signed_in("sam")
    invited(ana, "hill")
    assert "it isn’t you" in words(follow(sam, answered(sam, "decline")))
    assert soup(sam.get("/")).select_one("section[aria-labelledby=received]") is None
    assert sam.get("/clients/ella").status_code == 404


def test_an_invitation_lapses_after_a_fortnight(signed_in: SignIn, clock: Clock) -> None:
    invited(signed_in("ana"), "hill")
    clock.forward(days=13)
    sam = signed_in("sam")
    form = filled(soup(sam.get("/")).select_one("form[action='/invitations/accept']"))
    clock.forward(days=1)
    sam = signed_in("sam")
    late = sam.post("/invitations/accept", data={**form, "csrf_token": a_token(sam)})
    assert "no longer open" in words(follow(sam, late))
    assert soup(sam.get("/")).select_one("section[aria-labelledby=received]") is None
    assert "has not answered" not in words(soup(signed_in("ana").get("/clients/ella")))


ASKED = "Ana Costa (Health visiting, North) asked somebody to join the team of Ella"


def questions(browser: FlaskClient) -> str:
    return words(soup(browser.get("/questions?client=ella&show=all")))


def test_who_gets_no_answer_is_asked_about_it_and_asks_again(signed_in: SignIn, clock: Clock) -> None:
    ana = signed_in("ana")
    invited(ana, "hill")
    assert ASKED not in questions(ana)
    clock.forward(days=13)
    assert ASKED not in questions(signed_in("ana"))
    clock.forward(days=1)
    ana = signed_in("ana")
    assert f"{ASKED} Shaw on 25 November." in questions(ana)
    # Whom one asked is nobody else's to know: it may be a sealed service, or a place.
    assert "asked somebody to join" not in questions(signed_in("priya"))
    links = soup(ana.get("/questions?client=ella&show=all&rule=asked-no-answer")).select(".ct-answer__way a")
    assert [(words(each), each["href"]) for each in links] == [("Ask again, or ask someone else", "/clients/ella/ask")]
    invited(ana, "hill")
    assert ASKED not in questions(ana)
    answered(signed_in("sam"))
    clock.forward(days=14)
    assert ASKED not in questions(signed_in("ana"))


def test_of_several_who_were_asked_the_first_without_an_answer_counts(
    signed_in: SignIn, demo: Store, clock: Clock
) -> None:
    def since() -> str | None:
        return demo.read(load("tests.explorer.cypher", "asked_on"), professional="ana", client="ella")[0]["since"]

    ana = signed_in("ana")
    assert since() is None
    invited(ana, "hill")
    clock.forward(days=3)
    invited(signed_in("ana"), "neighbourhood")
    assert since() == "2026-11-25"
    answered(signed_in("sam"), "decline")
    assert since() == "2026-11-28"
    clock.forward(days=2)
    invited(signed_in("ana"), "neighbourhood")
    assert since() == "2026-11-30"


def test_nobody_accepts_what_another_is_asked(signed_in: SignIn, demo: Store, password_hash: str) -> None:
    add_account(demo, "dan", "dan", password_hash)
    sam, dan = signed_in("sam"), signed_in("dan")
    invited(signed_in("ana"), "hill")
    form = filled(soup(sam.get("/")).select_one("form[action='/invitations/accept']"))
    for way in ("accept", "decline"):
        answer = dan.post(f"/invitations/{way}", data={**form, "csrf_token": a_token(dan)})
        assert answer.status_code == 303
    assert dan.get("/clients/ella").status_code == 404
    assert soup(sam.get("/")).select_one("section[aria-labelledby=received]") is not None


def test_whoever_s_account_has_ended_lets_nobody_in(signed_in: SignIn, demo: Store) -> None:
    ana, sam = signed_in("ana"), signed_in("sam")
    invited(ana, "hill")
    accounts.end(demo, operator("tests"), "ana", NOW)
    assert "no longer open" in words(follow(sam, answered(sam)))
    assert sam.get("/clients/ella").status_code == 404


def test_a_visitor_s_guest_stays_no_longer_than_the_visitor(signed_in: SignIn, clock: Clock) -> None:
    sam, priya = signed_in("sam"), signed_in("priya")
    ana = signed_in("ana")
    form = filled(searched(ana, **GEMMA).select_one("form[action='/find/join']"))
    ana.post("/find/join", data={**form, "joining": "visit"})
    asked = filled(soup(sam.get("/clients/gemma")).select_one("form[action='/clients/gemma/confirm']"))
    sam.post("/clients/gemma/confirm", data=asked)
    invited(ana, "priya", "gemma")
    assert answered(priya).location.startswith("/clients/gemma")
    clock.forward(days=13)
    assert signed_in("priya").get("/clients/gemma").status_code == 200
    clock.forward(days=31)
    assert signed_in("priya").get("/clients/gemma").status_code == 404


def test_an_invitation_tells_of_no_second_life(signed_in: SignIn) -> None:
    """Who works for a sealed service is asked of nobody: the answer is that of somebody who doesn't."""
    ana = signed_in("ana")
    given = {"agency": "drug-and-alcohol", "csrf_token": a_token(ana)}
    for who in ("kofi", "sam", "nobody"):
        assert ana.post("/clients/ella/invite", data={**given, "professional": who}).status_code == 404


def test_whom_others_ask_is_theirs_to_know(signed_in: SignIn) -> None:
    """It would tell of a sealed service, or of a place."""
    assert "Drug and alcohol service was asked" in words(invited(signed_in("priya"), "drug"))
    assert "was asked" not in words(soup(signed_in("ana").get("/clients/ella")))


def test_who_has_left_since_lets_nobody_in(signed_in: SignIn) -> None:
    ana, sam = signed_in("ana"), signed_in("sam")
    invited(ana, "hill")
    form = filled(soup(ana.get("/clients/ella")).select_one("form[action='/clients/ella/leave']"))
    ana.post("/clients/ella/leave", data=form)
    assert "no longer open" in words(follow(sam, answered(sam)))
    assert sam.get("/clients/ella").status_code == 404


@pytest.mark.parametrize(("asks", "opens"), [("ana", 404), ("priya", 200)], ids=["a member", "the lead"])
def test_a_shielded_child_is_opened_by_the_lead_s_invitation_alone(
    signed_in: SignIn, network: Store, asks: str, opens: int
) -> None:
    sam = signed_in("sam")
    invited(signed_in(asks), "hill")
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    answered(sam)
    assert sam.get("/clients/ella").status_code == opens
    # Begun after shielding, it is hidden from the others.
    assert "Sam Hill" not in words(soup(signed_in("ana").get("/clients/ella")).select_one(".ct-team"))


def test_who_doesn_t_support_somebody_asks_nobody_in(signed_in: SignIn) -> None:
    sam = signed_in("sam")
    opened(sam)
    page = soup(sam.get("/clients/ella"))
    assert page.select_one("a[href='/clients/ella/ask']") is None
    assert page.select_one(ANY.format("ella")) is None
    assert sam.get("/clients/ella/ask").status_code == 403
    given = {"csrf_token": a_token(sam), "agency": "midwives"}
    assert sam.post("/clients/ella/invite", data=given).status_code == 403
    assert sam.post("/clients/ella/ask-any", data=given).status_code == 403
    assert sam.post("/clients/tom/invite", data=given).status_code == 404


# Any service that can't be seen


def asked_any(browser: FlaskClient, client: str) -> BeautifulSoup:
    form = filled(soup(browser.get(f"/clients/{client}")).select_one(ANY.format(client)))
    return follow(browser, browser.post(f"/clients/{client}/ask-any", data=form))


def test_the_answer_is_the_same_whether_there_is_a_sealed_service_or_not(
    signed_in: SignIn, demo: Store, password_hash: str
) -> None:
    """Sam joins Lee, whom Kofi supports by a sealed tie, and Ella, of whom nothing is sealed."""
    add_account(demo, "kofi", "kofi", password_hash)
    sam, priya = signed_in("sam"), signed_in("priya")
    page = searched(sam, **LEE)
    sam.post("/find/join", data=filled(page.select_one("form[action='/find/join']")))
    demo.write(load("tests.explorer.cypher", "confirm_all"), day=date(2026, 11, 25))
    with_one, without = asked_any(sam, "lee"), asked_any(priya, "ella")
    said = "you asked any service that you can’t see to call you. If there is one, they have been asked."
    assert said in words(with_one)
    assert said in words(without)
    assert with_one.select_one(ANY.format("lee")) is None
    kofi = signed_in("kofi")
    told = words(soup(kofi.get("/"))).replace(" ,", ",")
    assert (
        "Sam Hill, Tenancy officer, Riverside Housing asks any service that isn’t on the list to call. 0161 496 0120"
        in told
    )
    assert "Sam Hill" in words(soup(kofi.get("/clients/lee")).select_one(".ct-notice"))
    # Whose tie is open isn't asked.
    assert "isn’t on the list to call" not in words(soup(signed_in("ana").get("/clients/ella")))


def test_it_is_asked_once_in_thirty_days(signed_in: SignIn, clock: Clock) -> None:
    priya = signed_in("priya")
    asked_any(priya, "ella")
    clock.forward(days=29)
    assert soup(signed_in("priya").get("/clients/ella")).select_one(ANY.format("ella")) is None
    clock.forward(days=1)
    assert soup(signed_in("priya").get("/clients/ella")).select_one(ANY.format("ella")) is not None
