"""The headers of every kind of answer, word for word, on this machine and behind TLS; and log lines that stay lines."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Mapping

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pythonjsonlogger.json import JsonFormatter
from werkzeug.test import TestResponse

from explorer import create_app, logs
from explorer.access import ENDPOINTS, PUBLIC
from graph.settings import load_settings
from graph.store import Store
from tests.explorer.conftest import KEY, Clock
from tests.explorer.endpoints import FORMS, address_of, changes
from tests.explorer.pages import PASSWORD, a_token, token

# Written out, so that a change of what is sent is a change here.
ALWAYS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TLS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
FILES = ("static", "pictures.painter")
TELLING = ("Server", "X-Powered-By", "Access-Control-Allow-Origin", "ETag")


def check(answer: TestResponse, *, tls: bool, kept: bool = False) -> None:
    """Each header once, as written above; kept nowhere, unless it is a file of ours."""
    wanted = {**ALWAYS, **(TLS if tls else {}), "Cache-Control": "public, no-cache" if kept else "no-store"}
    assert {name: answer.headers.getlist(name) for name in wanted} == {name: [value] for name, value in wanted.items()}
    assert tls or "Strict-Transport-Security" not in answer.headers
    assert kept or [name for name in TELLING if name in answer.headers] == []
    for cookie in answer.headers.getlist("Set-Cookie"):
        name, _, rest = cookie.partition("=")
        flags = {each.partition("=")[0] for each in rest.split("; ")[1:]} - {"Expires", "Max-Age"}
        assert name == ("__Host-session" if tls else "session")
        assert flags == {"HttpOnly", "Path", "SameSite"} | ({"Secure"} if tls else set())
        assert {"Path=/", "SameSite=Lax"} <= {*rest.split("; ")}


@pytest.mark.parametrize("tls", [False, True])
def test_every_answer_of_every_endpoint_has_them(
    demo: Store, clock: Clock, tls: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages, JSON, files, forms, redirects, refusals and faults; signed in or not."""
    given = {"COMMON_THREAD_SECRET_KEY": KEY, "COMMON_THREAD_BEHIND_TLS": "on" if tls else "off"}
    app = create_app(load_settings(given), demo, clock)
    monkeypatch.setattr("explorer.access.ENDPOINTS", {**ENDPOINTS, "failing": PUBLIC})
    app.add_url_rule("/failing", "failing", failing)
    base = "https://localhost" if tls else "http://localhost"
    stranger, ana = app.test_client(), app.test_client()
    for browser in (stranger, ana):
        browser.environ_base["wsgi.url_scheme"] = "https" if tls else "http"
    page = ana.get("/sign-in", base_url=base)
    sent = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
    form = {"name": "ana", "password": PASSWORD, "csrf_token": sent}
    signed = ana.post("/sign-in", data=form, base_url=base)
    assert signed.status_code == 303
    check(signed, tls=tls)
    statuses = set()
    for browser in (ana, stranger):
        for rule in app.url_map.iter_rules():
            address = address_of(app, rule.endpoint)
            for method in ("GET", "POST", "HEAD", "OPTIONS", "PUT"):
                with browser.open(address, method=method, base_url=base) as answer:
                    kept = rule.endpoint in FILES and answer.status_code < 400
                    check(answer, tls=tls, kept=kept)
                    statuses.add(answer.status_code)
        for address in ("/nowhere", "/clients/nobody", "/static/nothing.css", "/static/../x", "/clients//x"):
            with browser.get(address, base_url=base) as answer:
                check(answer, tls=tls)
                statuses.add(answer.status_code)
    large = ana.post("/search", data={"text": "x" * 100_000}, base_url=base)
    check(large, tls=tls)
    # Behind TLS a second factor is asked for, which Ana has not shown: she is sent to show it instead.
    beyond = set() if tls else {403, 413}
    assert {*statuses, large.status_code} >= {200, 303, 400, 404, 405, 500} | beyond


def failing() -> str:
    """A fault of the program whose message holds a name and tries to begin a line of its own."""
    raise ValueError('Ella Shaw\n{"level": "INFO", "message": "forged"}')


HOSTILE = ("a\nforged", "a\r\nforged", "\x1b[2J\x07", "\u2028forged", '"}\n{"level": "forged"', "\x00", "Ella Shaw")


def test_nothing_that_is_sent_breaks_or_enters_a_log_line(
    app: Flask, monkeypatch: pytest.MonkeyPatch, signed_in: Callable[[str], FlaskClient]
) -> None:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter(logs._FIELDS))
    monkeypatch.setattr(logs.LOG, "handlers", [handler])
    monkeypatch.setattr("explorer.access.ENDPOINTS", {**ENDPOINTS, "failing": PUBLIC})
    app.add_url_rule("/failing", "failing", failing)
    browser = signed_in("ana")
    cookie = browser.get_cookie("session").value
    for text in HOSTILE:
        browser.get("/failing", query_string={"q": text}, headers={"User-Agent": json.dumps(text)})
        browser.get("/clients/" + text.replace("\r", "%0d").replace("\n", "%0a"))
        browser.post("/search", data={"text": text, "csrf_token": a_token(browser)})
        stranger = app.test_client()
        form = {"name": text, "password": f"secret {text}", "csrf_token": token(stranger)}
        assert stranger.post("/sign-in", data=form).status_code == 400
    lines = written.getvalue().splitlines()
    assert len(lines) == len(HOSTILE)
    assert [json.loads(line)["message"] for line in lines] == ["fault"] * len(HOSTILE)
    kept = written.getvalue()
    assert [each for each in ("forged", "Ella", "Shaw", "secret", PASSWORD, KEY, cookie, "\x1b") if each in kept] == []


def test_every_change_is_tried_here(app: Flask) -> None:
    assert set(changes(app)) == set(FORMS)
