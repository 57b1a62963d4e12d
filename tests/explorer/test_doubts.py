"""Records officers say who is one person; both teams are told, nothing sealed opens, and any of them undoes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.audit.words import act_words
from graph.cypher import load
from graph.errors import InputRefused
from graph.guard import GuardedStore
from graph.store import Store
from graph.viewer import Viewer, operator
from queries import accounts, doubts, merges
from queries.accounts import Account
from queries.doubtful import found_in
from queries.doubts import doubt_id
from queries.missing import DEFAULT
from seed.demo import demo_folder
from seed.tables import import_folder
from tests.explorer.conftest import NOW, add_account
from tests.explorer.pages import soup, token, without_token, words
from tests.explorer.test_answers import KELLYS, POLICE, give, page, statements
from tests.explorer.test_invitations import answered, invited

SignIn = Callable[[str], FlaskClient]
TODAY = NOW.date()
OPERATOR = operator("tests")
# A school of another district knows Ella by another id, and so does a refuge's worker, behind a seal.
TWICE = {
    "agencies": "id,name,kind\nelm,Elm School,school\nsky,Sky House,domestic-abuse\n",
    "professionals": "id,name,role,agency_id\ntess,Tess Bell,teacher,elm\numa,Uma Roy,refuge-worker,sky\n",
    "families": "id,name\ndale,Dale\n",
    "clients": (
        "id,given_name,family_name,born\nella-too,Ela,Shaw,{born}\nrose,Rose,Dale,1960-01-02\n"
        "rosie,Rosie,Dale,1960-01-02\nros,Rosey,Dale,1960-01-02\n"
    ),
    "members": "client_id,family_id,lives_here\nella-too,dale,true\nrose,dale,true\n",
    "involvements": (
        "id,professional_id,agency_id,client_id,role,visibility\n"
        "tess-ella,tess,elm,ella-too,class-teacher,open\numa-ella,uma,sky,ella-too,refuge-worker,hidden\n"
    ),
}
PAIR = doubt_id("possible-duplicate", ["ella", "ella-too"])


def born(store: Store) -> str:
    """When Ella was born, in the demonstration as of today."""
    (row,) = store.read(load("tests.explorer.cypher", "born"), client="ella")
    return str(row["born"])


def bring(store: Store, folder: Path, **tables: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    assert import_folder(store, folder, today=TODAY).ok


def renew(store: Store, day: date = TODAY) -> None:
    """What the nightly job does."""
    slice_ = GuardedStore(store, OPERATOR, lambda: day).everything(day, unsealed=True)
    doubts.renew(store, OPERATOR, found_in(slice_, day, DEFAULT), day)


@pytest.fixture
def twice(demo: Store, tmp_path: Path, password_hash: str) -> Iterator[Store]:
    """The demonstration network, in which Ella and three of one name stand more than once."""
    bring(demo, tmp_path / "twice", **{**TWICE, "clients": TWICE["clients"].format(born=born(demo))})
    renew(demo)
    add_account(demo, "rosa", None, password_hash, role="records-officer")
    for name in ("tess", "uma"):
        add_account(demo, name, name, password_hash)
    yield demo
    for gone in ("ella-too", "rosie", "kelly"):
        into = merges.leads_on(demo, gone)
        if into:
            merges.part(demo, OPERATOR, into, gone, TODAY)
    demo.write(load("tests.explorer.cypher", "forget_twice"), ids=["ella-too", "rose", "rosie", "ros"])
    demo.write(load("tests.explorer.cypher", "forget_answers"))
    demo.write(load("tests.explorer.cypher", "unshield_all"))


@pytest.fixture
def rosa(twice: Store, signed_in: SignIn) -> FlaskClient:
    """A records officer."""
    assert twice
    return signed_in("rosa")


def test_the_page_says_how_old_its_questions_are(rosa: FlaskClient, twice: Store) -> None:
    assert "As of 25 November 2026." in words(soup(rosa.get("/doubts")).main)
    renew(twice, TODAY + timedelta(days=1))
    assert "As of 26 November 2026." in words(soup(rosa.get("/doubts")).main)


def sends(browser: FlaskClient, act: str, pair: str = PAIR) -> TestResponse:
    return browser.post(f"/doubts/{pair}/{act}", data={"csrf_token": token(browser, "/doubts")})


def says(browser: FlaskClient, client: str, yes: str = "yes") -> TestResponse:
    """What somebody on a team says whether another record is their client's."""
    given = {"doubt": PAIR, "yes": yes, "csrf_token": token(browser, "/")}
    return browser.post(f"/clients/{client}/same", data=given)


