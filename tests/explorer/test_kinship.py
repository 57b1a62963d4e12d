"""Who else is in a family: what people state, who says yes, and that nothing flows over it before (access.md §2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from explorer.kinship.words import KIN, stated_words
from graph.codes import codes
from graph.cypher import load
from graph.store import Store
from queries.stating import RELATION, Stated
from tests.explorer.conftest import Clock, add_account
from tests.explorer.pages import a_token, soup, token, without_token, words
from tests.explorer.test_entering import filled, follow

SignIn = Callable[[str], FlaskClient]
PAGES = (
    "/",
    "/clients/ella",
    "/clients/ella/network",
    "/families/shaw",
    "/families/walsh",
    "/clients/mia",
    "/questions",
)
OAK, CARE, HEALTH = "oak-primary", "childrens-social-care", "health-visiting-north"


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """Nothing that was stated outlives the test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "shield"), client="mia", shielded=False)
    network.write(load("tests.explorer.cypher", "shield_family"), family="shaw", shielded=False)


@pytest.fixture(autouse=True)
def people(demo: Store, password_hash: str) -> None:
    """Accounts for those who have none in the demonstration."""
    for name in ("jo", "amy", "ruth", "kofi"):
        add_account(demo, name, name, password_hash)


def supports(store: Store, who: str, client: str, agency: str) -> None:
    store.write(load("tests.explorer.cypher", "supports"), who=who, client=client, agency=agency)


def stated(store: Store) -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "stated"))


def state(browser: FlaskClient, client: str, other: str, **said: str) -> TestResponse:
    path = f"/clients/{client}/kin"
    return browser.post(path, data={"csrf_token": a_token(browser), "other": other, **said})


def send(browser: FlaskClient, client: str, act: str, page: BeautifulSoup | None = None) -> TestResponse:
    page = page or soup(browser.get(f"/clients/{client}/kin"))
    form = filled(page.select_one(f"form[action='/clients/{client}/kin/{act}']"))
    return browser.post(f"/clients/{client}/kin/{act}", data=form)


def seen(browser: FlaskClient) -> list[str]:
    """All of somebody's pages near the Shaws and the Walshes."""
    return [without_token(browser.get(path)) for path in PAGES]


def entries(store: Store) -> list[dict[str, Any]]:
    every = store.read(load("tests.explorer.cypher", "entries"))
    return [each for each in every if each["query"].startswith("kinship.")]


@pytest.fixture
def mia_with_the_shaws(signed_in: SignIn) -> FlaskClient:
    """Jo, of the school, says that Mia Walsh lives with the Shaws."""
    jo = signed_in("jo")
    assert state(jo, "ella", "mia", place="lives").location.endswith("said=stated")
    return jo


def test_one_form_states_a_place_and_what_somebody_is(signed_in: SignIn, network: Store) -> None:
    jo = signed_in("jo")
    page = soup(jo.get("/clients/ella/kin"))
    assert "Mia Walsh, 5" in [words(each) for each in page.select("#other option")]
    assert "Maureen" not in words(page.select_one("#other"))
    said = follow(jo, state(jo, "ella", "mia", kin="sibling", place="lives"))
    assert "as your agency’s word" in words(said.select_one(".govuk-inset-text"))
    place, tie = stated(network)
    assert (place["client"], place["other"], place["lives_here"], place["visibility"]) == ("mia", "shaw", True, "open")
    assert (tie["client"], tie["kind"], tie["other"]) == ("mia", "sibling", "ella")
    assert {(each["asserted_by"], each["agency_id"], each["confirmed_by"]) for each in (place, tie)} == {
        ("jo", OAK, None)
    }
    (entry,) = entries(network)
    assert (entry["act"], entry["query"], sorted(entry["subjects"])) == ("door", "kinship.add", ["ella", "mia"])


@pytest.mark.parametrize(
    ("kin", "expected"),
    [
        ("parent-step", ("kelly", "parent", "step", "ella")),
        ("child-foster", ("ella", "parent", "foster", "kelly")),
        ("grandchild", ("ella", "grandparent", None, "kelly")),
        ("partner-divorced", ("kelly", "partner", "divorced", "ella")),
    ],
)
def test_what_somebody_is_reads_the_right_way_round(
    signed_in: SignIn, network: Store, kin: str, expected: tuple[str | None, ...]
) -> None:
    state(signed_in("ana"), "ella", "kelly", kin=kin)
    (tie,) = stated(network)
    assert (tie["client"], tie["kind"], tie["form"], tie["other"]) == expected


