from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from explorer import create_app
from explorer.accounts import attempts, keeping
from explorer.accounts.proving import CODE
from explorer.cli.user import user
from explorer.factors import codes
from explorer.site import Site
from graph.cypher import load
from graph.errors import SettingsError
from graph.settings import Settings, load_settings
from graph.store import Store
from queries import accounts, factors
from queries.missing import DEFAULT
from tests.database import Server
from tests.explorer.conftest import KEY, Clock
from tests.explorer.pages import PASSWORD, soup, token, words
from tests.explorer.showing import code_at, secret_shown, set_up_codes, show

Browser = Callable[..., FlaskClient]


@pytest.fixture
def app(demo: Store, settings: Settings, clock: Clock) -> Flask:
    """The pages of a deployment in which everyone needs a second factor."""
    return create_app(replace(settings, second_factor=True), demo, clock)


@pytest.fixture
def half(app: Flask) -> Browser:
    """A browser in which a name and a password were given, and nothing else."""

    def given(name: str = "ana") -> FlaskClient:
        browser = app.test_client()
        answer = browser.post("/sign-in", data={"name": name, "password": PASSWORD, "csrf_token": token(browser)})
        assert (answer.status_code, answer.location) == (303, "/sign-in/factor")
        return browser

    return given


@pytest.fixture
def whole(half: Browser, clock: Clock) -> tuple[FlaskClient, bytes, list[str]]:
    """Ana, signed in with codes that she set up just now; what her phone holds, and her recovery codes."""
    browser = half()
    return browser, *set_up_codes(browser, clock.now)


def test_a_password_alone_opens_nothing(half: Browser):
    browser = half()
    for path in ("/", "/clients/ella", "/questions", "/account", "/account/password"):
        assert browser.get(path).location.startswith("/sign-in/factor"), path
    data = {"text": "ella", "csrf_token": token(browser, "/account/code")}
    assert browser.post("/search", data=data).location == "/sign-in/factor"


def test_codes_are_set_up_at_the_first_sign_in(half: Browser, clock: Clock):
    browser = half()
    assert browser.get("/sign-in/factor?next=/clients/ella").location == "/account/code?next=/clients/ella"
    page = soup(browser.get("/account/code?next=/clients/ella"))
    assert page.select_one("img.ct-code")["src"].startswith("data:image/svg+xml")
    secret = secret_shown(browser)
    assert secret == secret_shown(browser)
    given = {"code": code_at(secret, clock.now), "csrf_token": token(browser, "/account/code"), "next": "/clients/ella"}
    answer = browser.post("/account/code", data=given)
    kept = [each.get_text() for each in soup(answer).select(".ct-letters code")]
    assert len(set(kept)) == 10
    assert soup(answer).select_one("a.govuk-button")["href"] == "/clients/ella"
    assert browser.get("/clients/ella").status_code == 200


def test_a_wrong_code_sets_nothing_up(half: Browser, demo: Store):
    browser = half()
    secret_shown(browser)
    answer = browser.post("/account/code", data={"code": "000000", "csrf_token": token(browser, "/account/code")})
    assert answer.status_code == 400
    assert "That code is not right" in words(soup(answer))
    assert factors.of_account(demo, accounts.find(demo, "ana")) == ()


@pytest.mark.usefixtures("whole")
def test_whoever_knows_only_the_password_can_set_up_no_second_one(half: Browser):
    stranger = half()
    assert stranger.get("/account/code").location == "/sign-in/factor"
    data = {"code": "123456", "csrf_token": token(stranger, "/sign-in/factor")}
    assert stranger.post("/account/code", data=data).location == "/sign-in/factor"


def test_of_two_who_set_up_a_first_factor_one_is_refused(half: Browser, clock: Clock):
    one, other = half(), half()
    secret_shown(other)
    form = {"csrf_token": token(other, "/account/code"), "code": code_at(secret_shown(other), clock.now)}
    set_up_codes(one, clock.now)
    assert other.post("/account/code", data=form).status_code == 303
    assert other.get("/").location.startswith("/sign-in")


def test_a_code_lets_in_and_works_once(whole, half: Browser, clock: Clock):
    _, secret, _ = whole
    shown = code_at(secret, clock.now)
    assert show(half(), shown).status_code == 400
    clock.forward(seconds=30)
    browser = half()
    answer = show(browser, f" {code_at(secret, clock.now)[:3]} {code_at(secret, clock.now)[3:]} ", next="/clients/ella")
    assert (answer.status_code, answer.location) == (303, "/clients/ella")
    assert browser.get("/clients/ella").status_code == 200
    assert show(half(), code_at(secret, clock.now)).status_code == 400
    assert show(half(), shown).status_code == 400


