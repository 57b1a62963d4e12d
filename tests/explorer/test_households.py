"""Two households at one address are one when an officer and who supports them say so; nothing is told before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.audit.words import act_words
from graph.cypher import load
from graph.guard import GuardedStore
from graph.same import same
from graph.store import Store
from graph.viewer import Viewer
from queries import accounts, doubts, leads, supervision
from queries.doubtful import found_in
from queries.doubts import Found, doubt_id
from queries.missing import DEFAULT
from seed.demo import demo_folder
from seed.tables import import_folder
from tests.explorer.conftest import NOW, add_account
from tests.explorer.pages import a_token, soup, token, without_token, words
from tests.explorer.test_doubts import OPERATOR, TODAY, asked, bring, renew, sends
from tests.explorer.test_entering import filled
from tests.explorer.test_kinship import stated

SignIn = Callable[[str], FlaskClient]
HEALTH, SOCIAL = "health-visiting-north", "childrens-social-care"
# At the Shaws' address the Dales are recorded, whom a school of another district supports, and behind a seal a refuge.
# Len Dale belongs to them and lives elsewhere. Two stand alone at one address.
BESIDE = {
    "agencies": "id,name,kind\nelm,Elm School,school\nsky,Sky House,domestic-abuse\n",
    "professionals": "id,name,role,agency_id\ntess,Tess Bell,teacher,elm\numa,Uma Roy,refuge-worker,sky\n",
    "families": "id,name\ndale,Dale\n",
    "addresses": "family_id,address,postcode,setting\ndale,12 Mill Lane,QX1 4AB,home\n",
    "clients": (
        "id,given_name,family_name,born,address,postcode\nrose,Rose,Dale,2015-01-02,,\nlen,Len,Dale,1980-01-02,,\n"
        "finn,Finn,Moss,1950-05-06,9 Far Row,QX9 9ZZ\nivy,Ivy,Nash,1951-06-07,9 Far Row,QX9 9ZZ\n"
    ),
    "members": "client_id,family_id,lives_here\nrose,dale,true\nlen,dale,false\n",
    "involvements": (
        "id,professional_id,agency_id,client_id,role,visibility\n"
        "tess-rose,tess,elm,rose,class-teacher,open\numa-rose,uma,sky,rose,refuge-worker,hidden\n"
        "tess-finn,tess,elm,finn,class-teacher,open\n"
    ),
}
HOMES = doubt_id("same-address", ["dale", "shaw"])
ALONE = doubt_id("same-address", ["finn", "ivy"])
QUESTION = "another household is recorded at the address of this family"
SHAWS = ("ella", "kelly", "tom")


@pytest.fixture
def beside(demo: Store, tmp_path: Path, password_hash: str) -> Iterator[Store]:
    """The demonstration network, with the Dales at the Shaws' address."""
    bring(demo, tmp_path / "beside", **BESIDE)
    renew(demo)
    add_account(demo, "rosa", None, password_hash, role="records-officer")
    for name in ("tess", "uma", "nina"):
        add_account(demo, name, name, password_hash)
    yield demo
    demo.write(load("tests.explorer.cypher", "forget_family"), family="dale")
    for each in ("forget_doors", "forget_answers", "unshield_all"):
        demo.write(load("tests.explorer.cypher", each))
    demo.write(load("tests.explorer.cypher", "forget_twice"), ids=["rose", "len", "finn", "ivy"])


@pytest.fixture
def rosa(beside: Store, signed_in: SignIn) -> FlaskClient:
    """A records officer."""
    assert beside
    return signed_in("rosa")


@pytest.fixture
def said(rosa: FlaskClient) -> FlaskClient:
    """She has said that they are one household."""
    assert sends(rosa, "same", HOMES).location == "/doubts?said=household-waits"
    return rosa


def answers(browser: FlaskClient, client: str, yes: str = "yes", pair: str = HOMES) -> TestResponse:
    """What somebody on a team says whether they live together."""
    given = {"doubt": pair, "yes": yes, "csrf_token": token(browser, "/")}
    return browser.post(f"/clients/{client}/same", data=given)


