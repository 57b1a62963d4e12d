"""The lead: handed over by whoever has it, or settled by two supervisors; a shield is lifted by lead and supervisor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from graph.viewer import Viewer
from queries import accounts, leads, supervision
from queries.leads import LEAD, LIFT, Proposal
from seed.demo import demo_folder
from seed.tables import import_folder
from tests.explorer.conftest import NOW, Clock
from tests.explorer.pages import a_token, soup, without_token, words
from tests.explorer.test_doors import join
from tests.explorer.test_entering import filled, follow

SignIn = Callable[[str], FlaskClient]
TODAY = NOW.date()
SOCIAL, SCHOOL, HEALTH, HOUSING = "childrens-social-care", "oak-primary", "health-visiting-north", "riverside-housing"
PRIYA = Viewer("account of priya", "practitioner", "priya")


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """No lead that changed, and no shield, outlives the test."""
    network.write(load("tests.explorer.cypher", "unshield_all"))
    yield
    network.write(load("tests.explorer.cypher", "begin_again"), day=TODAY)
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "unshield_all"))
    network.write(load("tests.explorer.cypher", "from_a_feed"), involvement="priya-ella", source="operator")


Supervises = Callable[[str, str], FlaskClient]


def standing(store: Store, client: str = "ella") -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "leads"), client=client, day=TODAY)


def leading(store: Store, client: str = "ella") -> list[str]:
    return [each["who"] for each in standing(store, client) if each["lead"] and each["until"] is None]


def sent(browser: FlaskClient, act: str, client: str = "ella", **changed: str) -> TestResponse:
    """A form of the client's page, as it stands but for what is changed."""
    path = f"/clients/{client}/lead/{act}"
    form = soup(browser.get(f"/clients/{client}")).select_one(f"form[action='{path}']")
    return browser.post(path, data={**filled(form), **changed})


def forged(browser: FlaskClient, act: str, client: str = "ella", **fields: str) -> TestResponse:
    return browser.post(f"/clients/{client}/lead/{act}", data={"csrf_token": a_token(browser), **fields})


def agrees(browser: FlaskClient) -> TestResponse:
    form = filled(soup(browser.get("/supervision")).select_one("form[action='/supervision/agree']"))
    return browser.post("/supervision/agree", data=form)


def is_asked(browser: FlaskClient) -> bool:
    return soup(browser.get("/supervision")).select_one("form[action='/supervision/agree']") is not None


# Handing over


def test_the_lead_is_handed_over_and_the_team_sees_who_leads(network: Store, signed_in: SignIn) -> None:
    priya, ana = signed_in("priya"), signed_in("ana")
    page = follow(priya, sent(priya, "hand-over", to="ana-ella"))
    assert "The lead is handed over" in words(page.select_one("[role=status]"))
    assert leading(network) == ["ana"]
    found = standing(network)
    # Both ties ended and began anew: the past holds who led until today.
    assert [(each["lead"], each["until"] is None) for each in found if each["who"] == "priya"] == [
        (True, False),
        (False, True),
    ]
    (new,) = [each for each in found if each["who"] == "ana" and each["until"] is None]
    assert (new["since"], new["confirmed_by"], new["asserted_by"]) == (TODAY.isoformat(), "priya", "ana")
    for browser in (priya, ana):
        (card,) = [each for each in soup(browser.get("/clients/ella")).select(".ct-member") if each.select(".ct-lead")]
        assert "Ana Costa" in words(card)
    assert priya.get("/clients/ella").status_code == 200
    last = [each for each in network.read(load("tests.explorer.cypher", "entries")) if each["act"] == "change"][-1]
    assert (last["query"], last["subjects"]) == ("leads.hand_over", ["ella"])
    # And she hands it back: being given it by another is being confirmed.
    (own,) = [each for each in standing(network) if each["who"] == "priya" and each["until"] is None]
    assert own["lead"] is False
    assert sent(ana, "hand-over").status_code == 303
    assert "ana" not in leading(network)


def test_an_old_factor_hands_nothing_over(network: Store, signed_in: SignIn, clock: Clock) -> None:
    priya = signed_in("priya")
    clock.forward(minutes=6)
    answer = sent(priya, "hand-over", to="ana-ella")
    assert answer.location == "/sign-in/factor?next=/clients/ella"
    assert leading(network) == ["priya"]


