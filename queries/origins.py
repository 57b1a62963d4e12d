"""Whose word the facts are and how old it is, and which agencies of a team say nothing here about contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import ENTERED, OPERATOR, Agency, Contact
from graph.slice import Slice
from queries.day import Day, on
from queries.people import TeamMember

STALE_AFTER = timedelta(days=14)
HEARD_WITHIN = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Origin:
    """A source that says something of a client: about what ("who", "team", …), as of when, and whether that is old.

    `name` is what it is called: of what an agency's people entered themselves, the agency.
    """

    source: str
    name: str
    about: tuple[str, ...]
    as_of: date | None
    stale: bool


def is_stale(as_of: date | None, day: date) -> bool:
    """Whether what a source said is older than 14 days."""
    return as_of is not None and day - as_of > STALE_AFTER


def origins(slice_: Slice, client_id: str, day: date) -> tuple[Origin, ...]:
    """The sources behind what is shown of a client, by name; what the service itself was told is not listed."""
    laid_out = on(slice_, day)
    about: dict[str, list[str]] = defaultdict(list)
    for what, source in _said(laid_out, slice_, client_id):
        if source and source != OPERATOR and what not in about[source]:
            about[source].append(what)
    records = {row.source: row.as_of for row in slice_.facts.records if row.client_id == client_id}
    return tuple(_origin(laid_out, each, about[each], records.get(each)) for each in sorted(about))


def unheard(slice_: Slice, members: Iterable[TeamMember], day: date) -> tuple[Agency, ...]:
    """The agencies of a team from which no contact in the last 90 days is held, nor would be (missing-links.md §2).

    An agency is heard from if we hold a contact of its people or its source that is dated in these days, or one whose
    source was brought up to date in them.
    """
    laid_out, after = on(slice_, day), day - HEARD_WITHIN
    team = list(members)
    heard = {
        agency
        for contact in slice_.facts.contacts
        if not contact.planned and contact.on <= day and _recent(laid_out, contact, after)
        for agency in _whose(laid_out, contact, team)
    }
    agencies = {agency.id: agency for member in team for agency in member.agencies}
    silent = [agency for id_, agency in agencies.items() if id_ not in heard]
    return tuple(sorted(silent, key=lambda agency: (agency.name.casefold(), agency.id)))


def _said(day: Day, slice_: Slice, client_id: str) -> Iterator[tuple[str, str | None]]:
    """What each source says of the client, in the order in which a page names it."""
    yield from (("who", row.source) for row in slice_.facts.records if row.client_id == client_id)
    yield from (("team", row.source) for row in day.involvements.get(client_id, ()))
    yield from (("situation", row.source) for row in day.situations_of.get(client_id, ()))
    homes = day.families_of.get(client_id, ())
    yield from (("home", row.source) for row in homes)
    yield from (("home", row.source) for home in homes for row in day.addresses_of.get(home.family_id, ()))
    yield from (("contact", row.source) for row in day.contacts_with.get(client_id, ()))


def _origin(day: Day, source: str, about: list[str], recorded: date | None) -> Origin:
    known = day.sources.get(source)
    as_of = known.as_of if known and known.as_of else recorded
    entered = day.agencies.get(known.agency_id or "") if known and source.startswith(ENTERED) else None
    return Origin(source, entered.name if entered else source, tuple(about), as_of, is_stale(as_of, day.day))


def _recent(day: Day, contact: Contact, after: date) -> bool:
    source = day.sources.get(contact.source or "")
    as_of = source.as_of if source and source.name != OPERATOR else None
    return contact.on > after or (as_of is not None and as_of > after)


def _whose(day: Day, contact: Contact, team: Iterable[TeamMember]) -> Iterator[str]:
    """The ids of the agencies whose contact it is: its source's, and those of whoever made it."""
    source = day.sources.get(contact.source or "")
    if source and source.agency_id:
        yield source.agency_id
    yield from (row.agency_id for row in day.employers.get(contact.professional_id, ()))
    yield from (agency.id for each in team if each.id == contact.professional_id for agency in each.agencies)
