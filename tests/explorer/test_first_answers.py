"""For each rule, whoever sees its question on a page finds the first answer offered there, and does the thing by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient

from explorer import create_app
from graph.guard import GuardedStore
from graph.settings import Settings
from graph.slice import Slice
from graph.store import Store
from graph.viewer import operator
from queries import agency_tables, doubts
from queries.agency_counts import table
from queries.doubtful import found_in
from queries.first_answers import ACTS, BUNCHED
from queries.missing import DEFAULT, RULES, missing_links
from tests.explorer.conftest import add_account
from tests.explorer.hand_worked import APART, COORDINATED, DOUBTED, LINKED, WORKED, Worked
from tests.explorer.pages import PASSWORD, soup, token, words
from tests.explorer.test_entering import filled
from tests.graph.loaded_access import load_networks
from tests.network import load_facts
from tests.queries.agency_oracle import exactly
from tests.queries.missing.scene import D

Works = Callable[[Worked], FlaskClient]
OPERATOR = operator("tests")
TWO_HOMES = "adult-in-two-households"
AT_WORK = datetime.combine(D, time(9, 30), UTC)


@pytest.fixture
def works(store: Store, settings: Settings, password_hash: str, tmp_path: Path) -> Works:
    """A browser of the worker of a hand-worked family, of which everything is asked unless it says otherwise."""
    rules = tmp_path / "rules.yaml"
    rules.write_text("told_only: false\n", encoding="utf-8")

    def at_work(worked: Worked) -> FlaskClient:
        load_networks(store, [worked.facts])
        add_account(store, worked.who, worked.who, password_hash)
        return signed_in(store, settings if worked.told_only else replace(settings, rules=rules), worked.who)

    return at_work


def signed_in(store: Store, settings: Settings, name: str) -> FlaskClient:
    """A browser in which somebody is signed in on the day of the hand-worked families."""
    browser = create_app(settings, store, lambda: AT_WORK).test_client()
    given = {"name": name, "password": PASSWORD, "csrf_token": token(browser)}
    assert browser.post("/sign-in", data=given).status_code == 303
    return browser


def asked(shown: BeautifulSoup, rule: str) -> Tag | None:
    """The question of a rule that can be answered on a page."""
    return next((each for each in shown.select(".ct-question") if each.select(f"input[value={rule}]")), None)


def read(browser: FlaskClient, path: str) -> BeautifulSoup:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return soup(answer)


def follow(browser: FlaskClient, question: Tag, worked: Worked) -> None:
    """Go where the link leads."""
    assert question.select("form[action='/contacts/take-back']") == []
    (link,) = question.select(".ct-answer__way a")
    assert (words(link), link["href"]) == (worked.words, worked.leads)
    path, _, anchor = str(link["href"]).partition("#")
    there = read(browser, path)
    assert not anchor or there.find(id=anchor)


def do(browser: FlaskClient, question: Tag, worked: Worked, rule: str) -> None:
    """Press the button as the form stands, with all who can be ticked, and find the question gone."""
    form = question.select_one("form[action='/questions/first-answer']")
    assert isinstance(form, Tag)
    assert [words(each) for each in form.select("button")] == [worked.words]
    there = [str(each["value"]) for each in form.select("input[type=checkbox]")]
    answer = browser.post("/questions/first-answer", data={**filled(form), "who": there})
    assert answer.status_code == 303
    assert "said=recorded" in answer.location
    assert asked(read(browser, f"{answer.location}&show=all"), rule) is None


def test_each_rule_has_a_family_worked_by_hand() -> None:
    assert sorted([*WORKED, *DOUBTED, *COORDINATED]) == sorted(rule.code for rule in RULES)


@pytest.mark.parametrize("rule", WORKED)
def test_the_first_answer_is_on_the_page_and_does_the_thing(rule: str, works: Works) -> None:
    worked = WORKED[rule]
    browser = works(worked)
    question = asked(read(browser, f"{worked.page}&show=all"), rule)
    assert question is not None
    assert [words(each) for each in question.select("button[name=kind]")][1:] == ["Ask again then"]
    assert (rule in ACTS) == (worked.leads is None)
    if worked.leads is None:
        do(browser, question, worked, rule)
    else:
        follow(browser, question, worked)


def test_whoever_planned_one_of_many_visits_here_takes_it_back_to_plan_it_anew(works: Works) -> None:
    """Where a feed tells of it, there is a link alone: it is planned in another system (`follow`)."""
    worked = WORKED[BUNCHED]
    jo = works(replace(worked, rows=worked.rows[:-1]))
    page = f"{worked.page}&show=all"
    assert asked(read(jo, page), BUNCHED) is None
    planned = filled(read(jo, "/clients/ella").select_one(".ct-enter form")) | {"on": "2026-11-06"}
    assert jo.post("/clients/ella/contacts", data=planned).status_code == 303
    question = asked(read(jo, page), BUNCHED)
    assert question is not None
    (form,) = question.select("form[action='/contacts/take-back']")
    says = "Take back my visit to Ella on 6 November, to plan it for another day"
    assert words(form.select_one("button")) == says
    answer = jo.post("/contacts/take-back", data=filled(form))
    assert answer.location == "/clients/ella?said=taken-back"
    assert read(jo, answer.location).select_one(".ct-enter form") is not None
    assert asked(read(jo, page), BUNCHED) is None


def test_what_is_recorded_on_the_page_of_one_family_is_known_on_that_of_a_linked_one_at_once(works: Works) -> None:
    """Gil and Sam are in touch, so somebody of each team is; and nothing keeps what was asked before."""
    jo = works(LINKED)
    apart, shaws, lanes = (
        "linked-households-not-in-contact",
        f"{LINKED.page}&show=all",
        "/questions?family=lane&show=all",
    )

    def counts() -> dict[str, int]:
        """What is counted: on my people for all and for Ella, on a family's page in its tab."""
        found = {"all": read(jo, "/").select_one(".ct-summary a"), "Ella": ella(read(jo, "/"))}
        found["Lanes"] = read(jo, "/families/lane").select_one(".ct-tabs a[href^='/questions']")
        return {name: number(each) for name, each in found.items()}

    before, on_both = counts(), [asked(read(jo, lanes), rule) for rule in (apart, TWO_HOMES)]
    assert None not in on_both
    question = asked(read(jo, shaws), apart)
    assert question is not None
    do(jo, question, LINKED, apart)
    assert [asked(read(jo, page), rule) for page in (lanes, shaws) for rule in (apart, TWO_HOMES)] == [None] * 4
    fewer = {"all": 2, "Ella": 1, "Lanes": 2}
    assert counts() == {name: before[name] - fewer[name] for name in before}


