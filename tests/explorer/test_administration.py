"""An administrator's pages: who gets an account, whose is ended, and that who makes one can't use it (access.md §6)."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.access import ADMINISTER, ENDPOINTS, HALF_SIGNED_IN, PUBLIC, SIGNED_IN
from explorer.accounts import passwords
from graph.cypher import load
from graph.store import Store
from graph.viewer import ROLES, SUPPORTING, operator
from queries import accounts, administration, agreements
from queries.accounts import Listed, Moment
from queries.administration import New
from tests.database import Server
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.endpoints import FORMS, address_of
from tests.explorer.pages import PASSWORD, a_token, soup, token, without_token, words

SignIn = Callable[[str], FlaskClient]
SCHOOL, HEALTH = "oak-primary", "health-visiting-north"
HOME, NEW = "/administration", "/administration/accounts/new"
AMY = {"professional": "amy", "name": "amy.lund", "role": "practitioner"}
ACTS = ("end",)
READING = [name for name, needed in ENDPOINTS.items() if needed not in (PUBLIC, HALF_SIGNED_IN, SIGNED_IN, ADMINISTER)]
AT_NOW = Moment(NOW, NOW.date())
MADE_UP = re.compile(r"[a-z0-9]{5}(?:-[a-z0-9]{5}){3}")


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """Nobody's employment or agreement ends for longer than the test, and no account stands longer."""
    yield
    network.write(load("tests.explorer.cypher", "forget_accounts"))
    for who in ("amy", "jo"):
        network.write(load("tests.explorer.cypher", "work_again"), professional=who)
    network.write(load("tests.explorer.cypher", "forget_agreements"))


@pytest.fixture
def ada(demo: Store, password_hash: str, signed_in: SignIn) -> FlaskClient:
    """An administrator of the school."""
    return administrator(demo, password_hash, signed_in, "ada")


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


def granted(store: Store, name: str = AMY["name"]) -> str:
    """The password that whoever grants an account on the server is shown."""
    password = passwords.made_up()
    assert accounts.grant(store, operator("somebody"), name, NOW, passwords.hashed(password)).begins
    return password


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
    demo: Store, client: FlaskClient, ada: FlaskClient
) -> None:
    page = made(ada)
    assert "waits to be granted on the server" in words(main(ada.get(page)))
    password = granted(demo)
    assert signs_in(client, password)
    assert client.get("/", follow_redirects=True).status_code == 200
    assert (of(demo).role, of(demo).professional, of(demo).waits) == ("practitioner", "amy", False)
    assert "can sign in" in words(main(ada.get(page)))


def test_an_account_that_is_ended_is_out_at_once(demo: Store, client: FlaskClient, ada: FlaskClient) -> None:
    page = made(ada)
    password = granted(demo)
    assert signs_in(client, password)
    answer = send(ada, f"{page}/end")
    assert answer.status_code == 303
    assert "Whoever was signed in with it is out" in words(main(ada.get(answer.location)))
    assert AMY["name"] not in {row["name"] for row in demo.read(load("tests.explorer.cypher", "sessions"))}
    assert client.get("/").location.startswith("/sign-in")
    assert not signs_in(client, password)
    assert "ended on 25 November 2026" in words(main(ada.get(HOME)))
    assert of(demo).ended_at


def standing(store: Store) -> object:
    """All that is kept of accounts."""
    return store.read(load("tests.explorer.cypher", "kept_of_accounts"))


def entries(store: Store) -> list[dict[str, object]]:
    """What was entered of an administrator's acts."""
    found = store.read(load("tests.explorer.cypher", "entries"))
    return [each for each in found if str(each["query"]).startswith("administration.") and each["act"] != "view"]


def another(store: Store, password_hash: str, role: str, who: str = "amy", **scope: str) -> str:
    """The page of an account of this role that was made on the server for somebody of the school."""
    add_account(store, f"{who} as {role}", who, password_hash, role=role, **scope)
    return f"/administration/accounts/{of(store, f'{who} as {role}').id}"


def test_it_is_their_home_and_they_find_nobody_there(ada: FlaskClient) -> None:
    assert ada.get("/").location == HOME
    page = soup(ada.get(HOME))
    assert not page.select("form[role=search]")
    assert "Nobody who works for your agency today has an account yet" in words(page)


