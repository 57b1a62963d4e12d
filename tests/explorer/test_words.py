from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from explorer import create_app, dates, kin_words, questions, timeline_words, words
from graph.codes import agency_kinds, codes
from graph.identity import Identity
from graph.model import Situation
from graph.settings import load_settings
from graph.store import Store
from queries.contacts import LastContact
from queries.kin import OTHER_SIDE, Relative
from queries.missing import RULES
from queries.numbers import Number
from queries.people import Person, TeamMember
from queries.standing import Standing, Via
from queries.timeline_events import EVENT_KINDS, Event, Party
from tests.explorer.conftest import KEY

TODAY = date(2026, 11, 25)  # a Wednesday
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def app() -> Iterator[Flask]:
    """The pages, on no database: words need none."""
    with Store("bolt://127.0.0.1:1", "x", "x") as store:
        yield create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), store, lambda: NOW)


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
    one = contact(kind)
    assert words.last_words(one, "Ella", TODAY).endswith("Ella today")
    assert words.next_words(one, NOW).endswith("today")
    assert words.last_by(one, None, TODAY).startswith("Priya Nair ")
    assert words.last_by(one, "p", TODAY).startswith("You ")
    assert words.next_by(one, "other", NOW).startswith("Priya Nair ")
    assert words.next_by(one, "p", NOW).startswith("You ")


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
    assert [words.kind_inside(kind) for kind in ("gp", "health-visiting")] == ["GP practice", "health visiting"]
    assert words.family_inside("Shaw") == "the Shaw family"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"age": 7}, "7"),
        ({"age": 0}, "under 1"),
        ({"age": None}, ""),
        ({"age": None, "expected": date(2026, 12, 3)}, "due 3 December"),
        ({"age": None, "expected": date(2027, 1, 3)}, "due 3 January 2027"),
        ({"age": None, "expected": date(2026, 11, 24)}, "was due 24 November"),
        ({"age": 81, "died": date(2026, 1, 3)}, "died on 3 January 2026"),
        ({"age": 9, "identity": Identity(client_id="c", born_year=2017)}, "born in 2017"),
    ],
)
def test_ages(given: dict, said: str):
    blank = {"born": None, "expected": None, "died": None, "situations": (), "families": ()}
    person = Person(id="c", name="Ella Shaw", **{**blank, "identity": Identity(client_id="c"), **given})
    assert words.age_words(person, TODAY) == said
    assert words.first_name(person) == "Ella Shaw"


def member(**more) -> TeamMember:
    given = {
        "id": "p", "kind": "professional", "name": "Sam Hill", "role": None, "agencies": (), "email": None,
        "number": Number("1", "own"), "lead": False, "away_until": None, "absent": False, "cover": None, "since": None,
        "named_on": None, "last": None, "next": None, "source": None, "as_of": None, "involvements": (), **more,
    }  # fmt: skip
    return TeamMember(**given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "direct line"),
        ({"number": None}, ""),
        ({"number": Number("1", "cover"), "cover": "Ana Costa"}, "Ana Costa covers"),
        (
            {"number": Number("1", "cover"), "cover": "Ana Costa", "absent": True, "away_until": date(2026, 12, 9)},
            "Sam Hill is away until 9 December; Ana Costa covers",
        ),
        (
            {"number": Number("1", "duty"), "absent": True, "away_until": date(2027, 1, 9)},
            "Sam Hill is away until 9 January 2027; the duty line",
        ),
        ({"number": Number("1", "desk"), "absent": True}, "Sam Hill is not at work today; the agency’s number"),
        ({"number": None, "absent": True}, "Sam Hill is not at work today"),
    ],
)
def test_which_number_it_is_and_why(given: dict, said: str):
    assert words.number_words(member(**given), TODAY) == said


def person(gender: str | None = None, name: str = "Ella") -> Person:
    identity = Identity(client_id="c", given_name=name, gender=gender)
    return Person("c", name, None, None, None, None, identity, (), ())


@pytest.mark.parametrize(
    ("kin", "gender", "said"),
    [
        ("sibling", "female", "Tom’s sister Ella"),
        ("sibling", "male", "Tom’s brother Ella"),
        ("sibling", None, "Tom’s sibling Ella"),
        ("parent", "other", "Tom’s parent Ella"),
        ("ward", "female", "Ella, whose guardian is Tom"),
        ("something new", "female", "Tom’s relative Ella"),
    ],
)
def test_kinship(kin: str, gender: str | None, said: str):
    assert kin_words.kin_words(Relative(person(gender), kin), "Tom") == said


