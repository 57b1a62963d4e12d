"""The one number that answers now: theirs, else their cover's, else duty, else the agency's, else out of hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from graph.model import Agency, Professional
from queries.day import Day, Supporter

Whose: TypeAlias = Literal["own", "mobile", "cover", "duty", "desk", "out-of-hours"]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number as it is written in the source, and whose it is."""

    phone: str
    of: Whose


def number_of(member: Supporter, day: Day) -> Number | None:
    """The number on which someone of a team is reached on the day; None where no number is known."""
    agencies = [day.agencies[each] for each in member.agencies if each in day.agencies]
    professional = day.professionals.get(member.id) if member.kind == "professional" else None
    if professional is None:
        return _first(_desk(agencies))
    own = list(_own(professional))
    if works(professional, day.day):
        return _first([*own, *_cover(professional, day), *_agency(agencies)])
    return _first([*_cover(professional, day), *_agency(agencies), *own])


def works(professional: Professional, day: date) -> bool:
    """Whether someone is at work on a day, as far as is known: not away, and on a weekday of theirs."""
    away = professional.away_until is not None and day < professional.away_until
    weekdays = {each.strip().lower()[:3] for each in professional.days}
    return not away and (not weekdays & set(WEEKDAYS) or WEEKDAYS[day.weekday()] in weekdays)


def _own(professional: Professional) -> Iterable[tuple[str | None, Whose]]:
    return [(professional.phone, "own"), (professional.mobile, "mobile")]


def _cover(professional: Professional, day: Day) -> Iterable[tuple[str | None, Whose]]:
    cover = day.professionals.get(professional.cover or "")
    return [] if cover is None else [(cover.phone or cover.mobile, "cover")]


def _agency(agencies: Iterable[Agency]) -> Iterable[tuple[str | None, Whose]]:
    for agency in agencies:
        yield agency.duty_phone, "duty"
        yield agency.phone, "desk"
        yield agency.out_of_hours_phone, "out-of-hours"


def _desk(agencies: Iterable[Agency]) -> Iterable[tuple[str | None, Whose]]:
    for agency in agencies:
        yield agency.phone, "desk"
        yield agency.duty_phone, "duty"
        yield agency.out_of_hours_phone, "out-of-hours"


def _first(numbers: Iterable[tuple[str | None, Whose]]) -> Number | None:
    return next((Number(phone, of) for phone, of in numbers if phone), None)
