"""Signing in at an agency's issuer: a real, certified provider of OpenID Connect, as a process."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from explorer import create_app
from explorer.cli.user import user
from explorer.issuer_settings import Issuer, load_issuers
from graph.cypher import load
from graph.errors import InputRefused, SettingsError
from graph.settings import Settings
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from tests.database import Server
from tests.explorer.conftest import Clock
from tests.explorer.issuer import CLIENT, SECRET, free_port, provider, signed_in_there
from tests.explorer.pages import PASSWORD, soup, token, words
from tests.explorer.showing import code_at, set_up_codes, show

AGENCY = "childrens-social-care"
Visit = Callable[..., tuple[FlaskClient, str]]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the issuer answers."""
    with provider() as found:
        yield found


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at this moment, as the issuer's words are of now."""
    found = Clock()
    found.now = datetime.now(UTC)
    return found


@pytest.fixture
def issuer(address: str) -> Issuer:
    """The issuer of Priya's agency."""
    return Issuer("Children’s social care", address, CLIENT, SECRET, AGENCY)


@pytest.fixture
def bound(demo: Store, issuer: Issuer) -> Store:
    """Priya, who works for the agency, and Ana, who does not, are both bound to subjects of its issuer."""
    for name in ("priya", "ana"):
        accounts.bind(demo, operator("tests"), name, issuer.issuer, f"subject of {name}")
    return demo


@pytest.fixture
def visit(bound: Store, settings: Settings, clock: Clock, issuer: Issuer) -> Visit:
    """A browser that asked to sign in at the issuer, and where it is sent to."""

    def asked(by: Issuer = issuer, **changed: object) -> tuple[FlaskClient, str]:
        app = create_app(replace(settings, **changed), bound, clock, sign_in=(by,))
        browser = app.test_client()
        answer = browser.post("/sign-in/with/0", data={"csrf_token": token(browser), "next": "/questions"})
        link = soup(answer).select_one("a.govuk-button")
        return browser, str(link["href"]) if answer.status_code == 200 else words(soup(answer))

    return asked


def given_back(where: str) -> dict[str, str]:
    """What the issuer sends along."""
    return {name: values[0] for name, values in parse_qs(urlsplit(where).query).items()}


def come_back(browser: FlaskClient, given: dict[str, str]):
    """Follow the link back, and send its form."""
    page = browser.get(f"/sign-in/back?{urlencode(given)}")
    assert page.status_code == 200
    form = {str(each["name"]): str(each["value"]) for each in soup(page).select("main input")}
    return browser.post("/sign-in/back", data=form)


def refused(answer) -> bool:
    return answer.status_code == 400 and "You were not let in" in words(soup(answer))


def changed(address: str, **values: str) -> str:
    """An address with other values in it."""
    query = given_back(address) | values
    return urlsplit(address)._replace(query=urlencode(query)).geturl()


def test_one_signs_in_at_the_agencys_issuer(visit: Visit, bound: Store):
    browser, there = visit()
    answer = come_back(browser, given_back(signed_in_there(there, "subject of priya")))
    assert (answer.status_code, answer.location) == (303, "/questions")
    assert browser.get("/questions").status_code == 200
    assert "Priya Nair" in words(soup(browser.get("/account")))
    assert bound.read(load("tests.explorer.cypher", "entries"))[-1]["act"] in ("sign-in", "view")


def test_the_second_factor_is_asked_for_there_too(visit: Visit):
    browser, there = visit(second_factor=True)
    answer = come_back(browser, given_back(signed_in_there(there, "subject of priya")))
    assert answer.location == "/sign-in/factor?next=/questions"
    assert browser.get("/questions").status_code == 303


def test_whoever_comes_from_there_has_no_password_to_choose(
    visit: Visit, bound: Store, clock: Clock, password_hash: str
):
    """The account's is one that was made up, which they don't use; whoever types it is asked for their own."""
    accounts.renew_password(bound, operator("tests"), "priya", password_hash, clock.now)
    browser, there = visit(second_factor=True)
    come_back(browser, given_back(signed_in_there(there, "subject of priya")))
    secret, _ = set_up_codes(browser, clock.now)
    assert browser.get("/questions").status_code == 200
    clock.forward(minutes=1)
    other = browser.application.test_client()
    other.post("/sign-in", data={"name": "priya", "password": PASSWORD, "csrf_token": token(other)})
    show(other, code_at(secret, clock.now))
    assert other.get("/questions").location == "/account/password?next=/questions"


def test_a_link_back_signs_nobody_in_by_itself(visit: Visit, bound: Store):
    browser, there = visit()
    before = len(bound.read(load("tests.explorer.cypher", "sessions")))
    back = signed_in_there(there, "subject of priya")
    assert browser.get(urlsplit(back)._replace(scheme="", netloc="").geturl()).status_code == 200
    assert len(bound.read(load("tests.explorer.cypher", "sessions"))) == before


