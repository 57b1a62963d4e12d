"""Contacts with a client, told with the names of both: the last that was, the next that is planned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from graph.model import Contact
from queries.day import Day

Counts = Callable[[Contact], bool]


@dataclass(frozen=True, slots=True)
class LastContact:
    """One contact with a client, past or planned: when, by whom and with whom."""

    id: str
    on: date
    at: str | None
    kind: str | None
    by: str
    by_name: str
    with_id: str
    with_name: str


def anyones(_: Contact) -> bool:
    """Every contact counts."""
    return True


def last_with(day: Day, client_id: str, counts: Counts = anyones) -> LastContact | None:
    """The last contact recorded with a client up to the day, of those that count."""
    past = [row for row in _contacts(day, client_id, counts) if not row.planned and row.on <= day.day]
    return told(day, max(past, key=moment)) if past else None


def next_with(day: Day, client_id: str, counts: Counts = anyones) -> LastContact | None:
    """The next contact planned with a client from the day on, of those that count."""
    coming = [row for row in _contacts(day, client_id, counts) if row.planned and row.on >= day.day]
    return told(day, min(coming, key=moment)) if coming else None


def moment(contact: Contact | LastContact) -> tuple[date, str, str]:
    """What orders contacts: day, time, id."""
    return contact.on, contact.at or "", contact.id


def told(day: Day, contact: Contact) -> LastContact:
    """A contact with a client, with the names of both; both are among the day's people."""
    client = contact.client_id or ""
    return LastContact(
        id=contact.id,
        on=contact.on,
        at=contact.at,
        kind=contact.kind,
        by=contact.professional_id,
        by_name=day.professionals[contact.professional_id].name,
        with_id=client,
        with_name=day.identities[client].label,
    )


def _contacts(day: Day, client_id: str, counts: Counts) -> list[Contact]:
    return [
        row for row in day.contacts_with.get(client_id, ()) if counts(row) and row.professional_id in day.professionals
    ]