def test_who_does_not_lead_hands_nothing_over(network: Store, signed_in: SignIn) -> None:
    ana = signed_in("ana")
    refused, nobody = (forged(ana, "hand-over", client, to="ana-ella") for client in ("ella", "nobody"))
    assert (refused.status_code, without_token(refused)) == (404, without_token(nobody))
    assert not leads.hand_over(
        network, Viewer("account of ana", "practitioner", "ana"), "ella", "priya-ella", "ana-ella", TODAY
    )
    assert leading(network) == ["priya"]


def test_a_lead_from_a_feed_hands_nothing_over(network: Store, signed_in: SignIn) -> None:
    """Shown as the lead, and asked supervisors about; until they say so it can be passed on by nobody."""
    network.write(load("tests.explorer.cypher", "from_a_feed"), involvement="priya-ella", source="a feed")
    priya = signed_in("priya")
    page = soup(priya.get("/clients/ella"))
    assert page.select_one("form[action='/clients/ella/lead/hand-over']") is None
    assert page.select_one("form[action='/clients/ella/lead/ask']") is not None
    assert forged(priya, "hand-over", to="ana-ella").status_code == 404
    assert not leads.hand_over(network, PRIYA, "ella", "priya-ella", "ana-ella", TODAY)


def test_nobody_comes_to_lead_by_joining(network: Store, signed_in: SignIn) -> None:
    sam, priya = signed_in("sam"), signed_in("priya")
    join(sam)
    (tie,) = network.read(load("tests.explorer.cypher", "joinings"))
    assert "Sam Hill" not in str(soup(priya.get("/clients/ella")).select_one("#lead-to"))
    assert forged(priya, "hand-over", to=tie["id"]).status_code == 404
    assert not leads.hand_over(network, PRIYA, "ella", "priya-ella", tie["id"], TODAY)
    assert leading(network) == ["priya"]


@pytest.mark.parametrize("to", ["priya-ella", "sam-kelly", "mark-ella", "sealed-nina", "nobody"])
def test_it_goes_to_an_open_confirmed_tie_with_this_client_only(network: Store, signed_in: SignIn, to: str) -> None:
    network.write(load("tests.explorer.cypher", "add_hidden"), professional="nina", visibility="hidden")
    assert forged(signed_in("priya"), "hand-over", to=to).status_code == 404
    assert not leads.hand_over(network, PRIYA, "ella", "priya-ella", to, TODAY)
    assert leading(network) == ["priya"]


def test_it_goes_to_nobody_who_left_or_knows_them_privately(network: Store) -> None:
    network.write(load("queries.doors", "know_privately"), by="ana", client="ella", today=TODAY)
    network.write(load("tests.explorer.cypher", "stop_working"), professional="jo", day=TODAY)
    for to in ("ana-ella", "jo-ella"):
        assert not leads.hand_over(network, PRIYA, "ella", "priya-ella", to, TODAY)


# Two supervisors


def asked(network: Store, by: str = "jo", client: str = "ella", involvement: str = "ana-ella") -> str:
    proposal = Proposal(id=f"{by} asks", kind=LEAD, client_id=client, involvement=involvement)
    leads.propose(network, Viewer(f"account of {by}", "practitioner", by), proposal, TODAY)
    return proposal.id


def viewer(professional: str, agency: str, account: str = "another") -> Viewer:
    return Viewer(account, "supervisor", professional, supervises=agency)


def test_two_supervisors_of_different_agencies_settle_who_leads(
    network: Store, signed_in: SignIn, supervises: Supervises
) -> None:
    school, social = supervises("ruth", SCHOOL), supervises("nina", SOCIAL)
    ana = signed_in("ana")
    page = follow(ana, sent(ana, "ask", to="jo-ella"))
    assert "have been asked" in words(page.select_one("[role=status]"))
    shown = words(soup(school.get("/supervision")))
    assert "Ella Shaw, born 20" in shown
    assert "Ana Costa asks that Jo Reid" in shown
    assert "It takes two supervisors of different agencies." in shown
    assert "Priya" not in school.get("/clients/ella").text, "no more than the midwife sees of her"
    agrees(school)
    assert leading(network) == ["priya"], "one is not enough"
    assert not is_asked(school)
    assert "One supervisor has said yes" in words(soup(social.get("/supervision")))
    agrees(social)
    assert leading(network) == ["jo"]
    assert [each["confirmed_by"] for each in standing(network) if each["who"] == "jo" and each["lead"]] == ["nina"]
    assert not is_asked(social)
    assert supervision.let_lead(network, viewer("nina", HEALTH), "gone", "ella", TODAY) is False