def text(browser: FlaskClient, path: str) -> str:
    return words(soup(browser.get(path)).main)


def places(store: Store) -> list[tuple[str, str]]:
    """Who was put into which family."""
    return [(each["client"], each["other"]) for each in stated(store)]


def found(store: Store) -> list[Found]:
    """What the rule asks of households."""
    slice_ = GuardedStore(store, OPERATOR, lambda: TODAY).everything(TODAY, unsealed=True)
    return [each for each in found_in(slice_, TODAY, DEFAULT) if each.rule == "same-address"]


def entries(store: Store, query: str) -> list[list[str]]:
    """About whom the journal has entries of one kind."""
    rows = store.read(load("tests.explorer.cypher", "entries"))
    return [sorted(each["subjects"]) for each in rows if each["query"] == query]


def joined(signed_in: SignIn) -> None:
    """Somebody on each team says so too."""
    assert answers(signed_in("tess"), "rose").status_code == 303
    assert answers(signed_in("ana"), "ella").status_code == 303


def test_an_officers_word_joins_nothing_and_opens_nothing(beside: Store, signed_in: SignIn, rosa: FlaskClient) -> None:
    """Neither team reads anything of the other household; a sealed service says no yes, and nobody else is asked."""
    looking = {name: signed_in(name) for name in ("ana", "tess", "uma", "nina")}
    pages = {"ana": "/clients/ella", "tess": "/clients/rose", "uma": "/clients/rose", "nina": "/clients/maureen"}
    before = {name: without_token(browser.get(pages[name])) for name, browser in looking.items()}
    side_by_side = rosa.get(f"/doubts/{HOMES}").text
    assert "One household" in side_by_side
    assert not [each for each in ("Mill Lane", "QX1", "dale", "shaw") if each in side_by_side.replace(HOMES, "")]
    assert answers(looking["ana"], "ella").status_code == 404
    assert sends(rosa, "same", HOMES).location == "/doubts?said=household-waits"
    assert "Noted. They are one household when" in text(rosa, "/doubts?said=household-waits")
    assert sends(rosa, "same", HOMES).status_code == 404
    assert places(beside) == []
    asked_of_ana, asked_of_tess = text(looking["ana"], "/clients/ella"), text(looking["tess"], "/clients/rose")
    assert QUESTION in asked_of_ana
    assert QUESTION in asked_of_tess
    assert not [each for each in ("Dale", "Rose", "Len", "Tess", "Elm") if each in asked_of_ana]
    assert not [
        each
        for each in ("Shaw", "Ella", "Kelly", "Ana", "Mill Lane")
        if each in asked_of_tess.replace("12 Mill Lane", "")
    ]
    for name in ("uma", "nina"):
        assert without_token(looking[name].get(pages[name])) == before[name]
    assert [answers(looking["uma"], "rose").status_code, answers(looking["ana"], "kelly").status_code] == [404, 404]


def test_once_each_side_has_said_so_each_is_in_the_family_of_the_other(
    beside: Store, app: Flask, signed_in: SignIn, said: FlaskClient
) -> None:
    assert said
    ana, tess = signed_in("ana"), signed_in("tess")
    assert answers(tess, "rose").status_code == 303
    told = text(tess, "/clients/rose")
    assert "This side has said yes." in told
    assert "Yes, they live together" not in told
    assert places(beside) == []
    assert ana.get("/clients/rose").status_code == tess.get("/clients/ella").status_code == 404
    renew(beside)
    assert answers(ana, "ella").status_code == 303
    made = stated(beside)
    # The Dales' is the family with the smaller id; who of them lives elsewhere stays where he is.
    assert places(beside) == [(each, "dale") for each in SHAWS]
    assert {(each["asserted_by"], each["agency_id"], each["visibility"], each["lives_here"]) for each in made} == {
        ("ana", HEALTH, "open", True)
    }
    assert {each["confirmed_by"] for each in made} == {accounts.find(beside, "rosa").id}
    assert "Rose Dale" in text(ana, "/families/dale")
    assert "Ella Shaw" in text(tess, "/families/dale")
    assert tess.get("/clients/ella").status_code == ana.get("/clients/rose").status_code == 200
    assert "Uma" not in ana.get("/clients/rose").text
    assert QUESTION not in text(ana, "/clients/ella")
    assert HOMES not in [each.id for each in found(beside)]
    (entry,) = [
        each
        for each in beside.read(load("tests.explorer.cypher", "entries"))
        if each["query"] == "doubts.join_households"
    ]
    assert (entry["act"], entry["focus"], sorted(entry["subjects"])) == (
        "change",
        HOMES,
        sorted([*SHAWS, "rose", "len"]),
    )
    with app.test_request_context():
        assert act_words("change", "doubts.join_households") == "Joined two households: they live together"


