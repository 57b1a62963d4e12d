"""The copy that a person gets of what is held of them, made of the row of rights_copy.cypher (access.md §8).

Nobody else's name, id or number is in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from graph.answers import answers_of
from graph.facts import facts_of
from graph.identity import FIELDS, identify
from graph.model import current

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
class Agreed:
    """Somebody agreed that agencies know of each other, from a day to another; `given_by` as in graph/grounds.yaml."""

    agencies: tuple[str, ...]
    given_by: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class PutAway:
    """A question about the person, by its rule, that somebody put away: when, why of a list, and until when."""

    rule: str
    on: date
    reason: str | None
    until: date | None


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
    agreed: tuple[Agreed, ...]
    put_away: tuple[PutAway, ...]

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
        agreed=_sorted(_agreed(row["consents"], row["involvements"])),
        put_away=_sorted(_put_away(client_id, row)),
    )


def _said(row: Mapping[str, Any]) -> Said:
    known = {name: str(row[name]) for name in FIELDS if row.get(name) is not None}
    return Said(row["by"], date.fromisoformat(row["as_of"]) if row["as_of"] else None, known)


def _met(row: Mapping[str, Any], agencies: Mapping[str, tuple[str, ...]]) -> Met:
    by = sorted({name for tie in row["involvements"] for name in agencies[tie]})
    return Met(date.fromisoformat(row["on"]), row["kind"], row["with_them"], tuple(by))


def _agreed(consents: Iterable[Mapping[str, Any]], ties: Iterable[Mapping[str, Any]]) -> Iterator[Agreed]:
    """The agreements whose every agency was involved by a tie that is told, on the day on which they begin.

    All of it or nothing: without one of those named it would say what nobody agreed to, and where two are named, that
    another is. And told by ties of that very day: an agreement that is older than what is told of an agency's part
    would tell of what was before.
    """
    told: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for tie in ties:
        told[tie["agency"]].append(tie)
    for each in consents:
        start, end = _days(each)
        found = [_involved(told[agency], start) for agency in each["agencies"] or ()]
        if found and all(found):
            yield Agreed(tuple(sorted(name for one in found for name in one)), each["given_by"], start, end)


def _involved(ties: Iterable[Mapping[str, Any]], day: date | None) -> tuple[str, ...]:
    """The name of the agency of some ties, where one of them was current on a day."""
    names = (tuple(each["agencies"]) for each in ties if day is not None and current(*_days(each), day))
    return next(names, ())


def _put_away(client_id: str, row: Mapping[str, Any]) -> Iterator[PutAway]:
    """The answers about this person alone, on a tie that is told, to what rests on facts each of which is told."""
    told = _evidence(client_id, row)
    for each in answers_of(row["answers"]):
        if set(each.clients) == {client_id} and {each.involvement, *each.evidence} <= told:
            yield PutAway(each.rule, each.on, each.reason, each.until)


def _evidence(client_id: str, row: Mapping[str, Any]) -> set[str]:
    """What is told, as evidence names it (graph/answers.py). Homes are not among it: they are told to some only."""
    found = {each["id"] for kind in ("involvements", "contacts") for each in row[kind]}
    found |= {"|".join(("member", client_id, each["family"], each["start"] or "")) for each in row["memberships"]}
    return found | {"|".join(("situation", client_id, each["code"], each["start"] or "")) for each in row["situations"]}


def _days(row: Mapping[str, Any]) -> tuple[date | None, date | None]:
    start, end = (date.fromisoformat(row[name]) if row[name] else None for name in ("start", "end"))
    return start, end


def _sorted(rows: Iterable[Any]) -> tuple[Any, ...]:
    """In an order of their own, not in that in which a database happens to keep them."""
    return tuple(sorted(rows, key=repr))
