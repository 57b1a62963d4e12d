"""What happened around a client, as events: one function for each kind of fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from graph.model import Address, Contact, Involvement, Membership, current
from graph.slice import Slice
from queries.day import DESK, NAMED, Day

What: TypeAlias = Literal[
    "joined",
    "left",
    "contact",
    "situation-began",
    "situation-ended",
    "moved-in",
    "moved-out",
    "address",
    "belongs",
    "born-into",
]
EVENT_KINDS = ("team", "contact", "planned", "situation", "home")
"""The kinds by which a time line is filtered."""


@dataclass(frozen=True, slots=True)
class Party:
    """A professional, or an agency's desk, who takes part in an event."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is planned, on a day; `on` is None where the day isn't known.

    `what` says which words tell it and `kind` by which filter it is shown. `code` is a situation's, a contact's kind or
    a role, `text` a family's name or an address. `about_only` is a contact about the client, but not with them.
    """

    on: date | None
    what: What
    kind: str
    key: str
    at: str | None = None
    code: str | None = None
    text: str | None = None
    planned: bool = False
    lead: bool = False
    about_only: bool = False
    parties: tuple[Party, ...] = ()
    agencies: tuple[str, ...] = ()

    @property
    def who(self) -> set[str]:
        """The ids of those who take part."""
        return {party.id for party in self.parties}


def events_of(slice_: Slice, day: Day, client_id: str) -> list[Event]:
    """Every event of a client, the latest first, those whose day isn't known last; plans that came true once only."""
    found = [
        *_team(day, client_id),
        *_contacts(slice_, day, client_id),
        *_situations(slice_, day, client_id),
        *_homes(slice_, day, client_id),
    ]
    return sorted(found, key=lambda each: (each.on or date.min, each.at or "", each.key), reverse=True)


def _team(day: Day, client_id: str) -> Iterator[Event]:
    for tie in day.ever.get(client_id, ()):
        told = {"kind": "team", "code": tie.role, "lead": tie.lead, **_holder(day, tie)}
        if tie.start is None or tie.start <= day.day:
            yield Event(on=tie.start, what="joined", key=tie.id, **told)
        if tie.end is not None and tie.end <= day.day:
            yield Event(on=tie.end, what="left", key=tie.id, **told)


def _holder(day: Day, tie: Involvement) -> dict[str, Any]:
    """Whoever holds an involvement, and the names of the agencies on whose behalf."""
    if tie.professional_id is None:
        agency = day.agencies[tie.agency_id or ""]
        return {"parties": (Party(agency.id, agency.name),)}
    professional = day.professionals[tie.professional_id]
    behalf = [tie.agency_id] if tie.agency_id else [row.agency_id for row in day.employers.get(professional.id, ())]
    return {
        "parties": (Party(professional.id, professional.name),),
        "agencies": tuple(day.agencies[each].name for each in behalf if each in day.agencies),
    }


def _contacts(slice_: Slice, day: Day, client_id: str) -> Iterator[Event]:
    """Contacts with the client or about them, a meeting once; a plan that came true is told as what came of it."""
    mine = [row for row in slice_.facts.contacts if client_id in (row.client_id, row.about)]
    held = [*mine, *_others(slice_, {row.id for row in mine}, {row.meeting for row in mine if row.meeting})]
    made = {(row.professional_id, row.on) for row in mine if not row.planned}
    groups: dict[tuple[date, bool, str], list[Contact]] = defaultdict(list)
    for row in held:
        came_true = row.planned and row.on <= day.day and (row.professional_id, row.on) in made
        if not came_true and (row.planned or row.on <= day.day):
            groups[row.on, row.planned, row.meeting or f"|{row.id}"].append(row)
    for (on_, planned, _), rows in groups.items():
        yield _contact(day, client_id, on_, planned, rows)


def _others(slice_: Slice, mine: set[str], meetings: set[str]) -> Iterator[Contact]:
    """The other edges of the same meetings: who else was there."""
    for row in slice_.facts.contacts:
        if row.meeting in meetings and row.id not in mine:
            yield row


def _contact(day: Day, client_id: str, on_: date, planned: bool, rows: list[Contact]) -> Event:
    first = min(rows, key=lambda row: (row.client_id != client_id, row.id))
    ids = dict.fromkeys(end for row in rows for end in _ends(row))
    return Event(
        on=on_,
        what="contact",
        kind="planned" if planned else "contact",
        key=first.id,
        at=min((row.at for row in rows if row.at), default=None),
        code="meeting" if first.meeting else first.kind,
        planned=planned,
        about_only=all(row.client_id != client_id for row in rows),
        parties=tuple(party for each in ids if (party := _party(day, *each))),
    )


def _ends(contact: Contact) -> Iterator[tuple[str, str]]:
    """The professionals and desks of a contact, by kind and id."""
    yield NAMED, contact.professional_id
    if contact.other_professional_id:
        yield NAMED, contact.other_professional_id
    if contact.other_agency_id:
        yield DESK, contact.other_agency_id


def _party(day: Day, kind: str, id_: str) -> Party | None:
    found = day.professionals.get(id_) if kind == NAMED else day.agencies.get(id_)
    return Party(found.id, found.name) if found else None


def _situations(slice_: Slice, day: Day, client_id: str) -> Iterator[Event]:
    for row in slice_.facts.situations:
        if row.client_id != client_id or (row.start is not None and row.start > day.day):
            continue
        told: dict[str, Any] = {"kind": "situation", "key": row.code, "code": row.code}
        yield Event(on=row.start, what="situation-began", **told)
        if row.end is not None and row.end <= day.day:
            yield Event(on=row.end, what="situation-ended", **told)


def _homes(slice_: Slice, day: Day, client_id: str) -> Iterator[Event]:
    """When the client came to live with a family, or left it, and where that family moved meanwhile."""
    born = day.identities[client_id].born if client_id in day.identities else None
    for home in slice_.facts.memberships:
        family = day.families.get(home.family_id)
        if home.client_id != client_id or family is None or (home.start is not None and home.start > day.day):
            continue
        told: dict[str, Any] = {"kind": "home", "key": family.id, "text": family.name or family.id}
        if home.start is not None:
            yield Event(on=home.start, what=_began(home, born), **told)
        if home.end is not None and home.end <= day.day:
            yield Event(on=home.end, what="moved-out", **told)
        if home.lives_here:
            yield from _moves(home, slice_.facts.addresses, day.day)


def _began(home: Membership, born: date | None) -> What:
    """How it began that somebody is of a family: a baby came to live with nobody."""
    if not home.lives_here:
        return "belongs"
    return "born-into" if home.start == born else "moved-in"


def _moves(home: Membership, addresses: Iterable[Address], day: date) -> Iterator[Event]:
    """The addresses to which a family moved while the client lived with it; where they began was not a move."""
    for row in addresses:
        moved = row.family_id == home.family_id and row.start is not None and row.start <= day
        if moved and row.start != home.start and row.start and current(home.start, home.end, row.start):
            yield Event(on=row.start, what="address", kind="home", key=row.family_id, text=row.address)
