"""Closed search: by a name and one thing more, answered by what was typed and the year of birth (access.md §5).

Of shielded people nothing is answered but to name, birth date and number together, and then a line instead of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.alike import family_variants, given_variants, plain, sound
from graph.cypher import load
from graph.facts import facts_of
from graph.grounds import CLOSED_SEARCH
from graph.guard import check_allowed
from graph.identity import identify
from graph.journal import entry
from graph.model import Record
from graph.store import Store
from graph.viewer import Viewer

MOST = 5
SHORT_NUMBER = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A name as it is typed, and one or more of: birth date, NHS number or personnummer, postcode."""

    name: str
    born: date | None = None
    number: str | None = None
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class Findable:
    """An involvement that can always be found: who, in which role, for whom, and the number that reaches them."""

    name: str
    role: str | None
    agency: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who answers to what was asked, and their year of birth; of a `shielded` person nothing is told."""

    client_id: str
    year: int | None
    findable: tuple[Findable, ...]
    shielded: bool


def closed_search(store: Store, viewer: Viewer, now: date, asked: Asked, terms: str) -> tuple[Found, ...]:
    """At most five who answer to what was asked, once the search is in the journal.

    `terms` are keyed hashes of what was asked, for the journal. Raises NotAllowed, DatabaseUnavailable.
    """
    query = load("graph.slices", "closed_search")
    check_allowed(viewer, query)
    # On a ground on which not even that somebody is known crosses, a search finds nobody, and is entered all the same.
    nobody = CLOSED_SEARCH in viewer.without
    rows = [] if nobody else store.read(query, viewer=viewer.parameter(), now=now, asked=_parameter(asked))
    found = matching(asked, rows)[:MOST]
    ids = [each.client_id for each in found]
    store.write_together([entry(viewer, "search", "closed-search", ids, focus=terms, rows=len(found))])
    return found


def matching(asked: Asked, rows: Iterable[Mapping[str, Any]]) -> tuple[Found, ...]:
    """Those of some people who answer to all that was asked, in the order of their ids."""
    found = []
    for row in rows:
        records = facts_of({"records": row["records"]}).records
        if not _answers(asked, records, row["postcodes"], shielded=row["shielded"]):
            continue
        birth = identify(row["client"], records).birth
        findable = tuple(Findable(**each) for each in sorted(row["findable"], key=lambda each: each["name"]))
        found.append(Found(row["client"], birth.year if birth else None, findable, row["shielded"]))
    return tuple(found)


def _parameter(asked: Asked) -> dict[str, Any]:
    """What is looked up. Of nothing there is none: an empty number is nobody's."""
    postcode = " ".join((asked.postcode or "").upper().split())
    bare = postcode.replace(" ", "")
    return {
        "born": asked.born,
        "year": asked.born.year if asked.born else None,
        "numbers": _as_written(asked.number or ""),
        # As it is mostly written: with the space before its last three letters, or without.
        "postcodes": sorted({postcode, bare, f"{bare[:-3]} {bare[-3:]}"}) if postcode else [],
    }


def _answers(asked: Asked, records: Sequence[Record], postcodes: Iterable[str | None], *, shielded: bool) -> bool:
    born, number, postcode = asked.born is not None, asked.number is not None, asked.postcode is not None
    if shielded and not (born and number):
        return False
    exact = shielded or (postcode and not born and not number)
    told = {_bare(each) for each in (*postcodes, *(row.postcode for row in records)) if each}
    return (
        (born or number or postcode)
        and any(_named(asked.name, each, exact=exact) for each in records)
        and (not born or any(_born(asked.born, each) for each in records))
        and (not number or any(_has_number(asked.number or "", each) for each in records))
        and (not postcode or _bare(asked.postcode or "") in told)
    )


def _born(born: date | None, record: Record) -> bool:
    """Born on that day; where only the year is known, in that year."""
    if record.born is not None or born is None:
        return record.born == born
    return record.born_year == born.year


def _named(name: str, record: Record, *, exact: bool) -> bool:
    """Whether somebody is called so: a given or known-as name and the family name, alike in sound unless `exact`."""
    words = name.split()
    given = {each for one in (record.given_name, record.known_as) if one for each in given_variants(one)}
    family = family_variants(record.family_name or "")
    for cut in range(1, len(words)):
        first, last = plain("".join(words[:cut])), plain("".join(words[cut:]))
        if first in given and last in family:
            return True
        if not exact and _sounds(first, given) and _sounds(last, family):
            return True
    return False


def _sounds(word: str, names: Iterable[str]) -> bool:
    return bool(word) and sound(word) in {sound(each) for each in names}


def _as_written(number: str) -> list[str]:
    """The ways in which a number is mostly written: bare, in groups, with a hyphen before the last four, by century."""
    digits = _digits(number)
    if not digits:
        return []
    ways = {number, digits, *(f"{digits[:3]}{gap}{digits[3:6]}{gap}{digits[6:]}" for gap in " -")}
    for whole in (digits, f"19{digits}", f"20{digits}", digits[2:] if len(digits) > SHORT_NUMBER else digits):
        ways |= {whole, f"{whole[:-4]}-{whole[-4:]}"}
    return sorted(ways)


def _has_number(number: str, record: Record) -> bool:
    """The same digits; a personnummer also without its century."""
    digits = _digits(number)
    own = _digits(record.personnummer or "")
    return bool(digits) and (
        digits == _digits(record.nhs_number or "") or digits[-SHORT_NUMBER:] == own[-SHORT_NUMBER:]
    )


def _digits(number: str) -> str:
    return "".join(each for each in number if each.isdigit() and each.isascii())


def _bare(postcode: str) -> str:
    return "".join(postcode.upper().split())