@pytest.mark.parametrize("endpoint", READING)
def test_an_administrator_reads_no_other_page(app: Flask, ada: FlaskClient, endpoint: str) -> None:
    address, posts = address_of(app, endpoint), endpoint in FORMS
    answers = [ada.get(address)] + ([send(ada, address, **FORMS[endpoint].fields)] if posts else [])
    assert {answer.status_code for answer in answers} <= {403, 404, 405} | (
        {303} if endpoint == "people.home" else set()
    )
    assert not any("Ella" in answer.text for answer in answers)


def test_nobody_else_administers(app: Flask, signed_in: SignIn, demo: Store, password_hash: str) -> None:
    add_account(demo, "petra", None, password_hash, "North", role="privacy-officer")
    before = standing(demo)
    for name in ("ana", "petra"):
        browser = signed_in(name)
        for endpoint in (name for name, needed in ENDPOINTS.items() if needed == ADMINISTER):
            address = address_of(app, endpoint)
            asked = send(browser, address, **FORMS[endpoint].fields) if endpoint in FORMS else browser.get(address)
            assert asked.status_code == 403, endpoint
    assert standing(demo) == before


def test_the_role_excludes_and_takes_two() -> None:
    role = ROLES["administrator"]
    assert (role.two, role.permissions) == (True, {"administer"})
    assert {*role.excludes} == {*SUPPORTING, "privacy-officer", "records-officer"}
    assert all("administrator" in ROLES[each].excludes for each in role.excludes)


def test_of_colleagues_elsewhere_nothing_is_there(
    demo: Store, ada: FlaskClient, password_hash: str, signed_in: SignIn
) -> None:
    page, theirs = made(ada), administrator(demo, password_hash, signed_in, "hal", HEALTH)
    assert "Amy" not in theirs.get(HOME).text
    assert "Amy" not in theirs.get(NEW).text
    nobodys = theirs.get("/administration/accounts/nobody-at-all")
    before = standing(demo)
    assert (theirs.get(page).status_code, without_token(theirs.get(page))) == (404, without_token(nobodys))
    for act in ACTS:
        answer, nobody = send(theirs, f"{page}/{act}"), send(theirs, f"/administration/accounts/nobody-at-all/{act}")
        assert (answer.status_code, without_token(answer)) == (404, without_token(nobody)), act
    assert standing(demo) == before
    refused = [each for each in entries(demo) if each["act"] == "refused"][-2:]
    assert {each["query"] for each in refused} == {f"administration.{act}" for act in ACTS}


@pytest.mark.parametrize("who", ["ana", "nina", "mark", "nobody-at-all", "ella", "' OR 1=1 //"])
def test_whoever_does_not_work_here_gets_no_account(demo: Store, ada: FlaskClient, who: str) -> None:
    before = standing(demo)
    answer = send(ada, NEW, **(AMY | {"professional": who}))
    assert answer.status_code == 400
    assert "Choose somebody who works for your agency today and has no account" in words(main(answer))
    assert standing(demo) == before
    assert (entries(demo)[-1]["act"], entries(demo)[-1]["query"]) == ("refused", "administration.make")


def test_whoever_has_left_gets_no_account_and_theirs_is_not_there(demo: Store, ada: FlaskClient) -> None:
    page = made(ada)
    for who in ("amy", "jo"):
        demo.write(load("tests.explorer.cypher", "stop_working"), professional=who, day=NOW.date())
    before = standing(demo)
    assert ada.get(page).status_code == 404
    assert send(ada, f"{page}/end").status_code == 404
    # Jo never had one.
    for who in ("amy", "jo"):
        assert send(ada, NEW, **(AMY | {"professional": who, "name": f"{who} again"})).status_code == 400
    assert "Everyone who works for your agency today has an account" in words(main(ada.get(NEW)))
    assert standing(demo) == before


def test_whoever_has_an_account_gets_no_second_one(demo: Store, ada: FlaskClient) -> None:
    made(ada)
    before = standing(demo)
    assert send(ada, NEW, **(AMY | {"name": "amy too"})).status_code == 400
    assert "Amy" not in ada.get(NEW).text
    assert standing(demo) == before


def test_a_name_that_is_taken_is_said_at_its_field(demo: Store, ada: FlaskClient) -> None:
    before = standing(demo)
    for name, told in (
        ("  ANA ", "Another account has that name"),
        ("", "Enter a sign-in name"),
        ("x" * 201, "too long"),
        ("amy\x1b[2Jlund", "signs that can be seen"),
        ("amy\u202elund", "signs that can be seen"),
    ):
        answer = send(ada, NEW, **(AMY | {"name": name}))
        assert answer.status_code == 400
        assert told in words(main(answer).select("#name-error")[0])
        assert main(answer).select("option[value=amy][selected]"), "what was chosen stays"
    assert standing(demo) == before