def joined(rosa: FlaskClient, signed_in: SignIn) -> None:
    """The officer says that both are one person, and so does somebody on each team."""
    assert sends(rosa, "same").location == "/doubts?said=waits"
    assert says(signed_in("ana"), "ella").status_code == 303
    assert says(signed_in("tess"), "ella-too").status_code == 303


def asked(browser: FlaskClient) -> list[str]:
    """What is asked on all pages."""
    found: list[str] = []
    for number in range(1, 9):
        found += [words(each) for each in soup(browser.get(f"/doubts?page={number}")).select("main section")]
    return found


def test_two_questions_at_a_time_tell_names_and_years_and_which_fields_agree(
    twice: Store, signed_in: SignIn, rosa: FlaskClient
) -> None:
    first = rosa.get("/")
    assert first.location == "/doubts"
    assert len(soup(rosa.get("/doubts")).select("main section")) == 2
    (shaw,) = [each for each in asked(rosa) if "Shaw" in each]
    day = born(twice)
    assert f"Ella Shaw, born {day[:4]}" in shaw
    assert f"Ela Shaw, born {day[:4]}" in shaw
    assert "Alike: given name, family name and birth date." in shaw
    side_by_side = rosa.get(f"/doubts/{PAIR}").text
    assert not [each for each in (day, "April", "999 904", "ella-too", "Oak", "Mill") if each in side_by_side]
    entry = twice.read(load("tests.explorer.cypher", "entries"))[-1]
    assert (entry["act"], entry["query"], entry["subjects"]) == ("view", "doubts", ["ella", "ella-too"])
    assert rosa.get("/clients/ella").status_code == 403
    assert signed_in("ana").get("/doubts").status_code == 403
    assert sends(rosa, "same", "0" * 32).status_code == 404


def test_one_person_has_one_page_with_both_teams_who_are_told(
    twice: Store, signed_in: SignIn, rosa: FlaskClient
) -> None:
    ana, tess, sam = (signed_in(name) for name in ("ana", "tess", "sam"))
    assert ana.get("/clients/ella-too").status_code == 404
    nothing = without_token(sam.get("/clients/nobody"))
    joined(rosa, signed_in)
    told = words(soup(ana.get("/clients/ella")).main)
    assert "Two records were joined on 25 November 2026" in told
    assert "Tess Bell" in told
    assert "Uma" not in told
    assert "Another service" not in told
    answer = ana.get("/clients/ella-too/network?open=walsh")
    assert (answer.status_code, answer.location) == (302, "/clients/ella/network?open=walsh")
    assert "Ana Costa" in words(soup(tess.get("/clients/ella-too", follow_redirects=True)).main)
    # Sam supports neither: to him the id is nobody's, as before.
    refused = sam.get("/clients/gemma-too"), sam.get("/clients/ros")
    assert {without_token(each) for each in refused} == {nothing}
    merges.merge(twice, Viewer("rosa", "records-officer"), "rose", "rosie", TODAY)
    assert without_token(sam.get("/clients/rosie")) == nothing
    assert "Two records were joined" not in words(soup(sam.get("/clients/kelly")).main)


