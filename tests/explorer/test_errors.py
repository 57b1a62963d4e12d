from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from urllib.parse import urlsplit

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer import create_app, logs
from explorer.access import ENDPOINTS, PUBLIC
from graph.errors import DatabaseFull, NotAllowed, NotThere
from graph.settings import Settings
from graph.store import Store
from tests.database import AUDIT_KEY, Server
from tests.explorer.conftest import Clock
from tests.explorer.pages import PASSWORD, a_token, soup, token, words


def failing(app: Flask, monkeypatch: pytest.MonkeyPatch, error: Exception | int) -> FlaskClient:
    def fail() -> str:
        if isinstance(error, int):
            abort(error)
        raise error

    monkeypatch.setattr("explorer.access.ENDPOINTS", {**ENDPOINTS, "failing": PUBLIC})
    app.add_url_rule("/failing", "failing", fail)
    return app.test_client()


@pytest.mark.parametrize(
    ("error", "status", "title"),
    [
        (400, 400, "That did not work"),
        (403, 403, "Your account does not allow this"),
        (404, 404, "There is nothing here that you can see"),
        (413, 413, "That was too much at once"),
        (418, 400, "That did not work"),
        (NotThere("x"), 404, "There is nothing here that you can see"),
        (NotAllowed("x"), 403, "Your account does not allow this"),
        (DatabaseFull("x"), 503, "The database does not answer"),
        (500, 500, "Something went wrong here, not with you"),
        (ValueError("Ella Shaw"), 500, "Something went wrong here, not with you"),
    ],
)
def test_an_error_is_a_page_in_plain_words(
    app: Flask, monkeypatch: pytest.MonkeyPatch, error: Exception | int, status: int, title: str
):
    answer = failing(app, monkeypatch, error).get("/failing")
    assert answer.status_code == status
    page = soup(answer)
    assert words(page.h1) == title
    assert page.select_one("main a")["href"] == "/"
    assert "Traceback" not in answer.text
    assert "Ella" not in answer.text


class Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def test_a_fault_is_logged_with_where_but_not_what(app: Flask, monkeypatch: pytest.MonkeyPatch):
    kept = Kept()
    monkeypatch.setattr(logs.LOG, "handlers", [kept])
    answer = failing(app, monkeypatch, ValueError("Ella Shaw")).get("/failing")
    (record,) = kept.records
    assert record.kind == "ValueError"
    assert record.endpoint == "failing"
    assert record.reference in answer.text
    assert any("test_errors.py" in frame for frame in record.where)
    assert "Ella" not in repr(vars(record))


def test_a_method_that_a_page_does_not_have(ana: FlaskClient):
    answer = ana.post("/clients/ella", data={"csrf_token": a_token(ana)})
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert words(soup(answer).h1) == "That is not possible here"


@contextmanager
def forwarder(port: int, uri: str) -> Iterator[None]:
    """Lets the port lead to the database, until the end: then every connection through it is cut."""
    target = urlsplit(uri)
    listener = socket.create_server(("127.0.0.1", port))
    ends = [listener]

    def pump(one: socket.socket, other: socket.socket) -> None:
        try:
            while part := one.recv(65536):
                other.sendall(part)
        except OSError:
            return

    def accept() -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.create_connection((target.hostname, target.port))
            ends.extend((near, far))
            for pair in ((near, far), (far, near)):
                threading.Thread(target=pump, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield
    finally:
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as found:
        return found.getsockname()[1]


@pytest.mark.usefixtures("demo")
def test_a_database_that_goes_down_and_comes_back(neo4j_server: Server, settings: Settings, clock: Clock):
    port = free_port()
    with Store(f"bolt://127.0.0.1:{port}", neo4j_server.username, neo4j_server.password, key=AUDIT_KEY) as store:
        browser = create_app(settings, store, clock).test_client()
        with forwarder(port, neo4j_server.uri):
            given = {"name": "ana", "password": PASSWORD, "csrf_token": token(browser)}
            assert browser.post("/sign-in", data=given).status_code == 303
            assert browser.get("/clients/ella").status_code == 200
            assert browser.get("/health").json == {"pages": "up", "database": "up"}
        for path in ("/clients/ella", "/", "/families/shaw/network", "/clients/ella/timeline", "/questions"):
            answer = timely(browser, path)
            assert answer.status_code == 503
            assert words(soup(answer).h1) == "The database does not answer"
        health = timely(browser, "/health")
        assert (health.status_code, health.json) == (503, {"pages": "up", "database": "down"})
        with forwarder(port, neo4j_server.uri):
            time.sleep(1.1)
            assert browser.get("/clients/ella").status_code == 200
            assert browser.get("/health").status_code == 200


def timely(browser: FlaskClient, path: str) -> TestResponse:
    started = time.monotonic()
    answer = browser.get(path)
    assert time.monotonic() - started < 3
    return answer
