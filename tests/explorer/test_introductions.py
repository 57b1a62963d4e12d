"""Introductions: who is asked, what is told before both have said yes, and what is told then (access.md §5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer import create_app
from graph.cypher import load
from graph.migrate import migrate
from graph.model import OPERATOR, Agency, Facts, Family, Professional, Source
from graph.settings import Settings
from graph.store import Store
from tests.database import wipe
from tests.explorer.conftest import Clock, add_account
from tests.explorer.pages import PASSWORD, a_token, soup, token, without_token, words
from tests.explorer.test_entering import filled
from tests.graph.access_scene import day, kin, member, person, record, supports, works
from tests.graph.loaded_access import load_networks

SignIn = Callable[[str], FlaskClient]
# Ella is a Shaw; her father Lee lives with the Dales. Mo leads for Ella; Kay was there before; Drew supports Lee.
FACTS = Facts(
    sources=(Source(name=OPERATOR, register=True, sealed=False),),
    agencies=(
        Agency(id="care", name="Family help", kind="child-social-care", phone="0161 496 0001"),
        Agency(id="beat", name="Neighbourhood beat", kind="police", phone="0161 496 0002"),
    ),
    professionals=tuple(Professional(id=each, name=f"{each.title()} Worker") for each in ("mo", "kay", "drew")),
    employments=(works("mo", "care"), works("kay", "care"), works("drew", "beat")),
    clients=(person("ella"), person("lee")),
    records=(record("ella"), record("lee", family_name="Dale")),
    families=(Family(id="shaw", name="Shaw"), Family(id="dale", name="Dale")),
    memberships=(member("ella", "shaw"), member("lee", "dale")),
    relations=(kin("lee", "parent", "ella"),),
    involvements=(
        supports("mo", "ella", "care", lead=True, start=day(-10)),
        supports("kay", "ella", "care", start=day(-90)),
        supports("drew", "lee", "beat", role="police-officer", start=day(-30)),
    ),
)
ASKED = "A household linked with this one has a team you are not in touch with. Shall we introduce you?"


@pytest.fixture(scope="module")
def network(session_store: Store, password_hash: str) -> Store:
    """The two households, and an account for each who works with them."""
    wipe(session_store)
    migrate(session_store)
    load_networks(session_store, [FACTS])
    for name in ("mo", "kay", "drew"):
        add_account(session_store, name, name, password_hash)
    return session_store


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """Nothing that was answered or changed outlives the test."""
    yield
    # First whose word kin is: what people stated is forgotten whole.
    put_kin(network, OPERATOR)
    network.write(load("tests.explorer.cypher", "forget_doors"))


@pytest.fixture
def app(network: Store, settings: Settings, clock: Clock) -> Flask:
    """The pages."""
    return create_app(settings, network, clock)


@pytest.fixture
def signed_in(app: Flask) -> SignIn:
    """A browser in which somebody is signed in."""

    def sign_in(name: str) -> FlaskClient:
        browser = app.test_client()
        given = {"name": name, "password": PASSWORD, "csrf_token": token(browser)}
        assert browser.post("/sign-in", data=given).status_code == 303
        return browser

    return sign_in


def put_kin(store: Store, source: str | None, asserted_by: str | None = None, confirmed_by: str | None = None) -> None:
    word = {"source": source, "asserted_by": asserted_by, "confirmed_by": confirmed_by}
    store.write(load("tests.explorer.cypher", "word_of_kin"), **word)


def answers(browser: FlaskClient, meet: str) -> TestResponse:
    form = filled(soup(browser.get("/")).select_one("form[action='/introductions']"))
    return browser.post("/introductions", data={**form, "meet": meet})


def shown(browser: FlaskClient) -> str:
    return words(soup(browser.get("/")).select_one("main"))


def entries(store: Store) -> list[dict[str, Any]]:
    every = store.read(load("tests.explorer.cypher", "entries"))
    return [each for each in every if each["query"].startswith("introductions")]


def test_each_side_s_lead_alone_is_asked_and_told_nothing_of_the_other(signed_in: SignIn, network: Store) -> None:
    for name in ("mo", "drew"):
        text = shown(signed_in(name))
        assert ASKED in text
        assert "Dale" not in text or name == "drew"
        assert "Shaw" not in text or name == "mo"
        assert not any(
            other in text for other in ("Mo Worker", "Drew Worker", "496") if other.split()[0].lower() != name
        )
    assert ASKED not in shown(signed_in("kay"))
    assert [each["subjects"] for each in entries(network)[-2:]] == [["shaw"], ["dale"]]


def test_both_say_yes_and_each_gets_the_other_s_name_role_agency_and_number(signed_in: SignIn, network: Store) -> None:
    mo, drew = signed_in("mo"), signed_in("drew")
    assert answers(mo, "yes").location.endswith("said=introduction")
    assert "You said yes. If they do too" in shown(mo)
    assert ASKED in shown(drew)
    answers(drew, "yes")
    told = words(soup(mo.get("/")).select_one(".ct-joined")).casefold()
    assert all(each in told for each in ("drew worker", "police officer", "neighbourhood beat", "0161 496 0002"))
    assert "Mo Worker" in shown(drew)
    assert entries(network)[-1]["subjects"] == ["dale", "shaw"]


def test_a_no_looks_as_a_wait(signed_in: SignIn) -> None:
    mo, drew = signed_in("mo"), signed_in("drew")
    asked = without_token(drew.get("/"))
    answers(mo, "yes")
    assert without_token(drew.get("/")) == asked
    waits = without_token(mo.get("/"))
    answers(drew, "no")
    assert without_token(mo.get("/")) == waits
    assert "ntroduc" not in shown(drew)


def test_after_a_no_the_other_is_asked_as_before(signed_in: SignIn) -> None:
    mo, drew = signed_in("mo"), signed_in("drew")
    before = without_token(drew.get("/"))
    answers(mo, "no")
    assert without_token(drew.get("/")) == before


def test_an_answer_lapses_after_thirty_days_and_what_is_sent_twice_counts_once(signed_in: SignIn, clock: Clock) -> None:
    mo = signed_in("mo")
    form = filled(soup(mo.get("/")).select_one("form[action='/introductions']"))
    for meet in ("yes", "no"):
        mo.post("/introductions", data={**form, "meet": meet})
    assert "You said yes." in shown(mo)
    clock.forward(days=30)
    assert ASKED in shown(signed_in("mo"))


def test_nobody_is_introduced_over_what_one_person_stated(signed_in: SignIn, network: Store) -> None:
    put_kin(network, None, "mo")
    assert [ASKED in shown(signed_in(name)) for name in ("mo", "drew")] == [False, False]
    put_kin(network, None, "mo", "mo")
    assert ASKED not in shown(signed_in("mo"))
    put_kin(network, None, "mo", "kay")
    assert ASKED in shown(signed_in("mo"))


@pytest.mark.parametrize("who", ["mo", "drew"])
def test_nobody_is_introduced_to_whom_they_know_privately(signed_in: SignIn, network: Store, who: str) -> None:
    network.write(load("tests.explorer.cypher", "knows_privately"), who=who, client="lee")
    assert [ASKED in shown(signed_in(name)) for name in ("mo", "drew")] == [False, False]


@pytest.mark.parametrize("client", ["ella", "lee"])
def test_nobody_is_introduced_of_whom_one_is_shielded(signed_in: SignIn, network: Store, client: str) -> None:
    network.write(load("tests.explorer.cypher", "shield"), client=client, shielded=True)
    found = [ASKED in shown(signed_in(name)) for name in ("mo", "drew")]
    network.write(load("tests.explorer.cypher", "shield"), client=client, shielded=False)
    assert found == [False, False]


def test_only_who_is_asked_can_answer(signed_in: SignIn) -> None:
    mo, kay = signed_in("mo"), signed_in("kay")
    form = filled(soup(mo.get("/")).select_one("form[action='/introductions']"))
    for browser, id_ in ((kay, form["introduction"]), (mo, "made-up"), (kay, "made-up")):
        given = {"introduction": id_, "meet": "yes", "csrf_token": a_token(browser)}
        assert browser.post("/introductions", data=given).status_code == 404
    assert "shaw" not in form["introduction"]