@pytest.mark.parametrize(
    "role",
    [
        "administrator",
        "coordinator",
        "privacy-officer",
        "records-officer",
        "operator",
        "duty-desk",
        "chair",
        "",
        "x" * 5000,
    ],
)
def test_a_role_that_is_not_given_here_is_refused(demo: Store, ada: FlaskClient, role: str) -> None:
    before = standing(demo)
    answer = send(ada, NEW, **(AMY | {"role": role}))
    assert answer.status_code == 400
    assert "Choose what they do here" in words(main(answer))
    assert standing(demo) == before


def test_each_role_that_reaches_no_further_than_the_agency_can_be_given(demo: Store, ada: FlaskClient) -> None:
    for role in administration.MADE_HERE:
        page = made(ada, role=role)
        kept = of(demo)
        assert (kept.role, kept.waits, kept.supervises) == (role, True, SCHOOL if role == "supervisor" else None)
        assert send(ada, f"{page}/end").status_code == 303


def test_nobody_makes_an_account_for_themselves(demo: Store, password_hash: str, signed_in: SignIn) -> None:
    jo = administrator(demo, password_hash, signed_in, "jo administers", who="jo")
    before = standing(demo)
    assert "Jo Reid" not in words(main(jo.get(NEW)))
    assert send(jo, NEW, professional="jo", name="jo", role="practitioner").status_code == 400
    own = f"/administration/accounts/{of(demo, 'jo administers').id}"
    assert (jo.get(own).status_code, send(jo, f"{own}/end").status_code) == (404, 404)
    assert standing(demo) == before


def test_who_makes_an_account_never_learns_its_password(demo: Store, client: FlaskClient, ada: FlaskClient) -> None:
    answer = send(ada, NEW, **AMY)
    page = answer.location.partition("?")[0]
    shown = [answer, ada.get(page), ada.get(HOME), send(ada, f"{page}/grant"), send(ada, f"{page}/reset")]
    assert [each.status_code for each in shown[-2:]] == [404, 404], "no such pages"
    assert not any(MADE_UP.search(each.text) for each in shown)
    assert of(demo).waits
    assert not any("password" in row["kept"] for row in standing(demo) if row["kept"]["name"] == AMY["name"])
    assert not any(signs_in(client, each) for each in ("", " ", "None", "null", PASSWORD))
    password = granted(demo)
    assert not any(password in each.text for each in (ada.get(page), ada.get(HOME)))
    assert signs_in(client, password)


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        ("administrator", {"administers": SCHOOL}),
        ("privacy-officer", {"oversees": SCHOOL}),
        ("records-officer", {}),
    ],
)
def test_accounts_of_those_who_oversee_or_administer_are_changed_on_the_server(
    demo: Store, ada: FlaskClient, password_hash: str, role: str, scope: dict[str, str]
) -> None:
    page = another(demo, password_hash, role, **scope)
    before = standing(demo)
    assert (ada.get(page).status_code, send(ada, f"{page}/end").status_code) == (404, 404)
    assert "Amy" not in ada.get(HOME).text
    assert standing(demo) == before


def test_a_coordinators_account_is_changed_on_the_server(demo: Store, ada: FlaskClient, password_hash: str) -> None:
    add_account(demo, "cora", "amy", password_hash, "North", role="coordinator")
    page = f"/administration/accounts/{of(demo, 'cora').id}"
    assert send(ada, f"{page}/end").status_code == 404
    assert of(demo, "cora").ended_at is None


def test_of_what_was_made_on_the_server_it_is_told_that_it_stands_and_nothing_more(
    demo: Store, ada: FlaskClient, password_hash: str
) -> None:
    """Somebody's sign-in name and role may be of another agency's giving, and of what they did before."""
    page = another(demo, password_hash, "duty-desk")
    for shown in (words(main(ada.get(page))), words(main(ada.get(HOME)))):
        assert "Amy Lund" in shown
        assert "can sign in" in shown
        assert "duty" not in shown.casefold()
    assert send(ada, f"{page}/end").status_code == 303
    assert ada.get(page).status_code == 404, "what ended is not theirs to know"
    assert of(demo, "amy as duty-desk").ended_at


