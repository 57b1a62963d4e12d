"""Entering contact: which contacts one act makes, on whose word, and which of them can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from graph.model import Contact, Involvement
from graph.slice import Slice
from queries.day import Day, on

ACT_LETTERS = 32
MEETING = "meeting"
OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who enters contact: the professional, for which agency, and their own involvement that gives them the right."""

    professional_id: str
    agency_id: str | None
    involvement: str


@dataclass(frozen=True, slots=True)
class Hung:
    """The tie that a contact of two hangs on; `twice` where each has a sealed one, which no contact can hang on."""

    hangs_on: str | None
    twice: bool = False


def hand(slice_: Slice, professional_id: str, involvement: str, day: date) -> Hand:
    """The hand of a professional who acts on an involvement of theirs; its agency, else the one they work for."""
    laid_out = on(slice_, day)
    own = next(each for ties in laid_out.involvements.values() for each in ties if each.id == involvement)
    employers = sorted(each.agency_id for each in laid_out.employers.get(professional_id, ()))
    agency = own.agency_id or next(iter(employers), None)
    return Hand(professional_id=professional_id, agency_id=agency, involvement=involvement)


def saw(by: Hand, client_id: str, day: date, kind: str | None, *, planned: bool = False) -> tuple[Contact, ...]:
    """Whoever enters it saw or spoke with a client; or plans to."""
    seen = Contact(id="", professional_id=by.professional_id, client_id=client_id, on=day, kind=kind, planned=planned)
    return _entered(by, [replace(seen, involvement=by.involvement)])


def spoke(by: Hand, laid_out: Day, pair: Sequence[str], tie: Hung, about: str | None, day: date) -> tuple[Contact, ...]:
    """Two were in touch about a client, or about nobody in particular; at least one of them is a professional."""
    first, second = _people_first(laid_out, pair)
    named = second in laid_out.professionals
    contact = Contact(
        id="",
        professional_id=first,
        other_professional_id=second if named else None,
        other_agency_id=None if named else second,
        on=day,
        about=about,
        involvement=tie.hangs_on,
    )
    return _entered(by, [contact])


def hung(laid_out: Day, pair: Sequence[str], evidence: Collection[str], about: str | None) -> Hung:
    """On which tie a contact of two hangs, of those that a question about them rests on, with a client if one is named.

    On a sealed one if there is one: who works for a school and a refuge has two lives here, and what they say in the
    one is not told in the other.
    """
    mine = [_own(laid_out, each, evidence, about) for each in _people_first(laid_out, pair)]
    sealed = [each.id for each in mine if each is not None and each.visibility != OPEN]
    known = [each.id for each in mine if each is not None]
    return Hung(next(iter(sealed or known), None), twice=len(sealed) > 1)


def _people_first(laid_out: Day, pair: Sequence[str]) -> list[str]:
    return sorted(pair, key=lambda each: each not in laid_out.professionals)


def _own(laid_out: Day, member: str, evidence: Collection[str], about: str | None) -> Involvement | None:
    """A member's tie among the evidence, an open one where there is one."""
    clients = laid_out.involvements if about is None else [about]
    ties = [each for client in clients for each in laid_out.involvements.get(client, ()) if each.id in evidence]
    own = [each for each in ties if member == (each.professional_id or each.agency_id)]
    return min(own, key=lambda each: _nearest(each, ())) if own else None


def met(by: Hand, places: Mapping[str, Involvement], who: Iterable[str], day: date) -> tuple[Contact, ...]:
    """Some met; each has a seat by an involvement of theirs, whose client the meeting was about."""
    held = [(each, places[each]) for each in sorted(set(who))]
    rows = [
        Contact(id="", professional_id=each, client_id=tie.client_id, on=day, kind=MEETING, involvement=tie.id)
        for each, tie in held
    ]
    return _entered(by, rows)


def seats(laid_out: Day, clients: Collection[str], evidence: Collection[str]) -> dict[str, Involvement]:
    """Who can have met about a question: those who support its clients, or on whose involvement it rests.

    By the professional's id, each with the involvement that it hangs on: one with a client asked about, an open one.
    """
    found: dict[str, list[Involvement]] = {}
    for client, ties in laid_out.involvements.items():
        for tie in ties:
            who = laid_out.professionals.get(tie.professional_id or "")
            if who is not None and who.active and (client in clients or tie.id in evidence):
                found.setdefault(who.id, []).append(tie)
    return {who: min(ties, key=lambda each: _nearest(each, clients)) for who, ties in found.items()}


def taken_back(slice_: Slice, act: str, professional_id: str | None) -> list[str]:
    """The ids of the contacts of an act that a professional entered, as far as they see them."""
    mine = (each for each in slice_.facts.contacts if each.asserted_by == professional_id)
    return [each.id for each in mine if professional_id and each.id.rpartition("-")[0] == act]


def act_of(contacts: Sequence[Contact]) -> str:
    """The act that made some contacts."""
    return contacts[0].id.rpartition("-")[0]


def _nearest(tie: Involvement, clients: Collection[str]) -> tuple[bool, bool, str]:
    return tie.client_id not in clients, tie.visibility != OPEN, tie.id


def _entered(by: Hand, contacts: list[Contact]) -> tuple[Contact, ...]:
    """The contacts with their ids, which are made of what they say: an act that is sent twice is one."""
    act = sha256(repr((by, contacts)).encode()).hexdigest()[:ACT_LETTERS]
    return tuple(
        replace(
            each,
            id=f"{act}-{number}",
            meeting=act if each.kind == MEETING and len(contacts) > 1 else None,
            asserted_by=by.professional_id,
            agency_id=by.agency_id,
        )
        for number, each in enumerate(contacts, start=1)
    )
