from __future__ import annotations

import base64
import hmac
from collections.abc import Callable

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from explorer import create_app
from explorer.accounts import attempts
from graph.cypher import load
from graph.settings import load_settings
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from tests.explorer.conftest import KEY, NOW, Clock
from tests.explorer.pages import PASSWORD, a_token, soup, token, without_token, words


def sign_in(browser: FlaskClient, name: str, password: str = PASSWORD, **more: str):
    data = {"name": name, "password": password, "csrf_token": token(browser), **more}
    return browser.post("/sign-in", data=data)


def sessions(store: Store):
    return store.read(load("tests.explorer.cypher", "sessions"))


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(client: FlaskClient):
    answer = client.get("/clients/ella")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/clients/ella")
    page = client.get(answer.location)
    assert soup(page).find("input", attrs={"name": "next"})["value"] == "/clients/ella"
    answer = sign_in(client, "ana", next="/clients/ella")
    assert (answer.status_code, answer.location) == (303, "/clients/ella")
    assert client.get("/clients/ella").status_code == 200


def test_a_name_is_known_whatever_its_case(client: FlaskClient):
    assert sign_in(client, "  ANA ").location == "/"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "\\\\elsewhere.example",
        "/\t/elsewhere.example",
        "/\n/elsewhere.example",
        "javascript:alert(1)",
        "elsewhere",
        "/sign-out",
        "/sign-in?next=/sign-in",
        "",
    ],
)
def test_after_signing_in_one_stays_on_this_site(client: FlaskClient, wanted: str):
    assert sign_in(client, "ana", next=wanted).location == "/"


def test_an_unknown_name_and_a_wrong_password_are_answered_alike(client: FlaskClient):
    wrong, unknown = sign_in(client, "ana", "not the password"), sign_in(client, "nobody", "not the password")
    assert wrong.status_code == unknown.status_code == 400
    assert without_token(wrong).replace('"ana"', '"nobody"') == without_token(unknown)
    assert "The name or the password is not right" in words(soup(wrong))


def test_an_empty_form_says_what_is_missing(client: FlaskClient):
    page = soup(sign_in(client, "", ""))
    summary = page.select_one(".govuk-error-summary")
    assert "Enter your name" in words(summary)
    assert "Enter your password" in words(summary)
    assert [link["href"] for link in summary.select("a")] == ["#name", "#password"]


def test_the_password_is_never_sent_back(client: FlaskClient):
    assert "not the password" not in sign_in(client, "ana", "not the password").text


def test_a_name_with_too_many_failures_has_to_wait(client: FlaskClient, clock: Clock):
    for _ in range(attempts.MOST["name"]):
        assert sign_in(client, "ana", "wrong").status_code == 400
    refused = sign_in(client, "ana")
    assert refused.status_code == 429
    assert "Wait 15 minutes" in words(soup(refused))
    assert sign_in(client, "priya").status_code == 303
    clock.forward(minutes=16)
    assert sign_in(client.application.test_client(), "ana").status_code == 303


def test_an_unknown_name_has_to_wait_too(client: FlaskClient):
    for _ in range(attempts.MOST["name"]):
        sign_in(client, "nobody", "wrong")
    assert sign_in(client, "nobody").status_code == 429