def test_a_code_of_a_minute_ago_or_to_come_is_refused(whole, half: Browser, clock: Clock):
    _, secret, _ = whole
    early = code_at(secret, clock.now)
    clock.forward(minutes=10)
    late = code_at(secret, clock.now)
    clock.forward(seconds=61)
    assert [show(half(), each).status_code for each in (early, late)] == [400, 400]


@pytest.mark.usefixtures("whole")
def test_of_two_who_show_the_same_code_at_once_one_passes(demo: Store):
    (factor,) = factors.of_account(demo, accounts.find(demo, "ana"))
    for step in range(10**9, 10**9 + 20):
        with ThreadPoolExecutor(4) as pool:
            passed = list(pool.map(lambda _, step=step: factors.use_code(demo, factor.id, step), range(4)))
        assert sum(passed) == 1


def test_a_recovery_code_lets_in_once(whole, half: Browser, demo: Store):
    _, _, kept = whole
    browser = half()
    assert show(browser, kept[0].upper().replace("-", " ")).status_code == 303
    assert "You have 9 recovery codes left" in words(soup(browser.get("/account")))
    assert show(half(), kept[0]).status_code == 400
    row = demo.read(load("tests.explorer.cypher", "kept_of_accounts"))
    assert not any(code in repr(row) for code in kept)


@pytest.mark.usefixtures("whole")
def test_of_two_who_use_the_same_recovery_code_at_once_one_passes(demo: Store):
    account = accounts.find(demo, "ana")
    for number in range(10):
        factors.keep_recovery(demo, account, [f"hash {number}", "another"])
        with ThreadPoolExecutor(4) as pool:
            passed = list(
                pool.map(lambda _, number=number: factors.use_recovery(demo, account, f"hash {number}"), range(4))
            )
        assert sum(passed) == 1


def test_too_many_wrong_codes_have_to_wait(whole, half: Browser, clock: Clock):
    _, secret, kept = whole
    for _ in range(attempts.MOST["code"]):
        assert show(half(), "000000").status_code == 400
    clock.forward(seconds=30)
    assert show(half(), code_at(secret, clock.now)).status_code == 429
    assert show(half(), kept[0]).status_code == 429
    clock.forward(minutes=16)
    assert show(half(), code_at(secret, clock.now)).status_code == 303


def test_half_a_sign_in_ends_after_ten_minutes(half: Browser, clock: Clock):
    browser = half()
    clock.forward(minutes=11)
    assert browser.get("/account/code").location.startswith("/sign-in?")


def test_showing_a_factor_gives_a_new_session(half: Browser, clock: Clock):
    browser = half()
    with browser.session_transaction() as session:
        before = session["id"]
    set_up_codes(browser, clock.now)
    with browser.session_transaction() as session:
        assert session["id"] != before
        session["id"] = before
    assert browser.get("/").status_code == 303


def test_what_makes_codes_is_kept_encrypted(whole, demo: Store, settings: Settings, clock: Clock):
    _, secret, _ = whole
    (factor,) = factors.of_account(demo, accounts.find(demo, "ana"))
    here = Site(settings, demo, clock, DEFAULT)
    assert codes.opened(here, factor.secret, factor.id) == secret
    assert codes.opened(here, factor.secret, "another row") is None
    assert (
        codes.opened(replace(here, settings=replace(settings, secret_key=KEY[::-1])), factor.secret, factor.id) is None
    )
    assert keeping.derived(here, "one use") != keeping.derived(here, "another")