def test_what_is_sent_twice_is_one(beside: Store, signed_in: SignIn, said: FlaskClient) -> None:
    assert said
    joined(signed_in)
    once = places(beside)
    assert answers(signed_in("ana"), "ella").status_code == 404
    ana = Viewer("account of ana", "practitioner", "ana")
    assert not doubts.join_households(beside, ana, HOMES, [*SHAWS, "rose"], TODAY)
    assert places(beside) == once


def test_one_who_supports_both_says_it_for_both(beside: Store, signed_in: SignIn, said: FlaskClient) -> None:
    assert said
    beside.write(load("tests.explorer.cypher", "supports"), who="ana", client="rose", agency=HEALTH)
    assert answers(signed_in("ana"), "rose").status_code == 303
    assert places(beside) == [(each, "dale") for each in SHAWS]


def test_a_no_settles_it(beside: Store, signed_in: SignIn, said: FlaskClient) -> None:
    ana = signed_in("ana")
    answers(ana, "ella")
    assert answers(signed_in("tess"), "rose", "no").status_code == 303
    assert QUESTION not in text(ana, "/clients/ella")
    assert answers(ana, "ella").status_code == 404
    renew(beside)
    assert not [each for each in asked(said) if "Dale" in each]
    assert places(beside) == []


@pytest.mark.parametrize("who", ["ella", "rose", "len"])
def test_of_somebody_shielded_meanwhile_nobody_is_asked_and_nothing_is_done(
    beside: Store, signed_in: SignIn, said: FlaskClient, who: str
) -> None:
    assert said
    ana, tess = signed_in("ana"), signed_in("tess")
    answers(tess, "rose")
    beside.write(load("tests.explorer.cypher", "shield"), client=who, shielded=True)
    assert QUESTION not in text(ana, "/clients/ella")
    assert answers(ana, "ella").status_code == 404
    # Nor where it was asked a moment before.
    assert not doubts.join_households(beside, Viewer("ana", "practitioner", "ana"), HOMES, ["rose"], TODAY)
    assert places(beside) == []


def test_a_shielded_home_is_joined_with_none(beside: Store, signed_in: SignIn, said: FlaskClient) -> None:
    assert said
    answers(signed_in("tess"), "rose")
    beside.write(load("tests.explorer.cypher", "shield_home"), family="dale", day=TODAY)
    ana = signed_in("ana")
    assert answers(ana, "ella").status_code == 404
    assert not doubts.join_households(beside, Viewer("ana", "practitioner", "ana"), HOMES, ["rose"], TODAY)
    assert places(beside) == []


@pytest.mark.parametrize("known", ["kelly", "len"])
def test_who_knows_anybody_of_either_privately_is_not_asked(
    beside: Store, signed_in: SignIn, said: FlaskClient, known: str
) -> None:
    assert said
    beside.write(load("tests.explorer.cypher", "knows_privately"), who="ana", client=known)
    ana = signed_in("ana")
    answers(signed_in("tess"), "rose")
    assert QUESTION not in text(ana, "/clients/ella")
    assert answers(ana, "ella").status_code == 404
    assert not doubts.join_households(beside, Viewer("ana", "practitioner", "ana"), HOMES, ["rose"], TODAY)
    assert places(beside) == []