@pytest.mark.parametrize("wrong", [{"state": "another"}, {"iss": "https://elsewhere.example"}, {"code": "another"}])
def test_what_comes_back_changed_is_refused(visit: Visit, wrong: dict[str, str]):
    browser, there = visit()
    given = given_back(signed_in_there(there, "subject of priya"))
    assert refused(come_back(browser, given | wrong))


def test_a_code_works_once(visit: Visit):
    browser, there = visit()
    given = given_back(signed_in_there(there, "subject of priya"))
    assert come_back(browser, given).status_code == 303
    browser.post("/sign-out", data={"csrf_token": token(browser, "/account")})
    assert refused(come_back(browser, given))
    other, again = visit()
    assert refused(come_back(other, given | {"state": given_back(again)["state"]}))


def test_a_code_for_another_browser_is_refused(visit: Visit):
    _, there = visit()
    other, _ = visit()
    assert refused(come_back(other, given_back(signed_in_there(there, "subject of priya"))))


@pytest.mark.parametrize("wrong", [{"nonce": "another"}, {"code_challenge": "A" * 43}])
def test_a_word_for_another_sign_in_is_refused(visit: Visit, wrong: dict[str, str]):
    browser, there = visit()
    assert refused(come_back(browser, given_back(signed_in_there(changed(there, **wrong), "subject of priya"))))


def test_a_wrong_issuer_is_refused(visit: Visit, issuer: Issuer):
    _, said = visit(replace(issuer, issuer=issuer.issuer.replace("127.0.0.1", "localhost")))
    assert "does not answer" in said


def test_a_word_that_is_over_is_refused(visit: Visit, clock: Clock):
    browser, there = visit()
    given = given_back(signed_in_there(there, "subject of priya"))
    clock.forward(minutes=6)
    assert refused(come_back(browser, given))


@pytest.mark.parametrize("who", ["nobody bound", "subject of ana", "priya", "Subject of priya"])
def test_only_who_is_bound_and_works_for_the_agency_is_let_in(visit: Visit, bound: Store, who: str):
    browser, there = visit()
    assert refused(come_back(browser, given_back(signed_in_there(there, who))))
    assert browser.get("/questions").status_code == 303
    assert bound.read(load("tests.explorer.cypher", "entries"))[-1]["query"] == "issuers.come_back"


def test_an_ended_account_is_not_let_in(visit: Visit, bound: Store, clock: Clock):
    browser, there = visit()
    accounts.end(bound, operator("tests"), "priya", clock.now)
    assert refused(come_back(browser, given_back(signed_in_there(there, "subject of priya"))))


def test_an_issuer_that_is_down_says_what_to_do(visit: Visit, issuer: Issuer):
    _, said = visit(replace(issuer, issuer=f"http://127.0.0.1:{free_port()}"))
    assert "does not answer. Try again in a few minutes, or sign in with your name and password." in said


def test_without_issuers_there_is_no_button(client: FlaskClient):
    assert not soup(client.get("/sign-in")).select("form[action^='/sign-in/with']")
    assert client.post("/sign-in/with/0", data={"csrf_token": token(client)}).status_code == 404


def test_a_subject_is_bound_to_one_account(demo: Store, neo4j_server: Server, issuer: Issuer):
    del demo
    arguments = ["--issuer", issuer.issuer, "--subject", "x"]
    done = [
        CliRunner().invoke(user, ["bind", name, *arguments], env=neo4j_server.environment) for name in ("ana", "sam")
    ]
    assert done[0].exit_code == 0
    assert isinstance(done[1].exception, InputRefused)
    assert CliRunner().invoke(user, ["bind", "ANA", *arguments], env=neo4j_server.environment).exit_code == 0


ROW = {
    "name": "x",
    "issuer": "https://elsewhere.example",
    "client_id": "x",
    "client_secret_variable": "S",
    "agency": "x",
}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[", "can't be read as YAML"),
        ('{"issuers": []}', "needs a list named issuers"),
        (json.dumps({"issuers": [{"name": "x"}]}), "each issuer has"),
        (json.dumps({"issuers": [ROW | {"issuer": "http://elsewhere.example"}]}), "must begin with https"),
        (json.dumps({"issuers": [ROW | {"client_secret_variable": "N"}]}), "holds no secret"),
        (json.dumps({"issuers": [ROW, ROW]}), "names an issuer twice"),
    ],
)
def test_a_file_that_is_wrong_stops_the_start(tmp_path: Path, content: str, said: str):
    file = tmp_path / "sign-in.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        load_issuers(file, {"S": "secret"})


def test_a_file_that_is_right(tmp_path: Path):
    file = tmp_path / "sign-in.yaml"
    file.write_text(json.dumps({"issuers": [ROW]}), encoding="utf-8")
    assert load_issuers(file, {"S": "secret"}) == (Issuer("x", ROW["issuer"], "x", "secret", "x"),)
    assert load_issuers(None, {}) == ()
