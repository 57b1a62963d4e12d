"""The copy that a person gets of what is held of them, made of the row of rights_copy.cypher (access.md §8).

Nobody else's name, id or number is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from graph.facts import facts_of
from graph.identity import FIELDS, identify

CAN_ASK_FROM = 12


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of the person: by whom, of which day, and each field that it knows."""

    by: str
    as_of: date | None
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lived:
    """The person belonged to a family, and lived there or not."""

    lives_here: bool
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Home:
    """Where the person lived, on the days when they did."""

    address: str | None
    postcode: str | None
    setting: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Kin:
    """A tie of kin to somebody who isn't named: the person is (`theirs`) or has a parent, partner, sibling…"""

    kind: str
    form: str | None
    theirs: bool
    parental_responsibility: bool | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A situation: its code, and the days on which it held."""

    code: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Support:
    """An agency, in a role; `phone` is the agency's own number."""

    agencies: tuple[str, ...]
    role: str | None
    lead: bool
    phone: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Met:
    """A contact with the person, or about them among their services."""

    on: date
    kind: str | None
    with_them: bool
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """All that may be told to a person of themselves."""

    client_id: str
    said: tuple[Said, ...]
    families: tuple[Lived, ...]
    homes: tuple[Home, ...]
    kin: tuple[Kin, ...]
    situations: tuple[Circumstance, ...]
    support: tuple[Support, ...]
    contacts: tuple[Met, ...]

    @property
    def size(self) -> int:
        """How many facts are in it."""
        return sum(len(getattr(self, each.name)) for each in fields(self) if each.name != "client_id")


def can_ask(row: Mapping[str, Any], today: date) -> bool:
    """Whether somebody can ask for themself: they are born, live, and are old enough where their age is known."""
    who = identify("", facts_of({"records": row["records"]}).records)
    if who.died is not None or (who.birth is None and who.expected is not None):
        return False
    if who.birth is None:
        return True
    old_enough = (who.birth.year + CAN_ASK_FROM, who.birth.month, who.birth.day)
    return old_enough <= (today.year, today.month, today.day)


def copy_of(client_id: str, row: Mapping[str, Any]) -> Copy:
    """The copy, each of its lists in an order of its own."""
    agencies = {each["id"]: tuple(each["agencies"]) for each in row["involvements"]}
    return Copy(
        client_id,
        said=_sorted(_said(each) for each in row["records"]),
        families=_sorted(Lived(each["lives_here"], *_days(each)) for each in row["memberships"]),
        homes=_sorted(Home(each["address"], each["postcode"], each["setting"], *_days(each)) for each in row["homes"]),
        kin=_sorted(
            Kin(each["kind"], each["form"], each["theirs"], each["parental_responsibility"], *_days(each))
            for each in row["kin"]
        ),
        situations=_sorted(Circumstance(each["code"], *_days(each)) for each in row["situations"]),
        support=_sorted(
            Support(tuple(each["agencies"]), each["role"], each["lead"], each["phone"], *_days(each))
            for each in row["involvements"]
        ),
        contacts=_sorted(_met(each, agencies) for each in row["contacts"]),
    )


def _said(row: Mapping[str, Any]) -> Said:
    known = {name: str(row[name]) for name in FIELDS if row.get(name) is not None}
    return Said(row["by"], date.fromisoformat(row["as_of"]) if row["as_of"] else None, known)


def _met(row: Mapping[str, Any], agencies: Mapping[str, tuple[str, ...]]) -> Met:
    by = sorted({name for tie in row["involvements"] for name in agencies[tie]})
    return Met(date.fromisoformat(row["on"]), row["kind"], row["with_them"], tuple(by))


def _days(row: Mapping[str, Any]) -> tuple[date | None, date | None]:
    start, end = (date.fromisoformat(row[name]) if row[name] else None for name in ("start", "end"))
    return start, end


def _sorted(rows: Iterable[Any]) -> tuple[Any, ...]:
    """In an order of their own, not in that in which a database happens to keep them."""
    return tuple(sorted(rows, key=repr))
