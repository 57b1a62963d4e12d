"""Questions are answered on their page, once and for those who see what they rest on, and asked again when wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer import create_app
from graph.cypher import load
from graph.settings import Settings
from graph.store import Store
from seed.demo import demo_folder
from seed.tables import import_folder
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import first, soup, token, without_token, words

SignIn = Callable[[str], FlaskClient]
KELLYS = "/questions?client=kelly"
ABOUT = {"client": "kelly"}


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """No answer outlives its test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_answers"))


def page(browser: FlaskClient, path: str = KELLYS) -> BeautifulSoup:
    """A page of questions, all of them."""
    answer = browser.get(f"{path}&show=all")
    assert answer.status_code == 200
    return soup(answer)


def statements(shown: BeautifulSoup) -> list[str]:
    """What is asked on a page."""
    return [words(each) for each in shown.select(".ct-question__statement")]


def form_of(shown: BeautifulSoup, says: str) -> dict[str, str]:
    """What the form beneath the question that says so would send, but for the button."""
    (question,) = [each for each in shown.select(".ct-question") if says in words(each)]
    form = question.select_one("form[action='/questions/answer']")
    assert isinstance(form, Tag)
    given = {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
    reasons = form.select_one("select[name='reason']")
    return given | ({"reason": first(reasons)} if reasons else {})


def give(browser: FlaskClient, says: str, path: str = KELLYS, **given: str) -> TestResponse:
    """Press a button of the question that says so."""
    return browser.post("/questions/answer", data=form_of(page(browser, path), says) | given)


def kept(store: Store) -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "answers"))


POLICE = "both support Kelly Shaw"


def test_not_needed_puts_a_question_away_for_all_who_see_what_it_rests_on(signed_in: SignIn, network: Store) -> None:
    priya, sam, ana = (signed_in(name) for name in ("priya", "sam", "ana"))
    before = {name: len(statements(page(browser))) for name, browser in (("priya", priya), ("sam", sam))}
    answer = give(priya, POLICE, kind="not-needed")
    assert (answer.status_code, answer.location) == (303, "/questions?client=kelly&said=noted")
    after = soup(priya.get(answer.location))
    assert "Your answer is kept" in words(after)
    for name, browser in (("priya", priya), ("sam", sam)):
        shown = page(browser)
        assert len(statements(shown)) == before[name] - 1
        assert not [each for each in statements(shown) if POLICE in each]
        told = words(shown.select_one(".ct-answered"))
        assert "1 question is answered" in told
        assert "Priya Nair, today: not needed. They are in touch, though it is not recorded here." in told
    # Ana sees Kelly's team, though she does not support Kelly: she hears of it, and can't take it back.
    hers = page(ana, "/questions?family=shaw")
    assert "Priya Nair, today" in words(hers.select_one(".ct-answered"))
    assert not hers.select(".ct-answered form")
    (entry,) = [each for each in entries(network) if each["query"] == "answers.record"]
    assert (entry["act"], entry["account"][:17], entry["subjects"]) == ("change", "account of priya ", ["kelly"])


def entries(store: Store) -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "entries"))


def test_tabs_and_the_home_page_count_without_it(signed_in: SignIn) -> None:
    priya = signed_in("priya")

    def counts() -> list[int]:
        tab = soup(priya.get("/clients/kelly")).select_one(".ct-tabs a[href^='/questions']")
        home = soup(priya.get("/")).select_one(".ct-summary a")
        family = soup(priya.get("/families/shaw")).select_one(".ct-tabs a[href^='/questions']")
        return [int("".join(letter for letter in words(each) if letter.isdigit())) for each in (tab, home, family)]

    before = counts()
    give(priya, POLICE, kind="not-needed")
    assert counts() == [each - 1 for each in before]


