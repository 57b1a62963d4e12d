"""Contact is entered with one tap, by whoever supports the client, answers the question, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from tests.explorer.conftest import add_account
from tests.explorer.pages import first, soup, token, without_token, words

SignIn = Callable[[str], FlaskClient]
KELLYS = "/questions?client=kelly&show=all"
POLICE = "police and Sam Hill (Riverside Housing) both support Kelly"


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """No contact outlives its test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_entered"))


def entered(store: Store) -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "entered"))


def entries(store: Store) -> list[dict[str, Any]]:
    every = store.read(load("tests.explorer.cypher", "entries"))
    return [each for each in every if each["query"].startswith("entered.")]


def statements(browser: FlaskClient, path: str = KELLYS) -> list[str]:
    return [words(each) for each in soup(browser.get(path)).select(".ct-question__statement")]


def filled(form: Tag | None) -> dict[str, str]:
    """What a form would send as it stands, but for boxes to tick; the first choice where one has to be made."""
    assert isinstance(form, Tag)
    fields = [each for each in form.select("input") if each.get("type") != "checkbox"]
    given = {str(each["name"]): str(each.get("value", "")) for each in fields}
    return given | {str(each["name"]): first(each) for each in form.select("select")}


def question(shown: BeautifulSoup, says: str) -> Tag:
    (found,) = [each for each in shown.select(".ct-question") if says in words(each)]
    return found


def offered(browser: FlaskClient, says: str, path: str = KELLYS) -> dict[str, str]:
    return filled(question(soup(browser.get(path)), says).select_one("form[action='/questions/first-answer']"))


def follow(browser: FlaskClient, answer: TestResponse) -> BeautifulSoup:
    assert answer.status_code == 303
    return soup(browser.get(answer.location))


def test_we_are_in_touch_is_recorded_and_the_question_gone_for_everyone(signed_in: SignIn, network: Store) -> None:
    sam, priya = signed_in("sam"), signed_in("priya")
    shown = soup(sam.get(KELLYS))
    assert "We are in touch" in words(question(shown, POLICE))
    assert "They are in touch" in words(question(soup(priya.get(KELLYS)), POLICE))
    before = statements(priya)
    answer = sam.post("/questions/first-answer", data=offered(sam, POLICE))
    assert answer.location.startswith("/questions?client=kelly&said=recorded&made=")
    page = follow(sam, answer)
    assert "Recorded." in words(page.select_one(".ct-recorded"))
    assert statements(priya) == [each for each in before if POLICE not in each]
    (row,) = entered(network)
    told = {
        "who": "sam",
        "whom": "neighbourhood-police",
        "on": "2026-11-25",
        "kind": None,
        "planned": None,
        "about": "kelly",
    }
    assert told.items() <= row.items()
    assert (row["by"], row["agency"], row["involvement"]) == ("sam", "riverside-housing", "sam-kelly")
    (entry,) = entries(network)
    assert (entry["act"], entry["subjects"], entry["rows"]) == ("change", ["kelly"], 1)
    assert entry["focus"] == row["id"].partition("-")[0]
    # Taken back, it is asked as before.
    back = filled(page.select_one(".ct-recorded form"))
    assert "It is taken back" in words(follow(sam, sam.post("/contacts/take-back", data=back)))
    assert statements(priya) == before
    assert entered(network) == []
    assert sam.post("/contacts/take-back", data=back).status_code == 404


def test_somebody_who_supports_the_client_can_say_that_two_others_are(signed_in: SignIn, network: Store) -> None:
    priya, sam = signed_in("priya"), signed_in("sam")
    answer = priya.post("/questions/first-answer", data=offered(priya, POLICE) | {"on": "2026-11-01"})
    made = follow(priya, answer).select_one(".ct-recorded form")
    (row,) = entered(network)
    assert {"who": "sam", "whom": "neighbourhood-police", "on": "2026-11-01", "by": "priya"}.items() <= row.items()
    assert not [each for each in statements(sam) if POLICE in each]
    # Sam did not enter it, so he is not offered to take it back, and can't.
    theirs = soup(sam.get(answer.location))
    assert "Recorded." in words(theirs)
    assert not theirs.select(".ct-recorded form")
    given = filled(made) | {"csrf_token": token(sam, "/search")}
    assert sam.post("/contacts/take-back", data=given).status_code == 404
    assert len(entered(network)) == 1


