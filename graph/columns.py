"""The network as columns: arrays of positions, days and marks, read by the rules for a family and for everything.

A node's position in its list of ids stands for it. Ids are sorted by code point, so comparing positions compares ids.
Days are int32, counted from 1970-01-01; `ALWAYS` as a start and `FOREVER` as an end mean that none is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int32]
Bools: TypeAlias = NDArray[np.bool_]

NONE = -1
ELSEWHERE = -2
ALWAYS = int(np.iinfo(np.int32).min)
FOREVER = int(np.iinfo(np.int32).max)
UNKNOWN_DAY = ALWAYS

TO_CLIENT, TO_PROFESSIONAL, TO_AGENCY = 0, 1, 2
EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """Days from 1970-01-01 to `day`."""
    return day.toordinal() - EPOCH


def day_of(number: int) -> date:
    """The day of a day number."""
    return date.fromordinal(number + EPOCH)


@dataclass(frozen=True, slots=True)
class ClientColumns:
    """Clients: shape (clients,). `born` is 1 July where only the year is known; UNKNOWN_DAY where nothing is."""

    ids: list[str]
    born: Ints
    died: Ints
    expected: Ints


@dataclass(frozen=True, slots=True)
class ProfessionalColumns:
    """Professionals: shape (professionals,). `away_until` is UNKNOWN_DAY where no such day is told."""

    ids: list[str]
    active: Bools
    away_until: Ints


@dataclass(frozen=True, slots=True)
class AgencyColumns:
    """Agencies: shape (agencies,); `kind` is a position in codes.agency_kinds().

    `area` is a position in the areas of the addresses; NONE where none is told.
    """

    ids: list[str]
    kind: Ints
    area: Ints


@dataclass(frozen=True, slots=True)
class EmploymentColumns:
    """Who works for which agency, past and present: shape (employments,)."""

    professional: Ints
    agency: Ints
    start: Ints
    end: Ints


@dataclass(frozen=True, slots=True)
class MembershipColumns:
    """Which client belongs to which family: shape (memberships,)."""

    client: Ints
    family: Ints
    start: Ints
    end: Ints
    lives_here: Bools


@dataclass(frozen=True, slots=True)
class AddressColumns:
    """In which area families live, past and present: shape (addresses,); `area` is a position in `areas`, else NONE.

    `areas` are those of agencies too, so that whether a family lives in one tells nothing of an agency.
    """

    family: Ints
    area: Ints
    start: Ints
    end: Ints
    areas: list[str]


@dataclass(frozen=True, slots=True)
class RelationColumns:
    """Kinship, "client is KIND of other": shape (relations,); `kind` is a position in codes()["relation_kinds"]."""

    client: Ints
    other: Ints
    kind: Ints
    start: Ints
    end: Ints


@dataclass(frozen=True, slots=True)
class SituationColumns:
    """Situations: shape (situations,); `code` is a position in codes.situations()."""

    client: Ints
    code: Ints
    start: Ints
    end: Ints


@dataclass(frozen=True, slots=True)
class InvolvementColumns:
    """Who supports whom: shape (involvements,). `professional` is NONE for a desk's, `agency` NONE where none is named.

    `role` is a position in `roles`, NONE where unknown; `concern_on` is UNKNOWN_DAY where no concern stands,
    `asked_on` where nobody whom the holder asked to the team has left them without an answer.
    """

    ids: list[str]
    professional: Ints
    agency: Ints
    client: Ints
    role: Ints
    lead: Bools
    start: Ints
    end: Ints
    concern_on: Ints
    asked_on: Ints
    roles: list[str]


@dataclass(frozen=True, slots=True)
class ContactColumns:
    """Contacts: shape (contacts,). `target` is a position among clients, professionals or agencies, as `to` says.

    `kind` is a position in codes()["contact_kinds"], `meeting` numbers the meetings, `about` a client; each NONE
    where there is none. A client `target` or an `about` may be ELSEWHERE: a client who is named, but not in this slice.
    `ids` are told of planned contacts only, else "": a question rests on one plan, but on no one visit of thousands.
    A slice of everything holds only contacts within the window that was asked for, and what was planned after it.
    """

    ids: list[str]
    professional: Ints
    to: Ints
    target: Ints
    on: Ints
    kind: Ints
    planned: Bools
    meeting: Ints
    about: Ints


@dataclass(frozen=True, slots=True)
class Columns:
    """The whole of a slice in columns."""

    clients: ClientColumns
    families: list[str]
    professionals: ProfessionalColumns
    agencies: AgencyColumns
    employments: EmploymentColumns
    memberships: MembershipColumns
    addresses: AddressColumns
    relations: RelationColumns
    situations: SituationColumns
    involvements: InvolvementColumns
    contacts: ContactColumns


@dataclass(frozen=True, slots=True)
class Homes:
    """Where families live, in words: shape (addresses,). `setting` is "" where none is told."""

    family: Ints
    address: list[str]
    postcode: list[str]
    setting: list[str]
    shielded: Bools
    start: Ints
    end: Ints


@dataclass(frozen=True, slots=True)
class Reached:
    """What records say of how clients are reached: shape (records,), of each client the newest first; "" is unknown."""

    client: Ints
    source: list[str]
    source_id: list[str]
    address: list[str]
    postcode: list[str]
    phone: list[str]
    email: list[str]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Addresses and numbers in words, and who is shielded: read only where a rule compares them.

    `shielded_clients` and `shielded_families` hold a mark for each. A shielded membership shields its family while it
    lasts: `shielded_homes` are such families, from `shielded_from` to `shielded_to`. `work_phones` and `work_emails`
    are those of agencies and of their people.
    """

    homes: Homes
    reached: Reached
    shielded_clients: Bools
    shielded_families: Bools
    shielded_homes: Ints
    shielded_from: Ints
    shielded_to: Ints
    work_phones: list[str]
    work_emails: list[str]