def test_whom_one_person_put_into_a_family_does_not_speak_for_it(
    beside: Store, signed_in: SignIn, rosa: FlaskClient
) -> None:
    """Nina says that her Maureen lives with the Shaws: she is not asked for them, and Maureen does not come along."""
    beside.write(load("tests.explorer.cypher", "state_member"), client="maureen", family="shaw", by="nina")
    renew(beside)
    assert "Maureen" in rosa.get(f"/doubts/{HOMES}").text
    sends(rosa, "same", HOMES)
    nina = signed_in("nina")
    assert QUESTION not in text(nina, "/clients/maureen")
    assert answers(nina, "maureen").status_code == 404
    joined(signed_in)
    assert ("maureen", "dale") not in places(beside)
    assert nina.get("/clients/rose").status_code == 404


def test_two_of_one_agency_are_one_word(beside: Store, signed_in: SignIn, said: FlaskClient) -> None:
    """An officer who works where the last to say yes works: somebody of another agency says it again."""
    assert said
    beside.write(load("tests.explorer.cypher", "officer_is"), name="rosa", professional="nina")
    beside.write(load("tests.explorer.cypher", "works_too"), professional="nina", agency="childrens-social-care")
    answers(signed_in("tess"), "rose")
    priya = signed_in("priya")
    assert answers(priya, "tom").status_code == 303
    assert places(beside) == []
    assert "Yes, they live together" in text(priya, "/clients/tom")
    assert answers(signed_in("ana"), "ella").status_code == 303
    assert {each["asserted_by"] for each in stated(beside)} == {"ana"}


def test_what_was_said_was_said_of_those_who_belonged_there(
    beside: Store, signed_in: SignIn, said: FlaskClient, tmp_path: Path
) -> None:
    """With somebody new in one of them, the officer is asked anew."""
    tess = signed_in("tess")
    answers(tess, "rose")
    bring(beside, tmp_path / "new", members="client_id,family_id,lives_here\nivy,dale,true\n")
    renew(beside)
    assert QUESTION not in text(tess, "/clients/rose")
    assert "Ivy Nash" in said.get(f"/doubts/{HOMES}").text


def test_for_two_without_a_family_one_is_begun_once_each_side_has_said_so(
    beside: Store, signed_in: SignIn, rosa: FlaskClient
) -> None:
    """Their address may be what one person entered: while nobody supports the other, nothing follows."""
    sends(rosa, "same", ALONE)
    tess = signed_in("tess")
    assert answers(tess, "finn", pair=ALONE).status_code == 303
    assert "This side has said yes." in text(tess, "/clients/finn")
    assert places(beside) == []
    beside.write(load("tests.explorer.cypher", "supports"), who="ana", client="ivy", agency=HEALTH)
    ana = signed_in("ana")
    assert answers(ana, "ivy", pair=ALONE).status_code == 303
    (one, home), (other, also) = places(beside)
    assert (one, other, home) == ("finn", "ivy", also)
    assert "Finn Moss" in text(ana, f"/families/{home}")
    assert "Ivy Nash" in text(tess, f"/families/{home}")
    assert ALONE not in [each.id for each in found(beside)]
    beside.write(load("tests.explorer.cypher", "forget_family"), family=home)


def test_without_anybody_on_the_other_side_of_a_family_the_officer_and_one_team_are_enough(
    beside: Store, signed_in: SignIn, said: FlaskClient
) -> None:
    """Only a sealed service is left for the Dales: it is not asked, which would tell that there is one."""
    assert said
    beside.write(load("tests.explorer.cypher", "seal_tie"), tie="tess-rose")
    assert answers(signed_in("ana"), "ella").status_code == 303
    assert places(beside) == [(each, "dale") for each in SHAWS]


def test_a_shield_set_later_by_either_side_closes_what_was_opened(
    beside: Store, signed_in: SignIn, said: FlaskClient
) -> None:
    assert said
    joined(signed_in)
    beside.write(load("tests.explorer.cypher", "shield_home"), family="dale", day=TODAY)
    assert signed_in("ana").get("/clients/rose").status_code == 404
    assert signed_in("tess").get("/clients/ella").status_code == 404


