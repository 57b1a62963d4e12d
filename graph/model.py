"""The network's kinds of fact, as frozen dataclasses (model.md §2).

A field is named as its CSV column and its property in Neo4j, save that `from` and `to`, which bound the time
something holds, are `start` and `end` here, `from` being a word of Python. None is "unknown".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

OPERATOR = "operator"
ENTERED = "people of "
"""Begins the name of the source of what an agency's people enter of a client; the agency's id ends it."""
SOMEBODY = "somebody"
"""Stands for whoever confirmed a fact, where who they are is not told."""
ANOTHER = "another"
"""Stands for whoever stated a membership or a relation, where who they are is not told."""


def current(start: date | None, end: date | None, day: date) -> bool:
    """Whether something that holds from `start` until before `end` holds on `day` (model.md §2)."""
    return (start is None or start <= day) and (end is None or day < end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asserted:
    """Whose word a fact is: a source's, or a person's for an agency; and who confirmed it."""

    source: str | None = None
    asserted_by: str | None = None
    agency_id: str | None = None
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts come from: a feed, or `operator` for rows imported without a mapping."""

    name: str
    agency_id: str | None = None
    register: bool = False
    sealed: bool = True
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An organisation that supports clients; its desk is whoever answers where nobody is named.

    `reach`, `shared_from` and `shared_until` are the marks that its agreement leaves (graph/agreed.py); without one, as
    before a deployment records agreements, it shares as its kind does and for good.
    """

    id: str
    name: str
    kind: str
    area: str | None = None
    phone: str | None = None
    email: str | None = None
    hours: str | None = None
    duty_phone: str | None = None
    out_of_hours_phone: str | None = None
    reach: str | None = None
    shared_from: date | None = None
    shared_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional:
    """Someone who works for an agency and supports clients. `days` are the weekdays worked, `cover` who answers now."""

    id: str
    name: str
    role: str | None = None
    team: str | None = None
    phone: str | None = None
    mobile: str | None = None
    email: str | None = None
    active: bool = True
    days: tuple[str, ...] = ()
    away_until: date | None = None
    cover: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """A professional works for an agency."""

    professional_id: str
    agency_id: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A person whom a service beyond the universal ones supports; who it is stands in the records."""

    id: str
    shielded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one source says of a client."""

    source: str
    source_id: str
    client_id: str
    as_of: date | None = None
    given_name: str | None = None
    family_name: str | None = None
    known_as: str | None = None
    born: date | None = None
    born_year: int | None = None
    died: date | None = None
    expected: date | None = None
    gender: str | None = None
    nhs_number: str | None = None
    personnummer: str | None = None
    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The people who live together, or who are treated as one family.

    `told_on` is on which day they were told that services share what they hold here; `not_told`, that they weren't,
    because it would raise risk. Neither is what nobody has written down.
    """

    id: str
    name: str | None = None
    shielded: bool = False
    told_on: date | None = None
    not_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Asserted):
    """Where a family lives; one a row, never shared."""

    family_id: str
    address: str
    postcode: str | None = None
    area: str | None = None
    setting: str | None = None
    start: date | None = None
    end: date | None = None
    visibility: str = "open"
    shielded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Asserted):
    """A client belongs to a family, and lives there unless `lives_here` is false.

    `joined`: two households were said to be one, and this is one's place in the other's family.
    """

    client_id: str
    family_id: str
    start: date | None = None
    end: date | None = None
    lives_here: bool = True
    visibility: str = "open"
    shielded: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Asserted):
    """Read "client is KIND of other": client_id is the parent, other_id the child."""

    client_id: str
    kind: str
    other_id: str
    form: str | None = None
    parental_responsibility: bool | None = None
    start: date | None = None
    end: date | None = None
    visibility: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation(Asserted):
    """Why several services may be needed; one a fact, never shared."""

    client_id: str
    code: str
    start: date | None = None
    end: date | None = None
    visibility: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement(Asserted):
    """A professional, or an agency's desk where nobody is named, supports a client in a role.

    `agency_id` is on whose behalf; None where the row left it empty, and then all the professional's agencies count.
    `asked_on` is since when somebody whom its holder asked to the team has not answered; told to the holder alone.
    `concern_told_on` is written where as many concerns stand as it takes: then the others who have one read of it too.
    """

    id: str
    client_id: str
    professional_id: str | None = None
    role: str | None = None
    lead: bool = False
    start: date | None = None
    end: date | None = None
    visibility: str = "open"
    always_findable: bool = False
    confirmed_on: date | None = None
    concern_on: date | None = None
    named_by_client_on: date | None = None
    asked_on: date | None = None
    concern_told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Somebody agreed that the named `agencies` know of each other's part in a client's life, from a day to another.

    `said` are those on whose own behalf somebody wrote so: what an agency holds crosses to the other named ones only
    once it is among them. `given_by` is who agreed (graph/grounds.yaml), `agency_id` for which agency it was written.
    """

    id: str
    client_id: str
    agencies: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    given_by: str | None = None
    agency_id: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Asserted):
    """A professional spoke with, visited or met a client, another professional or an agency's desk; or plans to.

    Exactly one of client_id, other_professional_id and other_agency_id is set.
    """

    id: str
    professional_id: str
    on: date
    client_id: str | None = None
    other_professional_id: str | None = None
    other_agency_id: str | None = None
    at: str | None = None
    kind: str | None = None
    planned: bool = False
    meeting: str | None = None
    about: str | None = None
    involvement: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of the network, by kind: what a slice holds of a family or a caseload, and what the oracle filters."""

    clients: tuple[Client, ...] = ()
    records: tuple[Record, ...] = ()
    families: tuple[Family, ...] = ()
    addresses: tuple[Address, ...] = ()
    memberships: tuple[Membership, ...] = ()
    relations: tuple[Relation, ...] = ()
    situations: tuple[Situation, ...] = ()
    professionals: tuple[Professional, ...] = ()
    employments: tuple[Employment, ...] = ()
    agencies: tuple[Agency, ...] = ()
    sources: tuple[Source, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    consents: tuple[Consent, ...] = ()


# What is edited together and so shares one `version` (architecture.md §2): group -> kind and its fields.
VERSION_GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "identity": (
        "Record",
        (
            "given_name",
            "family_name",
            "known_as",
            "born",
            "born_year",
            "died",
            "expected",
            "gender",
            "nhs_number",
            "personnummer",
            "language",
        ),
    ),
    "whereabouts": ("Record", ("address", "postcode", "phone", "email")),
    "working-details": (
        "Professional",
        ("name", "role", "team", "phone", "mobile", "email", "active", "days", "away_until", "cover"),
    ),
    "involvement": (
        "Involvement",
        ("role", "lead", "start", "end", "always_findable", "confirmed_on", "concern_on", "named_by_client_on"),
    ),
    "seal": ("Involvement", ("visibility",)),
}