def test_each_change_takes_a_factor_of_the_last_five_minutes(demo: Store, clock: Clock, ada: FlaskClient) -> None:
    page = made(ada)
    clock.forward(minutes=6)
    before = standing(demo)
    for path in (NEW, *(f"{page}/{act}" for act in ACTS)):
        answer = send(ada, path, **AMY)
        assert (answer.status_code, answer.location.partition("?")[0]) == (303, "/sign-in/factor"), path
    assert standing(demo) == before
    assert ada.get(page).status_code == 200


def test_an_administrator_whose_account_is_ended_is_out(demo: Store, ada: FlaskClient) -> None:
    accounts.end(demo, accounts.find(demo, "ana").viewer, "ada", NOW)
    assert ada.get(HOME).location.startswith("/sign-in")


def test_an_administrator_is_out_with_the_agencys_agreement(demo: Store, client: FlaskClient, ada: FlaskClient) -> None:
    demo.write(load("tests.explorer.cypher", "shares_until"), agency=SCHOOL, until=NOW.date())
    assert ada.get(HOME).location.startswith("/sign-in")
    assert not signs_in(client, PASSWORD, "ada")


def test_the_journal_names_ids_and_neither_name_nor_password(
    demo: Store, ada: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        page = made(ada)
        password = granted(demo)
        assert send(ada, f"{page}/end").status_code == 303
    account = of(demo).id
    told = entries(demo)[-2:]
    assert [(each["act"], each["query"]) for each in told] == [
        ("change", f"administration.{act}") for act in ("make", "end")
    ]
    assert {(each["focus"], each["account"]) for each in told} == {(account, of(demo, "ada").id)}
    for secret in (password, AMY["name"], "Amy Lund"):
        assert secret not in str(entries(demo))
        assert secret not in caplog.text
    assert password not in str(standing(demo))


def test_of_two_who_make_an_account_for_one_person_one_does(
    demo: Store, ada: FlaskClient, neo4j_server: Server
) -> None:
    viewer = accounts.find(demo, "ada").viewer
    for round_ in range(8):
        new = [New(f"{round_} {n}", "amy", f"amy {n}", "practitioner") for n in range(2)]
        with neo4j_server.store() as one, neo4j_server.store() as two, ThreadPoolExecutor(2) as hands:
            both = [
                hands.submit(administration.make, store, viewer, each, AT_NOW)
                for each, store in zip(new, (one, two), strict=True)
            ]
            done = [each.result() for each in both]
        assert sorted(done) == [False, True], round_
        assert send(ada, f"/administration/accounts/{new[done.index(True)].id}/end").status_code == 303


def test_who_is_an_administrator_and_works_elsewhere_by_now_is_out(
    demo: Store, password_hash: str, signed_in: SignIn
) -> None:
    jo = administrator(demo, password_hash, signed_in, "jo administers", who="jo")
    assert jo.get(HOME).status_code == 200
    demo.write(load("tests.explorer.cypher", "stop_working"), professional="jo", day=NOW.date())
    assert jo.get(HOME).location.startswith("/sign-in")


def test_nobody_ends_a_whole_agencys_accounts_at_once(demo: Store, ada: FlaskClient) -> None:
    page = made(ada)
    answers = [send(ada, "/administration/accounts/nobody/end").status_code for _ in range(30)]
    assert answers[:19] == [404] * 19
    before = standing(demo)
    assert send(ada, f"{page}/end").status_code == 429
    assert "Wait 15 minutes" in send(ada, f"{page}/end").text
    assert send(ada, NEW, **AMY).status_code == 429
    assert standing(demo) == before


def test_how_the_agency_shares_is_read_and_not_changed(demo: Store, ada: FlaskClient) -> None:
    page = words(main(ada.get("/administration/agency")))
    assert "No agreements are recorded here" in page
    assert "No feed of your agency has been taken in" in page
    until = NOW.date().replace(year=2027)
    viewer = accounts.find(demo, "ada").viewer
    agreements.add(demo, viewer, SCHOOL, (NOW.date(), until), ["education"], None, NOW.date())
    shown = main(ada.get("/administration/agency"))
    assert "Oak Primary School" in words(shown)
    assert "State in force From 25 November 2026 Until 25 November 2027 For education" in words(shown)
    assert not shown.select("form, input, button")
