"""The doors: closed search, joining and saying yes, leaving, adding somebody, and what each keeps from an abuser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.closed_search import Asked, closed_search
from graph.cypher import load
from graph.store import Store
from graph.viewer import Viewer
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import a_token, soup, token, without_token, words
from tests.explorer.test_entering import filled, follow

SignIn = Callable[[str], FlaskClient]
# Ella is seven on the day of the tests; her birth date moves with the demonstration.
NHS = "9999040888"
ELLA = {"name": "Ella Shaw", "number": NHS}


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """Nobody who came through a door outlives the test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=False)


def sent(browser: FlaskClient, path: str, **fields: str) -> TestResponse:
    return browser.post(path, data={"csrf_token": token(browser, "/find"), **fields})


def searched(browser: FlaskClient, **asked: str) -> BeautifulSoup:
    answer = sent(browser, "/find", **(asked or ELLA))
    assert answer.status_code == 200
    return soup(answer)


def people(page: BeautifulSoup) -> list[str]:
    return [words(each) for each in page.select(".ct-person__name")]


def join(browser: FlaskClient, **changed: str) -> TestResponse:
    form = filled(searched(browser).select_one("form[action='/find/join']"))
    return browser.post("/find/join", data={**form, **changed})


def waiting(browser: FlaskClient) -> BeautifulSoup:
    return soup(browser.get("/"))


def confirm(browser: FlaskClient) -> TestResponse:
    form = filled(soup(browser.get("/clients/ella")).select_one("form[action='/clients/ella/confirm']"))
    return browser.post("/clients/ella/confirm", data=form)


def entries(store: Store, act: str) -> list[dict[str, Any]]:
    return [each for each in store.read(load("tests.explorer.cypher", "entries")) if each["act"] == act]


# Closed search


@pytest.mark.parametrize(
    "asked",
    [
        ELLA,
        {"name": "elle shaw", "number": "999 904 0888"},
        {"name": "Ella Shaw", "postcode": "qx14ab"},
    ],
    ids=["number", "alike in sound", "postcode"],
)
def test_who_is_found_is_told_of_by_what_was_typed_and_the_year(signed_in: SignIn, asked: dict[str, str]) -> None:
    page = searched(signed_in("sam"), **asked)
    if "postcode" in asked:
        asked = asked | {"postcode": "QX1 4AB"}
    (found,) = people(page)
    assert found.startswith(f"{asked['name']}, born 20")
    text = words(page.select_one(".ct-people"))
    assert "Mill Lane" not in text
    assert "Priya" not in text


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "Ella Show", "number": "9434765919"},
        {"name": "Tom Shaw", "number": NHS},
        {"name": "Elle Shaw", "postcode": "QX1 4AB"},
        {"name": "Nobody Here", "born": "2019-01-01"},
    ],
    ids=["another number", "another name", "a postcode takes the exact name", "nobody"],
)
def test_nobody_else_is_found(signed_in: SignIn, asked: dict[str, str]) -> None:
    page = searched(signed_in("sam"), **asked)
    assert people(page) == []
    assert "Nobody answers to that" in words(page)


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        ({"name": "Ella Shaw"}, "born", "one thing more"),
        ({"name": "", "number": NHS}, "name", "Enter a name"),
        ({"name": "   ", "number": NHS}, "name", "Enter a name"),
        ({"name": "Shaw", "number": NHS}, "name", "a first and a last name"),
        ({"name": "Ella Shaw", "born": "0019-03-31"}, "born", "Enter a birth date such as"),
        ({"name": "Ella Shaw", "born": "2919-03-31"}, "born", "Enter a birth date such as"),
        ({"name": "Ella Shaw", "number": "12"}, "number", "no NHS number and no personnummer"),
        ({"name": "Ella Shaw", "number": "9434765918"}, "number", "Check its digits"),
        ({"name": "Ella Shaw", "born": "31/2/2019"}, "born", "Enter a birth date such as"),
        ({"name": "Ella Shaw", "postcode": "x" * 201}, "postcode", "too long"),
    ],
)
def test_what_is_wrong_searches_nothing_and_names_its_field(
    signed_in: SignIn, network: Store, asked: dict[str, str], field: str, said: str
) -> None:
    before = len(entries(network, "search"))
    page = searched(signed_in("sam"), **asked)
    (link,) = page.select(".govuk-error-summary a")
    assert link["href"] == f"#{field}"
    assert said in words(link)
    assert said in words(page.select_one(f"#{field}-error"))
    kept = {name: str(page.select_one(f"#{name}").get("value", "")) for name in asked if name != "born"}
    assert kept == {name: asked[name].strip() for name in kept}, "nothing of what was typed is lost"
    assert len(entries(network, "search")) == before


