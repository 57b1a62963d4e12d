"""A concern: one's own alone until enough have one; then theirs who have one and the lead's; never in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from graph.viewer import operator
from queries.grounds import choose
from seed.tables import import_folder
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import a_token, soup, words
from tests.explorer.test_entering import filled, follow
from tests.explorer.test_questions_sheet import rows

SignIn = Callable[[str], FlaskClient]
ELLA = "/clients/ella"
QUESTION = "have raised a concern"


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """No concern outlives its test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_concerns"))


@pytest.fixture
def jo(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Jo Reid of Ella's school."""
    add_account(demo, "jo", "jo", password_hash)
    return signed_in("jo")


def concern(browser: FlaskClient) -> str:
    """What Ella's page says of concerns."""
    answer = browser.get(ELLA)
    assert answer.status_code == 200
    section = soup(answer).select_one("section.ct-concern")
    return words(section) if section else ""


def press(browser: FlaskClient, path: str) -> TestResponse:
    form = soup(browser.get(ELLA)).select_one(f"form[action='{ELLA}/{path}']")
    return browser.post(f"{ELLA}/{path}", data=filled(form))


def ties(store: Store, who: str) -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "own_ties"), professional=who, client="ella")


def test_one_alone_is_told_to_nobody(ana: FlaskClient, signed_in: SignIn, jo: FlaskClient, network: Store) -> None:
    priya = signed_in("priya")
    before = {name: concern(each) for name, each in (("priya", priya), ("jo", jo))}
    assert "Nobody is told before 2 people" in before["jo"]
    shown = follow(ana, press(ana, "concern"))
    assert "Noted, with the day and nothing else" in words(shown)
    assert "You are concerned since" in concern(ana)
    assert "You read of nobody else who is" in concern(ana)
    assert {name: concern(each) for name, each in (("priya", priya), ("jo", jo))} == before
    (tie,) = ties(network, "ana")
    assert tie["concern"] == NOW.date().isoformat()


def test_where_two_have_one_they_and_the_lead_are_told_and_nobody_else(
    ana: FlaskClient, jo: FlaskClient, signed_in: SignIn, demo: Store, password_hash: str
) -> None:
    priya = signed_in("priya")
    add_account(demo, "amy", "amy", password_hash)
    amy = signed_in("amy")
    hers = concern(amy)
    for each in (ana, jo):
        assert press(each, "concern").status_code == 303
    assert "Jo Reid" in concern(ana)
    assert "Ana Costa" in concern(jo)
    # Priya leads, and has none herself.
    assert "Ana Costa" in concern(priya)
    assert "Jo Reid" in concern(priya)
    assert concern(amy) == hers, "on the team, and neither concerned nor lead"
    asked = {name: soup(each.get("/questions?client=ella&show=all")) for name, each in (("ana", ana), ("amy", amy))}
    codes = {name: {str(each.get("value")) for each in page.select("#rule option")} for name, page in asked.items()}
    assert "concern-not-discussed" in codes["ana"]
    assert "concern-not-discussed" not in codes["amy"]


AGENCIES = {"ana": "health-visiting-north", "jo": "oak-primary"}


def fed(store: Store, folder: Path, *whose: str, **how: int) -> None:
    """An import that says that some of Ella's team have a concern since today."""
    told = [f"{who}-ella,{who},{AGENCIES[who]},ella,{NOW.date()}\n" for who in whose]
    folder.mkdir()
    (folder / "involvements.csv").write_text("id,professional_id,agency_id,client_id,concern_on\n" + "".join(told))
    assert import_folder(store, folder, today=NOW.date(), **how).ok


def test_those_that_a_feed_brings_are_told_where_enough_stand(
    ana: FlaskClient, jo: FlaskClient, signed_in: SignIn, network: Store, tmp_path: Path
) -> None:
    priya = signed_in("priya")
    fed(network, tmp_path / "one", "jo")
    assert ties(network, "jo")[0]["told"] is None
    assert "Jo Reid" not in concern(priya)
    fed(network, tmp_path / "other", "ana")
    assert "Jo Reid" in concern(ana)
    assert "Ana Costa" in concern(jo)
    assert all(name in concern(priya) for name in ("Jo Reid", "Ana Costa")), "who leads"


def test_one_that_a_feed_brings_counts_with_one_that_was_raised_here(
    ana: FlaskClient, jo: FlaskClient, network: Store, tmp_path: Path
) -> None:
    press(jo, "concern")
    fed(network, tmp_path / "feed", "ana")
    assert "Jo Reid" in concern(ana)