def test_no_address_is_shown_over_a_place_that_a_joining_made(
    beside: Store, signed_in: SignIn, said: FlaskClient, tmp_path: Path
) -> None:
    """Each side knows where it lives by its own family: where the other goes later is not told to it."""
    assert said
    joined(signed_in)
    moved = f"family_id,address,postcode,from\ndale,77 New Road,QX7 7AA,{TODAY}\n"
    bring(beside, tmp_path / "moved", addresses=moved)
    assert "77 New Road" in signed_in("tess").get("/clients/rose").text
    ana = signed_in("ana")
    pages = [text(ana, path) for path in ("/clients/ella", "/clients/rose", "/families/dale")]
    assert "12 Mill Lane" in pages[0]
    assert not [each for each in pages if "77 New Road" in each]


def test_a_lead_of_one_household_reads_nothing_of_the_other_once_that_is_hidden(
    beside: Store, signed_in: SignIn, said: FlaskClient
) -> None:
    assert said
    joined(signed_in)
    beside.write(load("tests.explorer.cypher", "supports"), who="nina", client="ella", agency="childrens-social-care")
    beside.write(load("tests.explorer.cypher", "now_leads"), who="nina", client="ella")
    nina = signed_in("nina")
    assert nina.get("/families/dale").status_code == 200
    beside.write(load("tests.explorer.cypher", "shield_family"), family="dale", shielded=True)
    assert nina.get("/families/dale").status_code == 404
    assert "Dale" not in text(nina, "/clients/ella")
    assert nina.get("/families/shaw").status_code == 200


def test_no_lead_bares_the_household_that_theirs_was_joined_with(
    beside: Store, signed_in: SignIn, said: FlaskClient
) -> None:
    """And whose own household it is does not bare who was joined with it."""
    assert said
    joined(signed_in)
    beside.write(load("tests.explorer.cypher", "shield_home"), family="dale", day=TODAY)
    beside.write(load("tests.explorer.cypher", "works_too"), professional="nina", agency=SOCIAL)
    own = leads.Proposal(id="lift", kind=leads.LIFT, client_id="ella", involvement="priya-ella")
    leads.propose(beside, accounts.find(beside, "priya").viewer, own, TODAY)
    nina = Viewer("another", "supervisor", "nina", supervises=SOCIAL)
    assert supervision.lift_shield(beside, nina, "lift", ["ella"], TODAY)
    hidden = [each["what"] for each in beside.read(load("tests.explorer.cypher", "shielded"))]
    assert "client ella" not in hidden
    dales = {"family dale", "address of dale", "client rose", "membership rose dale", "membership ella dale"}
    assert dales <= set(hidden)
    beside.write(load("tests.explorer.cypher", "now_leads"), who="tess", client="rose")
    beside.write(load("tests.explorer.cypher", "works_too"), professional="nina", agency="elm")
    theirs = leads.Proposal(id="lift too", kind=leads.LIFT, client_id="rose", involvement="tess-rose")
    leads.propose(beside, accounts.find(beside, "tess").viewer, theirs, TODAY)
    nina = Viewer("another", "supervisor", "nina", supervises="elm")
    assert supervision.lift_shield(beside, nina, "lift too", ["rose"], TODAY)
    hidden = [each["what"] for each in beside.read(load("tests.explorer.cypher", "shielded"))]
    assert "client rose" not in hidden
    assert {"client kelly", "client tom", "membership kelly dale"} <= set(hidden)


def test_who_has_died_or_belongs_to_both_stands_on_no_side(beside: Store, rosa: FlaskClient, tmp_path: Path) -> None:
    assert rosa
    died = "id,given_name,family_name,born,died\nlen,Len,Dale,1980-01-02,2020-01-02\n"
    bring(beside, tmp_path / "died", clients=died)
    (asked_of,) = [each for each in found(beside) if each.id == HOMES]
    assert sorted((*asked_of.first, *asked_of.second)) == sorted(("rose", *SHAWS))
    bring(beside, tmp_path / "both", members="client_id,family_id,lives_here\nlen,dale,true\nlen,shaw,true\n")
    assert not [each for each in found(beside) if set(each.first) & set(each.second)]


