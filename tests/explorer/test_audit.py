"""The privacy officer's pages: who looked, what to review, what to ask about; of their areas, and no sealed tie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.cypher import load
from graph.overseen import Known, Reading
from graph.store import Store
from graph.viewer import Viewer
from queries import openings
from queries.unusual import MANY, NIGHT, OWN_NAME, unusual
from tests.explorer.conftest import Clock, add_account, by_real_time
from tests.explorer.pages import a_token, soup, token, words
from tests.explorer.test_doors import join
from tests.explorer.test_entering import filled
from tests.explorer.test_openings import SENTENCE, opened

SignIn = Callable[[str], FlaskClient]
LONDON = ZoneInfo("Europe/London")


@pytest.fixture(autouse=True)
def forgotten(network: Store) -> Iterator[None]:
    """What was opened or joined doesn't outlive the test."""
    yield
    network.write(load("tests.explorer.cypher", "forget_doors"))
    network.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=False)


@pytest.fixture
def clock() -> Clock:
    """The real time, by which the journal is written."""
    return by_real_time()


@pytest.fixture
def petra(demo: Store, signed_in: SignIn, password_hash: str) -> FlaskClient:
    """Petra, privacy officer of North."""
    add_account(demo, "petra", None, password_hash, "North", role="privacy-officer")
    return signed_in("petra")


def asked(browser: FlaskClient, client: str = "ella", days: str = "7") -> TestResponse:
    """Ask who looked at a client."""
    return browser.post("/audit/looked", data={"client": client, "days": days, "csrf_token": token(browser, "/audit")})


def rows(answer: TestResponse) -> list[str]:
    """The lines of the table, whoever reads them."""
    return [words(each) for each in soup(answer).select("tbody tr")]


def test_signing_in_leads_to_the_question_and_to_nobodys_record(petra: FlaskClient) -> None:
    assert petra.get("/").location == "/audit"
    page = soup(petra.get("/audit"))
    assert words(page.h1) == "Who looked"
    assert not page.select(".ct-search")
    assert [petra.get(path).status_code for path in ("/clients/ella", "/families/shaw", "/find", "/agencies")] == [
        403
    ] * 4


def test_others_do_not_see_the_journal(ana: FlaskClient) -> None:
    assert [ana.get(path).status_code for path in ("/audit", "/reviews")] == [403, 403]
    given = {"client": "ella", "days": "7", "csrf_token": a_token(ana)}
    assert [ana.post(path, data=given).status_code for path in ("/audit/looked", "/reviews/done")] == [403, 403]


def test_who_looked_at_this_child_last_week(petra: FlaskClient, ana: FlaskClient) -> None:
    for _ in range(3):
        ana.get("/clients/ella")
    answer = asked(petra)
    assert answer.status_code == 200
    (line,) = [each for each in rows(answer) if "Opened their page" in each and "Ana Costa" in each]
    assert "Practitioner, Health visiting, North" in line
    assert line.endswith("3")
    assert "Ella" not in answer.text, "no client is named"
    assert answer.request.query_string == b""


def test_whose_name_stood_on_anothers_page_was_not_opened(petra: FlaskClient, ana: FlaskClient) -> None:
    """Tom stands beside his sister."""
    ana.get("/clients/ella")
    found = [each for each in rows(asked(petra, "tom")) if "Ana Costa" in each]
    assert [each for each in found if "Saw their name on somebody else’s page" in each]
    assert not [each for each in found if "Opened their page" in each]


def test_somebody_of_another_area_is_as_if_not_there(petra: FlaskClient, signed_in: SignIn) -> None:
    signed_in("sam").get("/clients/gemma")
    gemma, nobody = (words(soup(asked(petra, client)).main).replace(client, "X") for client in ("gemma", "zzz"))
    assert "Nobody’s looks are recorded for you here." in gemma
    assert gemma == nobody


