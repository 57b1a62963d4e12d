"""The wall: a screen that reads one meeting, goes blank when somebody comes or leaves, and tells of nothing hidden."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from explorer.access import ENDPOINTS, FILES, PUBLIC
from graph.cypher import load
from graph.store import Store
from graph.viewer import operator
from queries import accounts, factors
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.endpoints import address_of
from tests.explorer.meeting_room import (
    come,
    connected,
    entered,
    go_on,
    opened,
    screen_code,
    spoken,
    tapped,
    typed,
)
from tests.explorer.pages import soup, token, words
from tests.explorer.test_doors import entries

SignIn = Callable[[str], FlaskClient]
YESTERDAY = NOW.date() - timedelta(days=1)


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """No meeting outlives its test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "take_sealed"))
    network.write(load("tests.explorer.cypher", "unshield_all"))


@pytest.fixture
def chair(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Priya of social care, whose meeting about the Shaws is open."""
    add_account(demo, "priya chairs", "priya", password_hash, role="chair")
    browser = signed_in("priya chairs")
    opened(browser, minutes="180")
    return browser


@pytest.fixture
def kofi(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Kofi of the drug and alcohol service."""
    add_account(demo, "kofi", "kofi", password_hash)
    return signed_in("kofi")


def test_a_screen_shows_what_everyone_may_see_once_the_chair_continues(
    app: Flask, chair: FlaskClient, signed_in: SignIn, demo: Store
) -> None:
    screen = connected(app, chair)
    assert screen.text().startswith("The meeting begins. The chair continues.")
    ana = signed_in("ana")
    entered(chair, ana, "Ana")
    assert screen.text().startswith("The meeting begins.")
    go_on(chair)
    page = soup(screen.get())
    text = words(page.select_one("main"))
    assert text.startswith("The Shaw family")
    assert "Not in the room: 3 of 5 Amy Lund Jo Reid Sam Hill" in text
    assert "Health visiting, North Ana Costa, Health visitor (here)" in text
    assert "Neighbourhood police" in text
    assert page.select_one("img.ct-wall__drawing")["src"].startswith("data:image/svg+xml;base64,")
    drawn = b64decode(page.select_one("img.ct-wall__drawing")["src"].partition(",")[2]).decode()
    assert "Ana Costa" in drawn
    # No number, no address, nobody's word, and no way anywhere else.
    for hidden in ("0161", "Mill Lane", "999 904 0888", "another service"):
        assert hidden not in page.select_one("main").get_text()
    assert "Mill Lane" not in drawn
    assert [each["href"] for each in page.select("main a")] == ["/wall"]
    assert screen.get().headers["Cache-Control"] == "no-store"
    assert "Shaw" not in str(page.title)
    entry = entries(demo, "view")[-1]
    assert (entry["query"], entry["focus"]) == ("meetings.on_the_wall", "shaw")
    assert {"ella", "tom", "kelly"} < {*entry["subjects"]}
    assert sum(each.startswith("account of ") for each in entry["subjects"]) == 2


def test_it_is_blank_whenever_the_room_is_another(
    app: Flask, chair: FlaskClient, signed_in: SignIn, demo: Store
) -> None:
    screen = connected(app, chair)
    go_on(chair)
    sam = signed_in("sam")
    for change in (
        lambda: entered(chair, sam, "Sam"),
        lambda: tapped(chair, "/meeting/guests", guests="2"),
        lambda: tapped(sam, "/meeting/leave"),
    ):
        before = screen.now()
        assert screen.text().startswith("The Shaw family")
        change()
        assert screen.text().startswith("Somebody came or left. The chair continues.")
        assert screen.now() != before
        go_on(chair)
    # Who can't sign in any more is there no more.
    entered(chair, sam, "Sam")
    go_on(chair)
    assert screen.text().startswith("The Shaw family")
    demo.write(load("tests.explorer.cypher", "stop_working"), professional="sam", day=NOW.date())
    assert screen.text().startswith("Somebody came or left.")
    demo.write(load("tests.explorer.cypher", "work_again"), professional="sam")


def test_it_is_blank_while_somebody_asks_and_until_the_chair_continues(
    app: Flask, chair: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    """Whether they are let in, not let in, or think better of it."""
    add_account(demo, "jo", "jo", password_hash)
    screen, sam, jo = connected(app, chair), signed_in("sam"), signed_in("jo")
    for who, answer in (
        (sam, lambda: tapped(chair, "/meeting/let-in", "Sam")),
        (jo, lambda: tapped(jo, "/meeting/leave")),
        (jo, lambda: tapped(chair, "/meeting/send-away", "Jo")),
    ):
        page = go_on(chair)
        old = {str(each["name"]): str(each["value"]) for each in page.select("form[action='/meeting/end'] input")}
        assert screen.text().startswith("The Shaw family")
        come(who, spoken(chair))
        assert screen.text().startswith("Somebody came or left.")
        asked = soup(chair.get("/meeting"))
        assert asked.select_one("form[action='/meeting/continue']") is None
        assert chair.post("/meeting/continue", data={**old, "seen": "x"}).location == "/meeting?said=changed"
        answer()
        assert screen.text().startswith("Somebody came or left.")


def test_the_picture_does_not_come_back_by_itself_nor_by_an_old_form(
    app: Flask, chair: FlaskClient, signed_in: SignIn
) -> None:
    """Sam leaves and comes back: the room is as it was, and the chair has to look all the same."""
    screen, sam = connected(app, chair), signed_in("sam")
    entered(chair, sam, "Sam")
    form = soup(chair.get("/meeting")).select_one("form[action='/meeting/continue']")
    old = {str(each["name"]): str(each["value"]) for each in form.select("input")}
    assert chair.post("/meeting/continue", data=old).location == "/meeting?said=done"
    assert screen.text().startswith("The Shaw family")
    tapped(sam, "/meeting/leave")
    entered(chair, sam, "Sam")
    assert screen.text().startswith("Somebody came or left.")
    assert chair.post("/meeting/continue", data=old).location == "/meeting?said=changed"
    assert screen.text().startswith("Somebody came or left.")
    tapped(chair, "/meeting/guests", guests="1")
    tapped(chair, "/meeting/guests", guests="0")
    assert chair.post("/meeting/continue", data=old).location == "/meeting?said=changed"
    go_on(chair)
    assert screen.text().startswith("The Shaw family")


def test_a_second_home_is_on_no_screen(app: Flask, chair: FlaskClient, network: Store) -> None:
    """Tom has one with the Webbs, where Maureen lives; the chair sees all of it."""
    network.write(load("tests.explorer.cypher", "put_second_home"))
    screen = connected(app, chair)
    go_on(chair)
    page = soup(screen.get())
    drawn = b64decode(page.select_one("img.ct-wall__drawing")["src"].partition(",")[2]).decode()
    assert "Webb" in chair.get("/clients/tom").text
    for hidden in ("Webb", "Maureen", "webb", "maureen"):
        assert hidden not in page.get_text() + drawn
    network.write(load("tests.explorer.cypher", "forget_situation"), id="second home")


def test_a_meeting_has_one_screen_which_its_chair_takes_off(app: Flask, chair: FlaskClient, demo: Store) -> None:
    assert "No screen is connected." in words(soup(chair.get("/meeting")))
    first = connected(app, chair)
    assert "A screen is connected." in words(soup(chair.get("/meeting")))
    entry = entries(demo, "door")[-1]
    meeting = demo.read(load("tests.explorer.cypher", "meetings"))[0]
    assert (entry["query"], entry["account"], entry["focus"]) == ("meetings.pair", meeting["account"], meeting["id"])
    go_on(chair)
    assert first.text().startswith("The Shaw family")
    second = connected(app, chair)
    assert first.now() == "over"
    assert second.text().startswith("The Shaw family")
    assert [each["screens"] for each in demo.read(load("tests.explorer.cypher", "meetings"))] == [1]
    tapped(chair, "/meeting/screen/off")
    assert second.now() == "over"
    assert "No screen is connected." in words(soup(chair.get("/meeting")))
    assert entries(demo, "door")[-1]["query"] == "meetings.disconnect"


def test_without_a_script_it_asks_again_by_itself_and_with_one_it_knows_when_it_is_over(
    app: Flask, chair: FlaskClient, clock: Clock
) -> None:
    screen = connected(app, chair)
    for forward, left in ((0, 180), (20, 160)):
        clock.forward(minutes=forward)
        page = soup(screen.get())
        assert page.select_one("#wall")["data-left"] == str(left * 60)
        assert page.select_one("noscript meta[http-equiv=refresh]")["content"] == "15"
        if not forward:
            go_on(chair)


def test_the_token_changes_when_projected_facts_do_and_only_then(
    app: Flask, chair: FlaskClient, kofi: FlaskClient, network: Store
) -> None:
    entered(chair, kofi, "Kofi")
    screen = connected(app, chair)
    go_on(chair)
    before = screen.now()
    assert screen.now() == before
    network.write(load("tests.explorer.cypher", "put_sealed"), on=YESTERDAY, visibility="existence")
    assert screen.now() == before
    network.write(load("tests.explorer.cypher", "shield"), client="tom", shielded=True)
    assert screen.now() != before


@pytest.mark.parametrize("visibility", ["existence", "hidden"])
def test_a_sealed_tie_of_somebody_there_changes_no_byte(
    app: Flask, chair: FlaskClient, kofi: FlaskClient, network: Store, visibility: str
) -> None:
    """Nor does the line that others read of it elsewhere stand on the wall."""
    entered(chair, kofi, "Kofi")
    screen = connected(app, chair)
    go_on(chair)
    before = screen.get().data
    network.write(load("tests.explorer.cypher", "put_sealed"), on=YESTERDAY, visibility=visibility)
    assert "Drug" in kofi.get("/clients/ella").text
    assert ("Another service" in chair.get("/clients/ella").text) == (visibility == "existence")
    assert screen.get().data == before


def test_a_guest_takes_nothing_from_the_picture_but_that_they_are_there(app: Flask, chair: FlaskClient) -> None:
    screen = connected(app, chair)
    go_on(chair)
    before = screen.text()
    tapped(chair, "/meeting/guests", guests="1")
    go_on(chair)
    assert screen.text().replace("1 guest is here. ", "") == before


def test_of_shielded_people_nothing_is_on_it(app: Flask, chair: FlaskClient, network: Store) -> None:
    screen = connected(app, chair)
    go_on(chair)
    network.write(load("tests.explorer.cypher", "shield"), client="tom", shielded=True)
    assert "Tom" not in screen.get().text
    network.write(load("tests.explorer.cypher", "shield_family"), family="shaw", shielded=True)
    assert screen.text().startswith("Nothing is shown here.")


# The screen's session


def test_a_code_is_good_once_and_for_ten_minutes(app: Flask, chair: FlaskClient, clock: Clock) -> None:
    code = screen_code(chair)
    assert typed(app, code.lower())[1].status_code == 303
    assert typed(app, code)[1].status_code == 400
    late = screen_code(chair)
    clock.forward(minutes=10)
    assert typed(app, late)[1].status_code == 400
    # A new code takes the place of one that nobody used.
    first, second = screen_code(chair), screen_code(chair)
    assert typed(app, first)[1].status_code == 400
    assert typed(app, second)[1].status_code == 303


def test_codes_of_screens_are_not_guessed(app: Flask, chair: FlaskClient) -> None:
    code, machine = screen_code(chair), app.test_client()
    sent = token(machine, "/wall")
    answers = {
        machine.post("/wall", data={"code": f"{number:04}-0000", "csrf_token": sent}).status_code
        for number in range(30)
    }
    assert answers == {400}
    assert machine.post("/wall", data={"code": code, "csrf_token": sent}).status_code == 429
    assert machine.post("/wall", data={"code": code}).status_code == 400


def test_its_cookie_opens_nothing_else(app: Flask, chair: FlaskClient) -> None:
    screen = connected(app, chair)
    go_on(chair)
    cookie = screen.browser.get_cookie("wall")
    assert cookie is not None
    assert (cookie.http_only, cookie.same_site, cookie.path) == (True, "Strict", "/")
    for endpoint, permission in ENDPOINTS.items():
        if permission == PUBLIC or endpoint in FILES:
            continue
        rule = next(app.url_map.iter_rules(endpoint))
        address = address_of(app, endpoint)
        answer = screen.browser.get(address) if "GET" in (rule.methods or ()) else screen.browser.post(address)
        assert answer.status_code == 303, endpoint
        assert answer.location.startswith("/sign-in"), endpoint
    # Nor does it as the cookie of an account's session.
    stranger = app.test_client()
    stranger.set_cookie("session", cookie.value)
    assert stranger.get("/").status_code == 303
    assert screen.text().startswith("The Shaw family")


def test_no_account_is_a_screen(app: Flask, chair: FlaskClient) -> None:
    go_on(chair)
    assert "The code for a screen" in words(soup(chair.get("/wall")))
    stranger = app.test_client()
    for wrong in ("", "x", "x" * 3000, chair.get_cookie("session").value):
        stranger.set_cookie("wall", wrong)
        assert "The code for a screen" in words(soup(stranger.get("/wall")))
        assert stranger.get("/wall/changed").json == {"now": "over"}


@pytest.mark.parametrize("how", ["ended", "time", "account", "password", "factors"])
def test_it_ends_with_its_meeting(app: Flask, chair: FlaskClient, demo: Store, clock: Clock, how: str) -> None:
    screen = connected(app, chair)
    go_on(chair)
    assert screen.text().startswith("The Shaw family")
    if how == "ended":
        tapped(chair, "/meeting/end")
    elif how == "time":
        clock.forward(hours=3)
    elif how == "password":
        accounts.renew_password(demo, operator("tests"), "priya chairs", "a hash", NOW)
    elif how == "factors":
        factors.reset(demo, operator("tests"), "priya chairs")
    else:
        demo.write(load("tests.explorer.cypher", "stop_working"), professional="priya", day=NOW.date())
    assert "The code for a screen" in screen.text()
    assert screen.now() == "over"
    demo.write(load("tests.explorer.cypher", "work_again"), professional="priya")


def test_two_meetings_at_once_have_each_their_screen(
    app: Flask, chair: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    add_account(demo, "jo chairs", "jo", password_hash, role="chair")
    jo = signed_in("jo chairs")
    opened(jo, "/families/walsh/meeting")
    screens = [connected(app, each) for each in (chair, jo)]
    for each in (chair, jo):
        go_on(each)
    assert [each.text()[:14] for each in screens] == ["The Shaw famil", "The Walsh and "]
    tapped(jo, "/meeting/end")
    assert [each.now() == "over" for each in screens] == [False, True]


def test_asking_whether_something_changed_writes_nothing_and_keeps_nobody_signed_in(
    app: Flask, chair: FlaskClient, demo: Store, clock: Clock
) -> None:
    """Not even where somebody is signed in at the same machine."""
    screen, answer = typed(app, screen_code(chair), chair)
    assert answer.status_code == 303
    go_on(chair)
    everything = load("tests.explorer.cypher", "everything")
    clock.forward(minutes=5)
    before, written = demo.read(everything), len(entries(demo, "view"))
    assert set(screen.browser.get("/wall/changed").json) == {"now"}
    assert demo.read(everything) == before
    assert len(entries(demo, "view")) == written
    # Looking is written down, and nothing else.
    assert screen.get().status_code == 200
    assert demo.read(everything) == before
    assert len(entries(demo, "view")) == written + 1
    clock.forward(minutes=26)
    screen.browser.get("/wall/changed")
    assert chair.get("/").status_code == 303
