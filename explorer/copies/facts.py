"""What the page shows of what one's own agency holds besides support: situations, records, places in a family, kin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from explorer.dates import since as since_words
from explorer.kin_words import kin_words
from explorer.text import _
from explorer.words import first_name, situation_words
from graph.model import Membership, Relation, Situation
from graph.slice import Slice
from queries.day import Day, on
from queries.kin import OTHER_SIDE, Relative
from queries.people import person_on
from queries.releasing import Fact, held_facts

LETTERS = 32


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in words, by a name that says nothing, and since when it may stand in the copy."""

    line: str
    key: str
    words: str
    agency: str
    since: date | None


def shown(
    slice_: Slice, client_id: str, me: str | None, day: date, released: Mapping[str, date | None]
) -> tuple[FactLine, ...]:
    """What both the viewer's slice and the database's own word give, in the order of its words."""
    return tuple(sorted(_lines(slice_, client_id, me, day, released), key=lambda each: (each.words, each.line)))


def _lines(
    slice_: Slice, client_id: str, me: str | None, day: date, released: Mapping[str, date | None]
) -> Iterator[FactLine]:
    laid_out = on(slice_, day)
    for key, fact in held_facts(slice_, client_id, me, day).items():
        if key in released:
            agency = laid_out.agencies[laid_out.sources[fact.source or ""].agency_id or ""].name
            line = sha256(key.encode()).hexdigest()[:LETTERS]
            yield FactLine(line, key, _words(laid_out, client_id, fact), agency, released[key])


def _words(day: Day, client_id: str, fact: Fact) -> str:
    if isinstance(fact, Situation):
        return situation_words(fact, day.day)
    if isinstance(fact, Membership):
        place = _("Lives in a family") if fact.lives_here else _("Belongs to a family, and lives elsewhere")
        return f"{place} {since_words(fact.start, day.day)}" if fact.start else place
    if isinstance(fact, Relation):
        return _kin(day, client_id, fact)
    return _("Who they are: name, birth date, numbers, phone, e-mail and language, without an address")


def _kin(day: Day, client_id: str, fact: Relation) -> str:
    theirs = fact.client_id == client_id
    other = fact.other_id if theirs else fact.client_id
    kind = OTHER_SIDE.get(fact.kind, fact.kind) if theirs else fact.kind
    if other not in day.identities:
        return _("A tie of kin")
    return kin_words(Relative(person_on(day, other), kind), first_name(person_on(day, client_id)))