def test_who_has_no_people_is_not_sent_to_them(petra: FlaskClient, ana: FlaskClient) -> None:
    ways = [
        words(soup(browser.get(path)).select_one("main a"))
        for browser, path in ((petra, "/clients/ella"), (ana, "/audit"))
    ]
    assert ways == ["Go to my first page", "Go to my people"]


def test_whose_only_tie_is_sealed_is_left_out(
    demo: Store, petra: FlaskClient, signed_in: SignIn, password_hash: str
) -> None:
    add_account(demo, "nina", "nina", password_hash)
    demo.write(load("tests.explorer.cypher", "add_hidden"), professional="nina", visibility="hidden")
    assert signed_in("nina").get("/clients/ella").status_code == 200
    assert [each for each in rows(asked(petra)) if "Nina" in each] == []
    assert "Nina" not in petra.get("/audit").text
    demo.write(load("tests.explorer.cypher", "open_hidden"), professional="nina")
    assert [each for each in rows(asked(petra)) if "Nina" in each and "Opened their page" in each]


def test_whose_only_tie_in_the_family_is_sealed_is_left_out_of_everybody_s_list(
    demo: Store, petra: FlaskClient, signed_in: SignIn, password_hash: str
) -> None:
    """Tom's list would else tell of who supports his sister."""
    add_account(demo, "kofi", "kofi", password_hash)
    demo.write(load("tests.explorer.cypher", "add_hidden"), professional="kofi", visibility="hidden")
    assert signed_in("kofi").get("/families/shaw").status_code == 200
    assert [each for each in rows(asked(petra, "tom")) if "Kofi" in each] == []
    demo.write(load("tests.explorer.cypher", "open_hidden"), professional="kofi")
    assert [each for each in rows(asked(petra, "tom")) if "Kofi" in each]


def test_what_was_done_behind_a_seal_stays_left_out_when_it_is_opened(
    demo: Store, petra: FlaskClient, signed_in: SignIn, password_hash: str, clock: Clock
) -> None:
    """That it was opened, too: it says that there was something to open."""
    add_account(demo, "kofi", "kofi", password_hash)
    demo.write(load("tests.explorer.cypher", "sealed_tie"), since=clock().date(), visibility="hidden")
    kofi = signed_in("kofi")
    form = filled(soup(kofi.get("/clients/ella")).select_one("form[action='/clients/ella/open-seal']"))
    try:
        assert kofi.post("/clients/ella/open-seal", data=form).status_code == 303
        assert [each for each in rows(asked(petra)) if "Kofi" in each] == []
        # Had it been opened yesterday, today's looks would be those of anybody on the team.
        demo.write(load("tests.explorer.cypher", "opened_yesterday"))
        assert [each for each in rows(asked(petra)) if "Kofi" in each and "Opened their page" in each]
    finally:
        demo.write(load("tests.explorer.cypher", "forget_doors"))


def test_that_somebody_sealed_a_tie_is_not_told_where_an_open_one_stands_beside_it(
    demo: Store, petra: FlaskClient, signed_in: SignIn, password_hash: str, clock: Clock
) -> None:
    add_account(demo, "jo", "jo", password_hash)
    days = {"since": clock().date() - timedelta(days=60), "until": clock().date() - timedelta(days=30)}
    demo.write(load("tests.explorer.cypher", "ended_before"), **days)
    jo = signed_in("jo")
    try:
        form = filled(soup(jo.get("/clients/ella")).select_one("form[action='/clients/ella/seal']"))
        assert jo.post("/clients/ella/seal", data={**form, "visibility": "hidden"}).status_code == 303
        assert [each for each in rows(asked(petra)) if "Jo Reid" in each and "Opened their page" in each]
        assert [each for each in rows(asked(petra)) if "ealed" in each] == []
    finally:
        demo.write(load("tests.explorer.cypher", "forget_seals"))
        demo.write(load("tests.explorer.cypher", "forget_before"))