def test_who_stands_on_both_sides_says_it_for_neither(beside: Store, said: FlaskClient) -> None:
    assert said
    beside.write(load("tests.explorer.cypher", "stands_on_both"), id=HOMES, client="finn")
    asked_now = same(beside, Viewer("ana", "practitioner", "ana"), TODAY, HOMES)
    assert asked_now is not None
    assert [each.yes for each in asked_now.sides] == [False, False]


def test_who_lives_elsewhere_does_not_speak_for_the_household(
    beside: Store, signed_in: SignIn, said: FlaskClient
) -> None:
    """Nor does anything wait for a household of which nobody is left who could come along."""
    assert said
    beside.write(load("tests.explorer.cypher", "supports"), who="nina", client="len", agency="carers-link")
    nina = signed_in("nina")
    assert QUESTION not in text(nina, "/clients/len")
    assert answers(nina, "len").status_code == 404
    beside.write(load("tests.explorer.cypher", "lives_apart"), client="rose", family="dale", lives_here=False)
    for name, client in (("tess", "rose"), ("ana", "ella")):
        assert answers(signed_in(name), client).status_code == 404


@pytest.mark.parametrize("rows", [f"dale,77 New Road,QX7 7AA,{TODAY},", f"dale,12 Mill Lane,QX1 4AB,,{TODAY}"])
def test_who_has_moved_since_is_joined_with_nobody_and_the_journal_tells_of_no_joining(
    beside: Store, signed_in: SignIn, said: FlaskClient, tmp_path: Path, rows: str
) -> None:
    assert said
    bring(beside, tmp_path / "moved", addresses=f"family_id,address,postcode,from,to\n{rows}\n")
    before = entries(beside, "doubts.join_households")
    joined(signed_in)
    assert places(beside) == []
    assert entries(beside, "doubts.join_households") == before


def test_who_has_a_family_by_now_is_begun_no_other(
    beside: Store, signed_in: SignIn, rosa: FlaskClient, tmp_path: Path
) -> None:
    sends(rosa, "same", ALONE)
    beside.write(load("tests.explorer.cypher", "supports"), who="ana", client="ivy", agency=HEALTH)
    bring(beside, tmp_path / "family", members="client_id,family_id\nivy,dale\n")
    assert answers(signed_in("tess"), "finn", pair=ALONE).status_code == 303
    assert answers(signed_in("ana"), "ivy", pair=ALONE).status_code == 303
    assert places(beside) == []


@pytest.mark.parametrize(
    ("role", "waits"), [("records-officer", True), ("practitioner", False), ("records-officer", None)]
)
def test_the_word_of_who_is_no_officer_any_more_is_none(
    beside: Store, signed_in: SignIn, said: FlaskClient, role: str, waits: bool | None
) -> None:
    assert said
    if waits is None:
        accounts.end(beside, OPERATOR, "rosa", NOW)
    else:
        beside.write(load("tests.explorer.cypher", "account_is"), name="rosa", role=role, waits=waits)
    joined(signed_in)
    assert places(beside) == []


@pytest.mark.parametrize(("second", "made"), [("sky", {HEALTH}), ("elm", set())])
def test_on_nobodys_named_behalf_it_is_said_for_the_one_employer_who_may_be_named(
    beside: Store, signed_in: SignIn, said: FlaskClient, second: str, made: set[str]
) -> None:
    assert said
    for tie in ("ana-ella", "ana-tom"):
        beside.write(load("tests.explorer.cypher", "on_behalf"), tie=tie, agency=None)
    beside.write(load("tests.explorer.cypher", "works_too"), professional="ana", agency=second)
    try:
        joined(signed_in)
        assert {each["agency_id"] for each in stated(beside)} == made
    finally:
        for tie in ("ana-ella", "ana-tom"):
            beside.write(load("tests.explorer.cypher", "on_behalf"), tie=tie, agency=HEALTH)


