"""Who is planned to be where in the next days, of the people whom one supports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from queries.people import CaseloadRow, LastContact, Person

AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Visit:
    """A planned contact in the next days, with everyone it is with: two children of one home are one visit."""

    contact: LastContact
    people: tuple[Person, ...]


def soon(rows: Iterable[CaseloadRow], day: date) -> tuple[Visit, ...]:
    """The next planned contact with each, where it is within AHEAD; in the order of the days."""
    planned = [(row.next, row.person) for row in rows if row.next and row.next.on <= day + AHEAD]
    planned.sort(key=lambda pair: (_occasion(pair[0]), pair[1].name, pair[1].id))
    groups = (list(pairs) for _, pairs in groupby(planned, key=lambda pair: _occasion(pair[0])))
    return tuple(Visit(pairs[0][0], tuple(person for _, person in pairs)) for pairs in groups)


def _occasion(contact: LastContact) -> tuple[date, str, str, str]:
    return contact.on, contact.at or "", contact.by, contact.kind or ""