def test_codes_are_those_of_rfc_6238():
    secret = b"12345678901234567890"
    known = {59: "94287082", 1111111109: "07081804", 1234567890: "89005924", 20000000000: "65353130"}
    found = {at: codes.code_at(secret, at // codes.SECONDS).decode() for at in known}
    assert found == {at: code[2:] for at, code in known.items()}


def test_wrong_codes_and_right_ones_are_written_down(whole, half: Browser, demo: Store):
    _, _, kept = whole
    show(half(), "000000")
    show(half(), kept[0])
    entries = demo.read(load("tests.explorer.cypher", "entries"))[-5:]
    assert [(each["act"], each["query"]) for each in entries] == [
        ("password", "accounts.open_session"),
        ("refused", "factors.prove"),
        ("password", "accounts.open_session"),
        ("change", "factors.use_recovery"),
        ("sign-in", "accounts.prove_session"),
    ]


def test_a_lost_factor_is_reset_on_the_server(whole, half: Browser, neo4j_server: Server, clock: Clock):
    browser, secret, kept = whole
    done = CliRunner().invoke(user, ["reset", "ANA"], env=neo4j_server.environment)
    assert done.exit_code == 0
    assert browser.get("/").status_code == 303
    again = half()
    assert again.get("/sign-in/factor").location == "/account/code"
    assert secret_shown(again) != secret
    assert set(set_up_codes(again, clock.now)[1]).isdisjoint(kept)


def test_what_is_removed_lets_nobody_in_and_the_last_stays(whole, demo: Store):
    browser, _, _ = whole
    (factor,) = factors.of_account(demo, accounts.find(demo, "ana"))
    answer = browser.post(f"/account/factors/{factor.id}/remove", data={"csrf_token": token(browser, "/account")})
    assert answer.location == "/account?said=last-factor"
    assert factors.of_account(demo, accounts.find(demo, "ana")) == (factor,)


def test_codes_set_up_anew_replace_the_old(whole, demo: Store, clock: Clock):
    browser, secret, kept = whole
    newer, more = set_up_codes(browser, clock.now)
    assert newer != secret
    assert (more, len(kept)) == ([], 10)
    assert len(factors.of_account(demo, accounts.find(demo, "ana"))) == 1


def test_without_the_setting_who_has_a_factor_is_asked_for_it(demo: Store, settings: Settings, clock: Clock):
    app = create_app(settings, demo, clock)
    browsers = [app.test_client(), app.test_client()]
    for browser in browsers:
        browser.post("/sign-in", data={"name": "ana", "password": PASSWORD, "csrf_token": token(browser)})
        if browser is browsers[0]:
            assert browser.get("/").status_code == 200
            _, kept = set_up_codes(browser, clock.now)
    assert browsers[1].get("/").location == "/sign-in/factor"
    assert show(browsers[1], kept[0]).status_code == 303
    assert browsers[1].get("/").status_code == 200


def test_a_session_with_a_password_alone_ends_when_a_second_factor_is_asked_for(ana_alone: FlaskClient, app: Flask):
    cookie = ana_alone.get_cookie("session").value
    browser = app.test_client()
    browser.set_cookie("session", cookie)
    assert browser.get("/").location == "/sign-in/factor"


@pytest.fixture
def ana_alone(demo: Store, settings: Settings, clock: Clock) -> FlaskClient:
    """Ana, signed in where a password is enough."""
    browser = create_app(settings, demo, clock).test_client()
    browser.post("/sign-in", data={"name": "ana", "password": PASSWORD, "csrf_token": token(browser)})
    assert browser.get("/").status_code == 200
    return browser


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({}, False),
        ({"COMMON_THREAD_SECOND_FACTOR": "on"}, True),
        ({"NEO4J_URI": "bolt://localhost", "NEO4J_PASSWORD": "x"}, True),
        ({"NEO4J_URI": "bolt://localhost", "NEO4J_PASSWORD": "x", "COMMON_THREAD_SECOND_FACTOR": "off"}, False),
        ({"COMMON_THREAD_BEHIND_TLS": "on"}, True),
    ],
)
def test_where_a_second_factor_is_asked_for(environment: dict[str, str], asked: bool):
    assert load_settings(environment).second_factor is asked


def test_pages_that_others_reach_are_not_served_without_one():
    with pytest.raises(SettingsError, match="COMMON_THREAD_SECOND_FACTOR is off"):
        load_settings({"COMMON_THREAD_BEHIND_TLS": "on", "COMMON_THREAD_SECOND_FACTOR": "off"})


def test_by_what_was_shown_stands_in_the_session(whole, demo: Store, clock: Clock):
    browser, _, _ = whole
    with browser.session_transaction() as session:
        assert session["id"]
    (row,) = [each for each in demo.read(load("tests.explorer.cypher", "sessions")) if each["name"] == "ana"]
    found = accounts.session(demo, row["id"], accounts.Moment(clock.now, clock.now.date()))
    assert (found.proved_with, found.lately, found.factors) == (CODE, True, 1)