@pytest.mark.parametrize(("name", "found"), [("Ella Shaw", 1), ("Shaw", 0), ("Ella", 0), ("", 0)])
def test_half_a_name_answers_to_nothing(network: Store, name: str, found: int) -> None:
    """The page says so before it asks; what it asks says nothing either."""
    asked = Asked(name, number=NHS)
    sam = Viewer("tests", "practitioner", "sam")
    assert len(closed_search(network, sam, NOW.date(), asked, "no name")) == found


def test_a_day_may_be_typed_as_people_write_it(signed_in: SignIn, network: Store) -> None:
    (row,) = network.read(load("tests.explorer.cypher", "born"), client="ella")
    sam, born = signed_in("sam"), date.fromisoformat(row["born"])
    for written in (f"{born:%d/%m/%Y}", f"{born:%d.%m.%Y}"):
        assert len(people(searched(sam, name="Ella Shaw", born=written))) == 1


def test_a_search_is_written_down_with_hashes_and_no_name(signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    for asked in (ELLA, {"name": "ella  SHAW", "number": NHS}, {"name": "Ella Shaw", "number": "9434765919"}):
        searched(sam, **asked)
    same, also, other = entries(network, "search")[-3:]
    assert (same["query"], same["subjects"], other["subjects"]) == ("closed-search", ["ella"], [])
    assert same["focus"] == also["focus"]
    assert same["focus"].split()[0] == other["focus"].split()[0]
    assert same["focus"].split()[1] != other["focus"].split()[1]
    assert "shaw" not in str([same, also, other]).casefold()
    assert NHS not in str([same, also, other])


def test_thirty_searches_in_an_hour_and_no_more(signed_in: SignIn, clock: Clock) -> None:
    sam = signed_in("sam")
    for _ in range(30):
        assert sent(sam, "/find", **ELLA).status_code == 200
    answer = sent(sam, "/find", **ELLA)
    assert answer.status_code == 429
    assert people(soup(answer)) == []
    # Another's searches are their own.
    assert sent(signed_in("priya"), "/find", **ELLA).status_code == 200
    clock.forward(minutes=20)
    sam.get("/")
    clock.forward(minutes=20)
    sam.get("/")
    clock.forward(minutes=21)
    assert sent(sam, "/find", **ELLA).status_code == 200


def test_who_is_seen_already_is_linked_and_not_joined(signed_in: SignIn) -> None:
    page = searched(signed_in("ana"))
    assert [each["href"] for each in page.select(".ct-person__name a")] == ["/clients/ella"]
    assert page.select_one("form[action='/find/join']") is None


def test_who_sees_no_more_than_the_family_s_share_can_join(signed_in: SignIn) -> None:
    page = searched(signed_in("ana"), name="Kelly Shaw", number="999 282 0616")
    assert [each["href"] for each in page.select(".ct-person__name a")] == ["/clients/kelly"]
    assert page.select_one("form[action='/find/join']") is not None


def test_a_shielded_child_is_a_duty_number_to_those_who_know_all_three(signed_in: SignIn, network: Store) -> None:
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    sam = signed_in("sam")
    absent = searched(sam, name="Ella Show", number="9434765919")
    for asked in (
        ELLA,
        {"name": "Ella Shaw", "postcode": "QX1 4AB"},
        {"name": "Ella Shaw", "number": NHS, "born": "2001-01-01"},
    ):
        page = searched(sam, **asked)
        assert people(page) == []
        assert page.select_one(".ct-notice--shield") is None
        assert words(page.select_one("p.govuk-body-l")) == words(absent.select_one("p.govuk-body-l"))
    (row,) = network.read(load("tests.explorer.cypher", "born"), client="ella")
    page = searched(sam, name="Ella Shaw", number=NHS, born=row["born"])
    assert "can’t show someone" in words(page.select_one(".ct-notice--shield"))
    assert page.select_one("form[action='/find/join']") is None
    assert "/find/private" not in str(page)


# Joining


def test_joining_shows_the_team_and_opens_nothing_until_somebody_says_yes(signed_in: SignIn) -> None:
    sam, priya = signed_in("sam"), signed_in("priya")
    refused = without_token(sam.get("/clients/ella"))
    page = follow(sam, join(sam))
    assert "the team has been told" in words(page.select_one("[role=status]"))
    shown = words(page.select_one(".ct-joined"))
    assert "Ella Shaw, born 20" in shown
    assert "Priya Nair" in shown
    # The agency's number, not hers; nobody who is sealed; no address.
    assert "0161 496 0140" in shown
    assert "0161 496 0144" not in str(page)
    assert "Mill Lane" not in str(page)
    assert sam.get("/clients/ella").status_code == 404
    assert without_token(sam.get("/clients/ella")) == refused
    asked = soup(priya.get("/clients/ella"))
    assert "Sam Hill, Riverside Housing, is on the team of Ella. Is that right?" in words(asked)
    # Whose yes it takes reads so on their own first page, and the way there.
    asked = waiting(priya).select_one("section[aria-labelledby=waiting]")
    assert "1 person waits for a yes" in words(asked)
    assert asked is not None
    assert [each["href"] for each in asked.select("a")] == ["/clients/ella"]
    assert "They now see what you see" in words(follow(priya, confirm(priya)))
    assert waiting(priya).select_one("section[aria-labelledby=waiting]") is None
    assert "Is that right?" not in words(soup(priya.get("/clients/ella")))
    assert sam.get("/clients/ella").status_code == 200
    assert waiting(sam).select_one(".ct-joined") is None


def test_a_joining_that_nobody_confirms_ends_after_seven_days(signed_in: SignIn, clock: Clock) -> None:
    sam = signed_in("sam")
    join(sam)
    clock.forward(days=6)
    assert soup(signed_in("sam").get("/")).select_one(".ct-joined")
    clock.forward(days=1)
    assert soup(signed_in("sam").get("/")).select_one(".ct-joined") is None
    priya = signed_in("priya")
    assert "Is that right?" not in words(soup(priya.get("/clients/ella")))
    assert signed_in("sam").get("/clients/ella").status_code == 404


def test_a_visit_that_was_confirmed_ends_by_itself_after_a_fortnight(signed_in: SignIn, clock: Clock) -> None:
    sam = signed_in("sam")
    join(sam, joining="visit")
    confirm(signed_in("priya"))
    clock.forward(days=13)
    assert signed_in("sam").get("/clients/ella").status_code == 200
    clock.forward(days=31)
    assert signed_in("sam").get("/clients/ella").status_code == 404


def test_whoever_joined_a_team_that_was_confirmed_stays(signed_in: SignIn, clock: Clock) -> None:
    sam = signed_in("sam")
    join(sam)
    confirm(signed_in("priya"))
    clock.forward(days=60)
    assert signed_in("sam").get("/clients/ella").status_code == 200


def test_nobody_says_yes_to_themselves_nor_to_a_colleague(
    signed_in: SignIn, network: Store, password_hash: str
) -> None:
    add_account(network, "jo", "jo", password_hash)
    add_account(network, "amy", "amy", password_hash)
    sam = signed_in("sam")
    join(sam)
    (tie,) = network.read(load("tests.explorer.cypher", "joinings"))
    given = {"involvement": tie["id"], "csrf_token": a_token(sam)}
    assert sam.post("/clients/ella/confirm", data=given).status_code == 404
    # Jo leaves, and joins again: Amy, of the same school, isn't asked; Ana is.
    jo = signed_in("jo")
    form = filled(soup(jo.get("/clients/ella")).select_one("form[action='/clients/ella/leave']"))
    jo.post("/clients/ella/leave", data=form)
    jo_again = sent(jo, "/find", **ELLA)
    assert jo_again.status_code == 200
    assert "Jo Reid" not in words(soup(signed_in("amy").get("/clients/ella")).select_one(".ct-notice"))


def test_an_id_alone_joins_nobody(signed_in: SignIn, network: Store) -> None:
    """Without a search of one's own there is no token, and another's is worth nothing."""
    sam, priya = signed_in("sam"), signed_in("priya")
    form = filled(searched(sam).select_one("form[action='/find/join']"))
    priyas = {**form, "csrf_token": a_token(priya)}
    assert priya.post("/find/join", data=priyas).status_code == 404
    for found in ("ella", form["found"][:-2], ""):
        answer = sam.post("/find/join", data={**form, "found": found})
        assert answer.status_code == (404 if found else 400)
    assert network.read(load("tests.explorer.cypher", "joinings")) == []


def test_what_is_sent_twice_is_one(signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    form = filled(searched(sam).select_one("form[action='/find/join']"))
    first, second = (sam.post("/find/join", data=form) for _ in range(2))
    assert first.location.endswith("said=joined")
    assert second.location.endswith("said=not-joined")
    assert len(network.read(load("tests.explorer.cypher", "joinings"))) == 1


def test_five_wait_and_the_sixth_is_refused(signed_in: SignIn, network: Store, clock: Clock) -> None:
    sam = signed_in("sam")
    form = filled(searched(sam).select_one("form[action='/find/join']"))
    network.write(load("tests.explorer.cypher", "join_five"), day=date(2026, 11, 25))
    assert sam.post("/find/join", data=form).location.endswith("said=not-joined")
    clock.forward(days=8)
    sam = signed_in("sam")
    assert join(sam).location.endswith("said=joined")


def test_who_is_shielded_since_is_joined_by_nobody_and_shown_no_more(signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    form = filled(searched(sam).select_one("form[action='/find/join']"))
    join(sam)
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    assert waiting(sam).select_one(".ct-joined") is None
    assert sam.post("/find/join", data=form).location.endswith("said=not-joined")


def test_whoever_knows_somebody_privately_neither_finds_nor_joins_them(signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    page = searched(sam)
    joins = filled(page.select_one("form[action='/find/join']"))
    said = follow(sam, sam.post("/find/private", data=filled(page.select_one("form[action='/find/private']"))))
    assert "no longer find or join" in words(said)
    assert people(searched(sam)) == []
    assert sam.post("/find/join", data=joins).location.endswith("said=not-joined")
    assert network.read(load("tests.explorer.cypher", "joinings")) == []


def test_a_sealed_service_joins_nobody_unseen(signed_in: SignIn, demo: Store, password_hash: str) -> None:
    """Their tie is seen by nobody else, so the team is not shown to them either."""
    add_account(demo, "kofi", "kofi", password_hash)
    kofi = signed_in("kofi")
    page = follow(kofi, join(kofi))
    shown = words(page.select_one(".ct-joined"))
    assert "Ella Shaw" in shown
    assert "Nobody is shown on this team." in shown
    assert "Priya" not in shown


def test_a_private_tie_ends_what_waits(signed_in: SignIn) -> None:
    sam, priya = signed_in("sam"), signed_in("priya")
    page = searched(sam)
    sam.post("/find/join", data=filled(page.select_one("form[action='/find/join']")))
    asked = filled(soup(priya.get("/clients/ella")).select_one("form[action='/clients/ella/confirm']"))
    sam.post("/find/private", data=filled(page.select_one("form[action='/find/private']")))
    assert waiting(sam).select_one(".ct-joined") is None
    assert priya.post("/clients/ella/confirm", data=asked).status_code == 404
    assert sam.get("/clients/ella").status_code == 404


def test_nobody_says_yes_to_who_works_where_they_do(signed_in: SignIn, network: Store) -> None:
    """Also where neither is there for that agency."""
    sam, priya = signed_in("sam"), signed_in("priya")
    join(sam)
    asked = filled(soup(priya.get("/clients/ella")).select_one("form[action='/clients/ella/confirm']"))
    for who in ("sam", "priya"):
        network.write(load("tests.explorer.cypher", "works_too"), professional=who, agency="carers-link")
    assert priya.post("/clients/ella/confirm", data=asked).status_code == 404
    assert sam.get("/clients/ella").status_code == 404


def test_a_search_that_is_one_too_many_is_written_down(signed_in: SignIn, network: Store) -> None:
    sam, earlier = signed_in("sam"), len(entries(network, "refused"))
    for _ in range(31):
        sent(sam, "/find", **ELLA)
    (entry,) = entries(network, "refused")[earlier:]
    assert (entry["query"], entry["subjects"]) == ("doors.find", [])


# Leaving


def test_not_involved_any_more_and_back(signed_in: SignIn) -> None:
    sam, priya = signed_in("sam"), signed_in("priya")
    form = filled(soup(sam.get("/clients/kelly")).select_one("form[action='/clients/kelly/leave']"))
    page = follow(sam, sam.post("/clients/kelly/leave", data=form))
    assert "not involved any more" in words(page.select_one("[role=status]"))
    team = words(soup(priya.get("/clients/kelly")).select_one("section[aria-labelledby=team]"))
    assert "Sam Hill" in team.partition("Was involved")[2]
    back = filled(page.select_one("form[action='/come-back']"))
    assert "involved again" in words(follow(sam, sam.post("/come-back", data=back)))
    assert "Sam Hill" in words(soup(priya.get("/clients/kelly")).select_one(".ct-team"))
    # Nobody else's, and not twice.
    assert sam.post("/come-back", data=back).status_code == 404
    assert priya.post("/come-back", data={**back, "csrf_token": a_token(priya)}).status_code == 404


def test_nobody_ends_another_s_tie(signed_in: SignIn) -> None:
    priya = signed_in("priya")
    form = filled(soup(priya.get("/clients/kelly")).select_one("form[action='/clients/kelly/leave']"))
    for tie in ("sam-kelly", "police-kelly", "priya-ella", "nobody"):
        assert priya.post("/clients/kelly/leave", data={**form, "involvement": tie}).status_code == 404


# Adding


NEW = {"given_name": "Max", "family_name": "Dale", "born": "2020", "address": "1 High Street", "made": "a1"}


def test_somebody_new_is_added_in_four_fields_and_one_is_their_team(signed_in: SignIn) -> None:
    sam = signed_in("sam")
    page = searched(sam, name="Max Dale", born="2020-05-04")
    form = filled(page.select_one("form[action='/find/add']"))
    assert (form["given_name"], form["family_name"], form["born"]) == ("Max", "Dale", "2020-05-04")
    answer = sam.post("/find/add", data={**form, "phone": "0161 496 0999"})
    shown = follow(sam, answer)
    assert words(shown.select_one("h1")).startswith("Max Dale, 6")
    assert "You are the team so far" in words(shown)
    assert "Riverside Housing: name and age" in words(shown.select_one(".ct-origins"))
    assert "dale" not in answer.location.casefold()
    # Others find him now; sent twice he is one.
    assert sam.post("/find/add", data={**form, "phone": "0161 496 0999"}).location == answer.location
    assert people(searched(signed_in("priya"), name="Max Dale", born="2020-05-04")) == ["Max Dale, born 2020"]


def test_adding_who_exists_succeeds_and_tells_nothing(signed_in: SignIn) -> None:
    sam = signed_in("sam")
    form = {**NEW, "given_name": "Ella", "family_name": "Shaw", "csrf_token": a_token(sam)}
    page = follow(sam, sam.post("/find/add", data=form))
    assert "Priya" not in words(page)
    assert "You are the team so far" in words(page)
    assert sam.get("/clients/ella").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("family_name", "", "Enter a last name"),
        ("born", "soon", "Enter a birth date"),
        ("born", "2031", "Enter a birth date"),
        ("born", "", "Enter a birth date"),
        ("address", "", "Enter an address or a phone number"),
        ("phone", "call me", "Enter a phone number"),
        ("phone", "12", "Enter a phone number"),
        ("address", "High Street " * 20, "That is too long"),
    ],
)
def test_what_is_missing_is_said_and_the_rest_kept(signed_in: SignIn, field: str, value: str, wrong: str) -> None:
    sam = signed_in("sam")
    answer = sent(sam, "/find/add", **{**NEW, field: value})
    assert answer.status_code == 400
    page = soup(answer)
    (link,) = page.select(".govuk-error-summary a")
    assert wrong in words(link)
    assert page.select_one(link["href"])["name"] in (field, "phone"), "where it can be put right"
    assert [each["value"] for each in page.select("#given_name")] == ["Max"]


def test_what_a_sealed_service_adds_nobody_else_finds(signed_in: SignIn, network: Store, password_hash: str) -> None:
    add_account(network, "kofi", "kofi", password_hash)
    kofi = signed_in("kofi")
    page = follow(kofi, sent(kofi, "/find/add", **NEW))
    assert "Max Dale" in words(page.select_one("h1"))
    assert people(searched(signed_in("priya"), name="Max Dale", born="2020-07-01")) == []