def test_sent_twice_it_is_once_and_says_so(signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    form = offered(sam, POLICE)
    first, again = (sam.post("/questions/first-answer", data=form) for _ in range(2))
    assert "made=" in first.location
    assert "That question is not asked any more" in words(follow(sam, again))
    assert len(entered(network)) == 1


@pytest.mark.parametrize("day", ["", "soon", "2026-11-26", "2026-08-27", "2026-02-30"])
def test_a_day_that_was_not_offered_changes_nothing(signed_in: SignIn, network: Store, day: str) -> None:
    sam = signed_in("sam")
    answer = sam.post("/questions/first-answer", data=offered(sam, POLICE) | {"on": day})
    assert "Nothing was changed" in words(follow(sam, answer))
    assert entered(network) == []


WRONG = [
    ({"rule": "no-lead"}, 400),
    ({"rule": ""}, 400),
    ({"kind": "party"}, 400),
    ({"key": ""}, 400),
    ({"client": "gemma"}, 303),
    ({"client": "nobody"}, 404),
    ({"family": "shaw"}, 400),
    ({"csrf_token": "x"}, 400),
    ({"kind": "visit"}, 303),
    ({"key": "workers-not-in-contact|nobody|police|shaw"}, 303),
]


@pytest.mark.parametrize(("given", "status"), WRONG, ids=[str(each) for each, _ in WRONG])
def test_what_no_page_of_ours_sends_is_refused(
    signed_in: SignIn, network: Store, given: dict[str, str], status: int
) -> None:
    sam = signed_in("sam")
    answer = sam.post("/questions/first-answer", data=offered(sam, POLICE) | given)
    assert answer.status_code == status
    assert "recorded" not in (answer.location or "")
    assert entered(network) == []


def test_who_supports_nobody_in_it_is_refused(signed_in: SignIn, network: Store) -> None:
    priya, ana = signed_in("priya"), signed_in("ana")
    form = offered(priya, POLICE) | {"csrf_token": token(ana, "/search"), "client": "", "family": "shaw"}
    shown = question(soup(ana.get("/questions?family=shaw&show=all")), POLICE)
    assert not shown.select("form")
    assert ana.post("/questions/first-answer", data=form).status_code == 403
    assert entered(network) == []


def test_i_saw_ella_on_her_page(signed_in: SignIn, network: Store) -> None:
    ana, priya = signed_in("ana"), signed_in("priya")
    form = filled(soup(ana.get("/clients/ella")).select_one(".ct-enter form"))
    assert (form["kind"], form["on"]) == ("visit", "2026-11-25")
    answer = ana.post("/clients/ella/contacts", data=form)
    assert answer.location.startswith("/clients/ella?said=recorded&made=")
    page = follow(ana, answer)
    (row,) = entered(network)
    told = {"who": "ana", "whom": "ella", "kind": "visit", "planned": None, "by": "ana", "involvement": "ana-ella"}
    assert told.items() <= row.items()
    # Whoever sees Ana's tie reads it at once.
    (hers,) = [each for each in soup(priya.get("/clients/ella")).select(".ct-member") if "Ana Costa" in words(each)]
    assert "Saw Ella today" in words(hers)
    back = filled(page.select_one(".ct-recorded form"))
    assert ana.post("/contacts/take-back", data=back).location == "/clients/ella?said=taken-back"
    assert entered(network) == []


def test_a_day_to_come_is_a_plan(signed_in: SignIn, network: Store) -> None:
    ana = signed_in("ana")
    form = filled(soup(ana.get("/clients/ella")).select_one(".ct-enter form"))
    ana.post("/clients/ella/contacts", data=form | {"kind": "call", "on": "2026-11-26"})
    (row,) = entered(network)
    assert (row["planned"], row["kind"], row["on"]) == (True, "call", "2026-11-26")
    assert "Tomorrow" in words(soup(ana.get("/")))


@pytest.mark.parametrize("day", ["", "2026-08-26", "2027-05-25", "yesterday"])
def test_a_day_too_far_off_changes_nothing(signed_in: SignIn, network: Store, day: str) -> None:
    ana = signed_in("ana")
    form = filled(soup(ana.get("/clients/ella")).select_one(".ct-enter form"))
    answer = ana.post("/clients/ella/contacts", data=form | {"on": day})
    assert "Nothing was changed: choose a day" in words(follow(ana, answer))
    assert entered(network) == []


def test_nobody_enters_contact_with_whom_they_do_not_support(signed_in: SignIn, network: Store) -> None:
    ana = signed_in("ana")
    given = {"kind": "visit", "on": "2026-11-25", "csrf_token": token(ana, "/search")}
    # Ana sees Kelly, and not Gemma.
    assert not soup(ana.get("/clients/kelly")).select(".ct-enter")
    assert ana.post("/clients/kelly/contacts", data=given).status_code == 403
    assert ana.post("/clients/gemma/contacts", data=given).status_code == 404
    assert ana.post("/clients/nobody/contacts", data=given).status_code == 404
    assert ana.post("/clients/ella/contacts", data=given | {"kind": "meeting"}).status_code == 400
    assert entered(network) == []


def test_what_a_sealed_worker_enters_is_seen_by_nobody_else(
    signed_in: SignIn, network: Store, password_hash: str
) -> None:
    add_account(network, "kofi", "kofi", password_hash)
    kofi, priya, sam = (signed_in(name) for name in ("kofi", "priya", "sam"))
    paths = ("/", "/questions?show=all", "/families/shaw", "/clients/ella", "/clients/ella/timeline")
    before = [without_token(browser.get(path)) for browser in (priya, sam) for path in paths]
    form = filled(soup(kofi.get("/clients/lee")).select_one(".ct-enter form"))
    assert kofi.post("/clients/lee/contacts", data=form).status_code == 303
    assert len(entered(network)) == 1
    assert [without_token(browser.get(path)) for browser in (priya, sam) for path in paths] == before
