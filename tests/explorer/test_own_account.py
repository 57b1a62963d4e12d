from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from explorer.access import FRESH
from graph.cypher import load
from graph.store import Store
from queries import accounts, factors
from tests.explorer.conftest import Clock
from tests.explorer.pages import PASSWORD, soup, token, words
from tests.explorer.showing import code_at, set_up_codes, show

SignIn = Callable[[str], FlaskClient]
NEW = " ".join(("four", "other", "words", "apart"))


def sessions(store: Store, name: str = "ana") -> int:
    rows = store.read(load("tests.explorer.cypher", "sessions"))
    return sum(row["name"] == name for row in rows)


def ended(browser: FlaskClient) -> bool:
    return browser.get("/").status_code == 303


def rows_of(browser: FlaskClient) -> list[str]:
    return [words(row) for row in soup(browser.get("/account")).select("tbody tr")]


def end_first(browser: FlaskClient):
    form = soup(browser.get("/account")).select("form[action='/account/sessions/end']")[0]
    return browser.post(form["action"], data={str(each["name"]): str(each["value"]) for each in form.select("input")})


def change_password(browser: FlaskClient, new: str = NEW):
    given = {"password": new, "csrf_token": token(browser, "/account/password")}
    return browser.post("/account/password", data=given)


def test_where_one_is_signed_in(signed_in: SignIn, clock: Clock):
    first = signed_in("ana")
    clock.forward(minutes=20)
    second = signed_in("ana")
    assert [("This one" in row, "End" in row) for row in rows_of(second)] == [(True, False), (False, True)]
    assert "25 November, 09:50 25 November, 09:50" in rows_of(second)[0]
    assert "25 November, 09:30 25 November, 09:30" in rows_of(second)[1]
    assert not ended(first)


def test_another_of_ones_sessions_can_be_ended(signed_in: SignIn, clock: Clock, demo: Store):
    first = signed_in("ana")
    clock.forward(minutes=1)
    second = signed_in("ana")
    assert end_first(second).location == "/account?said=ended"
    assert ended(first)
    assert not ended(second)
    assert sessions(demo) == 1


def test_nobody_ends_the_session_of_somebody_else(ana: FlaskClient, signed_in: SignIn, demo: Store):
    theirs = next(row["id"] for row in demo.read(load("tests.explorer.cypher", "sessions")) if row["name"] == "ana")
    priya = signed_in("priya")
    priya.post("/account/sessions/end", data={"session": theirs, "csrf_token": token(priya, "/account")})
    assert not ended(ana)


def test_there_are_three_sessions_at_most_and_the_oldest_goes(signed_in: SignIn, clock: Clock, demo: Store):
    browsers = []
    for _ in range(4):
        browsers.append(signed_in("ana"))
        clock.forward(minutes=1)
    assert [ended(each) for each in browsers] == [True, False, False, False]
    assert sessions(demo) == 3


def test_a_new_password_ends_the_other_sessions(signed_in: SignIn, demo: Store, client: FlaskClient):
    first, second = signed_in("ana"), signed_in("ana")
    assert change_password(second).location == "/account?said=password"
    assert ended(first)
    assert not ended(second)
    assert sessions(demo) == 1
    for password, status in ((PASSWORD, 400), (NEW, 303)):
        given = {"name": "ana", "password": password, "csrf_token": token(client)}
        assert client.post("/sign-in", data=given).status_code == status


@pytest.mark.parametrize(
    ("new", "said"),
    [("short", "Use 12 characters"), ("password1234", "too easy to guess"), ("", "Enter a new password")],
)
def test_a_password_that_is_not_good_enough_changes_nothing(ana: FlaskClient, demo: Store, new: str, said: str):
    before = accounts.credentials(demo, "ana")
    answer = change_password(ana, new)
    assert answer.status_code == 400
    assert said in words(soup(answer))
    assert accounts.credentials(demo, "ana") == before


def test_new_passwords_are_counted_and_then_one_has_to_wait(ana: FlaskClient, demo: Store):
    for _ in range(20):
        assert change_password(ana, "short").status_code == 400
    before = accounts.credentials(demo, "ana")
    answer = change_password(ana, "umbrella kettle violet 9")
    assert answer.status_code == 429
    assert "There were too many attempts. Wait 15 minutes" in words(soup(answer))
    assert accounts.credentials(demo, "ana") == before