def test_two_supervisors_of_one_agency_are_one(network: Store) -> None:
    id_ = asked(network)
    for who in ("ruth", "nina"):
        network.write(load("tests.explorer.cypher", "works_too"), professional=who, agency=SOCIAL)
    assert supervision.let_lead(network, viewer("ruth", SOCIAL, "one"), id_, "ella", TODAY)
    assert not supervision.let_lead(network, viewer("nina", SOCIAL, "two"), id_, "ella", TODAY)
    assert leading(network) == ["priya"]


def test_one_person_who_supervises_at_two_agencies_is_one(network: Store) -> None:
    id_ = asked(network)
    for agency in (SOCIAL, SCHOOL):
        network.write(load("tests.explorer.cypher", "works_too"), professional="nina", agency=agency)
    assert supervision.let_lead(network, viewer("nina", SOCIAL, "one"), id_, "ella", TODAY)
    assert not supervision.let_lead(network, viewer("nina", SCHOOL, "two"), id_, "ella", TODAY)
    assert leading(network) == ["priya"]


@pytest.mark.parametrize(
    ("who", "agency"),
    [("jo", SCHOOL), ("ana", HEALTH), ("nina", "carers-link"), ("nina", SOCIAL), ("sam", HOUSING)],
    ids=["who asks", "who should lead", "nobody of theirs is there", "doesn't work there", "only on a sibling"],
)
def test_who_can_say_nothing_about_the_lead(network: Store, who: str, agency: str) -> None:
    assert not supervision.let_lead(network, viewer(who, agency), asked(network), "ella", TODAY)


def test_a_first_yes_lapses_with_the_employment_and_a_proposal_after_a_fortnight(network: Store) -> None:
    id_ = asked(network)
    for who, agency in (("ruth", SOCIAL), ("nina", SCHOOL)):
        network.write(load("tests.explorer.cypher", "works_too"), professional=who, agency=agency)
    assert not supervision.let_lead(network, viewer("ruth", SOCIAL), id_, "ella", date(2026, 12, 9))
    assert supervision.let_lead(network, viewer("ruth", SOCIAL), id_, "ella", TODAY)
    network.write(load("tests.explorer.cypher", "stop_working"), professional="ruth", day=TODAY)
    assert not supervision.let_lead(network, viewer("nina", SCHOOL), id_, "ella", TODAY)
    assert leading(network) == ["priya"]


def test_asking_is_for_the_team_and_about_the_team(signed_in: SignIn) -> None:
    sam, ana = signed_in("sam"), signed_in("ana")
    assert forged(sam, "ask", to="jo-ella").status_code == 404
    assert [forged(ana, "ask", to=to).status_code for to in ("sam-kelly", "mark-ella", "nobody")] == [404] * 3


# Lifting a shield


SHIELDED = [
    "address of shaw",
    "client ella",
    "client kelly",
    "client tom",
    "family shaw",
    "membership ella shaw",
    "membership kelly shaw",
    "membership tom shaw",
]


def shielded(store: Store) -> list[str]:
    return [row["what"] for row in store.read(load("tests.explorer.cypher", "shielded"))]


@pytest.fixture
def hidden_home(network: Store) -> None:
    """The Shaws' home is hidden, with everyone who lives there."""
    network.write(load("tests.explorer.cypher", "shield_home"), family="shaw", day=TODAY)
    assert shielded(network) == SHIELDED


@pytest.mark.usefixtures("hidden_home")
def test_a_shield_is_lifted_by_the_lead_and_their_supervisor(
    network: Store, signed_in: SignIn, supervises: Supervises
) -> None:
    social, priya, ana = supervises("nina", SOCIAL), signed_in("priya"), signed_in("ana")
    assert ana.get("/clients/ella").text.count("Mill Lane") == 0
    page = follow(priya, sent(priya, "lift"))
    assert "everything stays hidden" in words(page.select_one("[role=status]"))
    assert shielded(network) == SHIELDED
    shown = words(soup(social.get("/supervision")))
    assert "Priya Nair, Social worker, Children’s social care leads, and asks" in shown
    assert "Mill Lane" not in shown
    agrees(social)
    assert shielded(network) == []
    assert "Mill Lane" in ana.get("/clients/ella").text
    assert not is_asked(social)
    last = [each for each in network.read(load("tests.explorer.cypher", "entries")) if each["act"] == "change"][-1]
    assert (last["query"], sorted(last["subjects"])) == ("supervision.lift_shield", ["ella", "kelly", "tom"])


