"""A worker opens and seals their own tie: what changes, what stays sealed, and who may not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.store import Store
from graph.viewer import Viewer
from queries import seals
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.pages import soup, token, without_token, words
from tests.explorer.test_doors import join, searched
from tests.explorer.test_entering import filled, follow

SignIn = Callable[[str], FlaskClient]
TODAY = NOW.date()
SINCE = TODAY - timedelta(days=30)
PAGES = (
    "/clients/ella",
    "/clients/ella/timeline",
    "/families/shaw",
    "/questions?show=all",
    "/clients/ella/network.json",
)


@pytest.fixture(autouse=True)
def earlier(network: Store) -> Iterator[int]:
    """How many entries there were; no seal, tie or contact outlives its test."""
    yield len(network.read(load("tests.explorer.cypher", "entries")))
    network.write(load("tests.explorer.cypher", "forget_entered"))
    network.write(load("tests.explorer.cypher", "forget_seals"))
    network.write(load("tests.explorer.cypher", "forget_doors"))


@pytest.fixture(params=["existence", "hidden"])
def kofi(request: pytest.FixtureRequest, demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Kofi, who supports Ella by a sealed tie."""
    demo.write(load("tests.explorer.cypher", "sealed_tie"), since=SINCE, visibility=request.param)
    add_account(demo, "kofi", "kofi", password_hash)
    return signed_in("kofi")


@pytest.fixture
def jo(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Jo, of Ella's school, whose tie is open."""
    add_account(demo, "jo", "jo", password_hash)
    return signed_in("jo")


def ties(store: Store, who: str, client: str = "ella") -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "own_ties"), professional=who, client=client)


def form(browser: FlaskClient, action: str, number: int = 0) -> dict[str, str]:
    """What a form of Ella's page would send."""
    return filled(soup(browser.get("/clients/ella")).select(f"form[action='/clients/ella/{action}']")[number])


def send(browser: FlaskClient, action: str, **changed: str) -> TestResponse:
    return browser.post(f"/clients/ella/{action}", data={**form(browser, action), **changed})


def forged(browser: FlaskClient, action: str, client: str = "ella", **fields: str) -> TestResponse:
    """A form that no page sent."""
    given = {"involvement": "kofi-ella", "visibility": "hidden", "csrf_token": token(browser, "/find"), **fields}
    return browser.post(f"/clients/{client}/{action}", data=given)


def written(store: Store, earlier: int) -> list[tuple[str, list[str], str]]:
    """What the journal says of seals since the test began."""
    made = store.read(load("tests.explorer.cypher", "entries"))[earlier:]
    return [(each["query"], each["subjects"], each["focus"]) for each in made if each["query"].startswith("seals.")]


def join_kelly(browser: FlaskClient) -> None:
    page = searched(browser, name="Kelly Shaw", number="999 282 0616")
    joined = browser.post("/find/join", data=filled(page.select_one("form[action='/find/join']")))
    assert joined.location.endswith("said=joined")


def team(browser: FlaskClient) -> list[str]:
    """Who is on Ella's team, or was."""
    page = soup(browser.get("/clients/ella"))
    return [words(each) for each in page.select(".ct-member__name, .ct-former__one strong")]


def seen(browser: FlaskClient) -> list[str]:
    return [without_token(browser.get(path)) for path in PAGES]


# One's own page


def test_beside_one_s_own_sealed_support_stands_that_it_is_and_who_sees_it(kofi: FlaskClient, jo: FlaskClient) -> None:
    own = soup(kofi.get("/clients/ella")).select_one("section[aria-labelledby=own-support]")
    assert own is not None
    assert "Drug worker, Drug and alcohol service sealed" in words(own)
    assert "Only you and colleagues at Drug and alcohol service who support Ella can see this." in words(own)
    theirs = words(soup(jo.get("/clients/ella")).select_one("section[aria-labelledby=own-support]"))
    assert "sealed" not in theirs.partition("Everyone who supports Ella")[0]
    assert "They agree that the team knows" not in theirs