def ella(home: BeautifulSoup) -> Tag | None:
    """How many questions there are about Ella, on my people."""
    return home.select_one(".ct-table--people a[href='/questions?client=ella']")


def number(shown: Tag | None) -> int:
    """The number that stands somewhere."""
    return int("".join(letter for letter in words(shown) if letter.isdigit()) if shown else 0)


@pytest.mark.parametrize("rule", DOUBTED)
def test_a_records_officer_finds_it_and_says_so(
    rule: str, store: Store, settings: Settings, password_hash: str, tmp_path: Path
) -> None:
    load_facts(store, DOUBTED[rule].facts, tmp_path, D)
    doubts.renew(store, OPERATOR, found_in(everything(store), D, DEFAULT), D)
    add_account(store, "rosa", None, password_hash, role="records-officer")
    rosa = signed_in(store, settings, "rosa")
    (link,) = read(rosa, "/doubts").select("main section a")
    (form,) = read(rosa, str(link["href"])).select("form[action$='/same']")
    assert words(form.select_one("button")) == DOUBTED[rule].words
    answer = rosa.post(str(form["action"]), data=filled(form))
    assert answer.status_code == 303
    assert read(rosa, answer.location).select("main section a") == []


@pytest.mark.parametrize("rule", COORDINATED)
def test_a_coordinator_finds_it_and_has_leads_asked(
    rule: str, store: Store, settings: Settings, password_hash: str, tmp_path: Path
) -> None:
    load_facts(store, Worked(APART, "").facts, tmp_path, D)
    assert [each for each in missing_links(everything(store), D, rules=[rule]) if "beat" in each.subjects]
    agency_tables.keep(store, OPERATOR, table(everything(store), "North", D, DEFAULT, exactly), AT_WORK)
    add_account(store, "cora", None, password_hash, "North", role="coordinator")
    cora = signed_in(store, settings, "cora")
    shown = read(cora, "/agencies")
    (listed,) = shown.select(f"section[aria-labelledby={COORDINATED[rule]}]")
    assert "Neighbourhood police" in words(listed)
    form = next(each for each in shown.select("form[action='/agencies/ask']") if each.select("input[value=beat]"))
    assert words(form.select_one("button")).startswith("Ask their leads")
    answer = cora.post("/agencies/ask", data=filled(form))
    assert "Asked since 30 October" in words(read(cora, answer.location.partition("#")[0]).main)


def everything(store: Store) -> Slice:
    """What the operator's nightly job reads."""
    return GuardedStore(store, OPERATOR, lambda: D).everything(D, unsealed=True)
