"""A password that was made up for somebody: it opens nothing but choosing one's own, and is good for seven days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer import create_app
from explorer.accounts import passwords
from explorer.cli.user import user
from graph.cypher import load
from graph.errors import InputRefused
from graph.settings import Settings
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from queries.accounts import FIRST_LASTS
from tests.database import Server
from tests.explorer.conftest import NOW, Clock
from tests.explorer.pages import PASSWORD, a_token, soup, token
from tests.explorer.showing import code_at, set_up_codes, show

OWN = " ".join(("quite", "another", "of", "one's", "own"))
BY = operator("tests")


@pytest.fixture
def app(demo: Store, settings: Settings, clock: Clock) -> Flask:
    """The pages of a deployment in which everyone needs a second factor."""
    return create_app(replace(settings, second_factor=True), demo, clock)


@pytest.fixture
def run(demo: Store, neo4j_server: Server) -> Callable[..., Result]:
    """The command, on the demonstration network."""
    del demo

    def invoke(*given: str, typed: str = "") -> Result:
        return CliRunner().invoke(user, list(given), input=typed, env=neo4j_server.environment)

    return invoke


@pytest.fixture
def given(demo: Store, password_hash: str) -> str:
    """Nina has an account for which PASSWORD was made up."""
    nina = accounts.Account("account of nina", "nina", "practitioner", "sam")
    accounts.add(demo, BY, replace(nina, id=f"nina {len(accounts.listed(demo))}"), password_hash, NOW, made_up=True)
    return "nina"


def sign_in(app: Flask, name: str, password: str = PASSWORD) -> tuple[FlaskClient, TestResponse]:
    """A browser in which name and password were given, and what it was answered."""
    browser = app.test_client()
    form = {"name": name, "password": password, "csrf_token": token(browser)}
    return browser, browser.post("/sign-in", data=form)


def signed_in(app: Flask, clock: Clock, name: str) -> FlaskClient:
    """A browser in which a second factor was set up, too."""
    browser, answer = sign_in(app, name)
    assert answer.location == "/sign-in/factor"
    set_up_codes(browser, clock.now)
    return browser


def choose(browser: FlaskClient, password: str, **more: str) -> TestResponse:
    """Choose a password on its page."""
    sent = {"password": password, "csrf_token": token(browser, "/account/password"), **more}
    return browser.post("/account/password", data=sent)


def choose_late(browser: FlaskClient, **more: str) -> TestResponse:
    """Choose a password with a form that was opened before."""
    return browser.post("/account/password", data={"password": OWN, "csrf_token": a_token(browser), **more})


def test_it_opens_nothing_but_choosing_ones_own(app: Flask, clock: Clock, given: str):
    browser = signed_in(app, clock, given)
    for path in ("/", "/clients/ella", "/families/shaw/network", "/questions", "/account", "/search?text=x"):
        answer = browser.get(path)
        assert (answer.status_code, answer.location.split("?")[0]) == (303, "/account/password"), path
    sent = {"session": "any", "csrf_token": token(browser, "/account/password")}
    assert browser.post("/account/sessions/end", data=sent).location == "/account/password"
    for path in ("/account/password", "/privacy"):
        assert browser.get(path).status_code == 200, path
    heading = soup(browser.get("/account/password")).select_one("h1")
    assert heading.get_text() == "Choose a password of your own"


def test_one_goes_on_to_where_one_was_going(app: Flask, clock: Clock, given: str):
    browser = signed_in(app, clock, given)
    asked = soup(browser.get("/questions?rule=x", follow_redirects=True))
    back = str(asked.select_one("input[name='next']")["value"])
    assert choose(browser, "too short", next=back).status_code == 400
    assert browser.get("/questions").status_code == 303, "nothing was chosen"
    assert choose(browser, OWN, next=back).location == "/questions?rule=x"
    assert browser.get("/questions").status_code == 200
    assert sign_in(app, given, OWN)[1].location == "/sign-in/factor"
    assert sign_in(app, given)[1].status_code == 400, "the first one is gone"


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example", "//elsewhere.example", "/sign-in", ""])
def test_nobody_is_sent_elsewhere(app: Flask, clock: Clock, given: str, elsewhere: str):
    assert choose(signed_in(app, clock, given), OWN, next=elsewhere).location == "/"


def test_it_is_good_for_seven_days(app: Flask, clock: Clock, demo: Store, given: str):
    clock.now = NOW + FIRST_LASTS - timedelta(seconds=1)
    assert sign_in(app, given)[1].location == "/sign-in/factor"
    clock.now = NOW + FIRST_LASTS
    _, answer = sign_in(app, given)
    assert answer.status_code == 400
    assert "good for seven days" in answer.text
    refused = demo.read(load("tests.explorer.cypher", "entries"))[-1]
    assert (refused["act"], refused["query"]) == ("refused", "accounts.sign_in")
    # Whoever has a wrong one learns nothing of it.
    assert "good for seven days" not in sign_in(app, given, OWN)[1].text


def test_a_password_of_ones_own_does_not_end(app: Flask, clock: Clock, given: str):
    assert choose(signed_in(app, clock, given), OWN).status_code == 303
    clock.now = NOW + FIRST_LASTS * 10
    assert sign_in(app, given, OWN)[1].location == "/sign-in/factor"


def test_one_from_a_pipe_was_made_up_by_nobody(app: Flask, clock: Clock):
    """The demonstration's accounts of the tests are made so, as `--password-stdin` does."""
    assert signed_in(app, clock, "ana").get("/").status_code == 200


