"""Days, ages and names in words, and text that is safe anywhere."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualise.words import age_words, ago, coming, day_of, listed, long_day, plain, shorten, spoken, wrap_two

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (36, "5 weeks ago"),
        (60, "8 weeks ago"),
        (61, "2 months ago"),
        (365, "12 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
        (4000, "10 years ago"),
    ],
)
def test_ago(days: int, words: str):
    assert ago(TODAY - timedelta(days=days), TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (2, "Tuesday 24 November"), (60, "Thursday 21 January 2027")],
)
def test_coming(days: int, words: str):
    assert coming(TODAY + timedelta(days=days), TODAY) == words


def test_long_day():
    assert long_day(TODAY) == "22 November 2026"


def test_day_of():
    assert day_of("2026-11-22") == TODAY
    assert day_of("2026-11-22T23:30:00Z") == TODAY
    assert day_of(datetime(2026, 11, 22, 8, tzinfo=UTC)) == TODAY
    assert day_of(TODAY) == TODAY
    assert day_of(None) is None
    assert day_of("soon") is None


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"age": 7}, "7"),
        ({"age": 0}, "under 1"),
        ({"age": None}, ""),
        ({}, ""),
        ({"age": 80, "died": "2026-01-01"}, "died"),
        ({"expected": "2027-05-03"}, "due 3 May 2027"),
        ({"expected": "2026-05-03", "born": "2026-05-01", "age": 0}, "under 1"),
    ],
)
def test_age_words(facts: dict[str, object], words: str):
    assert age_words(facts) == words


def test_listed_and_spoken():
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert spoken("tenancy-officer") == "tenancy officer"
    assert spoken(None) == ""


def test_wrap_two():
    assert wrap_two("Housing", 20) == ("Housing",)
    assert wrap_two("Children’s social care", 20) == ("Children’s social", "care")
    assert wrap_two("x" * 30, 20) == ("x" * 19 + "…",)


@given(st.text())
def test_plain_text_is_one_line_that_drives_nothing(text: str):
    made = plain(text)
    assert plain(made) == made
    assert all(char.isprintable() or ord(char) > 127 for char in made)
    assert not set(made) & set("\n\r\t\x1b\x07\x00\u2028\u2029\u202e\u2066")
    made.encode("utf-8")


@given(st.text(), st.integers(2, 40))
def test_shortened_text_is_short(text: str, limit: int):
    assert len(shorten(text, limit)) <= limit
    assert text.startswith(shorten(text, limit).removesuffix("…"))


def test_a_letter_keeps_its_marks_when_text_is_shortened():
    assert shorten("abe\u0301\u0302\u0303xyz", 6) == "abe\u0301\u0302\u0303xyz"[:2] + "…"
