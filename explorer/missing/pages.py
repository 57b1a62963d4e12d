"""What the page of questions shows: a pure function from a slice and a day to what its template takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from explorer.contacts.pages import SAID as ENTERED
from explorer.missing.ways import may_introduce, way
from graph.answers import Answer
from graph.errors import InputRefused
from graph.slice import Slice
from queries.answering import Mine, involvement_for, supported
from queries.audience import Audience, Seen, audience_of
from queries.day import on
from queries.entering import act_of, tie_called
from queries.first_answers import Offer, has_left, offer, own_plans, seen_by
from queries.missing import OF_PEOPLE, Finding, RuleSettings, Scope, count_missing_links, missing_links
from queries.people import Person, person_on
from queries.questions import answered, by_family, with_people

AT_FIRST = 7
CODES = tuple(rule.code for rule in OF_PEOPLE)
SAID = ("noted", "undone", "day", "reason", "gone", "when", "ended", *ENTERED)
A_PAGE = 50
SUGGESTED_DAYS, LATEST_DAYS = 30, 366


@dataclass(frozen=True, slots=True)
class Seat:
    """Who can be ticked as having met, and the agency for which they would have been there."""

    id: str
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A visit that the viewer planned: with whom and when, and the act that takes it back."""

    act: str
    person: Person
    on: date


@dataclass(frozen=True, slots=True)
class Answerable:
    """What one can do about a question, and who can be ticked; who will see that it was done, and who an answer.

    `way` is the page that does it instead, and what the link says; `may_end` that somebody who has left can be ended;
    `plans` are the viewer's own that can be moved to another day; `introduces` that they can introduce two to each
    other. `answer_seen` is None where that is said already.
    """

    offered: Offer | None
    way: tuple[str, str] | None
    seats: tuple[Seat, ...]
    seen: tuple[Seen, ...]
    answer_seen: Audience | None
    may_end: bool = False
    plans: tuple[Plan, ...] = ()
    introduces: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions are asked for: those of one rule or of all, the first few or a page of all."""

    rule: str | None = None
    every: bool = False
    page: int | None = 1


def questions_page(
    slice_: Slice, day: date, scope: Scope, wanted: Wanted, me: str | None, settings: RuleSettings
) -> dict[str, Any]:
    """Questions family by family, those that matter most first, and those that were answered.

    `me` is the viewer's professional, who answers about those whom they support. Raises InputRefused where there is no
    such page.
    """
    counts = count_missing_links(slice_, day, scope=scope, settings=settings)
    total = counts[wanted.rule] if wanted.rule else sum(counts.values())
    start, stop, pages = _range(wanted, total)
    rules = None if wanted.rule is None else {wanted.rule}
    found = missing_links(slice_, day, scope=scope, rules=rules, settings=settings, first=stop)[start:]
    mine, put_away = supported(slice_, me, day), answered(slice_, day, scope, settings)
    return {
        "groups": by_family(slice_, with_people(slice_, found, day), day),
        "counts": counts,
        "everything": sum(counts.values()),
        "total": total,
        "left": total - min(stop, total) if not wanted.every else 0,
        "wanted": wanted,
        "pages": pages,
        "answering": {
            "offers": _offers(slice_, found, me or "", mine, day, settings),
            "undo": frozenset(each.answer.id for each in put_away if involvement_for(*_about(each.answer), mine)),
            "first": day + timedelta(days=1),
            "suggested": day + timedelta(days=SUGGESTED_DAYS),
            "last": day + timedelta(days=LATEST_DAYS),
        },
        "answered": put_away,
    }


def _offers(
    slice_: Slice, found: Iterable[Finding], me: str, mine: Mine, day: date, settings: RuleSettings
) -> dict[str, Answerable]:
    """The questions that the viewer may answer, by their keys."""
    offers = {}
    for each in found:
        hangs_on = involvement_for(*_about(each), mine)
        if hangs_on:
            offered = offer(slice_, each, me, day, settings)
            seen = seen_by(slice_, each, offered, me) if offered else ()
            answer = audience_of(slice_, tie_called(slice_, hangs_on))
            told = len(seen) == 1 and seen[0].audience.same(answer)
            seats = _seats(slice_, offered, day) if offered else ()
            offers[each.key] = Answerable(
                offered,
                way(each, mine),
                seats,
                seen,
                None if told else answer,
                has_left(slice_, each, day),
                _plans(slice_, each, me, mine, day),
                may_introduce(each, offered, mine),
            )
    return offers


def _plans(slice_: Slice, asked: Finding, me: str, mine: Mine, day: date) -> tuple[Plan, ...]:
    """The viewer's own among the plans asked about, with those on whose pages they plan anew."""
    plans = own_plans(slice_, asked, me, day)
    theirs = ((each, each.client_id or "") for each in plans)
    return tuple(
        Plan(act_of([each]), person_on(on(slice_, day), client), each.on) for each, client in theirs if client in mine
    )


def _about(asked: Finding | Answer) -> tuple[Collection[str], Collection[str]]:
    return asked.clients, asked.evidence


def _seats(slice_: Slice, offered: Offer, day: date) -> tuple[Seat, ...]:
    people, agencies = on(slice_, day).professionals, on(slice_, day).agencies
    named = (
        Seat(who, people[who].name, agencies[tie.agency_id].name if tie.agency_id and tie.agency_id in agencies else "")
        for who, tie in (offered.seats or {}).items()
    )
    return tuple(sorted(named, key=lambda each: (each.name.casefold(), each.id)))


def _range(wanted: Wanted, total: int) -> tuple[int, int, int]:
    """From which question to which, and how many pages there are."""
    if not wanted.every:
        return 0, AT_FIRST, 1
    pages = max(-(-total // A_PAGE), 1)
    if wanted.page is None:
        return 0, total, pages
    if wanted.page > pages:
        raise InputRefused(f"There are only {pages} pages.")
    return (wanted.page - 1) * A_PAGE, wanted.page * A_PAGE, pages