def test_an_officers_word_opens_nothing_until_somebody_on_each_team_says_so_too(
    twice: Store, signed_in: SignIn, rosa: FlaskClient
) -> None:
    """Neither team reads anything of the other record; a sealed service says no yes, and nobody else is asked."""
    ana, tess = signed_in("ana"), signed_in("tess")
    before = {name: without_token(browser.get("/clients/ella")) for name, browser in (("ana", ana), ("tess", tess))}
    assert says(ana, "ella").status_code == 404
    sends(rosa, "same")
    assert not [each for each in asked(rosa) if "Shaw" in each]
    told = words(soup(ana.get("/clients/ella")).main)
    assert "Alike: given name, family name and birth date." in told
    assert not [each for each in ("Ela", "Dale", "Tess", "Elm") if each in told]
    assert without_token(tess.get("/clients/ella")) == before["tess"]
    uma, sam = signed_in("uma"), signed_in("sam")
    assert "another record" not in words(soup(uma.get("/clients/ella-too")).main)
    assert [says(uma, "ella-too").status_code, says(sam, "ella").status_code, says(ana, "tom").status_code] == [404] * 3
    says(ana, "ella")
    assert "This team has said yes." in words(soup(ana.get("/clients/ella")).main)
    assert ana.get("/clients/ella-too").status_code == tess.get("/clients/ella").status_code == 404
    renew(twice)
    assert says(tess, "ella-too", "no").status_code == 303
    assert without_token(ana.get("/clients/ella")) == before["ana"]
    assert says(tess, "ella-too").status_code == 404
    renew(twice)
    assert not [each for each in asked(rosa) if "Shaw" in each]


def test_where_nobody_is_to_be_asked_the_officers_word_joins(twice: Store, rosa: FlaskClient) -> None:
    """Whoever is on neither team gains nothing."""
    pair = doubt_id("possible-duplicate", ["rose", "rosie"])
    assert sends(rosa, "same", pair).location == "/doubts/joined?said=same"
    assert merges.leads_on(twice, "rosie") == "rose"


def test_an_answer_stays_one_after_a_merge_and_after_it_is_undone(
    twice: Store, signed_in: SignIn, rosa: FlaskClient, tmp_path: Path
) -> None:
    assert rosa
    bring(twice, tmp_path / "kelly", clients="id,given_name,family_name,born\nros,Kelly,Shaw,1994-08-30\n")
    priya = signed_in("priya")
    give(priya, POLICE, kind="not-needed")
    asked_before = sorted(statements(page(priya)))
    assert not [each for each in asked_before if POLICE in each]
    officer = Viewer("rosa", "records-officer")
    assert merges.merge(twice, officer, "ros", "kelly", TODAY)
    moved = KELLYS.replace("kelly", "ros")
    assert sorted(statements(page(priya, moved))) == asked_before
    assert merges.part(twice, officer, "ros", "kelly", TODAY)
    assert sorted(statements(page(priya))) == asked_before
    (kept,) = twice.read(load("tests.explorer.cypher", "answers"))
    assert "kelly" in kept["clients"]


def test_whoever_supports_them_makes_them_two_again(twice: Store, signed_in: SignIn, rosa: FlaskClient) -> None:
    ana = signed_in("ana")
    before = without_token(ana.get("/clients/ella"))
    joined(rosa, signed_in)
    (form,) = soup(ana.get("/clients/ella")).select("form[action='/clients/ella/part']")
    given = {str(field["name"]): str(field["value"]) for field in form.select("input")}
    assert ana.post("/clients/tom/part", data=given).status_code == 404
    sam = signed_in("sam")
    assert sam.post("/clients/ella/part", data=given | _token(sam)).status_code == 404
    assert ana.post("/clients/ella/part", data=given).location == "/?said=parted"
    assert without_token(ana.get("/clients/ella")) == before
    assert ana.get("/clients/ella-too").status_code == 404
    assert ana.post("/clients/ella/part", data=given).status_code == 404
    renew(twice)
    assert not [each for each in asked(rosa) if "Shaw" in each]


@pytest.mark.parametrize("undone", [False, True], ids=["joined", "made two again"])
def test_who_was_asked_to_one_team_joins_that_of_where_they_are_now(
    twice: Store, signed_in: SignIn, rosa: FlaskClient, undone: bool
) -> None:
    sam = signed_in("sam")
    invited(signed_in("tess"), "hill", "ella-too")
    joined(rosa, signed_in)
    if undone:
        merges.part(twice, OPERATOR, "ella", "ella-too", TODAY)
    assert answered(sam).location.startswith("/clients/ella-too?" if undone else "/clients/ella?")
    assert sam.get("/clients/ella-too").status_code == (200 if undone else 302)
    assert sam.get("/clients/ella").status_code == (404 if undone else 200)
    twice.write(load("tests.explorer.cypher", "forget_doors"))


