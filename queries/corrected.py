"""What is said of a client and was said before, field by field, and by whom it can be put right: pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from graph.codes import agency_kinds
from graph.model import ENTERED, Record
from graph.slice import Slice
from queries.answering import supported
from queries.entering import hand, tie_on

OPEN = "open"
FIELDS = ("given_name", "family_name", "known_as", "born", "language", "phone")


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a field: what it is, whose word, and of which day."""

    value: str
    by: str
    as_of: date | None


def records_of(slice_: Slice, client_id: str) -> list[Record]:
    """What is said of a client, the newest first, as identify reads it."""
    own = (each for each in slice_.facts.records if each.client_id == client_id)
    return sorted(own, key=lambda each: (each.as_of or date.min, each.source, each.source_id), reverse=True)


def history(slice_: Slice, client_id: str) -> dict[str, tuple[Said, ...]]:
    """Of each field that people have put right: all that is and was said, what holds now first."""
    agencies = {each.id: each.name for each in slice_.facts.agencies}
    names = {each.name: agencies.get(each.agency_id or "", each.name) for each in slice_.facts.sources}
    found: dict[str, tuple[Said, ...]] = {}
    for field in FIELDS:
        rows = [each for each in records_of(slice_, client_id) if value_of(each, field)]
        if len(rows) > 1 and any(each.source.startswith(ENTERED) for each in rows):
            found[field] = tuple(
                Said(value_of(each, field), names.get(each.source, each.source), each.as_of) for each in rows
            )
    return found


def value_of(record: Record, field: str) -> str:
    """A field as it is typed; a birth date as its day or its year, empty where it is unknown."""
    if field == "born":
        return record.born.isoformat() if record.born else str(record.born_year or "")
    return str(getattr(record, field) or "")


def now_said(slice_: Slice, client_id: str) -> dict[str, str]:
    """Each field as it stands for this viewer."""
    rows = records_of(slice_, client_id)
    return {field: next((said for each in rows if (said := value_of(each, field))), "") for field in FIELDS}


def seal_of(said: dict[str, str]) -> str:
    """What a form carries of the values that it showed, so that nobody overwrites what they haven't seen."""
    return sha256("\x1f".join(said[field] for field in FIELDS).encode()).hexdigest()


def agency_for(slice_: Slice, client_id: str, me: str | None, day: date) -> str | None:
    """For which agency somebody who supports a client can put right who they are; None where they can't.

    What is known from a sealed life stays there: it speaks only for an agency whose people's word is sealed too.
    """
    if me is None or slice_.levels.get(client_id) != "client" or client_id not in supported(slice_, me, day):
        return None
    tie = tie_on(slice_, me, [client_id], (), day)
    agency = hand(slice_, me, tie.id, day).agency_id if tie else None
    kinds = {each.id: each.kind for each in slice_.facts.agencies}
    if tie is None or agency not in kinds:
        return None
    sealed = agency_kinds()[kinds[agency]].visibility != OPEN
    return agency if tie.visibility == OPEN or sealed else None
