"""Who is a child on a day, and how old people are in whole years (missing-links.md §1)."""

from __future__ import annotations

from graph.columns import UNKNOWN_DAY, Bools, Columns, day_number, day_of

GROWN = 18


def years_before(day: int, years: int) -> int:
    """The last day on which someone can be born who is so many years old on the day: born 29 February, on 1 March."""
    today = day_of(day)
    leap_day = (today.month, today.day) == (2, 29)
    birthday = today.replace(day=28) if leap_day else today
    then = birthday.replace(year=today.year - years)
    if leap_day and _is_leap(then.year):
        then = then.replace(day=29)
    return day_number(then)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def aged(columns: Columns, day: int, youngest: int, below: int) -> Bools:
    """Which clients are at least `youngest` years old and younger than `below`; nobody whose age is unknown."""
    born = columns.clients.born
    of_age: Bools = (born != UNKNOWN_DAY) & (born <= years_before(day, youngest)) & (born > years_before(day, below))
    return of_age


def unborn(columns: Columns) -> Bools:
    """Which clients are expected and not born."""
    clients = columns.clients
    awaited: Bools = (clients.born == UNKNOWN_DAY) & (clients.expected != UNKNOWN_DAY)
    return awaited


def children(columns: Columns, day: int) -> Bools:
    """Which clients are under 18 or unborn; one whose age is unknown is an adult."""
    born = columns.clients.born
    young: Bools = (born != UNKNOWN_DAY) & (born > years_before(day, GROWN))
    return young | unborn(columns)
