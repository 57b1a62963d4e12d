"""Anyone on the team shields a household at once: what is marked, what is said, who may not, and that it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient

from graph.cypher import load
from graph.store import Store
from tests.explorer.pages import soup, token, without_token, words
from tests.explorer.test_doors import entries, join
from tests.explorer.test_entering import filled, follow
from tests.explorer.test_openings import opened
from tests.explorer.test_seals import join_kelly

SignIn = Callable[[str], FlaskClient]
HOUSE = {
    ("Client", "kelly"), ("Client", "ella"), ("Client", "tom"), ("Family", "shaw"), ("Address", "shaw"),
    ("Member", "kelly shaw"), ("Member", "ella shaw"), ("Member", "tom shaw"),
}  # fmt: skip
MILL_LANE, PHONE = "12 Mill Lane", "07700 900201"


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """Nobody is shielded when the test is over."""
    yield
    network.write(load("tests.explorer.cypher", "forget_seals"))
    network.write(load("tests.explorer.cypher", "forget_doors"))


def marked(store: Store) -> set[tuple[str, str]]:
    return {(row["kind"], row["id"]) for row in store.read(load("tests.explorer.cypher", "shields"))}


def shield(browser: FlaskClient, client: str = "ella") -> str:
    form = soup(browser.get(f"/clients/{client}")).select_one(f"form[action='/clients/{client}/shield']")
    answer = browser.post(f"/clients/{client}/shield", data=filled(form))
    assert answer.status_code == 303
    return str(answer.location)


def test_a_tap_shields_the_household_and_where_it_lives(ana: FlaskClient, network: Store) -> None:
    before = soup(ana.get("/clients/ella"))
    said = words(before.select_one("form[action='/clients/ella/shield']"))
    assert "It holds at once, for Ella, for everyone who lives in the same home, and for whoever moves in later" in said
    assert "It takes the lead and the lead’s supervisor, together, to lift it again." in said
    assert MILL_LANE in words(before)
    page = soup(ana.get(shield(ana)))
    assert words(page.select_one("[role=status]")) == "Ella and everyone who lives in the same home are shielded."
    assert "Where Ella is, is hidden." in words(page.select_one(".ct-notice--shield"))
    assert MILL_LANE not in words(page)
    assert not page.select("form[action='/clients/ella/shield']")
    assert marked(network) == HOUSE


def test_nobody_sees_where_they_are_but_the_confirmed_lead(ana: FlaskClient, signed_in: SignIn) -> None:
    sam, priya = signed_in("sam"), signed_in("priya")
    assert PHONE in sam.get("/clients/kelly").text
    assert ana.get("/clients/kelly").status_code == 200
    shield(ana)
    kellys = sam.get("/clients/kelly").text
    assert [each for each in (PHONE, MILL_LANE, "Ella", "Oak Primary") if each in kellys] == []
    # Ana saw Kelly through Ella's family alone; she supports Tom herself.
    assert ana.get("/clients/kelly").status_code == 404
    assert MILL_LANE not in ana.get("/clients/tom").text
    # Who Ella's lead is stands with the operator's word.
    assert MILL_LANE in priya.get("/clients/ella").text


def test_it_is_written_down_of_everyone_whom_it_shields(ana: FlaskClient, network: Store) -> None:
    shield(ana)
    entry = [each for each in entries(network, "change") if each["query"] == "seals.shield"][-1]
    assert entry["account"].startswith("account of ana")
    assert (entry["subjects"], entry["focus"]) == (["ella", "kelly", "tom"], "ana-ella")


def test_sent_twice_it_is_as_once(ana: FlaskClient, network: Store) -> None:
    form = filled(soup(ana.get("/clients/ella")).select_one("form[action='/clients/ella/shield']"))
    answers = [ana.post("/clients/ella/shield", data=form) for _ in range(2)]
    assert {(each.status_code, each.location) for each in answers} == {(303, "/clients/ella?said=shielded")}
    assert marked(network) == HOUSE


def test_nobody_is_found_joined_or_opened_then(ana: FlaskClient, signed_in: SignIn) -> None:
    shield(ana)
    sam = signed_in("sam")
    given = {"name": "Tom Shaw", "number": "999 526 1154", "csrf_token": token(sam, "/find")}
    assert soup(sam.post("/find", data=given)).select(".ct-person") == []


def test_who_has_not_the_right_shields_nobody(ana: FlaskClient, signed_in: SignIn, network: Store) -> None:
    """Neither who sees a client through the family, nor who sees nothing, nor who only joined, nor by a forged form."""
    sam = signed_in("sam")
    join(sam)
    join_kelly(ana)
    earlier = len(entries(network, "change"))
    for browser, client, status in ((ana, "kelly", 403), (ana, "gemma", 404), (sam, "ella", 404), (sam, "mia", 404)):
        given = {"csrf_token": token(browser, "/find")}
        answer = browser.post(f"/clients/{client}/shield", data=given)
        assert answer.status_code == status, client
        if status == 404:
            nobodys = browser.post("/clients/nobody-at-all/shield", data=given)
            assert without_token(nobodys) == without_token(answer)
    assert ana.post("/clients/ella/shield", data={"csrf_token": "x"}).status_code == 400
    assert marked(network) == set()
    assert len(entries(network, "change")) == earlier


def test_who_ended_their_support_shields_nobody(ana: FlaskClient, network: Store) -> None:
    """They read on for 30 days, and that is all."""
    form = filled(soup(ana.get("/clients/ella")).select_one("form[action='/clients/ella/shield']"))
    leave = filled(soup(ana.get("/clients/ella")).select_one("form[action='/clients/ella/leave']"))
    follow(ana, ana.post("/clients/ella/leave", data=leave))
    assert ana.get("/clients/ella").status_code == 200
    assert ana.post("/clients/ella/shield", data=form).status_code == 403
    assert marked(network) == set()


def test_somebody_of_no_family_is_shielded_alone(signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    new = {"given_name": "Max", "family_name": "Dale", "born": "2020", "phone": "0161 496 0999", "made": "a1"}
    added = sam.post("/find/add", data={**new, "csrf_token": token(sam, "/find")})
    client = added.location.partition("?")[0].rpartition("/")[2]
    shield(sam, client)
    assert marked(network) == {("Client", client)}
    page = sam.get(f"/clients/{client}").text
    assert "Max Dale" in page


def test_who_opened_them_without_waiting_shields_and_seals_nothing(signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    opened(sam)
    page = soup(sam.get("/clients/ella"))
    assert not page.select("form[action='/clients/ella/shield'], form[action='/clients/ella/seal']")
    given = {"csrf_token": token(sam, "/find"), "involvement": "ana-ella", "visibility": "hidden"}
    said = [sam.post(f"/clients/ella/{action}", data=given).status_code for action in ("shield", "seal", "open-seal")]
    assert said == [403, 404, 404]
    assert marked(network) == set()