# Opening


def test_opening_a_seal_begins_an_open_tie_today_and_leaves_the_past_sealed(
    kofi: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    priya = signed_in("priya")
    assert "Kofi" not in "".join(seen(priya))
    page = follow(kofi, send(kofi, "open-seal"))
    assert "Open from today on. What was before stays sealed." in words(page.select_one("[role=status]"))
    team = words(soup(priya.get("/clients/ella")).select_one("section[aria-labelledby=team]"))
    assert "Kofi Mensah Drug worker, Drug and alcohol service" in team
    assert "Another service is involved" not in team
    past = (TODAY - timedelta(days=1)).strftime("%-d %B")
    line = words(soup(priya.get("/clients/ella/timeline")))
    assert "Kofi" in line
    assert past not in line or "Kofi" not in line.partition(past)[2]
    then, now = ties(network, "kofi")
    assert (then["visibility"] != "open", then["from"], then["to"]) == (True, SINCE.isoformat(), TODAY.isoformat())
    begun = {"visibility": "open", "from": TODAY.isoformat(), "to": None, "role": "drug-worker"}
    assert (begun | {"agency": "drug-and-alcohol", "confirmed_on": TODAY.isoformat()}).items() <= now.items()
    # Since when, a concern, who named them, and that anybody may find them, stay behind.
    assert [now[each] for each in ("findable", "concern", "named", "lead", "confirmed_by")] == [None] * 5


def test_what_hung_on_the_sealed_tie_stays_with_it(kofi: FlaskClient, signed_in: SignIn, network: Store) -> None:
    """Also what hung on it by no word of its own: visits planned, and what was said of Ella."""
    network.write(load("tests.explorer.cypher", "contact_of_kofi"), day=TODAY)
    priya = signed_in("priya")
    entered = filled(soup(kofi.get("/clients/ella")).select_one(".ct-enter form"))
    assert kofi.post("/clients/ella/contacts", data=entered).status_code == 303
    send(kofi, "open-seal")
    (his,) = [each for each in soup(priya.get("/clients/ella")).select(".ct-member") if "Kofi Mensah" in words(each)]
    assert words(his.select_one(".ct-member__contacts")) == "No contact recorded"
    drawn = priya.get("/clients/ella/network.json").text
    assert "kofi" in drawn
    assert [each for each in ("kofi-1", "kofi-2", "kofi-3") if each in drawn] == []
    own = kofi.get("/clients/ella/network.json").text
    assert [each for each in ("kofi-1", "kofi-2", "kofi-3") if each in own] != []
    # What he enters from now on is the team's.
    assert kofi.post("/clients/ella/contacts", data=entered | {"kind": "call"}).status_code == 303
    assert "Spoke with Ella today" in words(soup(priya.get("/clients/ella")).select_one(".ct-team"))


def test_who_led_by_another_s_word_leads_on(network: Store, signed_in: SignIn) -> None:
    """Priya leads by the operator's word; sealed, and opened again, she still does."""
    priya, ana = signed_in("priya"), signed_in("ana")
    assert "others will no longer read who leads" in priya.get("/clients/ella").text
    send(priya, "seal")
    assert "Priya Nair" not in words(soup(ana.get("/clients/ella")).select_one(".ct-team"))
    send(priya, "open-seal")
    (now,) = [each for each in ties(network, "priya") if each["to"] is None]
    assert (now["lead"], now["confirmed_by"]) == (True, "operator")
    assert words(soup(ana.get("/clients/ella")).select_one(".ct-member")).startswith("Priya Nair lead")


def test_an_opening_sent_twice_is_one(kofi: FlaskClient, network: Store, earlier: int) -> None:
    given = form(kofi, "open-seal")
    answers = [kofi.post("/clients/ella/open-seal", data=given) for _ in range(2)]
    assert {(each.status_code, each.location) for each in answers} == {(303, "/clients/ella?said=opened")}
    assert len(ties(network, "kofi")) == 2
    assert written(network, earlier) == [("seals.open_seal", ["ella"], "kofi-ella")]


def test_what_was_opened_by_mistake_is_sealed_again_past_and_all(
    kofi: FlaskClient, signed_in: SignIn, network: Store
) -> None:
    priya = signed_in("priya")
    before = seen(priya)
    send(kofi, "open-seal")
    assert seen(priya) != before
    hidden = ties(network, "kofi")[0]["visibility"] == "hidden"
    send(kofi, "seal", visibility="hidden" if hidden else "existence")
    assert seen(priya) == before
    # An opening that waits in another tab opens nothing that isn't there.
    assert forged(kofi, "open-seal").status_code == 404
    assert seen(priya) == before


# Sealing


@pytest.mark.parametrize("visibility", ["existence", "hidden"])
def test_sealing_hides_the_past_too(jo: FlaskClient, signed_in: SignIn, network: Store, visibility: str) -> None:
    ana = signed_in("ana")
    assert "Jo Reid" in team(ana)
    page = follow(jo, send(jo, "seal", visibility=visibility))
    assert "Sealed, the past too." in words(page.select_one("[role=status]"))
    # That she covers for Amy, who is on the team, is no word of hers on it.
    assert "Jo Reid" not in team(ana)
    assert "jo-ella" not in "".join(seen(ana))
    line = "Another service is involved" in ana.get("/clients/ella").text
    assert line == (visibility == "existence")
    (tie,) = ties(network, "jo")
    assert (tie["id"], tie["visibility"], tie["to"]) == ("jo-ella", visibility, None)
    assert "Only you and colleagues at Oak Primary School" in words(page)


def test_sealing_hides_what_ended_before_for_the_same_agency(jo: FlaskClient, network: Store) -> None:
    """A lead that came and went leaves ties that ended; work for another agency is another life."""
    network.write(load("tests.explorer.cypher", "ended_before"), since=SINCE - timedelta(days=60), until=SINCE)
    try:
        send(jo, "seal", visibility="hidden")
        held = {each["id"]: each["visibility"] for each in ties(network, "jo")}
        assert held == {"jo-before": "hidden", "jo-elsewhere": "open", "jo-ella": "hidden"}
    finally:
        network.write(load("tests.explorer.cypher", "forget_before"))


def test_who_was_sealed_is_in_no_byte(jo: FlaskClient, signed_in: SignIn, network: Store) -> None:
    """As if Jo had never supported Ella: the pages are those of a network without that tie and what hangs on it."""
    ana = signed_in("ana")
    send(jo, "seal", visibility="hidden")
    sealed = seen(ana)
    network.write(load("tests.explorer.cypher", "without_jo"))
    try:
        assert seen(ana) == sealed
    finally:
        network.write(load("tests.explorer.cypher", "with_jo"))


def test_a_seal_tightens_and_never_loosens(jo: FlaskClient, network: Store, earlier: int) -> None:
    assert send(jo, "seal", visibility="existence").status_code == 303
    assert "Seal it more tightly" in jo.get("/clients/ella").text
    assert send(jo, "seal", visibility="hidden").status_code == 303
    given = {"involvement": "jo-ella", "csrf_token": token(jo, "/find")}
    assert jo.post("/clients/ella/seal", data={**given, "visibility": "existence"}).status_code == 404
    assert jo.post("/clients/ella/seal", data={**given, "visibility": "open"}).status_code == 400
    # Twice is once.
    assert jo.post("/clients/ella/seal", data={**given, "visibility": "hidden"}).status_code == 303
    assert [each["visibility"] for each in ties(network, "jo")] == ["hidden"]
    assert written(network, earlier) == [("seals.seal", ["ella"], "jo-ella")] * 2


# Who may not


@pytest.mark.parametrize("action", ["open-seal", "seal"])
def test_nobody_changes_another_s_seal(
    kofi: FlaskClient, signed_in: SignIn, network: Store, password_hash: str, earlier: int, action: str
) -> None:
    """Neither the team, nor a colleague for the same agency who sees the tie, nor by another client's page."""
    network.write(load("tests.explorer.cypher", "works_too"), professional="amy", agency="drug-and-alcohol")
    network.write(load("tests.explorer.cypher", "colleague_of_kofi"))
    add_account(network, "amy", "amy", password_hash)
    amy, priya, ana = signed_in("amy"), signed_in("priya"), signed_in("ana")
    # Who sees that somebody is sealed is told so, lest they speak of them.
    assert "Kofi Mensah sealed" in team(amy)
    before = ties(network, "kofi")
    for browser in (amy, priya, ana):
        theirs = forged(browser, action)
        nobodys = forged(browser, action, involvement="nobody-at-all")
        assert (theirs.status_code, without_token(theirs)) == (404, without_token(nobodys))
    assert forged(kofi, action, client="lee").status_code == 404
    assert forged(ana, action, client="gemma").status_code == 404
    assert forged(ana, action, client="kelly", involvement="sam-kelly").status_code == 404
    assert forged(kofi, action, csrf_token=action).status_code == 400
    assert forged(kofi, action, involvement="").status_code == 400
    assert ties(network, "kofi") == before
    assert written(network, earlier) == []


def test_whoever_only_joined_changes_no_seal(signed_in: SignIn, network: Store) -> None:
    """Sam sees nothing of Ella yet; Ana sees Kelly as one of the family, and her joining waits."""
    sam = signed_in("sam")
    join(sam)
    (tie,) = network.read(load("tests.explorer.cypher", "joinings"))
    for action in ("open-seal", "seal"):
        assert forged(sam, action, involvement=tie["id"]).status_code == 404
    ana = signed_in("ana")
    join_kelly(ana)
    (mine,) = ties(network, "ana", "kelly")
    page = soup(ana.get("/clients/kelly"))
    assert page.select("form[action='/clients/kelly/leave']")
    assert not page.select("form[action='/clients/kelly/seal'], form[action='/clients/kelly/shield']")
    for action in ("open-seal", "seal"):
        assert forged(ana, action, client="kelly", involvement=mine["id"]).status_code == 404
    assert [each["visibility"] for each in ties(network, "ana", "kelly")] == ["open"]


@pytest.mark.parametrize("action", ["open-seal", "seal", "shield"])
def test_it_needs_a_factor_of_the_last_five_minutes(
    kofi: FlaskClient, network: Store, clock: Clock, action: str
) -> None:
    given = {"involvement": "kofi-ella", "visibility": "hidden", "csrf_token": token(kofi, "/find")}
    before = ties(network, "kofi")
    clock.forward(minutes=6)
    answer = kofi.post(f"/clients/ella/{action}", data=given)
    assert (answer.status_code, answer.location) == (303, "/sign-in/factor?next=/clients/ella")
    assert ties(network, "kofi") == before
    assert network.read(load("tests.explorer.cypher", "shields")) == []


@pytest.mark.usefixtures("kofi")
def test_of_two_at_once_one_opens(network: Store) -> None:
    """Two accounts of one worker at the same moment: the statement itself lets only one through."""
    viewers = [Viewer(f"account {number}", "practitioner", "kofi") for number in range(8)]

    def opened(viewer: Viewer) -> bool:
        return seals.open_seal(network, viewer, "kofi-ella", "ella", f"new {viewer.account}", TODAY)

    with ThreadPoolExecutor(8) as hands:
        done = list(hands.map(opened, viewers))
    assert done.count(True) == 1
    assert len(ties(network, "kofi")) == 2


def test_a_day_is_said_from_which_on_it_is_open(kofi: FlaskClient) -> None:
    send(kofi, "open-seal")
    told = [words(each) for each in soup(kofi.get("/clients/ella")).select(".ct-enter .ct-sees")]
    day = date.strftime(TODAY, "%-d %B %Y")
    assert [each.partition(":")[0] for each in told] == [f"Days before {day}", f"From {day} on"]