def test_what_needs_a_fresh_factor_asks_after_five_minutes_and_comes_back(ana: FlaskClient, clock: Clock):
    clock.forward(minutes=4)
    assert ana.get("/account/password").status_code == 200
    clock.forward(minutes=2)
    answer = ana.get("/account/password")
    assert answer.location == "/sign-in/factor?next=/account/password"
    assert "come back to the page" in words(soup(ana.get(answer.location)))
    given = {"csrf_token": token(ana, answer.location), "next": "/account/password"}
    assert ana.post("/sign-in/factor", data=given | {"password": "wrong"}).status_code == 400
    assert ana.get("/account/password").status_code == 303
    assert ana.post("/sign-in/factor", data=given | {"password": PASSWORD}).location == "/account/password"
    assert ana.get("/account/password").status_code == 200


def test_what_was_sent_with_an_old_factor_is_not_sent_again_by_itself(ana: FlaskClient, clock: Clock, demo: Store):
    before, form = accounts.credentials(demo, "ana"), {"password": NEW, "csrf_token": token(ana, "/account/password")}
    clock.forward(minutes=6)
    assert ana.post("/account/password", data=form).location == "/sign-in/factor?next=/account/password"
    given = {"password": PASSWORD, "csrf_token": token(ana, "/sign-in/factor"), "next": "/account/password"}
    assert ana.post("/sign-in/factor", data=given).location == "/account/password"
    assert accounts.credentials(demo, "ana") == before


def test_a_code_is_asked_for_where_there_is_one(ana: FlaskClient, clock: Clock):
    secret, _ = set_up_codes(ana, clock.now)
    clock.forward(minutes=6)
    assert ana.get("/account").status_code == 200
    assert ana.get("/account/code").location == "/sign-in/factor?next=/account/code"
    assert show(ana, code_at(secret, clock.now), next="/account/code").location == "/account/code"
    assert ana.get("/account/code").status_code == 200


def test_factors_are_listed_and_removed(ana: FlaskClient, clock: Clock, demo: Store):
    set_up_codes(ana, clock.now)
    page = soup(ana.get("/account"))
    assert "Codes from your phone, set up on 25 November 2026" in words(page)
    form = page.select_one("form[action$='/remove']")
    for minutes, where in ((6, "/sign-in/factor?next=/account"), (-6, "/account?said=removed")):
        clock.forward(minutes=minutes)
        answer = ana.post(form["action"], data={"csrf_token": token(ana, "/account")})
        assert answer.location == where
    assert factors.of_account(demo, accounts.find(demo, "ana")) == ()


def test_new_recovery_codes_replace_the_old(ana: FlaskClient, clock: Clock, signed_in: SignIn):
    del signed_in
    _, kept = set_up_codes(ana, clock.now)
    answer = ana.post("/account/recovery", data={"csrf_token": token(ana, "/account")})
    newer = [each.get_text() for each in soup(answer).select(".ct-letters code")]
    assert len({*kept, *newer}) == 20
    assert show(ana, kept[0]).status_code == 400
    assert show(ana, newer[0]).status_code == 303


def test_an_export_needs_a_fresh_factor():
    assert FRESH["agencies.table_file"] == "agencies.table"


def test_a_factor_of_somebody_else_is_not_removed(ana: FlaskClient, signed_in: SignIn, clock: Clock, demo: Store):
    set_up_codes(ana, clock.now)
    (factor,) = factors.of_account(demo, accounts.find(demo, "ana"))
    priya = signed_in("priya")
    form = {"csrf_token": token(priya, "/account")}
    assert priya.post(f"/account/factors/{factor.id}/remove", data=form).location == "/account?said=last-factor"
    assert factors.of_account(demo, accounts.find(demo, "ana")) == (factor,)


def test_one_says_whether_one_is_counted_for_the_pilot(ana: FlaskClient) -> None:
    """Nobody is unless they say so, and a yes is taken back with one tap."""
    page = soup(ana.get("/account"))
    assert "Nothing is counted now." in words(page)
    given = _fields(page, "Yes, count it")
    said = ana.post("/account/pilot", data=given, follow_redirects=True)
    assert "From now on what you do here is counted." in words(soup(said))
    given = _fields(soup(said), "Don’t count it any more")
    assert "Nothing is counted now." in words(soup(ana.post("/account/pilot", data=given, follow_redirects=True)))
    assert ana.post("/account/pilot", data={**given, "yes": "2"}).status_code == 400


def _fields(page: BeautifulSoup, button: str) -> dict[str, str]:
    form = next(each for each in page.select("form[action='/account/pilot']") if button in words(each))
    return {str(each["name"]): str(each.get("value", "")) for each in form.select("input")}
