"""The figures of a pilot's evaluation, before and after: pure functions of what was done and of what people answered.

They are about the program, never about a person: a week in which fewer than FEWEST people did anything is left out
altogether, of the whole time too (else it were the difference), and so is a middle of fewer answers.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from statistics import median
from typing import TypeAlias

from graph.errors import InputRefused

FEWEST = 5
# A search that led to nothing in a day led to nothing.
SOON = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that somebody did: `subjects` are ids, `rows` how much was found or written."""

    account: str
    at: datetime
    act: str
    query: str
    subjects: frozenset[str]
    rows: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one week, which begins on a Monday; of the whole time where there is none."""

    week: date | None
    name: str
    value: float


def _searched(each: Event) -> bool:
    return each.act == "search"


def _found(each: Event) -> bool:
    return _searched(each) and each.rows > 0


def _did(*queries: str) -> Callable[[Event], bool]:
    return lambda each: each.query in queries


def _contact(each: Event) -> bool:
    return each.query == "entered.record"


# What is counted, in this order. Ties are what says that somebody supports, belongs or is kin to somebody.
COUNTED: Mapping[str, Callable[[Event], bool]] = {
    "searches": _searched,
    "searches with a result": _found,
    "ties recorded": _did("doors.join", "doors.add_client", "kinship.add", "invitations.accept"),
    "contacts recorded": _contact,
    "questions answered": _did("answers.record"),
    "invitations": _did("invitations.invite", "asks.ask"),
}
OPENED, MADE = "minutes from search to the person's page (median)", "minutes from search to contact recorded (median)"


def figures(events: Iterable[Event], zone: tzinfo) -> tuple[Figure, ...]:
    """All figures: first of the whole time, then week by week; none where no week has enough people."""
    weeks = _weeks(events, zone)
    done = [each for week in sorted(weeks) for each in weeks[week]]
    if not done:
        return ()
    opened, made = _waits(done, lambda each: each.act == "view"), _waits(done, _contact)
    found = [*_of(None, done, opened, made)]
    for week in sorted(weeks):
        within = [[(at, wait) for at, wait in waits if _monday(at, zone) == week] for waits in (opened, made)]
        found += _of(week, weeks[week], *within)
    return tuple(found)


def _weeks(events: Iterable[Event], zone: tzinfo) -> dict[date, list[Event]]:
    """What was done, by the Monday of its week, in the order of time; only weeks of enough people."""
    weeks: dict[date, list[Event]] = defaultdict(list)
    for each in sorted(events, key=lambda each: (each.at, each.account)):
        weeks[_monday(each.at, zone)].append(each)
    return {week: done for week, done in weeks.items() if len({each.account for each in done}) >= FEWEST}


Waits: TypeAlias = Sequence[tuple[datetime, float]]


def _of(week: date | None, done: Sequence[Event], opened: Waits, made: Waits) -> Iterable[Figure]:
    for name, counts in COUNTED.items():
        yield Figure(week, name, sum(map(counts, done)))
    for name, waits in ((OPENED, opened), (MADE, made)):
        if len(waits) >= FEWEST:
            yield Figure(week, name, round(median(wait for _, wait in waits), 1))


def _waits(done: Sequence[Event], reached: Callable[[Event], bool]) -> list[tuple[datetime, float]]:
    """Of each search that found somebody and led there: when it was, and how many minutes it took."""
    own: dict[str, list[Event]] = defaultdict(list)
    for each in done:
        own[each.account].append(each)
    found = []
    for events in own.values():
        for number, search in enumerate(events):
            if _found(search):
                after = (each for each in events[number + 1 :] if each.at - search.at <= SOON)
                there = next((each for each in after if reached(each) and each.subjects & search.subjects), None)
                if there is not None:
                    found.append((search.at, (there.at - search.at).total_seconds() / 60))
    return found


def _monday(at: datetime, zone: tzinfo) -> date:
    day = at.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


# The short survey of docs/templates/pilot-survey.md: its columns, and the least and most of an answer.
QUESTIONS: Mapping[str, tuple[int, int]] = {
    "minutes": (0, 10_000),
    "calls": (0, 1_000),
    "sure": (1, 5),
    "spoke": (0, 1),
}
WHEN = ("before", "after")
HEAD = f"The survey's first line must be: when,{','.join(QUESTIONS)}."


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to one question: how many people before and after, and the middle of what they said.

    A middle is None where fewer than FEWEST answered.
    """

    question: str
    before: int
    after: int
    middle_before: float | None
    middle_after: float | None


def surveyed(text: str) -> tuple[Answered, ...]:
    """The survey's answers, from CSV. Raises InputRefused, which names the line and never repeats what it holds."""
    reader = csv.DictReader(text.splitlines())
    if reader.fieldnames != ["when", *QUESTIONS]:
        raise InputRefused(HEAD)
    said: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in reader:
        if row["when"] not in WHEN:
            raise InputRefused(f"Line {reader.line_num} of the survey: when must be before or after.")
        for name in QUESTIONS:
            if row[name]:
                said[name, row["when"]].append(_answer(row[name], name, reader.line_num))
    return tuple(_middle(name, said[name, "before"], said[name, "after"]) for name in QUESTIONS)


def _answer(text: str, question: str, line: int) -> int:
    least, most = QUESTIONS[question]
    if not (text.isascii() and text.isdecimal() and len(text) < len(str(most)) + 1 and least <= int(text) <= most):
        raise InputRefused(f"Line {line} of the survey: {question} must be a whole number from {least} to {most}.")
    return int(text)


def _middle(question: str, before: Sequence[int], after: Sequence[int]) -> Answered:
    middles = (float(median(each)) if len(each) >= FEWEST else None for each in (before, after))
    return Answered(question, len(before), len(after), *middles)