def test_a_feed_tells_nobody_of_fewer_than_the_deployment_asks_for(
    ana: FlaskClient, jo: FlaskClient, network: Store, tmp_path: Path
) -> None:
    fed(network, tmp_path / "feed", "ana", "jo", threshold=3)
    assert [tie["told"] for who in AGENCIES for tie in ties(network, who)] == [None, None]
    assert "Jo Reid" not in concern(ana)
    assert "Ana Costa" not in concern(jo)


def test_on_agreement_a_feed_tells_nobody_who_may_not_know(network: Store, tmp_path: Path) -> None:
    choose(network, operator("tests"), "uk-early-help")
    try:
        fed(network, tmp_path / "feed", "ana", "jo")
        assert [tie["told"] for who in AGENCIES for tie in ties(network, who)] == [None, None]
    finally:
        choose(network, operator("tests"), "uk-safeguarding")


def test_it_is_in_no_file(ana: FlaskClient, jo: FlaskClient) -> None:
    before = rows(ana, "/questions.csv?client=ella")
    for each in (ana, jo):
        press(each, "concern")
    assert rows(ana, "/questions.csv?client=ella") == before
    assert rows(ana, "/questions.csv?client=ella&rule=concern-not-discussed") == []


def test_it_is_not_taken_back_so_that_nobody_asks_unseen(ana: FlaskClient, jo: FlaskClient, signed_in: SignIn) -> None:
    """Whoever raises one to learn who else has one stays told of to them and to the lead."""
    press(jo, "concern")
    press(ana, "concern")
    page = soup(ana.get(ELLA))
    assert page.select(".ct-concern form") == []
    assert "Ana Costa" in concern(jo)
    assert "Ana Costa" in concern(signed_in("priya"))


def test_what_is_sent_twice_is_one(ana: FlaskClient, network: Store, clock: Clock, signed_in: SignIn) -> None:
    form = filled(soup(ana.get(ELLA)).select_one(f"form[action='{ELLA}/concern']"))
    ana.post(f"{ELLA}/concern", data=form)
    clock.forward(days=9)
    later = signed_in("ana")
    sent = {**form, "csrf_token": a_token(later)}
    assert later.post(f"{ELLA}/concern", data=sent).status_code == 303
    assert ties(network, "ana")[0]["concern"] == NOW.date().isoformat()


def test_a_drawing_that_can_be_saved_holds_none(ana: FlaskClient, jo: FlaskClient) -> None:
    before = {shape: ana.get(f"{ELLA}/network.{shape}").data for shape in ("json", "graphml", "svg")}
    for each in (ana, jo):
        press(each, "concern")
    assert {shape: ana.get(f"{ELLA}/network.{shape}").data for shape in before} == before


def test_it_lapses(ana: FlaskClient, jo: FlaskClient, signed_in: SignIn, clock: Clock) -> None:
    press(ana, "concern")
    press(jo, "concern")
    clock.now = NOW + timedelta(days=30)
    priya, later = signed_in("priya"), signed_in("ana")
    assert "Ana Costa" not in concern(priya)
    assert "Jo Reid" not in concern(later)
    assert "I’m concerned about Ella" in concern(later)


def test_a_sealed_worker_counts_for_nothing_and_is_told_of_nobody(
    ana: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    """Kofi supports Ella under a seal: what he raises would tell that he is there."""
    demo.write(load("tests.explorer.cypher", "sealed_tie"), since=NOW.date(), visibility="hidden")
    add_account(demo, "kofi", "kofi", password_hash)
    kofi = signed_in("kofi")
    try:
        assert concern(kofi) == ""
        (own,) = ties(demo, "kofi")
        form = {"involvement": own["id"], "csrf_token": a_token(kofi)}
        assert kofi.post(f"{ELLA}/concern", data=form).status_code == 404
        press(ana, "concern")
        assert "You read of nobody else who is" in concern(ana)
        assert "Ana Costa" not in concern(kofi)
    finally:
        demo.write(load("tests.explorer.cypher", "forget_seals"))


def test_only_with_a_tie_of_ones_own(ana: FlaskClient, signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    (hers,) = ties(network, "ana")
    for path in ("concern", "no-concern"):
        assert (
            sam.post(f"{ELLA}/{path}", data={"involvement": hers["id"], "csrf_token": a_token(sam)}).status_code == 404
        )
        wrong = {"involvement": "priya-ella", "csrf_token": a_token(ana)}
        assert ana.post(f"{ELLA}/{path}", data=wrong).status_code == 404
    assert ties(network, "ana")[0]["concern"] is None
