"""What another site could have a browser send: forms without a token, addresses that lead away, planted sessions."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient

from explorer.access import ADMINISTER, ASK_LEADS, CHAIR, ENDPOINTS, MERGE, PUBLIC, READ_JOURNAL, REVIEW, SUPERVISE
from explorer.accounts.routes import local_path
from graph.cypher import load
from graph.store import Store
from tests.explorer.conftest import add_account
from tests.explorer.endpoints import FORMS, address_of, changes
from tests.explorer.pages import PASSWORD, a_token, token

LEADING_AWAY = (
    "https://elsewhere.example/",
    "HTTPS://elsewhere.example",
    "//elsewhere.example",
    "///elsewhere.example",
    "////elsewhere.example",
    "/\\elsewhere.example",
    "\\/elsewhere.example",
    "\\\\elsewhere.example",
    "/\\/elsewhere.example",
    "/\t/elsewhere.example",
    "/\r/elsewhere.example",
    "\t//elsewhere.example",
    " //elsewhere.example",
    "\x00//elsewhere.example",
    "//elsewhere.example:80",
    "//user@elsewhere.example",
    "//elsewhere.example\\@localhost",
    "https:elsewhere.example",
    "https:/elsewhere.example",
    "http:///elsewhere.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "blob:x",
    "elsewhere.example",
    "@elsewhere.example",
    "?next=//elsewhere.example",
    "//[::1]",
    "//[broken",
    "http://[broken",
    "/\u2028/elsewhere.example",
    "／／elsewhere.example",
    "/\r\nSet-Cookie: x=y",
    "/sign-in",
    "/sign-out",
    "/sign-in?next=/",
)


@pytest.fixture
def ana(demo: Store, password_hash: str, signed_in: Callable[[str], FlaskClient]) -> FlaskClient:
    """Ana as one of a duty desk, who may do whatever a practitioner may and more."""
    add_account(demo, "desk", "ana", password_hash, role="duty-desk")
    return signed_in("desk")


@pytest.fixture
def allowed(
    demo: Store, ana: FlaskClient, password_hash: str, signed_in: Callable[[str], FlaskClient]
) -> Callable[[str], FlaskClient]:
    """Somebody who may use an endpoint: Ana, an officer, a coordinator, a supervisor or an administrator."""
    add_account(demo, "petra", None, password_hash, "North", role="privacy-officer")
    add_account(demo, "rosa", None, password_hash, role="records-officer")
    add_account(demo, "super", "priya", password_hash, role="supervisor")
    add_account(demo, "cora", None, password_hash, "North", role="coordinator")
    add_account(demo, "chair", "ana", password_hash, role="chair")
    petra, supervisor, rosa = signed_in("petra"), signed_in("super"), signed_in("rosa")
    others = {ASK_LEADS: signed_in("cora"), READ_JOURNAL: petra, REVIEW: petra, SUPERVISE: supervisor, MERGE: rosa}
    add_account(demo, "ada", None, password_hash, role="administrator", administers="oak-primary")
    others |= {CHAIR: signed_in("chair"), ADMINISTER: signed_in("ada")}
    return lambda endpoint: others.get(ENDPOINTS[endpoint], ana)


def state(store: Store) -> object:
    """Everything that the database holds but the journal and when sessions were last in use."""
    return store.read(load("tests.explorer.cypher", "everything"))


def test_each_change_without_its_token_is_refused_and_changes_nothing(
    app: Flask, demo: Store, allowed: Callable[[str], FlaskClient], signed_in: Callable[[str], FlaskClient]
) -> None:
    priya = signed_in("priya")
    hers, signed_out = a_token(priya), token(app.test_client())
    before = state(demo)
    addresses = changes(app)
    assert set(addresses) == set(FORMS)
    for endpoint, address in addresses.items():
        if endpoint == "accounts.sign_in":
            continue
        form, ana = FORMS[endpoint].fields, allowed(endpoint)
        for sent in (None, "", "x", hers, signed_out, a_token(ana)[:-1], a_token(ana)[::-1]):
            given = form if sent is None else {**form, "csrf_token": sent}
            assert ana.post(address, data=given).status_code == 400, (endpoint, sent)
        assert ana.post(f"{address}?csrf_token={a_token(ana)}", data=form).status_code == 400, endpoint
        assert ana.post(address, json={**form, "csrf_token": a_token(ana)}).status_code == 400, endpoint
        assert ana.get(address).status_code in (200, 303, 400, 404, 405), endpoint
    assert state(demo) == before
    assert ana.get("/", follow_redirects=True).status_code == 200


def test_signing_in_needs_the_token_of_the_page_it_came_from(client: FlaskClient, app: Flask) -> None:
    """So nobody can be signed in as somebody else from another site."""
    other = app.test_client()
    for sent in ("", "x", token(other)):
        answer = client.post("/sign-in", data={"name": "ana", "password": PASSWORD, "csrf_token": sent})
        assert answer.status_code == 400
    assert client.get("/").status_code == 303


@pytest.mark.parametrize("wanted", LEADING_AWAY)
def test_nobody_is_led_away_after_signing_in(app: Flask, ana: FlaskClient, wanted: str) -> None:
    with app.test_request_context():
        assert local_path(wanted) == "/"
    assert ana.get("/sign-in", query_string={"next": wanted}).location == "/"


@pytest.mark.parametrize("wanted", ["/clients/ella", "/questions?client=ella", "/clients/%2e%2e", "/?x=//elsewhere"])
def test_one_comes_back_to_where_one_was(app: Flask, wanted: str) -> None:
    with app.test_request_context():
        assert local_path(wanted) == wanted


def test_a_session_that_was_laid_ready_is_worth_nothing(
    app: Flask, demo: Store, password_hash: str, signed_in: Callable[[str], FlaskClient]
) -> None:
    """Whoever plants a cookie before somebody signs in holds nothing afterwards."""
    add_account(demo, "mallory", None, password_hash)
    thief = signed_in("mallory")
    planted = thief.get_cookie("session").value
    victim = app.test_client()
    victim.set_cookie("session", planted)
    victim.post("/sign-out", data={"csrf_token": a_token(victim)})
    victim.set_cookie("session", planted)
    answer = victim.post("/sign-in", data={"name": "ana", "password": PASSWORD, "csrf_token": token(victim)})
    assert answer.status_code == 303
    assert victim.get_cookie("session").value != planted
    other = app.test_client()
    other.set_cookie("session", planted)
    assert other.get("/clients/ella").status_code == 303


@pytest.mark.parametrize("cookie", ["", "x", "x.y.z", "eyJpZCI6IngifQ.aaaaaa.bbbbbb", "\xff", "a" * 3000, "null", "{}"])
def test_a_cookie_that_we_did_not_sign_is_nobodys(app: Flask, demo: Store, cookie: str) -> None:
    browser = app.test_client()
    browser.set_cookie("session", cookie)
    assert demo.uri
    assert browser.get("/clients/ella").status_code == 303
    assert browser.get("/sign-in").status_code == 200


def test_each_address_takes_its_own_methods_only(app: Flask, ana: FlaskClient, demo: Store) -> None:
    before = state(demo)
    for rule in app.url_map.iter_rules():
        address = address_of(app, rule.endpoint)
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "ELLA"} - (
            rule.methods or set()
        ):
            answer = ana.open(address, method=method, data={"csrf_token": a_token(ana)})
            assert answer.status_code == 405, (rule.endpoint, method)
            assert {*answer.headers["Allow"].split(", ")} == rule.methods, rule.endpoint
        if "GET" in (rule.methods or ()):
            with ana.head(address) as answer:
                assert answer.data == b""
    assert state(demo) == before


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "localhost@elsewhere.example", "elsewhere.example:80", "a b", "", "[::1", "<x>"]
)
def test_whose_host_a_request_names_changes_nothing(app: Flask, ana: FlaskClient, host: str) -> None:
    for browser, path in ((ana, "/"), (ana, "/clients/ella"), (app.test_client(), "/clients/ella"), (ana, "/nowhere")):
        answer = browser.get(
            path, headers={"Host": host, "X-Forwarded-Host": "elsewhere.example", "Forwarded": "host=elsewhere.example"}
        )
        assert answer.status_code < 500
        assert "elsewhere" not in answer.text + str(answer.headers)
        assert answer.headers.get("Location", "/").startswith("/")


def test_a_body_that_is_too_much_is_refused(app: Flask, demo: Store, allowed: Callable[[str], FlaskClient]) -> None:
    """By its length, by its number of fields, as files, with no length said; whether signed in or not."""
    before, stranger = state(demo), app.test_client()
    boundary = "x"
    part = f'--{boundary}\r\nContent-Disposition: form-data; name="f"\r\n\r\n' + "y" * 100 + "\r\n"
    many = {"data": part * 60 + f"--{boundary}--", "content_type": f"multipart/form-data; boundary={boundary}"}
    large = {"data": b"text=" + b"x" * (1 << 20), "content_type": "application/x-www-form-urlencoded"}
    for endpoint, address in changes(app).items():
        sent = a_token(allowed(endpoint))
        for browser, body in product((allowed(endpoint), stranger), (many, large)):
            answer = browser.post(address, headers={"X-CSRFToken": sent}, **body)
            expected = 303 if browser is stranger and ENDPOINTS[endpoint] != PUBLIC else 413
            assert answer.status_code == expected, endpoint
    assert state(demo) == before


@pytest.mark.parametrize(
    "kind", ["application/json", "text/xml", "multipart/form-data", "text/plain; charset=utf-7", "nonsense"]
)
def test_a_body_of_another_kind_is_no_form(app: Flask, allowed: Callable[[str], FlaskClient], kind: str) -> None:
    for endpoint, address in changes(app).items():
        answer = allowed(endpoint).post(address, data=b'{"text": "ella"}\xff\x00', content_type=kind)
        assert answer.status_code in (303, 400), address