def test_ask_again_on_a_day(signed_in: SignIn, clock: Clock) -> None:
    priya = signed_in("priya")
    assert give(priya, POLICE, kind="later", until="2026-12-02").status_code == 303
    assert "ask again on 2 December" in words(page(priya).select_one(".ct-answered"))
    clock.forward(days=6)
    assert not [each for each in statements(page(signed_in("priya"))) if POLICE in each]
    clock.forward(days=1)
    assert [each for each in statements(page(signed_in("priya"))) if POLICE in each]


@pytest.mark.parametrize("until", ["", "2026-11-25", "2026-11-24", "2027-11-27", "soon", "2026-02-30"])
def test_a_day_that_can_not_be_is_refused(signed_in: SignIn, network: Store, until: str) -> None:
    priya = signed_in("priya")
    answer = give(priya, POLICE, kind="later", until=until)
    assert (answer.status_code, answer.location) == (303, "/questions?client=kelly&said=day")
    assert "Nothing was changed: choose a day after today" in words(soup(priya.get(answer.location)))
    assert kept(network) == []


def test_undo(signed_in: SignIn, network: Store) -> None:
    priya, sam = signed_in("priya"), signed_in("sam")
    before = statements(page(priya))
    give(priya, POLICE, kind="not-needed")
    # Whoever could have answered can take it back.
    form = page(sam).select_one(".ct-answered form")
    assert isinstance(form, Tag)
    given = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    answer = sam.post("/questions/undo", data=given)
    assert (answer.status_code, answer.location) == (303, "/questions?client=kelly&said=undone")
    assert "The answer is taken back" in words(soup(sam.get(answer.location)))
    assert statements(page(priya)) == before
    assert sam.post("/questions/undo", data=given).status_code == 404
    # Given again, it counts again.
    give(priya, POLICE, kind="not-needed")
    assert [(each["undone"], each["clients"]) for each in kept(network)] == [(False, ["kelly"])]


def test_what_two_answered_is_taken_back_together(signed_in: SignIn, network: Store) -> None:
    priya, sam = signed_in("priya"), signed_in("sam")
    before = [statements(page(browser)) for browser in (priya, sam)]
    forms = [form_of(page(browser), POLICE) | {"kind": "not-needed"} for browser in (priya, sam)]
    for browser, form in zip((priya, sam), forms, strict=True):
        assert browser.post("/questions/answer", data=form).status_code == 303
    assert len(kept(network)) == 2
    shown = page(priya)
    # The later of the two is told of.
    assert "Sam Hill, today: not needed." in words(shown.select_one(".ct-answered"))
    assert "Asked again on 23 February 2027" in words(shown.select_one(".ct-answered"))
    (form,) = shown.select(".ct-answered form")
    priya.post("/questions/undo", data={str(each["name"]): str(each["value"]) for each in form.select("input")})
    assert [statements(page(browser)) for browser in (priya, sam)] == before
    assert [each["undone"] for each in kept(network)] == [True, True]
    undone = [each["focus"] for each in entries(network) if each["query"] == "answers.undo"]
    assert sorted(undone[-2:]) == sorted(each["id"] for each in kept(network))


class TestWhereEverythingIsAsked:
    """In three months nobody is heard from any more, and then it is the whole team that is asked."""

    @pytest.fixture
    def settings(self, settings: Settings, tmp_path: Path) -> Settings:
        rules = tmp_path / "rules.yaml"
        rules.write_text("told_only: false\n", encoding="utf-8")
        return replace(settings, rules=rules)

    def test_contact_that_is_not_needed_is_asked_about_again(self, signed_in: SignIn, clock: Clock) -> None:
        give(signed_in("priya"), POLICE, kind="not-needed")
        both = "police and Sam Hill (Riverside Housing) both support Kelly"
        for days, times in ((89, 0), (1, 1)):
            clock.forward(days=days)
            assert sum(both in each for each in statements(page(signed_in("priya")))) == times


def test_twice_is_once(signed_in: SignIn, network: Store) -> None:
    priya = signed_in("priya")
    form = form_of(page(priya), POLICE) | {"kind": "not-needed"}
    assert [priya.post("/questions/answer", data=form).status_code for _ in range(2)] == [303, 303]
    assert len(kept(network)) == 1


