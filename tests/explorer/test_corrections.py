"""Something here is wrong: whoever supports a client puts it right, and what was said before stays readable."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from tests.explorer.conftest import Clock, add_account
from tests.explorer.pages import soup, words

SignIn = Callable[[str], FlaskClient]
PATH = "/clients/ella/correct"


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """What was put right doesn't outlive the test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_corrections"))


def form(browser: FlaskClient) -> dict[str, str]:
    """The form as it is shown."""
    shown = soup(browser.get(PATH)).select_one(f"form[action='{PATH}']")
    assert shown is not None
    return {str(each["name"]): str(each.get("value", "")) for each in shown.select("input")}


def put_right(browser: FlaskClient, **fields: str) -> TestResponse:
    """Change some fields of the form, and send it."""
    answer = browser.post(PATH, data=form(browser) | fields)
    assert answer.status_code == 303, answer.text
    return answer


def history(browser: FlaskClient) -> dict[str, list[str]]:
    """What was said of each field, as the page tells it."""
    tables = soup(browser.get(PATH)).select("table")
    return {words(each.select("caption")[0]): [words(row) for row in each.select("tbody tr")] for each in tables}


def test_what_is_put_right_is_what_the_team_reads_and_the_old_value_stays(ana: FlaskClient, signed_in: SignIn) -> None:
    assert "Something here is wrong" in words(soup(ana.get("/clients/ella")))
    assert history(ana) == {}
    before = form(ana)["born"]
    kept = put_right(ana, known_as="Ellie", born="2018-04-12")
    assert "Kept. What was said before stands below." in words(soup(ana.get(kept.location)))
    for browser in (ana, signed_in("priya")):
        page = words(soup(browser.get("/clients/ella")))
        assert "Ellie" in page
        assert "12 April 2018" in page
        assert history(browser)["Birth date, or year"] == [
            "2018-04-12 Health visiting, North 25 November 2026",
            f"{before} operator no day given",
        ]


def test_the_last_of_one_day_counts_and_each_is_kept(ana: FlaskClient, clock: Clock) -> None:
    before = form(ana)["born"]
    for born in ("2018-05-01", "2018-06-01", "2017"):
        clock.forward(seconds=1)
        put_right(ana, born=born)
    assert [each.split()[0] for each in history(ana)["Birth date, or year"]] == [
        "2017", "2018-06-01", "2018-05-01", before,
    ]  # fmt: skip
    assert form(ana)["born"] == "2017"


def test_nothing_changed_or_emptied_keeps_nothing(ana: FlaskClient) -> None:
    put_right(ana)
    put_right(ana, given_name="", family_name="  ")
    assert history(ana) == {}
    assert form(ana)["family_name"] == "Shaw"


def test_who_was_faster_is_not_overwritten(ana: FlaskClient, signed_in: SignIn) -> None:
    priya = signed_in("priya")
    stale = form(ana)
    put_right(priya, phone="0161 496 0123")
    answer = ana.post(PATH, data=stale | {"phone": "0161 496 0999"})
    assert answer.status_code == 409
    assert "Someone was faster" in words(soup(answer))
    assert form(ana)["phone"] == "0161 496 0123"


@pytest.mark.parametrize("field", [{"born": "2099-01-01"}, {"born": "soon"}, {"language": "Polish!"}])
def test_what_cannot_be_is_refused(ana: FlaskClient, field: dict[str, str]) -> None:
    answer = ana.post(PATH, data=form(ana) | field)
    assert answer.status_code == 400
    assert "This can’t be right" in words(soup(answer))
    assert history(ana) == {}


def test_it_is_entered_without_a_word_of_it(ana: FlaskClient, network: Store) -> None:
    put_right(ana, known_as="Ellie")
    rows = [row["entry"] for row in network.read(load("tests.cypher", "entries"))]
    written = next(each for each in rows if each["query"] == "corrections.correct")
    assert (written["act"], written["subjects"]) == ("change", ["ella"])
    assert "Ellie" not in str(written)


def test_a_shield_stands_and_no_number_is_entered(ana: FlaskClient, network: Store) -> None:
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    given = form(ana)
    assert "phone" not in given
    put_right(ana, known_as="Ellie", phone="0161 496 0999")
    rows = network.read(load("tests.explorer.cypher", "corrections"))
    assert [(row["record"].get("phone"), row["record"].get("address"), row["shielded"]) for row in rows] == [
        (None, None, True)
    ]


def test_only_whoever_supports_them_has_the_page(ana: FlaskClient) -> None:
    for client in ("kelly", "mia", "nobody"):
        path = f"/clients/{client}/correct"
        assert ana.get(path).status_code == 404, client
        assert ana.post(path, data=form(ana)).status_code == 404, client
    assert "Something here is wrong" not in words(soup(ana.get("/clients/kelly")))


def sealed(store: Store, name: str, password_hash: str) -> None:
    """Somebody supports Ella behind a seal."""
    add_account(store, name, name, password_hash)
    store.write(load("tests.explorer.cypher", "add_hidden"), professional=name, visibility="hidden")


def test_a_sealed_services_word_is_its_own(
    demo: Store, ana: FlaskClient, signed_in: SignIn, password_hash: str
) -> None:
    before = words(soup(ana.get(PATH)))
    sealed(demo, "kofi", password_hash)
    kofi = signed_in("kofi")
    put_right(kofi, known_as="Elle")
    assert form(kofi)["known_as"] == "Elle"
    assert words(soup(ana.get(PATH))) == before
    assert "Elle " not in words(soup(ana.get("/clients/ella")))


def test_a_seal_of_an_open_service_says_nothing_for_it(
    demo: Store, ana: FlaskClient, signed_in: SignIn, password_hash: str
) -> None:
    sealed(demo, "nina", password_hash)
    nina = signed_in("nina")
    assert nina.get("/clients/ella").status_code == 200
    page = soup(nina.get(PATH))
    assert page.select(f"form[action='{PATH}']") == []
    assert "whose support the team may know of" in words(page)
    given = form(ana) | {"csrf_token": str(soup(nina.get("/")).select("input[name=csrf_token]")[0]["value"])}
    assert nina.post(PATH, data=given | {"known_as": "Elle"}).status_code == 404


@pytest.mark.parametrize("phone", ["abc", "0161", "javascript:alert(1)", "0161 496 0192 <b>", "+" * 12])
def test_what_is_no_telephone_number_is_refused_and_said_by_its_name(ana: FlaskClient, phone: str) -> None:
    answer = ana.post(PATH, data=form(ana) | {"phone": phone})
    assert answer.status_code == 400
    (wrong,) = soup(answer).select(".govuk-error-summary__list a")
    assert (words(wrong), wrong["href"]) == ("Check this: Phone", "#phone")
    assert history(ana) == {}


@pytest.mark.parametrize("phone", ["0161 496 0192", "+46 (0)8-123 45", "0161/496.0192", "0161 496 0192 ext. 4"])
def test_a_number_is_kept_as_it_is_written(ana: FlaskClient, phone: str) -> None:
    put_right(ana, phone=phone)
    assert form(ana)["phone"] == phone


def test_a_form_that_changes_nothing_says_so(ana: FlaskClient) -> None:
    answer = put_right(ana)
    assert "Nothing was changed" in words(soup(ana.get(answer.location)))
    assert history(ana) == {}
