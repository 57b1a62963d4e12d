"""Entering contact: which contacts one act makes, on whose word, and which of them can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from graph.model import Contact, Involvement, current
from graph.slice import Slice
from queries.day import on

ACT_LETTERS = 32
MEETING = "meeting"
OPEN = "open"
LOOSER = ("existence", OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who enters contact: the professional, for which agency, and their own involvement that gives them the right."""

    professional_id: str
    agency_id: str | None
    involvement: str


def hand(slice_: Slice, professional_id: str, involvement: str, day: date) -> Hand:
    """The hand of a professional who acts on an involvement of theirs; its agency, else the one they work for."""
    own = tie_called(slice_, involvement)
    employers = sorted(each.agency_id for each in on(slice_, day).employers.get(professional_id, ()))
    agency = own.agency_id or next(iter(employers), None)
    return Hand(professional_id=professional_id, agency_id=agency, involvement=involvement)


def tie_called(slice_: Slice, involvement: str) -> Involvement:
    """A tie that a slice holds, by its id."""
    return next(each for each in slice_.facts.involvements if each.id == involvement)


def tie_on(
    slice_: Slice, professional_id: str, clients: Collection[str], evidence: Collection[str], day: date
) -> Involvement | None:
    """A professional's tie on a day with one of some clients, else one among the evidence; of several the strictest.

    What was done in a sealed life stays there, even where an open one stands beside it or came later (model.md §2).
    """
    near = own_ever(slice_, professional_id, clients, evidence)
    held = [each for each in near if current(each.start, each.end, day)]
    return min(held, key=lambda each: _strictest_first(each, clients), default=None)


def own_ever(
    slice_: Slice, professional_id: str, clients: Collection[str], evidence: Collection[str]
) -> list[Involvement]:
    """A professional's ties of any day with one of some clients, or among the evidence."""
    ties = (each for held in on(slice_, slice_.now).ever.values() for each in held)
    own = [each for each in ties if each.professional_id == professional_id]
    return [each for each in own if each.client_id in clients or each.id in evidence]


def all_open(slice_: Slice, members: Collection[str], clients: Collection[str], since: date) -> bool:
    """Whether all ties of some members with some clients since a day are open, and none of these clients is shielded.

    Else what is said of them hangs on more than a contact can carry, and nothing is offered.
    """
    laid_out = on(slice_, slice_.now)
    if any(laid_out.clients[each].shielded is not False for each in clients):
        return False
    ever = (each for client in clients for each in laid_out.ever.get(client, ()))
    theirs = (each for each in ever if (each.professional_id or each.agency_id) in members)
    return all(each.visibility == OPEN for each in theirs if each.end is None or each.end > since)


def saw(
    by: Hand, tie: Involvement, client_id: str, day: date, kind: str | None, *, planned: bool = False
) -> tuple[Contact, ...]:
    """Whoever enters it saw or spoke with a client, or plans to; it hangs on a tie of theirs."""
    seen = Contact(id="", professional_id=by.professional_id, client_id=client_id, on=day, kind=kind, planned=planned)
    return _entered(by, [replace(seen, involvement=tie.id)])


def spoke(
    by: Hand, slice_: Slice, pair: Sequence[str], evidence: Collection[str], about: str | None, day: date
) -> tuple[Contact, ...]:
    """Two were in touch about a client, or about nobody in particular; at least one of them is a professional.

    It hangs on a tie of theirs that the question rests on, so that only those who see that see it.
    """
    laid_out = on(slice_, slice_.now)
    first, second = sorted(pair, key=lambda each: each not in laid_out.professionals)
    tie = tie_on(slice_, first, [about] if about else [], evidence, slice_.now)
    named = second in laid_out.professionals
    contact = Contact(
        id="",
        professional_id=first,
        other_professional_id=second if named else None,
        other_agency_id=None if named else second,
        on=day,
        about=about,
        involvement=tie.id if tie else None,
    )
    return _entered(by, [contact])


def met(
    by: Hand, ties: Mapping[str, Involvement], who: Collection[str], about: str | None, day: date
) -> tuple[Contact, ...]:
    """Some met about a client, or nobody in particular: an edge from each to the host.

    It says nothing of anybody having seen the client.
    """
    host, *guests = sorted(set(who), key=lambda each: (each != by.professional_id, each))
    rows = [
        Contact(
            id="",
            professional_id=each,
            other_professional_id=host,
            on=day,
            kind=MEETING,
            about=about,
            involvement=ties[each].id,
        )
        for each in guests
    ]
    return _entered(by, rows)


def seats(slice_: Slice, clients: Collection[str], day: date, since: date) -> dict[str, Involvement]:
    """Who can have met about some clients: who supports one, by open ties alone since a day. By the id."""
    laid_out = on(slice_, day)
    found: dict[str, Involvement] = {}
    ties = [tie for client in clients for tie in laid_out.involvements.get(client, ())]
    for tie in sorted(ties, key=lambda each: each.id):
        who = laid_out.professionals.get(tie.professional_id or "")
        if who is not None and who.active and all_open(slice_, [who.id], clients, since):
            found.setdefault(who.id, tie)
    return found


def taken_back(slice_: Slice, act: str, professional_id: str | None) -> list[str]:
    """The ids of the contacts of an act that a professional entered, as far as they see them."""
    mine = (each for each in slice_.facts.contacts if each.asserted_by == professional_id)
    return [each.id for each in mine if professional_id and each.id.rpartition("-")[0] == act]


def act_of(contacts: Sequence[Contact]) -> str:
    """The act that made some contacts."""
    return contacts[0].id.rpartition("-")[0]


def _strictest_first(tie: Involvement, clients: Collection[str]) -> tuple[bool, int, str]:
    return tie.client_id not in clients, LOOSER.index(tie.visibility) if tie.visibility in LOOSER else -1, tie.id


def _entered(by: Hand, contacts: list[Contact]) -> tuple[Contact, ...]:
    """The contacts with their ids, which are made of what they say: an act that is sent twice is one."""
    act = sha256(repr((by, contacts)).encode()).hexdigest()[:ACT_LETTERS]
    return tuple(
        replace(
            each,
            id=f"{act}-{number}",
            meeting=act if each.kind == MEETING else None,
            asserted_by=by.professional_id,
            agency_id=by.agency_id,
        )
        for number, each in enumerate(contacts, start=1)
    )