def test_where_a_password_is_enough_the_first_one_is_too(demo: Store, settings: Settings, clock: Clock, given: str):
    app = create_app(settings, demo, clock)
    clock.now = NOW + FIRST_LASTS * 10
    browser, answer = sign_in(app, given)
    assert answer.location == "/"
    assert browser.get("/").status_code == 200


def test_the_one_that_was_made_up_is_nobodys_own(app: Flask, clock: Clock, given: str):
    browser = signed_in(app, clock, given)
    answer = choose(browser, PASSWORD)
    assert answer.status_code == 400
    assert "the password that you have now" in answer.text
    assert browser.get("/").status_code == 303


def test_no_other_factor_is_set_up_before(app: Flask, clock: Clock, given: str):
    browser = signed_in(app, clock, given)
    assert browser.get("/account/code").location == "/account/password?next=/account/code"


def test_whoever_takes_long_still_goes_on_to_where_they_were_going(app: Flask, clock: Clock, given: str):
    browser, _ = sign_in(app, given)
    secret, _ = set_up_codes(browser, clock.now)
    asked = soup(browser.get("/questions", follow_redirects=True))
    back = str(asked.select_one("input[name='next']")["value"])
    clock.forward(minutes=6)
    answer = choose_late(browser, next=back)
    assert answer.location == "/sign-in/factor?next=/account/password?next%3D%252Fquestions"
    again = show(browser, code_at(secret, clock.now), next="/account/password?next=%2Fquestions")
    assert again.location == "/account/password?next=%2Fquestions"
    form = soup(browser.get(again.location))
    assert form.select_one("input[name='next']")["value"] == "/questions"


def test_whoever_was_signed_out_meanwhile_changes_nothing(demo: Store, given: str):
    """A new password was given while theirs was being made into a hash: the old session is over."""
    account, before = accounts.find(demo, given), accounts.credentials(demo, given)
    assert not accounts.change_password(demo, account, "another hash", "a session that is over")
    assert accounts.credentials(demo, given) == before
    last = demo.read(load("tests.explorer.cypher", "entries"))[-1]
    assert (last["act"], last["query"]) == ("refused", "accounts.change_password")