def test_whoever_only_joined_has_no_tie_to_hide_behind(
    demo: Store, petra: FlaskClient, signed_in: SignIn, password_hash: str
) -> None:
    add_account(demo, "kofi", "kofi", password_hash)
    join(signed_in("kofi"))
    assert [each for each in rows(asked(petra)) if "Kofi" in each]


def test_somebody_without_an_address_is_reviewed_by_any_privacy_officer(petra: FlaskClient, signed_in: SignIn) -> None:
    priya = signed_in("priya")
    new = {"given_name": "Max", "family_name": "Dale", "born": "2020", "phone": "0161 496 0999", "made": "a1"}
    priya.post("/find/add", data={**new, "csrf_token": token(priya, "/find")})
    assert opened(signed_in("sam"), {"name": "Max Dale", "born": "2020-07-01"}).status_code == 303
    assert SENTENCE in petra.get("/reviews").text


def test_shielded_whereabouts_are_no_area(demo: Store, petra: FlaskClient, ana: FlaskClient) -> None:
    """Whether a shielded person lives in one's area would tell where they are: every privacy officer may ask."""
    ana.get("/clients/ella")
    demo.write(load("tests.explorer.cypher", "shield"), client="ella", shielded=True)
    assert [each for each in rows(asked(petra)) if "Ana Costa" in each]


def test_reading_the_journal_is_in_it(demo: Store, petra: FlaskClient) -> None:
    asked(petra)
    last = demo.read(load("tests.explorer.cypher", "entries"))[-1]
    assert (last["act"], last["query"], last["subjects"]) == ("view", "audit.looked", ["ella"])
    assert [each for each in rows(asked(petra)) if "petra" in each and "Asked who looked at them" in each]


def test_why_was_this_override_made(demo: Store, petra: FlaskClient, signed_in: SignIn, clock: Clock) -> None:
    opened(signed_in("sam"))
    page = soup(petra.get("/reviews"))
    (section,) = page.select("section")
    assert "Opened without waiting (override): Sam Hill, Riverside Housing" in words(section)
    assert SENTENCE in words(section)
    assert "Someone is at serious risk" in words(section)
    form = filled(section.form)
    assert petra.post("/reviews/done", data={**form, "opening": "no such"}).status_code == 404
    assert petra.post("/reviews/done", data=form).status_code == 303
    # Why it was made can still be read, and is reviewed once.
    (section,) = soup(petra.get("/reviews")).select("details section")
    assert SENTENCE in words(section)
    assert "Reviewed on" in words(section)
    assert section.form is None
    assert petra.post("/reviews/done", data=form).status_code == 404, "once"
    clock.forward(days=91)
    assert soup(signed_in("petra").get("/reviews")).select("section") == []
    last = demo.read(load("tests.explorer.cypher", "entries"))
    assert "openings.review" in {each["query"] for each in last}


def test_nobody_reviews_what_they_opened_themselves(demo: Store, signed_in: SignIn) -> None:
    opened(signed_in("sam"))
    (made,) = demo.read(load("tests.explorer.cypher", "openings"))
    own = Viewer(made["account"], "privacy-officer", areas=("North",))
    assert not openings.review(demo, own, made["id"], datetime.now(UTC))
    assert openings.review(demo, Viewer("another", "privacy-officer"), made["id"], datetime.now(UTC))


def test_a_review_of_another_area_is_not_there(demo: Store, signed_in: SignIn, password_hash: str) -> None:
    opened(signed_in("sam"))
    (made,) = demo.read(load("tests.explorer.cypher", "openings"))
    add_account(demo, "olga", None, password_hash, "Riverside", role="privacy-officer")
    olga = signed_in("olga")
    assert soup(olga.get("/reviews")).select("section") == []
    given = {"opening": made["id"], "csrf_token": token(olga, "/audit")}
    assert olga.post("/reviews/done", data=given).status_code == 404