def _token(browser: FlaskClient) -> dict[str, str]:
    return {"csrf_token": token(browser, "/")}


def test_the_officer_makes_them_two_again_and_the_journal_says_both_in_words(
    twice: Store, app: Flask, rosa: FlaskClient, signed_in: SignIn
) -> None:
    year = born(twice)[:4]
    joined(rosa, signed_in)
    (section,) = soup(rosa.get("/doubts/joined")).select("main section")
    assert f"Ella Shaw, born {year} Joined on 25 November 2026 with Ela Shaw, born {year}." in words(section)
    given = {str(field["name"]): str(field["value"]) for field in section.select("input")}
    assert rosa.post("/doubts/joined/part", data=given).location == "/doubts/joined?said=parted"
    assert rosa.post("/doubts/joined/part", data=given).status_code == 404
    assert soup(rosa.get("/doubts/joined")).select("main section") == []
    entries = twice.read(load("tests.explorer.cypher", "entries"))
    done = [each for each in entries if each["act"] == "change" and "ella-too" in each["subjects"]][-2:]
    with app.test_request_context():
        assert [act_words(each["act"], each["query"]) for each in done] == [
            "Joined two records: they are one person",
            "Took two records apart again: they are two people",
        ]


def test_different_people_are_asked_about_again_only_when_what_it_rests_on_changes(
    twice: Store, rosa: FlaskClient, tmp_path: Path
) -> None:
    assert sends(rosa, "different").location == "/doubts?said=different"
    assert sends(rosa, "same").status_code == 404
    for _ in range(2):
        renew(twice)
        assert not [each for each in asked(rosa) if "Shaw" in each]
    bring(twice, tmp_path / "moved", members="client_id,family_id,lives_here\nella-too,webb,true\n")
    renew(twice)
    assert [each for each in asked(rosa) if "Shaw" in each]


def test_nobody_shielded_is_asked_about_or_joined_and_nothing_sealed_counts(
    twice: Store, rosa: FlaskClient, tmp_path: Path
) -> None:
    """A record that only a sealed source has tells the officer nothing: not a name, nor that it agrees."""
    records = "source,source_id,client_id,given_name,family_name,born\nrefuge,1,rose,Maureen,Webb,1967-07-07\n"
    bring(twice, tmp_path / "sealed", records=records)
    renew(twice)
    assert not [each for each in asked(rosa) if "Webb" in each]
    listed = rosa.get(f"/doubts/{PAIR}")
    assert listed.status_code == 200
    twice.write(load("tests.explorer.cypher", "shield"), client="ella-too", shielded=True)
    nothing = without_token(rosa.get("/doubts/nothing"))
    assert without_token(rosa.get(f"/doubts/{PAIR}")) == nothing
    assert [sends(rosa, act).status_code for act in ("same", "different")] == [404, 404]
    assert not [each for each in asked(rosa) if "Shaw" in each]


def test_nobody_who_supports_people_or_oversees_joins_records(twice: Store) -> None:
    for role in ("practitioner", "privacy-officer"):
        twice_ = Account(f"account of {role}", f"mark {role}", role, "mark", areas=("North",))
        other = Account("account of mark", "mark", "records-officer", "mark")
        accounts.add(twice, OPERATOR, twice_, "hash", NOW)
        with pytest.raises(InputRefused, match="excludes"):
            accounts.add(twice, OPERATOR, other, "hash", NOW)
        accounts.end(twice, OPERATOR, f"mark {role}", NOW)


def test_the_demonstration_is_left_as_it_was(network: Store, tmp_path: Path) -> None:
    """After all of the above, its own folder has nothing to change."""
    again = import_folder(network, demo_folder(TODAY, tmp_path), today=TODAY)
    assert sum(again.written.values()) == 0
