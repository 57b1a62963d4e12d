"""Beside each thing that somebody enters stands who will see it: in one line, and as it then is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from graph.cypher import load
from graph.store import Store
from tests.explorer.conftest import add_account
from tests.explorer.pages import soup, token, words
from tests.explorer.test_doors import ELLA, sent
from tests.explorer.test_entering import KELLYS, POLICE, filled, question
from tests.explorer.test_invitations import invited

SignIn = Callable[[str], FlaskClient]
OPEN = "Everyone who supports {} can see this, and others of the family’s teams as far as their service reaches."
LINE = (
    "Only you and colleagues at Drug and alcohol service who support {} can see this. "
    "Others read one line: another service is involved."
)


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """Nothing that was entered outlives the test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_entered"))
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=False)


@pytest.fixture
def kofi(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Kofi Mensah, whose support of Lee is sealed."""
    add_account(demo, "kofi", "kofi", password_hash)
    return signed_in("kofi")


def lines(page: BeautifulSoup, form: str) -> list[str]:
    """What stands beside a form."""
    (found,) = page.select(f"form[action='{form}']")
    return [words(each) for each in found.select(".ct-sees")]


def page(browser: FlaskClient, path: str) -> BeautifulSoup:
    return soup(browser.get(path))


def test_beside_contact(ana: FlaskClient, kofi: FlaskClient) -> None:
    assert lines(page(ana, "/clients/ella"), "/clients/ella/contacts") == [OPEN.format("Ella")]
    assert lines(page(kofi, "/clients/lee"), "/clients/lee/contacts") == [LINE.format("Lee")]


def test_beside_contact_with_a_shielded_child(signed_in: SignIn, network: Store, password_hash: str) -> None:
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    add_account(network, "jo", "jo", password_hash)
    (jos,) = lines(page(signed_in("jo"), "/clients/ella"), "/clients/ella/contacts")
    assert jos.startswith("Only you, colleagues at Oak Primary School who support Ella, and the confirmed lead")
    (priyas,) = lines(page(signed_in("priya"), "/clients/ella"), "/clients/ella/contacts")
    assert priyas == "Only those who support Ella themselves can see this."


def test_beside_a_first_answer_and_any_other(signed_in: SignIn) -> None:
    asked = question(page(signed_in("sam"), KELLYS), POLICE)
    assert [words(each) for each in asked.select(".ct-sees")] == [OPEN.format("Kelly")]


def test_beside_an_answer_about_whom_one_supports_by_a_sealed_tie(kofi: FlaskClient) -> None:
    shown = page(kofi, "/questions?client=lee&show=all").select("form[action^='/questions/']")
    assert shown
    told = {words(each) for form in shown for each in form.select(".ct-sees")}
    # That two others met hangs on their open ties, and tells nobody who entered it.
    assert told == {LINE.format("Lee"), "Everyone who sees both of them on a team can see this."}


def test_beside_joining_and_adding(signed_in: SignIn, kofi: FlaskClient) -> None:
    found = soup(sent(signed_in("sam"), "/find", **ELLA))
    assert lines(found, "/find/join") == [OPEN.format("Ella Shaw")]
    assert lines(found, "/find/add")[0] == OPEN.format("Ella Shaw")
    assert "Whoever searches for that name" in lines(found, "/find/add")[1]
    found = soup(sent(kofi, "/find", **ELLA))
    assert lines(found, "/find/join") == [LINE.format("Ella Shaw")]
    assert lines(found, "/find/add") == [LINE.format("Ella Shaw")]


def test_a_line_for_each_agency_that_can_be_chosen(signed_in: SignIn, network: Store) -> None:
    network.write(load("tests.explorer.cypher", "works_too"), professional="sam", agency="drug-and-alcohol")
    found = soup(sent(signed_in("sam"), "/find", **ELLA))
    assert lines(found, "/find/join") == [
        f"For Drug and alcohol service: {LINE.format('Ella Shaw')}",
        f"For Riverside Housing: {OPEN.format('Ella Shaw')}",
    ]


def test_what_is_missing_of_somebody_new_keeps_the_line_and_the_choice(signed_in: SignIn, network: Store) -> None:
    network.write(load("tests.explorer.cypher", "works_too"), professional="sam", agency="drug-and-alcohol")
    again = soup(sent(signed_in("sam"), "/find/add", given_name="Max", family_name="Dale", born="soon", made="a1"))
    assert lines(again, "/find/add")[1] == f"For Riverside Housing: {OPEN.format('Max Dale')}"
    assert [each["value"] for each in again.select("select[name=agency] option")] == [
        "drug-and-alcohol",
        "riverside-housing",
    ]


def test_beside_asking_others_in(ana: FlaskClient, kofi: FlaskClient) -> None:
    assert words(page(ana, "/clients/ella/ask").select_one(".ct-sees")) == (
        "Only you, and whoever you ask, can see that you asked."
    )
    told = words(page(kofi, "/clients/lee/ask").select_one(".ct-sees"))
    assert "Your own support is sealed: whoever accepts will know of it, and for whom you work." in told
    asked = soup(kofi.post("/clients/lee/ask", data={"text": "hill", "csrf_token": token(kofi, "/find")}))
    assert words(asked.select_one(".ct-sees")) == told


def test_beside_asking_any_service(ana: FlaskClient, kofi: FlaskClient) -> None:
    (told,) = lines(page(ana, "/clients/ella"), "/clients/ella/ask-any")
    assert told.startswith("Only services whose support is sealed, if there are any, can see that you asked")
    assert "They will know" not in told
    (told,) = lines(page(kofi, "/clients/lee"), "/clients/lee/ask-any")
    assert told.endswith("They will know that you are here.")


def test_what_is_entered_is_seen_as_the_line_says(ana: FlaskClient, kofi: FlaskClient, signed_in: SignIn) -> None:
    for browser, client in ((ana, "ella"), (kofi, "lee")):
        form = filled(page(browser, f"/clients/{client}").select_one(".ct-enter form"))
        assert browser.post(f"/clients/{client}/contacts", data=form).status_code == 303
    assert "Saw Ella today" in words(page(signed_in("priya"), "/clients/ella"))
    assert "Saw Lee today" in words(page(kofi, "/clients/lee"))
    for name in ("ana", "priya", "sam"):
        assert "Saw Lee today" not in signed_in(name).get("/clients/lee").text


def test_beside_accepting_what_one_is_asked(ana: FlaskClient, signed_in: SignIn) -> None:
    invited(ana, "hill")
    assert lines(page(signed_in("sam"), "/"), "/invitations/accept") == [OPEN.format("them")]