def test_an_address_with_too_many_failures_has_to_wait(client: FlaskClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(attempts.MOST, "address", 5)
    for number in range(5):
        sign_in(client, f"nobody {number}", "wrong")
    assert sign_in(client, "ana").status_code == 429


def test_failures_are_forgotten_after_signing_in(client: FlaskClient, app: Flask):
    for _ in range(attempts.MOST["name"] - 1):
        sign_in(client, "ana", "wrong")
    assert sign_in(client, "ana").status_code == 303
    assert sign_in(app.test_client(), "ana", "wrong").status_code == 400


def test_signing_in_and_failing_to_are_written_down(client: FlaskClient, demo: Store):
    sign_in(client, "ana", "wrong")
    sign_in(client, "nobody", "wrong")
    sign_in(client, "ana")
    entries = demo.read(load("tests.explorer.cypher", "entries"))[-3:]
    assert [entry["act"] for entry in entries] == ["refused", "refused", "sign-in"]
    assert "ana" in entries[0]["account"]
    assert entries[1]["account"] == ""


def test_only_a_hash_of_the_session_is_in_the_database(ana: FlaskClient, demo: Store):
    with ana.session_transaction() as session:
        id_ = session["id"]
    (row,) = [row for row in sessions(demo) if row["name"] == "ana"]
    assert row["id"] != id_
    assert len(row["id"]) == 64


def test_signing_in_gives_a_new_session(client: FlaskClient, ana: FlaskClient):
    with ana.session_transaction() as session:
        hers = dict(session)
    with client.session_transaction() as session:
        session.update(hers)
    client.post("/sign-out", data={"csrf_token": a_token(client)})
    with client.session_transaction() as session:
        session["id"] = "planted"
    sign_in(client, "ana")
    with client.session_transaction() as session:
        assert session["id"] not in ("planted", hers["id"])


def test_signing_out_ends_the_session_in_the_database(ana: FlaskClient, app: Flask, demo: Store):
    cookie = ana.get_cookie("session").value
    answer = ana.post("/sign-out", data={"csrf_token": a_token(ana)})
    assert (answer.status_code, answer.location) == (303, "/sign-in?out=1")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not [row for row in sessions(demo) if row["name"] == "ana"]
    thief = app.test_client()
    thief.set_cookie("session", cookie)
    assert thief.get("/").status_code == 303


def test_an_idle_session_ends(ana: FlaskClient, clock: Clock):
    clock.forward(minutes=29)
    assert ana.get("/").status_code == 200
    clock.forward(minutes=29)
    assert ana.get("/").status_code == 200
    clock.forward(minutes=31)
    answer = ana.get("/")
    assert (answer.status_code, answer.location) == (303, "/sign-in?ended=1")
    assert "You were signed out" in ana.get(answer.location).text


def test_a_session_ends_after_twelve_hours_however_busy(ana: FlaskClient, clock: Clock):
    for _ in range(24):
        clock.forward(minutes=29)
        assert ana.get("/").status_code == 200
    clock.forward(minutes=25)
    assert ana.get("/").status_code == 303


def test_use_of_a_session_is_noted_at_most_once_a_minute(ana: FlaskClient, clock: Clock, demo: Store):
    before = sessions(demo)
    clock.forward(seconds=59)
    ana.get("/")
    assert sessions(demo) == before
    clock.forward(seconds=2)
    ana.get("/")
    assert sessions(demo) != before


def test_who_lost_the_account_is_out_at_once(ana: FlaskClient, demo: Store, clock: Clock):
    assert ana.get("/").status_code == 200
    accounts.end(demo, operator("tests"), "ana", clock.now)
    assert ana.get("/").status_code == 303
    assert sign_in(ana, "ana").status_code == 400


def test_a_form_without_its_token_is_refused(client: FlaskClient, ana: FlaskClient):
    bare = client.post("/sign-in", data={"name": "ana", "password": PASSWORD})
    assert bare.status_code == 400
    assert ana.post("/sign-out").status_code == 400
    assert ana.post("/search", data={"text": "ella"}).status_code == 400
    assert ana.get("/").status_code == 200


def test_a_token_of_somebody_else_is_refused(ana: FlaskClient, signed_in: Callable[[str], FlaskClient]):
    theirs = a_token(signed_in("priya"))
    assert ana.post("/search", data={"text": "ella", "csrf_token": theirs}).status_code == 400


def test_the_cookie_on_this_machine_and_behind_tls(client: FlaskClient, demo: Store, clock: Clock):
    sign_in(client, "ana")
    plain = client.get_cookie("session")
    assert (plain.http_only, plain.same_site, plain.secure, plain.path) == (True, "Lax", False, "/")
    settings = load_settings({"COMMON_THREAD_SECRET_KEY": KEY, "COMMON_THREAD_BEHIND_TLS": "on"})
    behind = create_app(settings, demo, clock).test_client()
    behind.environ_base["wsgi.url_scheme"] = "https"
    answer = behind.get("/sign-in", base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize(("caller", "counted"), [("127.0.0.1", "203.0.113.7"), ("198.51.100.9", "198.51.100.9")])
def test_only_a_known_proxy_is_believed(demo: Store, clock: Clock, caller: str, counted: str):
    settings = load_settings({"COMMON_THREAD_SECRET_KEY": KEY, "COMMON_THREAD_BEHIND_TLS": "on"})
    app = create_app(settings, demo, clock)
    seen = []
    app.before_request(lambda: seen.append(request.remote_addr))
    app.test_client().get(
        "/health", environ_base={"REMOTE_ADDR": caller}, headers={"X-Forwarded-For": "192.0.2.1, 203.0.113.7"}
    )
    assert seen == [counted]


def test_the_cookie_is_signed_with_sha256(ana: FlaskClient):
    cookie = ana.get_cookie("session")
    assert cookie is not None
    signed, _, signature = cookie.value.rpartition(".")
    key = hmac.digest(KEY.encode(), b"cookie-session", "sha256")
    made = hmac.digest(key, signed.encode(), "sha256")
    assert signature == base64.urlsafe_b64encode(made).decode().rstrip("=")


def test_a_forged_cookie_is_nobodys(client: FlaskClient):
    client.set_cookie("session", "eyJpZCI6ImEifQ.aaaa.bbbb")
    assert client.get("/").status_code == 303


@pytest.mark.parametrize("change", ["not_active", "employment_ended", "role_changed"])
def test_who_left_or_is_another_now_is_refused_at_the_next_request(
    ana: FlaskClient, demo: Store, request: pytest.FixtureRequest, change: str
):
    assert ana.get("/questions").status_code == 200
    before = demo.read(load("tests.explorer.cypher", "standing"), name="ana")[0]
    request.addfinalizer(lambda: demo.write(load("tests.explorer.cypher", "put_standing"), name="ana", **before))
    changed = {
        "not_active": {"active": False},
        "employment_ended": {"to": NOW.date()},
        "role_changed": {"role": "coordinator"},
    }
    demo.write(load("tests.explorer.cypher", "put_standing"), name="ana", **before | changed[change])
    if change == "role_changed":
        assert ana.get("/questions").status_code == 403
    else:
        assert ana.get("/questions").location == "/sign-in?next=/questions&ended=1"
        assert sign_in(ana, "ana").status_code == 400
