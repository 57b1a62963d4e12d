"""A client's time line: who came and left, contacts past and planned, situations, moves of home.

Pure functions of a slice and a day. That another service is involved is told of today only, so it is in no time line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from graph.slice import Slice
from queries.day import on
from queries.people import person_on
from queries.timeline_events import EVENT_KINDS, Event, Party, events_of

MONTHS_A_STRETCH = 6
EVENTS_A_STRETCH = 30


@dataclass(frozen=True, slots=True)
class Month:
    """The events of one month, the latest first; `first` is its first day."""

    first: date
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A stretch of a time line, the latest first.

    `coming` are the planned ones of today and later, on the newest stretch only; `undated` what began on a day that
    isn't known, on the oldest only. `earlier` and `later` are the first days of the months where the stretches beside
    it end. `counts` says how many events there are of each kind, and `parties` who takes part, whatever the filters.
    """

    coming: tuple[Event, ...]
    months: tuple[Month, ...]
    undated: tuple[Event, ...]
    earlier: date | None
    later: date | None
    counts: dict[str, int]
    parties: tuple[Party, ...]
    total: int


def timeline(
    slice_: Slice,
    client_id: str,
    day: date,
    *,
    kinds: Collection[str] = (),
    who: str | None = None,
    until: date | None = None,
) -> Timeline:
    """A client's time line up to a month (the newest without), of some kinds and with someone where these are given.

    Raises NotThere where the slice does not hold the client.
    """
    laid_out = on(slice_, day)
    person_on(laid_out, client_id)
    every = events_of(slice_, laid_out, client_id)
    shown = [each for each in every if (not kinds or each.kind in kinds) and (who is None or who in each.who)]
    stretches = _stretches(each for each in shown if each.on is not None and not _coming(each, day))
    ends = [_month(stretch[0]) for stretch in stretches if stretch] or [date.min]
    place = _place(ends, until)
    return Timeline(
        coming=tuple(each for each in reversed(shown) if _coming(each, day)) if place == 0 else (),
        months=tuple(Month(first, tuple(group)) for first, group in groupby(stretches[place], key=_month)),
        undated=tuple(each for each in shown if each.on is None) if place == len(ends) - 1 else (),
        earlier=ends[place + 1] if place + 1 < len(ends) else None,
        later=ends[place - 1] if place else None,
        counts={kind: sum(each.kind == kind for each in every) for kind in EVENT_KINDS},
        parties=_parties(every),
        total=len(shown),
    )


def _coming(event: Event, day: date) -> bool:
    return event.planned and event.on is not None and event.on >= day


def _month(event: Event) -> date:
    return (event.on or date.min).replace(day=1)


def _stretches(past: Iterable[Event]) -> list[list[Event]]:
    """Events cut into stretches, the newest first: whole months, six at least, and as many as make 30 events."""
    stretches: list[list[Event]] = [[]]
    for month, events in groupby(past, key=_month):
        last = stretches[-1]
        if len(last) >= EVENTS_A_STRETCH and month < _months_before(_month(last[0]), MONTHS_A_STRETCH):
            stretches.append([])
        stretches[-1] += events
    return stretches


def _place(ends: list[date], until: date | None) -> int:
    """Which stretch is asked for: the newest that ends by then, else the oldest."""
    if until is None:
        return 0
    return next((place for place, end in enumerate(ends) if end <= until), len(ends) - 1)


def _months_before(month: date, months: int) -> date:
    """The first day of the earliest of so many months that end with this one."""
    number = month.year * 12 + month.month - months
    return date(max(number // 12, 1), number % 12 + 1, 1)


def _parties(every: Iterable[Event]) -> tuple[Party, ...]:
    found = {party.id: party for event in every for party in event.parties}
    return tuple(sorted(found.values(), key=lambda party: (party.name.casefold(), party.id)))
