"""A meeting: opened by its chair, come in to on one's own device; what being there opens, for how long, for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from explorer.accounts.attending import held_now
from graph.cypher import load
from graph.grounds import DEFAULT
from graph.store import Store
from graph.viewer import operator
from queries import accounts, grounds, meetings
from tests.explorer.conftest import NOW, Clock, add_account
from tests.explorer.meeting_room import OPEN, SHAW, come, connected, entered, go_on, let_in, opened, spoken, tapped
from tests.explorer.pages import a_token, soup, words
from tests.explorer.test_doors import entries
from tests.explorer.test_entering import follow
from tests.explorer.test_openings import SENTENCE
from tests.explorer.test_openings import opened as overridden

SignIn = Callable[[str], FlaskClient]
ELLA, TOM, KELLY = "/clients/ella", "/clients/tom", "/clients/kelly"


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """No meeting outlives its test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=False)
    network.write(load("tests.explorer.cypher", "shield"), client="tom", shielded=False)
    grounds.choose(network, operator("tests"), DEFAULT)


@pytest.fixture
def chair(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Priya of social care, who supports Ella, Tom and Kelly, as a chair."""
    add_account(demo, "priya chairs", "priya", password_hash, role="chair")
    return signed_in("priya chairs")


@pytest.fixture
def dan(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Dan of the police, who supports nobody himself."""
    add_account(demo, "dan", "dan", password_hash)
    return signed_in("dan")


def held(store: Store) -> list[dict[str, Any]]:
    return store.read(load("tests.explorer.cypher", "meetings"))


def status(browser: FlaskClient, *paths: str) -> list[int]:
    return [browser.get(path).status_code for path in paths]


def doors(store: Store) -> list[str]:
    return [each["query"] for each in entries(store, "door")]


# Opening


def test_a_chair_opens_a_meeting_on_a_family_of_somebody_whom_they_support(chair: FlaskClient, demo: Store) -> None:
    assert soup(chair.get(SHAW)).select_one(f"a[href='{OPEN}']")
    page = follow(chair, opened(chair))
    assert "It ends at 11:00." in words(page)
    (meeting,) = held(demo)
    assert (meeting["family"], meeting["ended"]) == ("shaw", False)
    entry = entries(demo, "door")[-1]
    assert entry["query"] == "meetings.open"
    assert entry["subjects"] == ["shaw", "ella", "kelly", "tom"]
    # Kept is a hash of what is read out, and no name stands in the address or the title.
    assert spoken(chair).replace("-", "") not in str(meeting)
    assert "Shaw" not in str(page.title)


@pytest.mark.parametrize("changed", [{"purpose": "gossip"}, {"purpose": ""}, {"minutes": "181"}, {"minutes": "x"}])
def test_without_a_purpose_and_an_end_none_opens(chair: FlaskClient, demo: Store, changed: dict[str, str]) -> None:
    assert opened(chair, **changed).status_code == 400
    assert held(demo) == []


def test_what_is_sent_twice_is_one_and_of_two_the_first_ends_before_the_second(chair: FlaskClient, demo: Store) -> None:
    form = soup(chair.get(OPEN)).select_one("form:has(input[name=purpose])")
    given = {str(each["name"]): str(each["value"]) for each in form.select("input[type=hidden]")}
    for _ in range(2):
        assert chair.post(OPEN, data={**given, "purpose": "sip", "minutes": "30"}).status_code == 303
    assert len(held(demo)) == 1
    assert opened(chair).status_code == 409
    assert len(held(demo)) == 1
    tapped(chair, "/meeting/end")
    assert opened(chair).status_code == 303


def test_nobody_else_opens_one(signed_in: SignIn, chair: FlaskClient, demo: Store) -> None:
    """No practitioner, and no chair on a family that they don't see, see from afar, or know somebody of."""
    priya = signed_in("priya")
    assert soup(priya.get(SHAW)).select_one(f"a[href='{OPEN}']") is None
    assert status(priya, OPEN) == [403]
    assert status(chair, "/families/walsh/meeting", "/families/nobody/meeting") == [404, 404]
    # She sees the Webbs over Tom, who is a second home there: and supports him.
    assert status(chair, "/families/webb/meeting") == [200]
    demo.write(load("tests.explorer.cypher", "knows_privately"), who="priya", client="kelly")
    assert opened(chair).status_code == 409
    assert held(demo) == []


def test_a_chair_without_a_relationship_opens_somebody_by_the_override_first(
    signed_in: SignIn, dan: FlaskClient, demo: Store, password_hash: str, clock: Clock
) -> None:
    add_account(demo, "nina chairs", "nina", password_hash, role="chair")
    nina = signed_in("nina chairs")
    assert status(nina, OPEN) == [404]
    assert overridden(nina, words=SENTENCE).status_code == 303
    page = follow(nina, opened(nina, minutes="180"))
    # It ends with the override.
    assert "It ends at 10:30." in words(page)
    entered(nina, dan, "Dan")
    # An override opens one client; so does a meeting that rests on it.
    assert status(dan, ELLA, TOM, SHAW) == [200, 404, 200]
    clock.forward(minutes=25)
    assert status(dan, ELLA) == [200]
    form = soup(nina.get("/")).select_one("form[action='/openings/close']")
    nina.post("/openings/close", data={each["name"]: each["value"] for each in form.select("input")})
    assert status(dan, ELLA, SHAW) == [404, 404]


# Coming in


def test_nothing_is_open_before_the_chair_lets_one_in(chair: FlaskClient, dan: FlaskClient, demo: Store) -> None:
    before = len(doors(demo))
    opened(chair)
    assert status(dan, ELLA) == [404]
    page = follow(dan, come(dan, spoken(chair).lower().replace("-", " ")))
    assert "Priya Nair sees that you ask" in words(page)
    assert "Shaw" not in words(page)
    assert status(dan, ELLA, TOM, SHAW) == [404, 404, 404]
    asking = words(soup(chair.get("/meeting")).select_one("section[aria-labelledby=asking]"))
    assert "Dan Frost Police officer, Neighbourhood police" in asking
    let_in(chair, "Dan")
    page = soup(dan.get("/meeting"))
    assert "You are here until 11:00: core group." in words(page)
    assert "You are at a meeting until 11:00." in words(page.select_one(".ct-notice--opened"))
    assert status(dan, ELLA, TOM, KELLY, SHAW) == [200, 200, 200, 200]
    assert "You see this because you are at a meeting about this family." in words(soup(dan.get(SHAW)))
    assert [each for each in doors(demo)[before:] if each.startswith("meetings.")] == [
        "meetings.open",
        "meetings.come",
        "meetings.let_in",
        "meetings.attend",
    ]
    *_others, let, there = entries(demo, "door")
    (meeting,) = held(demo)
    assert let["subjects"] == [there["account"], "ella", "kelly", "tom"]
    # That he was there is his, for the list of who looked.
    assert there["account"].startswith("account of dan")
    assert there["subjects"] == ["ella", "kelly", "tom"]
    made = [each for each in entries(demo, "door")[before:] if each["query"].startswith("meetings.")]
    assert {each["focus"] for each in made} == {meeting["id"]}


def test_it_opens_what_an_enquiry_would_and_nothing_is_entered(chair: FlaskClient, dan: FlaskClient) -> None:
    opened(chair)
    entered(chair, dan, "Dan")
    page = soup(dan.get(ELLA))
    assert "0161 496 0144" in words(page)
    assert page.select_one(f"form[action='{ELLA}/contacts']") is None
    # Of a linked family nothing, nor that Tom has a second home there.
    assert status(dan, "/clients/maureen", "/families/webb") == [404, 404]
    assert "Webb" not in dan.get(TOM).text + dan.get(SHAW).text


@pytest.mark.parametrize("wrong", ["", "0000-0000", "x" * 41, "XXXX-XXXX-XXXX"])
def test_a_wrong_code_opens_nothing(chair: FlaskClient, dan: FlaskClient, demo: Store, wrong: str) -> None:
    opened(chair)
    assert come(dan, wrong).status_code == 400
    assert held(demo)[0]["everyone"] == []


def test_codes_are_not_guessed(chair: FlaskClient, dan: FlaskClient, clock: Clock) -> None:
    opened(chair, minutes="180")
    code = spoken(chair)
    answers = {come(dan, f"{number:04}-0000").status_code for number in range(10)}
    assert answers == {400}
    assert come(dan, code).status_code == 429
    clock.forward(minutes=16)
    assert come(dan, code).status_code == 303


def test_wrong_over_and_not_for_me_are_one_answer(
    chair: FlaskClient, dan: FlaskClient, signed_in: SignIn, demo: Store
) -> None:
    opened(chair)
    code = spoken(chair)
    wrong = words(soup(come(dan, "0000-0000")))
    # The chair by another account; and who knows somebody of the family privately.
    assert words(soup(come(signed_in("priya"), code))).replace("Priya Nair", "Dan Frost") == wrong
    demo.write(load("tests.explorer.cypher", "knows_privately"), who="dan", client="tom")
    assert words(soup(come(dan, code))) == wrong
    demo.write(load("tests.explorer.cypher", "forget_private"))
    tapped(chair, "/meeting/end")
    assert words(soup(come(dan, code))) == wrong
    assert held(demo)[0]["everyone"] == []


def test_nobody_lets_in_but_the_chair_of_that_meeting(
    chair: FlaskClient, dan: FlaskClient, signed_in: SignIn, demo: Store, password_hash: str
) -> None:
    """Two meetings at once: each chair has their own."""
    add_account(demo, "jo chairs", "jo", password_hash, role="chair")
    jo = signed_in("jo chairs")
    opened(chair)
    assert opened(jo, "/families/walsh/meeting").status_code == 303
    come(dan, spoken(chair))
    (asking,) = [each["everyone"] for each in held(demo) if each["everyone"]]
    sent = {"presence": asking[0]["id"]}
    for browser in (jo, dan, signed_in("sam")):
        answer = browser.post("/meeting/let-in", data={**sent, "csrf_token": a_token(browser)})
        assert answer.status_code in (403, 404)
    assert "Dan" not in words(soup(jo.get("/meeting")))
    assert status(dan, ELLA) == [404]
    # He goes to the other, and is at no more than one.
    come(dan, spoken(jo))
    assert "Nobody, at the moment." in words(soup(chair.get("/meeting")))
    let_in(jo, "Dan")
    assert status(dan, "/clients/mia") == [200]
    assert "Priya" not in dan.get(ELLA).text
    # What a meeting opens for somebody opens no meeting of theirs.
    add_account(demo, "dan chairs", "dan", password_hash, role="chair")
    second = signed_in("dan chairs")
    come(second, spoken(chair))
    let_in(chair, "Dan")
    assert status(second, SHAW, OPEN) == [200, 404]


# Ending


@pytest.mark.parametrize("how", ["time", "chair ends it", "leaves", "sent away", "chair's account", "chair's support"])
def test_it_is_closed_at_once(
    chair: FlaskClient, dan: FlaskClient, demo: Store, network: Store, clock: Clock, how: str
) -> None:
    opened(chair, minutes="30")
    entered(chair, dan, "Dan")
    assert status(dan, ELLA, TOM) == [200, 200]
    if how == "time":
        clock.forward(minutes=29)
        assert status(dan, ELLA) == [200]
        clock.forward(minutes=1)
    elif how == "chair ends it":
        tapped(chair, "/meeting/end")
    elif how == "leaves":
        assert "You have left." in words(follow(dan, tapped(dan, "/meeting/leave")))
    elif how == "sent away":
        tapped(chair, "/meeting/send-away", "Dan")
    elif how == "chair's account":
        accounts.end(demo, operator("tests"), "priya chairs", NOW)
    else:
        network.write(load("tests.explorer.cypher", "stop_working"), professional="priya", day=NOW.date())
    assert status(dan, ELLA, TOM, SHAW) == [404, 404, 404]
    assert "You are at a meeting" not in words(soup(dan.get("/")))
    network.write(load("tests.explorer.cypher", "work_again"), professional="priya")


@pytest.mark.parametrize("how", ["account", "agreement", "private"])
def test_who_has_no_business_there_any_more_is_not_there(
    chair: FlaskClient, dan: FlaskClient, demo: Store, network: Store, how: str
) -> None:
    opened(chair)
    entered(chair, dan, "Dan")
    assert "besides you (1)" in words(soup(chair.get("/meeting")))
    if how == "account":
        accounts.end(demo, operator("tests"), "dan", NOW)
    elif how == "agreement":
        network.write(load("tests.explorer.cypher", "shares_until"), agency="neighbourhood-police", until=NOW.date())
    else:
        network.write(load("tests.explorer.cypher", "knows_privately"), who="dan", client="kelly")
    assert status(dan, ELLA) == [404 if how == "private" else 303]
    assert "besides you (0)" in words(soup(chair.get("/meeting")))
    network.write(load("tests.explorer.cypher", "shares_until"), agency="neighbourhood-police", until=None)


def test_nobody_comes_after_the_end_with_an_old_form(chair: FlaskClient, dan: FlaskClient, clock: Clock) -> None:
    opened(chair, minutes="30")
    code = spoken(chair)
    come(dan, code)
    form = soup(chair.get("/meeting")).select_one("form[action='/meeting/let-in']")
    given = {str(each["name"]): str(each["value"]) for each in form.select("input")}
    clock.forward(minutes=29, seconds=59)
    assert status(chair, "/meeting") == status(dan, "/meeting") == [200]
    clock.forward(seconds=1)
    assert chair.post("/meeting/let-in", data=given).status_code == 404
    assert come(dan, code).status_code == 400
    assert status(dan, ELLA) == [404]


def test_who_left_asks_anew(chair: FlaskClient, dan: FlaskClient) -> None:
    opened(chair)
    entered(chair, dan, "Dan")
    tapped(dan, "/meeting/leave")
    come(dan, spoken(chair))
    assert status(dan, ELLA) == [404]
    let_in(chair, "Dan")
    assert status(dan, ELLA) == [200]


# What stays closed


def test_a_seal_and_a_shield_stay_closed(chair: FlaskClient, dan: FlaskClient, network: Store) -> None:
    network.write(load("tests.explorer.cypher", "put_sealed"), on=NOW.date() - timedelta(days=1), visibility="hidden")
    opened(chair)
    entered(chair, dan, "Dan")
    assert "Kofi" not in dan.get(ELLA).text
    network.write(load("tests.explorer.cypher", "shield"), client="tom", shielded=True)
    assert status(dan, ELLA, TOM) == [200, 404]
    network.write(load("tests.explorer.cypher", "take_sealed"))


def test_nobody_is_told_at_a_meeting_that_another_service_is_involved(
    chair: FlaskClient, dan: FlaskClient, network: Store
) -> None:
    network.write(
        load("tests.explorer.cypher", "put_sealed"), on=NOW.date() - timedelta(days=1), visibility="existence"
    )
    opened(chair)
    entered(chair, dan, "Dan")
    line = "Another service is involved"
    assert [line in chair.get(path).text for path in (ELLA, SHAW)] == [True, True]
    assert [line in dan.get(path).text for path in (ELLA, SHAW)] == [False, False]
    network.write(load("tests.explorer.cypher", "take_sealed"))


def test_a_sealed_tie_opens_no_meeting(demo: Store, signed_in: SignIn, password_hash: str, network: Store) -> None:
    """Everyone who comes would read from it that Kofi supports Ella."""
    network.write(
        load("tests.explorer.cypher", "put_sealed"), on=NOW.date() - timedelta(days=1), visibility="existence"
    )
    add_account(demo, "kofi chairs", "kofi", password_hash, role="chair")
    kofi = signed_in("kofi chairs")
    assert status(kofi, ELLA, OPEN) == [200, 404]
    network.write(load("tests.explorer.cypher", "take_sealed"))


@pytest.mark.parametrize("ground", ["uk-early-help", "se-sip"])
def test_where_agencies_share_on_agreement_there_are_no_meetings(
    app: Flask, chair: FlaskClient, dan: FlaskClient, demo: Store, ground: str
) -> None:
    """Nor does one go on that was opened before; a screen of it shows nothing."""
    opened(chair)
    entered(chair, dan, "Dan")
    come(dan, spoken(chair))
    screen = connected(app, chair)
    go_on(chair)
    (meeting,) = held(demo)
    assert held_now(demo, meeting["id"], NOW, NOW.date()) is not None
    assert status(dan, ELLA) == [200]
    grounds.choose(demo, operator("tests"), ground)
    assert held_now(demo, meeting["id"], NOW, NOW.date()) is None
    assert status(dan, ELLA, SHAW, "/meeting") == [404, 404, 404]
    assert status(chair, OPEN, "/meeting") == [404, 404]
    assert status(screen.browser, "/wall", "/wall/changed") == [404, 404]
    for address in ("come", "leave", "let-in", "send-away", "guests", "continue", "screen", "screen/off", "end"):
        assert chair.post(f"/meeting/{address}", data={"csrf_token": a_token(chair)}).status_code == 404
    for browser in (chair, dan):
        page = soup(browser.get("/"))
        assert page.select_one("a[href='/meeting']") is None
        assert "at a meeting" not in words(page)
    assert soup(chair.get(SHAW)).select_one(f"a[href='{OPEN}']") is None


def test_the_chair_goes_on_for_those_whom_they_saw(chair: FlaskClient, dan: FlaskClient, demo: Store) -> None:
    opened(chair)
    assert "The picture shows." in words(go_on(chair))
    form = {"guests": "2"}
    assert "The screen is blank" in words(follow(chair, tapped(chair, "/meeting/guests", **form)))
    seen = soup(chair.get("/meeting")).select_one("form[action='/meeting/continue']")
    given = {str(each["name"]): str(each["value"]) for each in seen.select("input")}
    entered(chair, dan, "Dan")
    page = follow(chair, chair.post("/meeting/continue", data=given))
    assert "Somebody came or left meanwhile." in words(page)
    assert "The picture shows." in words(go_on(chair))
    assert doors(demo)[-1] == "meetings.go_on"
    for wrong in ("-1", "41", "x", ""):
        assert tapped(chair, "/meeting/guests", guests=wrong).status_code == 400


def test_nobody_signed_out_sees_any_of_it(app: Flask, chair: FlaskClient) -> None:
    opened(chair)
    stranger = app.test_client()
    assert status(stranger, "/meeting", OPEN) == [303, 303]


# Whom it is about, and who knows them


def test_the_link_stands_only_where_a_meeting_opens(
    chair: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    for path in (SHAW, "/families/webb"):
        assert soup(chair.get(path)).select_one(f"a[href='{path}/meeting']")
    add_account(demo, "sam chairs", "sam", password_hash, role="chair")
    sam = signed_in("sam chairs")
    seen = [
        path for path in ("/families/shaw", "/families/webb", "/families/walsh") if sam.get(path).status_code == 200
    ]
    for path in seen:
        link = soup(sam.get(path)).select_one(f"a[href='{path}/meeting']")
        assert (link is not None) == (sam.get(f"{path}/meeting").status_code == 200), path


def test_who_knows_somebody_of_a_second_home_privately_is_at_no_meeting_about_the_first(
    chair: FlaskClient, dan: FlaskClient, demo: Store
) -> None:
    """Maureen lives where Tom has a second home: she is of no family that the meeting is about."""
    opened(chair)
    wrong = words(soup(come(dan, "0000-0000")))
    demo.write(load("tests.explorer.cypher", "knows_privately"), who="dan", client="maureen")
    assert words(soup(come(dan, spoken(chair)))) == wrong
    demo.write(load("tests.explorer.cypher", "forget_private"))
    entered(chair, dan, "Dan")
    assert status(dan, ELLA) == [200]
    demo.write(load("tests.explorer.cypher", "knows_privately"), who="dan", client="maureen")
    assert status(dan, ELLA) == [404]


def test_a_chair_who_knows_somebody_privately_opens_none_and_no_longer_chairs(
    chair: FlaskClient, dan: FlaskClient, demo: Store
) -> None:
    opened(chair)
    entered(chair, dan, "Dan")
    demo.write(load("tests.explorer.cypher", "knows_privately"), who="priya", client="maureen")
    assert status(dan, ELLA, SHAW) == [404, 404]
    assert soup(chair.get("/meeting")).select_one(".ct-spoken") is None
    demo.write(load("tests.explorer.cypher", "forget_private"))
    tapped(chair, "/meeting/end")
    demo.write(load("tests.explorer.cypher", "knows_privately"), who="priya", client="maureen")
    assert opened(chair, made="another").status_code == 409


def test_who_was_not_let_in_asks_no_more_and_who_left_does(chair: FlaskClient, dan: FlaskClient, demo: Store) -> None:
    opened(chair)
    wrong, code = words(soup(come(dan, "0000-0000"))), spoken(chair)
    entered(chair, dan, "Dan")
    tapped(chair, "/meeting/send-away", "Dan")
    assert come(dan, code).status_code == 303
    tapped(chair, "/meeting/send-away", "Dan")
    assert words(soup(come(dan, code))) == wrong
    assert status(dan, ELLA) == [404]
    # Nor by another account of theirs.
    assert [each["left"] for each in held(demo)[0]["everyone"]] == [True]


def test_who_is_there_and_types_the_code_again_stays(chair: FlaskClient, dan: FlaskClient) -> None:
    opened(chair)
    entered(chair, dan, "Dan")
    assert come(dan, spoken(chair)).status_code == 303
    assert status(dan, ELLA) == [200]


def test_the_most_who_can_be_there_are_those_who_are_there(
    chair: FlaskClient, dan: FlaskClient, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "AT_MOST", 1)
    opened(chair)
    sam = signed_in("sam")
    entered(chair, sam, "Sam")
    assert come(sam, spoken(chair)).status_code == 303
    assert come(dan, spoken(chair)).status_code == 400
    tapped(sam, "/meeting/leave")
    assert come(dan, spoken(chair)).status_code == 303


def test_coming_to_another_meeting_stamps_nothing_on_one_that_is_over(
    chair: FlaskClient, dan: FlaskClient, demo: Store
) -> None:
    opened(chair)
    entered(chair, dan, "Dan")
    tapped(chair, "/meeting/end")
    opened(chair, made="another")
    come(dan, spoken(chair))
    assert [each["left"] for meeting in held(demo) for each in meeting["everyone"]] == [False, False]


def test_a_chair_who_is_at_another_meeting_can_leave_it(
    chair: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    add_account(demo, "jo chairs", "jo", password_hash, role="chair")
    jo = signed_in("jo chairs")
    opened(chair)
    opened(jo, "/families/walsh/meeting")
    entered(chair, jo, "Jo")
    page = soup(jo.get("/meeting"))
    assert "You are at another meeting too" in words(page)
    assert spoken(jo)
    tapped(jo, "/meeting/leave")
    assert "You are at another meeting too" not in words(soup(jo.get("/meeting")))
    assert "besides you (0)" in words(soup(chair.get("/meeting")))


def test_where_no_agency_is_shown_no_role_is(
    chair: FlaskClient, demo: Store, signed_in: SignIn, password_hash: str
) -> None:
    """Kofi works for a service whose support starts sealed; that he is a drug worker would tell of it."""
    add_account(demo, "kofi", "kofi", password_hash)
    opened(chair)
    come(signed_in("kofi"), spoken(chair))
    asking = words(soup(chair.get("/meeting")).select_one("section[aria-labelledby=asking] li"))
    assert asking.startswith("Kofi")
    assert "worker" not in asking.lower()


def test_a_meeting_ends_with_the_override_of_somebody_it_is_about(
    signed_in: SignIn, demo: Store, password_hash: str, clock: Clock
) -> None:
    """Not with a later one of somebody else."""
    add_account(demo, "nina chairs", "nina", password_hash, role="chair")
    nina = signed_in("nina chairs")
    assert overridden(nina, words=SENTENCE).status_code == 303
    clock.forward(minutes=20)
    demo.write(
        load("tests.explorer.cypher", "put_opening"),
        account="nina chairs",
        client="mia",
        since=clock.now,
        until=clock.now + timedelta(hours=8),
    )
    assert "It ends at 10:30." in words(follow(nina, opened(nina, minutes="180")))


# The journal


def test_what_was_refused_is_entered_as_refused(chair: FlaskClient, dan: FlaskClient, demo: Store) -> None:
    opened(chair)
    (meeting,) = held(demo)
    done = doors(demo)
    come(dan, "0000-0000")
    demo.write(load("tests.explorer.cypher", "knows_privately"), who="dan", client="tom")
    come(dan, spoken(chair))
    demo.write(load("tests.explorer.cypher", "forget_private"))
    assert opened(chair, made="another").status_code == 409
    assert doors(demo) == done
    refused = [each for each in entries(demo, "refused") if each["query"].startswith("meetings.")][-3:]
    assert [(each["query"], each["subjects"]) for each in refused] == [
        ("meetings.come", []),
        ("meetings.come", []),
        ("meetings.open", []),
    ]
    assert [each["focus"] for each in refused[:2]] == [None, meeting["id"]]


def test_letting_in_whom_nobody_asks_for_any_more_is_refused(chair: FlaskClient, dan: FlaskClient, demo: Store) -> None:
    opened(chair)
    come(dan, spoken(chair))
    (meeting,) = held(demo)
    standing = held_now(demo, meeting["id"], NOW, NOW.date())
    assert standing is not None
    (who,) = standing.everyone
    tapped(dan, "/meeting/leave")
    done = doors(demo)
    assert not meetings.let_in(demo, standing.chair, standing, who, ["ella"], NOW)
    assert doors(demo) == done
    entry = entries(demo, "refused")[-1]
    assert (entry["query"], entry["focus"], entry["subjects"]) == ("meetings.let_in", meeting["id"], [])


def test_the_journal_holds_after_refusals(chair: FlaskClient, dan: FlaskClient, demo: Store) -> None:
    """A refusal takes the link of no entry that was not written."""
    opened(chair)
    for _ in range(3):
        come(dan, "0000-0000")
    entered(chair, dan, "Dan")
    numbers: dict[str, list[int]] = {}
    for each in demo.read(load("tests.explorer.cypher", "links")):
        numbers.setdefault(each["chain"], []).append(each["number"])
    for found in numbers.values():
        assert found == list(range(found[0], found[0] + len(found)))