def test_who_chooses_while_a_new_one_is_given_is_out(
    app: Flask, clock: Clock, demo: Store, given: str, monkeypatch: pytest.MonkeyPatch
):
    browser = signed_in(app, clock, given)

    def while_a_new_one_is_given(password: str) -> str:
        accounts.renew_password(demo, BY, given, "the new one's hash", NOW)
        return f"hash of {password}"

    form = {"password": OWN, "csrf_token": token(browser, "/account/password")}
    monkeypatch.setattr("explorer.own.routes.passwords.hashed", while_a_new_one_is_given)
    assert browser.post("/account/password", data=form).location == "/sign-in?ended=1"
    assert accounts.credentials(demo, given).password == "the new one's hash"  # noqa: S105  no hash
    assert browser.get("/").location.startswith("/sign-in?")


def test_a_password_that_was_given_anew_since_it_was_looked_at_lets_nobody_in(demo: Store, given: str):
    checked = accounts.credentials(demo, given)
    accounts.renew_password(demo, BY, given, "another hash", NOW)
    assert not accounts.open_session(demo, checked.account, "a", NOW, "password", checked=checked.password)
    assert accounts.open_session(demo, checked.account, "b", NOW, "password", checked="another hash")


def test_the_command_line_makes_first_ones(run: Callable[..., Result], demo: Store):
    assert run("add", "nina", "--role", "practitioner").exit_code == 0
    assert accounts.credentials(demo, "nina").lapses is not None
    assert run("add", "nils", "--role", "practitioner", "--password-stdin", typed=f"{PASSWORD}\n").exit_code == 0
    assert accounts.credentials(demo, "nils").lapses is None


def test_a_forgotten_password_is_given_anew(run: Callable[..., Result], app: Flask, clock: Clock, demo: Store):
    browser = signed_in(app, clock, "ana")
    assert browser.get("/").status_code == 200
    answer = run("password", " ANA ")
    assert answer.exit_code == 0, answer.output
    made_up = answer.stdout.strip()
    assert "they then choose their own" in answer.stderr
    assert browser.get("/").location.startswith("/sign-in?"), "all their sessions end"
    assert sign_in(app, "ana")[1].status_code == 400, "the one before is gone"
    kept = accounts.credentials(demo, "ana")
    assert passwords.matches(made_up, kept.password)
    assert kept.lapses is not None
    last = demo.read(load("tests.explorer.cypher", "entries"))
    given = [each for each in last if each["query"] == "accounts.renew_password"][-1]
    assert (given["act"], given["subjects"]) == ("change", [kept.account.id])
    assert made_up not in str(last)


def test_their_second_factor_stays(run: Callable[..., Result], app: Flask, clock: Clock):
    browser, _ = sign_in(app, "ana")
    secret, _ = set_up_codes(browser, clock.now)
    made_up = run("password", "ana").stdout.strip()
    clock.now += timedelta(minutes=1)
    browser, answer = sign_in(app, "ana", made_up)
    assert answer.location == "/sign-in/factor"
    show(browser, code_at(secret, clock.now))
    assert browser.get("/").location == "/account/password"


def test_who_waits_or_has_gone_is_given_none(run: Callable[..., Result], demo: Store):
    cora = accounts.Account(id="cora's", name="cora", role="coordinator", areas=("North",))
    accounts.add(demo, operator("another"), cora, "a hash", NOW)
    for name, said in (("cora", "waits for a second person"), ("nobody", "No account by that name")):
        answer = run("password", name)
        assert isinstance(answer.exception, InputRefused)
        assert said in str(answer.exception)
        assert answer.stdout == ""
    assert accounts.credentials(demo, "cora") is None
    assert run("grant", "cora").exit_code == 0
    assert accounts.credentials(demo, "cora").lapses is None, "nothing was given to her"


def test_a_granted_one_is_good_from_then_on(demo: Store):
    cora = accounts.Account(id="another cora's", name="cora", role="coordinator", areas=("North",))
    accounts.add(demo, operator("another"), cora, "a hash", NOW, made_up=True)
    later = NOW + FIRST_LASTS * 2
    accounts.grant(demo, BY, "cora", later)
    assert accounts.credentials(demo, "cora").lapses == later + FIRST_LASTS
