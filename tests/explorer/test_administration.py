"""An administrator's pages: who gets an account, who may use it, and that nobody does both (access.md §6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from queries import accounts
from queries.accounts import Listed
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import PASSWORD, a_token, soup, token, words

SignIn = Callable[[str], FlaskClient]
SCHOOL, HEALTH = "oak-primary", "health-visiting-north"
HOME, NEW = "/administration", "/administration/accounts/new"
AMY = {"professional": "amy", "name": "amy.lund", "role": "practitioner"}
MADE_UP = re.compile(r"[a-z0-9]{5}(?:-[a-z0-9]{5}){3}")


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """Nobody's employment or agreement ends for longer than the test."""
    yield
    network.write(load("tests.explorer.cypher", "work_again"), professional="amy")
    network.write(load("tests.explorer.cypher", "shares_until"), agency=SCHOOL, until=None)


@pytest.fixture
def ada(demo: Store, password_hash: str, signed_in: SignIn) -> FlaskClient:
    """An administrator of the school."""
    return administrator(demo, password_hash, signed_in, "ada")


@pytest.fixture
def abe(demo: Store, password_hash: str, signed_in: SignIn) -> FlaskClient:
    """Another administrator of the school."""
    return administrator(demo, password_hash, signed_in, "abe")


def administrator(
    store: Store, password_hash: str, signed_in: SignIn, name: str, agency: str = SCHOOL, who: str | None = None
) -> FlaskClient:
    add_account(store, name, who, password_hash, role="administrator", administers=agency)
    return signed_in(name)


def send(browser: FlaskClient, path: str, **form: str) -> TestResponse:
    return browser.post(path, data={**form, "csrf_token": a_token(browser)})


def made(browser: FlaskClient, **other: str) -> str:
    """The address of an account that is made for Amy."""
    answer = send(browser, NEW, **(AMY | other))
    assert answer.status_code == 303, answer.text
    return str(answer.location).partition("?")[0]


def granted(browser: FlaskClient, page: str) -> str:
    """The password that whoever grants an account is shown."""
    answer = send(browser, f"{page}/grant")
    assert answer.status_code == 200, answer.text
    return soup(answer).select(".ct-letters code")[0].get_text()


def signs_in(browser: FlaskClient, password: str, name: str = AMY["name"]) -> bool:
    answer = browser.post("/sign-in", data={"name": name, "password": password, "csrf_token": token(browser)})
    return answer.status_code == 303


def of(store: Store, name: str = AMY["name"]) -> Listed:
    """The latest account of a name."""
    return max((row for row in accounts.listed(store) if row.name == name), key=lambda row: row.ended_at is None)


def main(answer: TestResponse) -> BeautifulSoup:
    page = soup(answer).main
    assert page
    return page


def test_one_makes_it_another_grants_it_and_a_colleague_signs_in(
    demo: Store, client: FlaskClient, ada: FlaskClient, abe: FlaskClient
) -> None:
    page = made(ada)
    assert "waits for a second person" in words(main(ada.get(page)))
    assert "Amy Lund" in words(main(abe.get(HOME)))
    password = granted(abe, page)
    assert MADE_UP.fullmatch(password)
    assert signs_in(client, password)
    assert client.get("/", follow_redirects=True).status_code == 200
    assert (of(demo).role, of(demo).professional, of(demo).waits) == ("practitioner", "amy", False)


def test_an_account_that_is_ended_is_out_at_once(
    demo: Store, client: FlaskClient, ada: FlaskClient, abe: FlaskClient
) -> None:
    page = made(ada)
    password = granted(abe, page)
    assert signs_in(client, password)
    answer = send(ada, f"{page}/end")
    assert answer.status_code == 303
    assert "Whoever was signed in with it is out" in words(main(ada.get(answer.location)))
    assert client.get("/").location.startswith("/sign-in")
    assert not signs_in(client, password)
    assert "ended on 25 November 2026" in words(main(ada.get(HOME)))
    assert of(demo).ended_at
