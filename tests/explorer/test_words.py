from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from explorer import dates, words
from graph.codes import agency_kinds, codes
from graph.identity import Identity
from graph.model import Situation
from queries.people import LastContact, Person

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.fixture(autouse=True)
def _in_english(app: Flask):
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (60, "8 weeks ago"),
        (61, "2 months ago"),
        (365, "12 months ago"),
        (729, "24 months ago"),
        (731, "2 years ago"),
        (4000, "10 years ago"),
    ],
)
def test_how_long_ago(days: int, said: str):
    assert dates.ago(TODAY - timedelta(days=days), TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "today"),
        (date(2026, 11, 26), "tomorrow"),
        (date(2026, 11, 27), "on Friday"),
        (date(2026, 12, 1), "on Tuesday"),
        (date(2026, 12, 2), "on Wednesday 2 December"),
        (date(2027, 1, 4), "on Monday 4 January 2027"),
    ],
)
def test_when_it_comes(day: date, said: str):
    assert dates.coming(day, TODAY) == said
    assert dates.coming(day, TODAY, "10:00") == f"{said} at 10:00"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 3), "since 3 November"),
        (date(2026, 3, 3), "since March"),
        (date(2024, 3, 3), "since March 2024"),
    ],
)
def test_since_when(day: date, said: str):
    assert dates.since(day, TODAY) == said


def test_a_day_in_full():
    assert dates.long_day(date(2026, 3, 31)) == "31 March 2026"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-26T15:30:00Z", "15:30"),
        ("2026-07-26T15:30:00+00:00", "16:30"),
        ("2026-11-26T15:30", "15:30"),
        ("", None),
        (None, None),
        ("soon", None),
    ],
)
def test_the_time_of_day_where_the_service_is(at: str | None, said: str | None):
    assert dates.clock_time(at, ZoneInfo("Europe/London")) == said


def contact(kind: str | None, **more) -> LastContact:
    given = {"id": "k", "on": TODAY, "at": None, "kind": kind, "by": "p", "by_name": "Priya Nair", **more}
    return LastContact(**given, with_id="c", with_name="Ella Shaw")


@pytest.mark.parametrize("kind", [*codes()["contact_kinds"], None, "something new"])
def test_every_kind_of_contact_has_words(kind: str | None):
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    one = contact(kind)
    assert words.last_words(one, "Ella", TODAY).endswith("Ella today")
    assert words.next_words(one, now).endswith("today")
    assert words.last_by(one, None, TODAY).startswith("Priya Nair ")
    assert words.last_by(one, "p", TODAY).startswith("You ")
    assert words.next_by(one, "other", now).startswith("Priya Nair ")
    assert words.next_by(one, "p", now).startswith("You ")


@pytest.mark.parametrize(
    ("role", "said"),
    [("tenancy-officer", "Tenancy officer"), ("gp", "GP"), ("lead-gp", "Lead GP"), (None, ""), ("", ""), ("--", "")],
)
def test_roles_as_people_write_them(role: str | None, said: str):
    assert words.role_words(role) == said


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("0161 496 0123", "01614960123"),
        ("+44 (0)161 496 0123", "+441614960123"),
        ("(0161) 496-0123 ext 4", "01614960123"),
        ("0161 496 0123 x4", "01614960123"),
        ("ask reception", ""),
        ("", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_number_as_a_phone_takes_it(phone: str, dialled: str):
    assert words.dialled(phone) == dialled


def test_families_ages_and_lists():
    assert words.family_words("Shaw") == "The Shaw family"
    assert words.family_words("Familjen Berg") == "Familjen Berg"
    assert words.listed([]) == ""
    assert words.listed(["Kelly"]) == "Kelly"
    assert words.listed(["Kelly", "Ella", "Tom"]) == "Kelly, Ella and Tom"
    assert words.situation_words(Situation(client_id="c", code="ehcp"), TODAY) == "education, health and care plan"
    assert words.kind_words("gp") == agency_kinds()["gp"].label
    assert words.kind_words("new-kind") == "new-kind"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"age": 7}, "7"),
        ({"age": 0}, "under 1"),
        ({"age": None}, ""),
        ({"age": None, "expected": date(2027, 1, 3)}, "due on 3 January 2027"),
        ({"age": 81, "died": date(2026, 1, 3)}, "died on 3 January 2026"),
    ],
)
def test_ages(given: dict, said: str):
    blank = {"born": None, "expected": None, "died": None, "situations": (), "families": ()}
    person = Person(id="c", name="Ella Shaw", identity=Identity(client_id="c"), **{**blank, **given})
    assert words.age_words(person) == said
    assert words.first_name(person) == "Ella Shaw"
