"""A drawing's page, JSON and files on the demonstration network: each state of it is an address."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from graph.cypher import load
from graph.store import Store
from tests.explorer.pages import soup, words

FAMILY = "/families/shaw/network"
CLIENT = "/clients/ella/network"


def drawn(browser: FlaskClient, address: str) -> dict[str, set[str]]:
    """The ids of the nodes of a drawing's JSON, by kind."""
    answer = browser.get(address).get_json()
    kinds = {node["kind"] for node in answer["nodes"]}
    return {kind: {node["id"] for node in answer["nodes"] if node["kind"] == kind} for kind in kinds}


def table(page: BeautifulSoup) -> set[str]:
    """The ids of the nodes in the table of a page."""
    return {str(row["data-node"]) for row in page.select("[data-node]")}


def test_the_depth_of_a_client_is_team_family_linked_families(ana: FlaskClient) -> None:
    alone, family, linked = (drawn(ana, f"{CLIENT}.json?depth={depth}") for depth in (1, 2, 3))
    assert alone["client"] == {"ella"}
    assert "family" not in alone
    assert {"ella", "tom", "kelly"} <= family["client"]
    assert family["family"] == {"shaw"}
    assert linked["family"] > family["family"]


def test_the_depth_of_a_family_is_its_people_their_team_linked_families(ana: FlaskClient) -> None:
    people, team, linked = (drawn(ana, f"{FAMILY}.json?depth={depth}") for depth in (1, 2, 3))
    assert people.keys() == {"family", "client"}
    assert {"ana", "jo", "sam"} <= team["professional"]
    assert linked["family"] > team["family"]
    assert drawn(ana, f"{FAMILY}.json") == team


def test_what_is_opened_is_drawn_in_place(ana: FlaskClient) -> None:
    page = soup(ana.get(FAMILY))
    more = [str(button["value"]) for button in page.select("button[data-open]")]
    assert "tom" in more
    before, after = drawn(ana, f"{FAMILY}.json"), drawn(ana, f"{FAMILY}.json?open=tom")
    assert after["family"] > before["family"]
    (linked,) = after["family"] - before["family"]
    assert linked in more
    assert drawn(ana, f"{FAMILY}.json?open={linked}") == after


def test_what_is_switched_off_is_neither_drawn_nor_listed(ana: FlaskClient) -> None:
    page = soup(ana.get(f"{FAMILY}?off=agency.oak-primary&off=line.none&without=tom"))
    shown = table(page)
    assert not shown & {"oak-primary", "jo", "tom"}
    assert shown == {card["data-for"] for card in page.select("[data-for]")}
    assert words(page.select_one("button[value=without]")) == "Show the one that you hid"
    assert page.select_one("input[name=on][value='agency.oak-primary']").get("checked") is None


def test_a_form_without_a_script_switches_off_what_is_not_ticked(ana: FlaskClient) -> None:
    page = soup(ana.get(FAMILY))
    form = page.select_one("form#state")
    fields = [(each["name"], each["value"]) for each in form.select("input[type=hidden], input[checked]")]
    fields.remove(("on", "agency.oak-primary"))
    answer = ana.get(form["action"], query_string=fields)
    assert answer.status_code == 200
    assert table(soup(answer)) == table(soup(ana.get(f"{FAMILY}?off=agency.oak-primary")))


def test_how_two_are_connected_is_said_step_by_step(ana: FlaskClient) -> None:
    page = soup(ana.get(f"{FAMILY}?from=sam&to=jo"))
    steps = [words(step) for step in page.select("#way li")]
    assert len(steps) >= 2
    assert steps[0].startswith("Sam Hill")
    assert "Jo Reid" in steps[-1]
    assert words(soup(ana.get(f"{FAMILY}?from=sam&to=nobody")).select_one("#way")) == ""


@pytest.mark.parametrize("kind", [FAMILY, CLIENT])
def test_each_view_is_one_entry_in_the_journal(ana: FlaskClient, demo: Store, kind: str) -> None:
    def entries() -> int:
        return len(demo.read(load("tests.cypher", "entries")))

    for address in (kind, f"{kind}.json", f"{kind}.json?depth=3&off=line.none", f"{kind}.graphml"):
        before = entries()
        assert ana.get(address).status_code == 200
        assert entries() == before + 1, address


def test_missing_refused_and_outlined_have_no_drawing(ana: FlaskClient) -> None:
    for shape in ("json", "svg", "html", "graphml"):
        answers = [ana.get(f"/clients/{each}/network.{shape}") for each in ("nobody", "../ella")]
        answers += [ana.get(f"/families/nobody/network.{shape}")]
        assert {answer.status_code for answer in answers} == {404}


@pytest.mark.parametrize(
    "state", ["depth=4", "off=kind", "off=kind.house", "off=line.", "at=here", "again=all", "open=" + "x" * 300]
)
def test_a_state_that_there_is_none_of_is_refused(ana: FlaskClient, state: str) -> None:
    assert ana.get(f"{FAMILY}?{state}").status_code == 400
    assert ana.get(f"{FAMILY}.json?{state}").status_code == 400


def test_files_of_a_state_hold_that_state(ana: FlaskClient) -> None:
    page = soup(ana.get(f"{FAMILY}?off=agency.oak-primary&depth=3"))
    for link in page.select("#files a"):
        answer = ana.get(str(link["href"]))
        assert answer.status_code == 200
        assert b"Oak Primary" not in answer.data
        assert "Shaw" not in answer.headers["Content-Disposition"]