def test_joinings_that_wait_or_lapsed_are_listed(petra: FlaskClient, signed_in: SignIn, clock: Clock) -> None:
    join(signed_in("sam"))
    (line,) = rows(petra.get("/reviews"))
    assert "Sam Hill Riverside Housing ella" in line
    assert "waits until" in line
    clock.forward(days=10)
    later = signed_in("petra")
    (line,) = rows(later.get("/reviews"))
    assert "ended without a yes on" in line
    clock.forward(days=40)
    assert rows(signed_in("petra").get("/reviews")) == []


def test_a_sealed_joining_is_left_out(demo: Store, petra: FlaskClient, signed_in: SignIn) -> None:
    join(signed_in("sam"))
    demo.write(load("tests.explorer.cypher", "seal_joinings"))
    assert rows(petra.get("/reviews")) == []


@pytest.mark.parametrize("given", [{"client": ""}, {"client": "x" * 201}, {"days": "8"}, {"days": ""}])
def test_what_the_form_does_not_offer_is_refused(petra: FlaskClient, given: dict[str, str]) -> None:
    fields = {"client": "ella", "days": "7", "csrf_token": token(petra, "/audit"), **given}
    assert petra.post("/audit/looked", data=fields).status_code == 400


def read_at(hour: int, focus: str, who: str = "Kai Shaw", role: str = "practitioner", day: int = 25) -> Reading:
    """Somebody opened a person at an hour of a day in November, when clocks here are those of UTC."""
    at = datetime(2026, 11, day, hour, 5, tzinfo=UTC)
    return Reading(at, f"account of {who}", who, role, who, focus, (focus,))


KNOWN = {f"c{number}": Known(frozenset({"Hill-Shaw" if number == 1 else "Poe"}), frozenset()) for number in range(50)}


def test_ones_own_family_name_is_asked_about_once() -> None:
    found = unusual(KNOWN, [read_at(10, "c1"), read_at(11, "c1"), read_at(11, "c2")], [], LONDON)
    assert [(each.kind, each.client, each.at.hour) for each in found] == [(OWN_NAME, "c1", 11)]


def test_far_more_people_than_usual_in_an_hour_are_asked_about() -> None:
    usual = [read_at(hour, f"c{number}", "Ann Bee") for hour in (9, 10, 11) for number in range(3)]
    many = [read_at(14, f"c{number}", "Ann Bee") for number in range(16)]
    (found,) = unusual(KNOWN, [*usual, *many], [], LONDON)
    assert (found.kind, found.people, found.usual, found.at.hour) == (MANY, 16, 3, 14)
    assert unusual(KNOWN, [*usual, *many[:14]], [], LONDON) == ()
    busy = [read_at(hour, f"c{number}", "Ann Bee") for hour in (9, 10, 11, 14) for number in range(16)]
    assert unusual(KNOWN, busy, [], LONDON) == (), "it is usual for them"


NIGHTS = [(23, "practitioner", 1), (5, "practitioner", 1), (6, "practitioner", 0), (23, "duty-desk", 0)]


@pytest.mark.parametrize(("hour", "role", "found"), NIGHTS)
def test_nights_are_asked_about_but_of_desks(hour: int, role: str, found: int) -> None:
    assert [each.kind for each in unusual(KNOWN, [read_at(hour, "c2", "Ann Bee", role)], [], LONDON)] == [NIGHT] * found


def test_own_name_is_asked_about_on_the_page(
    demo: Store, petra: FlaskClient, signed_in: SignIn, password_hash: str
) -> None:
    add_account(demo, "nina", "nina", password_hash)
    demo.write(load("tests.explorer.cypher", "add_hidden"), professional="nina", visibility="open")
    demo.write(load("tests.explorer.cypher", "rename"), professional="nina", name="Nina Shaw")
    try:
        assert signed_in("nina").get("/clients/ella").status_code == 200
        found = words(soup(petra.get("/audit")).select_one("section[aria-labelledby=unusual]"))
    finally:
        demo.write(load("tests.explorer.cypher", "rename"), professional="nina", name="Nina Patel")
    assert "Nina Shaw opened somebody of the same family name (client ella), last on" in found
    assert "Are they related?" in found
