"""A pilot's figures: what is counted, how long a search took, what is left out because it would be about a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from graph.errors import InputRefused
from queries.pilot_figures import FEWEST, MADE, OPENED, Answered, Event, figures, surveyed

# A Monday.
START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PEOPLE = [f"account {number}" for number in range(FEWEST)]


def did(who: str, minutes: float, act: str, query: str, *subjects: str, rows: int = 1) -> Event:
    return Event(who, START + timedelta(minutes=minutes), act, query, frozenset(subjects), rows)


def search(who: str, minutes: float, *found: str) -> Event:
    return did(who, minutes, "search", "closed-search", *found, rows=len(found))


def of(events: list[Event], week: date | None = None) -> dict[str, float]:
    return {each.name: each.value for each in figures(events, UTC) if each.week == week}


def ordinary() -> Iterator[Event]:
    """Each searches, opens the page `number` minutes later, and records a contact an hour after the search."""
    for number, who in enumerate(PEOPLE):
        yield search(who, 0, "ella", "tom")
        yield did(who, number, "view", "client", "ella")
        yield did(who, 60, "change", "entered.record", "tom")


def test_searches_and_what_came_of_them() -> None:
    found = of([*ordinary(), search(PEOPLE[0], 5), did(PEOPLE[1], 9, "door", "doors.join", "ella")])
    assert (found["searches"], found["searches with a result"]) == (FEWEST + 1, FEWEST)
    assert (found["ties recorded"], found["contacts recorded"], found["questions answered"]) == (1, FEWEST, 0)
    assert (found[OPENED], found[MADE]) == (2.0, 60.0)


def test_only_ones_own_page_of_whom_one_found_counts_and_for_a_day() -> None:
    events = [search(who, 0, "ella") for who in PEOPLE]
    assert OPENED not in of([*events, *(did(who, 1, "view", "client", "tom") for who in PEOPLE)])
    assert OPENED not in of([*events, *(did(PEOPLE[0], 1 + n, "view", "client", "ella") for n in range(FEWEST))])
    day = 24 * 60
    assert of([*events, *(did(who, day, "view", "client", "ella") for who in PEOPLE)])[OPENED] == day
    assert OPENED not in of([*events, *(did(who, day + 1, "view", "client", "ella") for who in PEOPLE)])


def test_a_week_of_too_few_people_is_left_out_of_the_whole_too() -> None:
    week = 7 * 24 * 60
    lonely = [search(PEOPLE[0], week + n, "ella") for n in range(20)]
    assert figures([*ordinary(), *lonely], UTC) == figures(ordinary(), UTC)
    assert figures(lonely, UTC) == ()
    enough = [*ordinary(), *(search(who, week, "ella") for who in PEOPLE)]
    assert of(enough, date(2026, 11, 9))["searches"] == FEWEST
    assert of(enough)["searches"] == 2 * FEWEST


def survey(*lines: str) -> tuple[Answered, ...]:
    return surveyed("\n".join(("when,minutes,calls,sure,spoke", *lines)))


def test_the_middle_of_five_answers_or_none() -> None:
    before = [f"before,{minutes},6,2,0" for minutes in (157, 20, 90, 200, 160)]
    minutes, calls, *_ = survey(*before, "after,15,,4,1")
    assert minutes == Answered("minutes", 5, 1, 157.0, None)
    assert calls == Answered("calls", 5, 0, 6.0, None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,minutes\nElla Shaw,3", "first line must be"),
        ("", "first line must be"),
        ("when,minutes,calls,sure,spoke\nlater,1,1,1,1", "Line 2"),
        ("when,minutes,calls,sure,spoke\nbefore,Ella Shaw,1,1,1", "Line 2"),
        ("when,minutes,calls,sure,spoke\nbefore,1,1,6,1", "sure must be a whole number from 1 to 5"),
        ("when,minutes,calls,sure,spoke\nbefore,²,1,5,1", "minutes must be"),
        ("when,minutes,calls,sure,spoke\nbefore,-1,1,5,1", "minutes must be"),
    ],
)
def test_what_is_no_survey_is_refused_and_never_repeated(text: str, says: str) -> None:
    with pytest.raises(InputRefused, match=says) as refused:
        surveyed(text)
    assert "Ella" not in str(refused.value)