def test_it_outlives_a_restart_and_another_import(
    signed_in: SignIn, network: Store, settings: Settings, clock: Clock, tmp_path: Path
) -> None:
    give(signed_in("priya"), POLICE, kind="not-needed")
    import_folder(network, demo_folder(NOW.date(), tmp_path), today=NOW.date())
    browser = create_app(settings, network, clock).test_client()
    assert (
        browser.post(
            "/sign-in", data={"name": "priya", "password": "three words apart", "csrf_token": token(browser)}
        ).status_code
        == 303
    )
    assert not [each for each in statements(page(browser)) if POLICE in each]


def test_only_whoever_supports_one_of_its_clients_answers(signed_in: SignIn, network: Store) -> None:
    priya, ana = signed_in("priya"), signed_in("ana")
    form = form_of(page(priya), POLICE) | {"kind": "not-needed"}
    asked = page(ana, "/questions?family=shaw")
    (shown,) = [each for each in asked.select(".ct-question") if POLICE in words(each)]
    assert not shown.select("form")
    hers = {**form, "csrf_token": token(ana, "/search"), "client": "", "family": "shaw"}
    assert ana.post("/questions/answer", data=hers).status_code == 403
    assert kept(network) == []


def test_no_reason_is_given_that_nobody_chose(signed_in: SignIn, network: Store) -> None:
    priya = signed_in("priya")
    answer = give(priya, POLICE, kind="not-needed", reason="")
    assert (answer.status_code, answer.location) == (303, "/questions?client=kelly&said=reason")
    assert "Nothing was changed: choose why it is not needed." in words(soup(priya.get(answer.location)))
    assert kept(network) == []
    assert give(priya, POLICE, kind="later", reason="").location == "/questions?client=kelly&said=noted"


WRONG = [
    ({"key": "workers-not-in-contact|nobody|police|shaw"}, 404),
    ({"key": ""}, 400),
    ({"key": "x" * 3000}, 400),
    ({"rule": "no-such-rule"}, 400),
    ({"kind": "delete"}, 400),
    ({"reason": "because"}, 400),
    ({"client": "lee"}, 404),
    ({"client": "nobody"}, 404),
    ({"family": "shaw"}, 400),
    ({"csrf_token": "x"}, 400),
]


@pytest.mark.parametrize(("given", "status"), WRONG, ids=[str(each)[:40] for each, _ in WRONG])
def test_what_no_page_of_ours_sends_is_refused(
    signed_in: SignIn, network: Store, given: dict[str, str], status: int
) -> None:
    answer = give(signed_in("priya"), POLICE, **{"kind": "not-needed", **given})
    assert answer.status_code == status
    assert kept(network) == []


def test_an_answer_of_a_sealed_worker_is_heard_by_nobody_else(
    signed_in: SignIn, network: Store, password_hash: str
) -> None:
    """Kofi's tie with Lee is sealed: what he answers changes no byte of what others read."""
    add_account(network, "kofi", "kofi", password_hash)
    kofi, priya, sam = (signed_in(name) for name in ("kofi", "priya", "sam"))
    paths = ("/questions?show=all", "/questions?family=shaw&show=all", "/questions?client=gemma&show=all", "/")
    before = [without_token(browser.get(path)) for browser in (priya, sam) for path in paths]
    for each in list(form_keys(page(kofi, "/questions?client=lee"))):
        assert kofi.post("/questions/answer", data=each | {"kind": "not-needed", "reason": "known"}).status_code == 303
    assert len(kept(network)) > 0
    assert [without_token(browser.get(path)) for browser in (priya, sam) for path in paths] == before


def form_keys(shown: BeautifulSoup) -> Iterator[dict[str, str]]:
    for form in shown.select(".ct-question form[action='/questions/answer']"):
        yield {str(field["name"]): str(field.get("value", "")) for field in form.select("input")}