def test_what_was_stated_is_marked_for_those_who_see_both_sides(
    mia_with_the_shaws: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    assert "You stated this. Nobody else has said yes" in words(soup(mia_with_the_shaws.get("/clients/ella/kin")))
    assert "stated, not yet confirmed" in words(soup(mia_with_the_shaws.get("/families/shaw")))
    assert "stated, not yet confirmed" in words(soup(mia_with_the_shaws.get("/clients/mia")))
    supports(network, "priya", "mia", CARE)
    page = soup(signed_in("priya").get("/clients/ella/kin"))
    assert words(page.select_one(".ct-joined strong")) == "Mia Walsh lives with the Shaw family"
    assert "Stated by another agency; not yet confirmed." in words(page)
    assert "Jo Reid" not in words(page.select_one("main"))


# A family of one's own


def test_a_family_of_one_s_own_opens_nothing_to_anybody(signed_in: SignIn, network: Store) -> None:
    """Not to a colleague of the same school, nor to those who support either side: not one byte.

    Ruth alone, who sees both Mia and, by what Lee was, that there is a Shaw family, reads that somebody stated it.
    """
    looking = {name: signed_in(name) for name in ("amy", "ana", "priya", "sam")}
    ruth = signed_in("ruth")
    ruths = [ruth.get(path).status_code for path in PAGES]
    before = {name: seen(browser) for name, browser in looking.items()}
    jo = signed_in("jo")
    own = [jo.get(path).status_code for path in PAGES]
    state(jo, "ella", "mia", place="lives")
    state(jo, "mia", "ella", place="lives", family="walsh")
    assert [(each["client"], each["other"]) for each in stated(network)] == [("ella", "walsh"), ("mia", "shaw")]
    assert {name: seen(browser) for name, browser in looking.items()} == before
    assert [jo.get(path).status_code for path in PAGES] == own
    assert [ruth.get(path).status_code for path in PAGES] == ruths
    assert "Mill Lane" not in "".join(seen(ruth))
    assert jo.get("/clients/baby-walsh").status_code == 200
    assert looking["amy"].get("/clients/mia").status_code == 404
    assert "Canal Street" not in looking["amy"].get("/clients/ella").text


def test_an_address_is_not_had_by_saying_that_one_s_own_client_lives_there(signed_in: SignIn, network: Store) -> None:
    """Ruth supports the Walshes; that her Gemma lives with the Shaws is her word alone, and shows no Mill Lane."""
    supports(network, "ruth", "ella", "midwives")
    network.write(load("tests.explorer.cypher", "lives_apart"), client="ella", family="shaw", lives_here=False)
    ruth = signed_in("ruth")
    assert "Mill Lane" not in ruth.get("/families/shaw").text
    state(ruth, "ella", "gemma", place="lives")
    network.write(load("tests.explorer.cypher", "lives_apart"), client="ella", family="shaw", lives_here=True)
    assert "Mill Lane" in ruth.get("/families/shaw").text
    network.write(load("tests.explorer.cypher", "lives_apart"), client="ella", family="shaw", lives_here=False)
    assert "Mill Lane" not in ruth.get("/families/shaw").text
    network.write(load("tests.explorer.cypher", "lives_apart"), client="ella", family="shaw", lives_here=True)


# The yes of somebody else


def test_once_somebody_else_says_yes_access_flows(
    mia_with_the_shaws: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    ana, priya = signed_in("ana"), signed_in("priya")
    assert ana.get("/clients/mia").status_code == 404
    supports(network, "priya", "mia", CARE)
    page = soup(priya.get("/clients/ella"))
    assert "Mia Walsh lives with the Shaw family. Is that right?" in words(page)
    said = follow(priya, send(priya, "ella", "confirm", page))
    assert "It now counts as certain." in words(said)
    assert [each["confirmed_by"] for each in stated(network)] == ["priya"]
    assert ana.get("/clients/mia").status_code == 200
    assert "not yet confirmed" not in ana.get("/families/shaw").text
    assert "said that it is right" in words(soup(mia_with_the_shaws.get("/clients/ella/kin")))
    assert entries(network)[-1]["query"] == "kinship.confirm"


def test_nobody_says_yes_but_another_agency_that_supports_both_sides(
    mia_with_the_shaws: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    fact = filled(soup(mia_with_the_shaws.get("/clients/ella/kin")).select_one("form[action$='/withdraw']"))["fact"]
    supports(network, "amy", "mia", OAK)
    for name in ("jo", "amy", "ana", "priya", "sam", "ruth"):
        browser = signed_in(name)
        for client in ("ella", "mia"):
            given = {"fact": fact, "csrf_token": a_token(browser)}
            assert browser.post(f"/clients/{client}/kin/confirm", data=given).status_code == 404, name
    assert [each["confirmed_by"] for each in stated(network)] == [None]


@pytest.mark.usefixtures("mia_with_the_shaws")
def test_nobody_says_yes_to_somebody_who_works_where_they_do_besides(signed_in: SignIn, network: Store) -> None:
    supports(network, "priya", "mia", CARE)
    network.write(load("tests.explorer.cypher", "works_too"), professional="jo", agency=CARE)
    priya = signed_in("priya")
    assert send(priya, "ella", "confirm").location.endswith("said=kin-not-confirmed")
    assert [each["confirmed_by"] for each in stated(network)] == [None]


def test_the_other_side_must_be_certain_itself(
    mia_with_the_shaws: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    """Two whom one person put beside a family don't vouch for one another."""
    supports(network, "jo", "gemma", OAK)
    state(mia_with_the_shaws, "ella", "gemma", place="belongs")
    for client in ("mia", "gemma"):
        supports(network, "ana", client, HEALTH)
    network.write(load("tests.explorer.cypher", "stands_for"), who="ana", clients=["ella", "tom"], day="2026-11-01")
    ana = signed_in("ana")
    page = soup(ana.get("/clients/mia/kin"))
    assert send(ana, "mia", "confirm", page).location.endswith("said=kin-not-confirmed")
    assert {each["confirmed_by"] for each in stated(network)} == {None}
    network.write(load("tests.explorer.cypher", "stands_for"), who="ana", clients=["ella", "tom"], day=None)


def test_kin_is_confirmed_by_who_supports_both(signed_in: SignIn, network: Store) -> None:
    jo, priya = signed_in("jo"), signed_in("priya")
    state(jo, "ella", "mia", kin="sibling")
    supports(network, "priya", "mia", CARE)
    assert "Mia Walsh to Ella Shaw: brother or sister. Is that right?" in words(soup(priya.get("/clients/mia")))
    send(priya, "mia", "confirm", soup(priya.get("/clients/mia")))
    assert [each["confirmed_by"] for each in stated(network)] == ["priya"]
    # Said twice is said once; and who took it back first is not overruled.
    assert priya.get("/clients/mia/kin").status_code == 200


def test_a_yes_that_comes_too_late_finds_nothing(
    mia_with_the_shaws: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    supports(network, "priya", "mia", CARE)
    priya = signed_in("priya")
    page = soup(priya.get("/clients/ella"))
    assert send(mia_with_the_shaws, "ella", "withdraw").location.endswith("said=withdrawn")
    assert send(priya, "ella", "confirm", page).status_code == 404
    assert stated(network) == []


# Taking back


def test_who_said_it_takes_it_back_and_nobody_else(
    mia_with_the_shaws: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    supports(network, "priya", "mia", CARE)
    page = soup(mia_with_the_shaws.get("/clients/ella/kin"))
    given = filled(page.select_one("form[action$='/withdraw']"))
    priya = signed_in("priya")
    answer = priya.post("/clients/ella/kin/withdraw", data={**given, "csrf_token": a_token(priya)})
    assert answer.status_code == 404
    assert len(stated(network)) == 1
    send(mia_with_the_shaws, "ella", "withdraw", page)
    assert stated(network) == []
    assert send(mia_with_the_shaws, "ella", "withdraw", page).status_code == 404


@pytest.mark.usefixtures("mia_with_the_shaws")
def test_what_is_taken_back_later_ends(signed_in: SignIn, network: Store, clock: Clock) -> None:
    clock.forward(days=1)
    jo = signed_in("jo")
    assert send(jo, "ella", "withdraw").location.endswith("said=withdrawn")
    assert [each["to"] for each in stated(network)] == ["2026-11-26"]
    assert "Stated by people" not in words(soup(jo.get("/clients/ella/kin")))


# A family that is begun


def test_a_family_is_begun_around_who_has_none_and_goes_with_what_was_said(signed_in: SignIn, network: Store) -> None:
    ana = signed_in("ana")
    one, other = (added(ana, name) for name in ("Dale", "Reed"))
    assert state(ana, one, other, place="lives", kin="partner-together").location.endswith("said=stated")
    first, place, tie = sorted(stated(network), key=lambda each: (each["type"], each["asserted_by"] or ""))
    assert (first["client"], first["source"], first["asserted_by"]) == (one, f"people of {HEALTH}", None)
    assert (place["client"], place["other"], tie["client"]) == (other, first["other"], other)
    assert ana.get(f"/families/{first['other']}").status_code == 200
    # Somebody else's yes makes both places certain: who was begun around, and who was put beside.
    for client in (one, other):
        supports(network, "priya", client, CARE)
    priya = signed_in("priya")
    send(priya, one, "confirm")
    send(priya, one, "confirm")
    assert {each["confirmed_by"] for each in stated(network)} == {"priya"}


def test_a_begun_family_that_is_taken_back_is_gone(signed_in: SignIn, network: Store) -> None:
    ana = signed_in("ana")
    one, other = (added(ana, name) for name in ("Dale", "Reed"))
    state(ana, one, other, place="lives")
    family = stated(network)[0]["other"]
    send(ana, one, "withdraw")
    assert stated(network) == []
    assert ana.get(f"/families/{family}").status_code == 404


def test_who_is_new_joins_the_family_of_whom_one_names(signed_in: SignIn, network: Store) -> None:
    ana = signed_in("ana")
    baby = added(ana, "Shaw")
    state(ana, baby, "kelly", kin="parent-birth", place="lives")
    place, tie = stated(network)
    assert (place["client"], place["other"]) == (baby, "shaw")
    assert (tie["client"], tie["kind"], tie["other"]) == ("kelly", "parent", baby)


def added(browser: FlaskClient, family_name: str) -> str:
    new = {"family_name": family_name, "born": "2020", "phone": "0161 496 0999", "made": family_name}
    answer = browser.post("/find/add", data={**new, "csrf_token": a_token(browser)})
    return str(answer.location.split("?")[0].rpartition("/")[2])


# Abuse


def test_an_id_alone_names_nobody(signed_in: SignIn, network: Store) -> None:
    """Neither somebody unseen, nor somebody of whom one sees an outline; nor an unseen family."""
    for name, client, other in (
        ("sam", "kelly", "ella"),
        ("ana", "ella", "lee"),
        ("ana", "ella", "nobody"),
        ("ana", "ella", "ella"),
    ):
        assert state(signed_in(name), client, other, kin="other").status_code == 404, other
    assert state(signed_in("ana"), "ella", "kelly", place="lives", family="walsh").status_code == 404
    assert state(signed_in("ana"), "kelly", "ella", kin="other").status_code == 404
    assert stated(network) == []


def test_what_is_sent_twice_is_one(signed_in: SignIn, network: Store) -> None:
    jo = signed_in("jo")
    for _ in range(2):
        assert state(jo, "ella", "mia", kin="sibling", place="lives").location.endswith("said=stated")
    assert len(stated(network)) == 2


def test_who_is_in_the_family_already_is_not_put_there_again(signed_in: SignIn, network: Store) -> None:
    assert state(signed_in("ana"), "ella", "kelly", place="lives").location.endswith("said=kin-already")
    assert stated(network) == []


def test_nothing_is_stated_of_whom_one_knows_privately(signed_in: SignIn, network: Store) -> None:
    jo = signed_in("jo")
    network.write(load("tests.explorer.cypher", "knows_privately"), who="jo", client="mia")
    for said in ({"kin": "sibling"}, {"place": "lives"}):
        assert state(jo, "ella", "mia", **said).location.endswith("said=not-stated")
    assert stated(network) == []


def test_who_waits_for_a_yes_and_who_opened_without_waiting_state_nothing(signed_in: SignIn, network: Store) -> None:
    sam = signed_in("sam")
    page = soup(
        sam.post("/find", data={"name": "Ella Shaw", "number": "9999040888", "csrf_token": token(sam, "/find")})
    )
    sam.post("/find/join", data=filled(page.select_one("form[action='/find/join']")))
    assert sam.get("/clients/ella/kin").status_code == 404
    assert state(sam, "ella", "kelly", kin="other").status_code == 404
    given = filled(page.select_one("form[action='/find/override']"))
    sam.post("/find/override", data={**given, "ground": "consent", "words": "She asked me to."})
    shown = soup(sam.get("/clients/ella/kin"))
    assert shown.select_one("#other") is None
    assert state(sam, "ella", "kelly", kin="other").status_code == 403
    assert stated(network) == []


def test_what_a_sealed_service_states_is_sealed(signed_in: SignIn, network: Store) -> None:
    ruth, jo = signed_in("ruth"), signed_in("jo")
    before = seen(ruth), seen(jo)
    kofi = signed_in("kofi")
    assert state(kofi, "lee", "mia", kin="carer").location.endswith("said=stated")
    assert [each["visibility"] for each in stated(network)] == ["hidden"]
    assert (seen(ruth), seen(jo)) == before
    assert "Mia Walsh to Lee Carter: carer" in words(soup(kofi.get("/clients/lee/kin")))


def test_a_sealed_service_says_no_yes(signed_in: SignIn, network: Store) -> None:
    """Their yes would tell that there is one."""
    ruth, kofi = signed_in("ruth"), signed_in("kofi")
    supports(network, "ruth", "lee", "midwives")
    state(ruth, "lee", "gemma", kin="partner-married")
    assert soup(kofi.get("/clients/lee/kin")).select_one("form[action$='/confirm']") is None


def test_the_birth_tie_of_an_adopted_child_starts_hidden(signed_in: SignIn, network: Store) -> None:
    priya = signed_in("priya")
    state(priya, "ella", "tom", kin="parent-adoptive")
    state(priya, "ella", "kelly", kin="parent-birth")
    assert {(each["form"], each["visibility"]) for each in stated(network)} == {
        ("adoptive", "open"),
        ("birth", "hidden"),
    }


def test_nobody_shielded_gets_a_place_in_another_family(signed_in: SignIn, network: Store) -> None:
    network.write(load("tests.explorer.cypher", "shield"), client="mia", shielded=True)
    jo = signed_in("jo")
    for client, other in (("ella", "mia"), ("mia", "ella")):
        answer = state(jo, client, other, place="lives")
        assert answer.location.endswith("said=not-stated"), client
    assert stated(network) == []


def test_who_moves_into_a_shielded_household_is_shielded(signed_in: SignIn, network: Store) -> None:
    network.write(load("tests.explorer.cypher", "shield_family"), family="shaw", shielded=True)
    supports(network, "priya", "mia", CARE)
    priya, jo = signed_in("priya"), signed_in("jo")
    assert state(priya, "ella", "mia", place="lives").location.endswith("said=stated")
    (place,) = stated(network)
    assert (place["shielded"], place["client_shielded"]) == (True, True)
    # Who sees no whereabouts sees nothing of it.
    assert "Shaw family" not in words(soup(jo.get("/clients/mia")).select_one("main"))


def test_it_must_be_said_who_and_what(signed_in: SignIn, network: Store) -> None:
    ana = signed_in("ana")
    for said in (
        {"other": "kelly"},
        {"other": "", "kin": "sibling"},
        {"other": "kelly", "kin": "sibling", "since": "2126-01-01"},
    ):
        answer = state(ana, "ella", **{"other": "", **said})
        assert answer.status_code == 400
        assert soup(answer).select_one(".govuk-error-summary")
    assert stated(network) == []


def test_every_kind_and_form_can_be_stated_and_said() -> None:
    kinds, forms = codes()["relation_kinds"], codes()["relation_forms"]
    offered = {(each.kind, each.form) for each in KIN.values()}
    assert {kind for kind, _ in offered} == set(kinds)
    assert {(each.kind, form) for form, each in forms.items()} == {each for each in offered if each[1] is not None}
    assert all(any(each.kind == kind and not each.turned for each in KIN.values()) for kind in kinds)


@pytest.mark.parametrize("form", [None, "birth", "married", "unheard of"])
@pytest.mark.parametrize("relation", list(codes()["relation_kinds"]))
def test_what_was_stated_in_whichever_way_has_words(app: Flask, relation: str, form: str | None) -> None:
    stated = Stated(
        kind=RELATION, client_id="lee", other_id="ella", relation=relation, form=form, lives_here=False, start=None,
        mine=False, ours=False, confirmed=False, beside=frozenset(), may_confirm=False,
    )  # fmt: skip
    with app.test_request_context():
        assert stated_words(stated, {"lee": "Lee", "ella": "Ella"}, "").startswith("Lee to Ella: ")
