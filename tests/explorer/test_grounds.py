"""On what ground agencies share: chosen on the server, read with each request, and what doesn't exist on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from click.testing import CliRunner, Result
from flask import Flask, url_for
from flask.testing import FlaskClient

from explorer.about.words import DOORS, GROUNDS
from explorer.access import DOOR_OF
from explorer.cli import commands
from explorer.openings.words import GROUNDS as WHY
from graph.cypher import load
from graph.errors import InputRefused
from graph.grounds import DOORS as CODES
from graph.grounds import profiles
from graph.store import Store
from graph.viewer import operator
from queries import grounds
from tests.database import Server
from tests.explorer.conftest import NOW, add_account
from tests.explorer.pages import a_token, soup, words
from tests.explorer.test_doors import ELLA, confirm, entries, join, searched, waiting
from tests.explorer.test_entering import filled, follow
from tests.explorer.test_invitations import invited
from tests.explorer.test_openings import SENTENCE

SignIn = Callable[[str], FlaskClient]
BY = operator("tests")
EARLY_HELP, SIP, PUBLIC_TASK = "uk-early-help", "se-sip", "uk-safeguarding"
CARE, NORTH, SCHOOL, HOUSING = "childrens-social-care", "health-visiting-north", "oak-primary", "riverside-housing"


@pytest.fixture(autouse=True)
def as_before(network: Store) -> Iterator[None]:
    """Afterwards agencies share as a public task, and nobody has agreed to anything or come through a door."""
    yield
    grounds.choose(network, BY, PUBLIC_TASK)
    network.write(load("tests.explorer.cypher", "forget_consents"))
    network.write(load("tests.explorer.cypher", "forget_doors"))


@pytest.fixture
def run(demo: Store, neo4j_server: Server) -> Callable[..., Result]:
    """A command on the demonstration network."""
    del demo
    return lambda *arguments: CliRunner().invoke(commands, list(arguments), env=neo4j_server.environment)


def agree(store: Store, *agencies: str, said: tuple[str, ...] | None = None, client: str = "ella") -> None:
    given = {"client": client, "agencies": list(agencies), "said": list(agencies if said is None else said)}
    store.write(load("tests.explorer.cypher", "agree"), **given, **{"from": NOW.date()})


def team(browser: FlaskClient, client: str = "ella") -> str:
    page = soup(browser.get(f"/clients/{client}"))
    return words(page.select_one("section[aria-labelledby=team]"))


def test_whoever_holds_the_server_chooses_and_everyone_reads_it(
    run: Callable[..., Result], ana: FlaskClient, demo: Store
) -> None:
    listed = run("grounds")
    assert listed.exit_code == 0
    assert [line[:2] for line in listed.stdout.splitlines()] == ["* ", "  ", "  "]
    assert run("grounds", SIP).exit_code == 0
    told = {each["profile"]: each for each in json.loads(run("grounds", "--format", "json").stdout)}
    assert [code for code, each in told.items() if each["chosen"]] == [SIP]
    assert told[SIP]["agreed"] is True
    for path in ("/who-sees-what", "/privacy"):
        assert str(GROUNDS[SIP]) in words(soup(ana.get(path)))
    assert entries(demo, "change")[-1]["query"] == "grounds.choose"
    wrong = run("grounds", "se-nothing")
    assert wrong.exit_code == 1
    assert "uk-early-help" in str(wrong.exception)


def test_a_profile_that_this_program_does_not_know_lets_nobody_in() -> None:
    with pytest.raises(InputRefused, match="Update the program"):
        grounds.profile_of("later")


def test_what_was_open_is_closed_with_the_next_page_and_opens_as_it_is_agreed(ana: FlaskClient, demo: Store) -> None:
    before = team(ana)
    assert "Priya" in before
    grounds.choose(demo, BY, EARLY_HELP)
    closed = team(ana)
    assert "Priya" not in closed
    assert "Ana" in closed, "what is one's own stays"
    agree(demo, NORTH, CARE, said=(NORTH,))
    assert "Priya" not in team(ana), "social care has not said so for its own"
    agree(demo, NORTH, CARE, said=(CARE,))
    assert "Priya" in team(ana)
    assert "Sam" not in team(ana), "housing was not named"
    demo.write(load("tests.explorer.cypher", "forget_consents"))
    assert team(ana) == closed
    grounds.choose(demo, BY, PUBLIC_TASK)
    assert team(ana) == before


@pytest.mark.parametrize("endpoint", [each for each in DOOR_OF if not each.startswith("wall.")])
def test_a_door_that_there_is_not_is_not_there(
    endpoint: str, app: Flask, signed_in: SignIn, demo: Store, password_hash: str
) -> None:
    """Refused before anything is looked at, and written down by the name of the page; the wall has nobody to write."""
    add_account(demo, "desk", "ana", password_hash, role="duty-desk")
    add_account(demo, "rosa", None, password_hash, role="records-officer")
    add_account(demo, "chairs", "priya", password_hash, role="chair")
    who = signed_in({"doubts": "rosa", "meetings": "chairs"}.get(endpoint.partition(".")[0], "desk"))
    (rule,) = app.url_map.iter_rules(endpoint)
    with app.test_request_context():
        path = url_for(endpoint, **{name: {"client_id": "ella"}.get(name, "one") for name in rule.arguments})

    def refused() -> bool:
        given = {"csrf_token": a_token(who)}
        answer = who.get(path) if "GET" in (rule.methods or ()) else who.post(path, data=given)
        return answer.status_code == 404 and entries(demo, "refused")[-1]["query"] == endpoint

    assert not refused()
    grounds.choose(demo, BY, SIP)
    assert refused()


def test_on_consent_a_search_finds_nobody_and_is_written_down(signed_in: SignIn, demo: Store) -> None:
    sam = signed_in("sam")
    assert searched(sam, **ELLA).select(".ct-person__name")
    grounds.choose(demo, BY, SIP)
    page = searched(sam, **ELLA)
    assert not page.select(".ct-person__name")
    assert "share here on agreement only" in words(page)
    assert page.select_one("form[action='/find/add']") is not None, "whom one supports can be added"
    assert "finds that they are here" not in words(page)
    assert entries(demo, "search")[-1]["subjects"] == []


def test_whom_one_joins_shows_no_more_of_their_team_than_was_agreed(signed_in: SignIn, demo: Store) -> None:
    """A joining that waits for a yes shows names and numbers of agencies only that were named with one’s own."""
    grounds.choose(demo, BY, EARLY_HELP)
    sam = signed_in("sam")
    assert join(sam).status_code == 303
    alone = words(waiting(sam).select_one("section[aria-labelledby=joined]"))
    assert "Ana" not in alone
    assert "Priya" not in alone
    agree(demo, NORTH, HOUSING)
    agreed = words(waiting(sam).select_one("section[aria-labelledby=joined]"))
    assert "Ana" in agreed
    assert "Priya" not in agreed


def test_to_ask_a_service_takes_an_agreement_that_names_it(signed_in: SignIn, demo: Store) -> None:
    grounds.choose(demo, BY, EARLY_HELP)
    ana = signed_in("ana")
    assert "nobody has agreed to that" in words(invited(ana, "Riverside"))
    agree(demo, NORTH, HOUSING)
    assert "You see here whether they answer" in words(invited(ana, "Riverside"))


def test_somebody_is_opened_on_the_grounds_that_the_law_names(signed_in: SignIn, demo: Store) -> None:
    sam = signed_in("sam")
    page = searched(sam, **ELLA)
    offered = page.select("form[action='/find/override'] [name=ground] option, form[action='/find/override'] [value]")
    assert {"consent", "legal-duty"} <= {each.get("value") for each in offered}
    found = page.select_one("form[action='/find/override'] [name=found]")
    assert found is not None
    grounds.choose(demo, BY, SIP)
    given = {"found": str(found["value"]), "words": SENTENCE, "csrf_token": a_token(sam)}
    assert sam.post("/find/override", data={**given, "ground": "consent"}).status_code == 400
    assert sam.get("/clients/ella").status_code == 404
    assert follow(sam, sam.post("/find/override", data={**given, "ground": "legal-duty"})) is not None
    assert sam.get("/clients/ella").status_code == 200
    assert "Priya" in team(sam), "what was opened is open, on a ground of the law"


def test_on_consent_whom_one_sees_from_afar_is_opened_from_their_page(signed_in: SignIn, demo: Store) -> None:
    """No search finds anybody: whoever supports one of a family can open another whom the law lets them."""
    ana = signed_in("ana")
    assert soup(ana.get("/clients/lee")).select_one("form[action='/find/override']") is None
    grounds.choose(demo, BY, SIP)
    page = soup(ana.get("/clients/lee"))
    form = page.select_one("form[action='/find/override']")
    given = {**filled(form), "ground": "serious-risk", "words": SENTENCE}
    assert "consent" not in [each.get("value") for each in page.select("[name=ground] option")]
    assert "you opened without waiting" in words(follow(ana, ana.post("/find/override", data=given)))
    assert soup(ana.get("/clients/ella")).select_one("form[action='/find/override']") is None, "she supports her"


def test_questions_say_that_others_may_be_there(ana: FlaskClient, demo: Store) -> None:
    """That no school is recorded is not that there is none: absence is never shown as nobody."""
    told, paths = "may be there, and in touch", ("/clients/ella", "/questions", "/questions?client=ella")
    assert not [path for path in paths if told in words(soup(ana.get(path)))]
    grounds.choose(demo, BY, EARLY_HELP)
    assert [path for path in paths if told in words(soup(ana.get(path)))] == list(paths)


def test_where_nothing_crosses_a_yes_is_asked_for_before_anything_is_seen(signed_in: SignIn, demo: Store) -> None:
    """A colleague of one's own agency says yes where nobody of another can see who joined."""
    grounds.choose(demo, BY, EARLY_HELP)
    sam = signed_in("sam")
    join(sam)
    ana = signed_in("ana")
    assert "Sam" not in team(ana)
    agree(demo, NORTH, HOUSING)
    assert confirm(ana).status_code == 303
    assert sam.get("/clients/ella").status_code == 200


def test_every_profile_and_door_is_told_in_words() -> None:
    assert set(GROUNDS) == set(profiles())
    assert set(DOORS) == set(CODES)
    assert {each for profile in profiles().values() for each in profile.overrides} == set(WHY)