def test_before_they_are_joined_the_journal_names_nobody_of_the_other(
    beside: Store, signed_in: SignIn, said: FlaskClient
) -> None:
    assert said
    before = {name: len(entries(beside, name)) for name in ("doubts.agree", "doubts.different")}
    assert answers(signed_in("tess"), "rose").status_code == 303
    assert answers(signed_in("ana"), "ella", "no").status_code == 303
    assert entries(beside, "doubts.agree")[before["doubts.agree"] :] == [["rose"]]
    assert entries(beside, "doubts.different")[before["doubts.different"] :] == [["ella", "tom"]]


def test_anyone_who_openly_supports_either_makes_them_two_again(
    beside: Store, signed_in: SignIn, said: FlaskClient
) -> None:
    """At once, whoever said it last; a sealed service cannot, and it is not asked again."""
    joined(signed_in)
    ana, tess, uma = signed_in("ana"), signed_in("tess"), signed_in("uma")
    assert "Two households were joined on" in text(uma, "/clients/rose")
    assert soup(uma.get("/clients/rose")).select("form[action$='/part']") == []
    assert _parted(uma, "rose", HOMES).status_code == 404
    assert _parted(tess, "rose", ALONE).status_code == 404
    assert soup(ana.get("/clients/ella")).select_one("form[action='/clients/ella/part']") is not None
    (form,) = soup(tess.get("/clients/rose")).select("form[action='/clients/rose/part']")
    assert _parted(tess, "rose", filled(form)["record"]).location == "/clients/rose"
    assert {each["to"] for each in stated(beside)} == {TODAY.isoformat()}
    assert ana.get("/clients/rose").status_code == tess.get("/clients/ella").status_code == 404
    assert "Two households were joined on" not in text(tess, "/clients/rose")
    assert _parted(tess, "rose", HOMES).status_code == 404
    renew(beside)
    assert not [each for each in asked(said) if "Dale" in each]
    assert answers(ana, "ella").status_code == 404
    assert entries(beside, "merges.part_households")[-1] == sorted(SHAWS)


def _parted(browser: FlaskClient, client: str, joining: str) -> TestResponse:
    return browser.post(f"/clients/{client}/part", data={"record": joining, "csrf_token": a_token(browser)})


def test_who_said_it_takes_it_back_and_nothing_joins_them_again(
    beside: Store, signed_in: SignIn, said: FlaskClient
) -> None:
    joined(signed_in)
    ana, tess = signed_in("ana"), signed_in("tess")
    page = soup(ana.get("/clients/ella/kin"))
    assert "someone else said that it is right" in words(page)
    forms = page.select("form[action='/clients/ella/kin/withdraw']")
    assert len(forms) == len(SHAWS)
    assert soup(tess.get("/clients/rose/kin")).select("form[action$='/withdraw']") == []
    for form in forms:
        assert _withdrawn(ana, form).location.endswith("said=withdrawn")
    assert {each["to"] for each in stated(beside)} == {TODAY.isoformat()}
    assert ana.get("/clients/rose").status_code == tess.get("/clients/ella").status_code == 404
    assert HOMES in [each.id for each in found(beside)]
    renew(beside)
    assert not [each for each in asked(said) if "Dale" in each]
    assert answers(ana, "ella").status_code == answers(tess, "rose").status_code == 404


def _withdrawn(browser: FlaskClient, form: Any) -> TestResponse:
    given = {**filled(form), "csrf_token": a_token(browser)}
    return browser.post("/clients/ella/kin/withdraw", data=given)


def test_what_was_kept_without_its_families_is_answered_after_the_next_night(beside: Store, rosa: FlaskClient) -> None:
    beside.write(load("tests.explorer.cypher", "forget_homes"))
    page: BeautifulSoup = soup(rosa.get(f"/doubts/{HOMES}"))
    assert "One household" not in [words(each) for each in page.select("button")]
    assert sends(rosa, "same", HOMES).status_code == 404
    renew(beside)
    assert sends(rosa, "same", HOMES).status_code == 303


def test_the_demonstration_is_left_as_it_was(network: Store, tmp_path: Path) -> None:
    """After all of the above, its own folder has nothing to change."""
    again = import_folder(network, demo_folder(TODAY, tmp_path), today=TODAY)
    assert sum(again.written.values()) == 0