def test_every_kind_of_kinship_has_words():
    assert {*codes()["relation_kinds"], *OTHER_SIDE.values()} == set(kin_words.KIN)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"on_team": True}, "You see this because you are on the team."),
        ({"ended": TODAY}, "You see this because you were on the team until lately."),
        (
            {"level": "family"},
            "You see this much because you support, opened or are at a meeting about someone of the same family.",
        ),
        ({}, "You see this for a while, because you opened it or are at a meeting."),
        (
            {"level": "family", "through": (Via(person("female"), "sibling"), Via(person(name="Ida"), None))},
            "You see this much because you support Tom’s sister Ella and Ida.",
        ),
        ({"through": (Via(person(), None),)}, "You see this because you support Ella."),
    ],
)
def test_why_one_sees_somebody(given: dict, said: str):
    blank = {"level": "client", "on_team": False, "leads": False, "ended": None, "readable_until": None, "through": ()}
    assert kin_words.why_words(Standing(**{**blank, **given}), "Tom") == said


def event(what: str, **more) -> Event:
    return Event(**{"on": date(2026, 11, 9), "what": what, "kind": "team", "key": "k", "parties": (PRIYA,), **more})


PRIYA, JO = Party("p", "Priya Nair"), Party("j", "Jo Reid")


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (event("joined", code="social-worker", agencies=("Social care",)),
         "Priya Nair (Social worker, Social care) joined the team"),
        (event("joined", lead=True), "Priya Nair joined as the lead"),
        (event("left"), "Priya Nair left the team"),
        (event("contact", code="visit"), "Priya Nair visited"),
        (event("contact", code=None, parties=()), "someone was in touch with Ella"),
        (event("contact", code="meeting", parties=(PRIYA, JO)), "Meeting with Priya Nair and Jo Reid"),
        (event("contact", code="call", parties=(PRIYA, JO), about_only=True),
         "Priya Nair and Jo Reid spoke about Ella"),
        (event("contact", code="visit", planned=True),
         "A visit by Priya Nair was planned; none is recorded on that day"),
        (event("contact", code="visit", planned=True, on=date(2026, 11, 25)), "Priya Nair visits"),
        (event("situation-began", code="child-in-need"), "Child in need began"),
        (event("situation-ended", code="ehcp"), "Education, health and care plan ended"),
        (event("moved-in", text="Shaw"), "Ella came to live with the Shaw family"),
        (event("born-into", text="Shaw"), "Ella was born into the Shaw family"),
        (event("moved-out", text="Shaw"), "Ella left the Shaw family"),
        (event("belongs", text="Shaw"), "Ella came to belong to the Shaw family, living elsewhere"),
        (event("address", text="12 Mill Lane"), "Moved to 12 Mill Lane"),
    ],
)  # fmt: skip
def test_what_happened(one: Event, said: str):
    assert timeline_words.event_words(one, "Ella", NOW) == said


def test_every_kind_of_event_has_a_filter():
    assert tuple(timeline_words.FILTERS) == EVENT_KINDS


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (event("left"), "Mon 9"),
        (event("contact", at="2026-11-09T15:30:00Z"), "Mon 9, 15:30"),
        (event("contact", planned=True, on=date(2026, 12, 1), at="2026-12-01T10:00:00Z"), "Tue 1 Dec, 10:00"),
        (event("joined", on=None), ""),
    ],
)
def test_the_day_of_an_event(one: Event, said: str):
    assert timeline_words.event_day(one, NOW) == said


def test_every_rule_has_a_name_to_be_chosen_by():
    assert set(questions.TITLES) == {rule.code for rule in RULES}


def test_every_thing_that_a_source_tells_of_has_words():
    assert words.sources_words(words.ABOUT) == "name and age, team, situation, home and contact"


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 11, 26), "Tomorrow, Thursday 26 November"), (date(2026, 11, 27), "Friday 27 November")],
)
def test_a_day_over_what_is_planned_on_it(day: date, said: str):
    assert dates.day_heading(day, TODAY) == said
    assert dates.month_heading(day) == "November 2026"