@pytest.mark.usefixtures("hidden_home", "demo")
def test_a_place_that_was_only_stated_bares_nobody(network: Store) -> None:
    """Else a lead could state that their client lives in a hidden home, and have it bared."""
    network.write(load("tests.explorer.cypher", "works_too"), professional="nina", agency=SOCIAL)
    network.write(load("tests.explorer.cypher", "state_place"), client="ella", by="priya")
    try:
        assert supervision.lift_shield(network, viewer("nina", SOCIAL), lift(network), ["ella"], TODAY)
        assert shielded(network) == [each for each in SHIELDED if each != "client ella"]
    finally:
        network.write(load("tests.explorer.cypher", "state_place"), client="ella", by=None)


@pytest.mark.usefixtures("demo")
def test_no_import_gives_the_lead_back(network: Store, tmp_path: Path) -> None:
    """The feed's row still says that she leads, and names no end."""
    assert leads.hand_over(network, priyas(network), "ella", "priya-ella", "ana-ella", TODAY)
    import_folder(network, demo_folder(NOW.date(), tmp_path), today=TODAY)
    assert leading(network) == ["ana"]


@pytest.mark.usefixtures("hidden_home")
def test_nobody_else_lifts_a_shield(network: Store, signed_in: SignIn, supervises: Supervises) -> None:
    school = supervises("nina", SCHOOL)
    ana = signed_in("ana")
    assert soup(ana.get("/clients/ella")).select_one("form[action='/clients/ella/lead/lift']") is None
    assert forged(ana, "lift").status_code == 404
    sent(signed_in("priya"), "lift")
    assert not is_asked(school), "another agency's"
    own = supervises("priya", SOCIAL)
    assert not is_asked(own), "their own, by another account"
    id_ = lift(network)
    assert not supervision.lift_shield(network, viewer("nina", SCHOOL), id_, ["ella"], TODAY)
    assert not supervision.lift_shield(network, viewer("priya", SOCIAL), id_, ["ella"], TODAY)
    network.write(load("tests.explorer.cypher", "works_too"), professional="nina", agency=SOCIAL)
    network.write(load("queries.doors", "know_privately"), by="nina", client="ella", today=TODAY)
    assert not supervision.lift_shield(network, viewer("nina", SOCIAL), id_, ["ella"], TODAY)
    assert shielded(network) == SHIELDED


@pytest.mark.usefixtures("hidden_home", "demo")
def test_a_lead_from_a_feed_lifts_nothing(network: Store) -> None:
    network.write(load("tests.explorer.cypher", "works_too"), professional="nina", agency=SOCIAL)
    id_ = lift(network)
    network.write(load("tests.explorer.cypher", "from_a_feed"), involvement="priya-ella", source="a feed")
    assert not supervision.lift_shield(network, viewer("nina", SOCIAL), id_, ["ella"], TODAY)
    assert shielded(network) == SHIELDED


@pytest.mark.usefixtures("hidden_home", "demo")
def test_who_is_led_by_another_there_keeps_the_home_hidden(network: Store) -> None:
    """One child's shield that is lifted tells nobody where the others live."""
    assert leads.hand_over(network, PRIYA, "tom", "priya-tom", "ana-tom", TODAY)
    network.write(load("tests.explorer.cypher", "works_too"), professional="nina", agency=SOCIAL)
    assert supervision.lift_shield(network, viewer("nina", SOCIAL), lift(network), ["ella"], TODAY)
    assert shielded(network) == [each for each in SHIELDED if each != "client ella"]


def lift(network: Store) -> str:
    proposal = Proposal(id="lift", kind=LIFT, client_id="ella", involvement="priya-ella")
    leads.propose(network, priyas(network), proposal, TODAY)
    return proposal.id


def priyas(network: Store) -> Viewer:
    """Priya, whose account stands."""
    return accounts.find(network, "priya").viewer
