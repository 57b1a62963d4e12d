"""From facts to columns: how a slice of one family or a caseload becomes what the rules read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

import numpy as np

from graph.answers import Answer
from graph.codes import agency_kinds, codes, situations
from graph.columns import (
    ALWAYS,
    ELSEWHERE,
    FOREVER,
    NONE,
    TO_AGENCY,
    TO_CLIENT,
    TO_PROFESSIONAL,
    UNKNOWN_DAY,
    AddressColumns,
    AgencyColumns,
    Bools,
    ClientColumns,
    Columns,
    ContactColumns,
    EmploymentColumns,
    Ints,
    InvolvementColumns,
    MembershipColumns,
    ProfessionalColumns,
    RelationColumns,
    SituationColumns,
    day_number,
)
from graph.identity import Identity, identify
from graph.model import Contact, Facts, Involvement
from graph.particulars import particulars_of
from graph.slice import Names, Slice
from graph.viewer import Level
from graph.whereabouts import whereabouts_of


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each id stands in its sorted list."""

    clients: Mapping[str, int]
    families: Mapping[str, int]
    professionals: Mapping[str, int]
    agencies: Mapping[str, int]


def slice_of(
    facts: Facts,
    now: date,
    *,
    kind: str = "family",
    focus: str | None = None,
    levels: Mapping[str, Level] | None = None,
    another_service: frozenset[str] = frozenset(),
    through_lead: Mapping[str, frozenset[str]] | None = None,
    answers: Sequence[Answer] = (),
    of_everything: bool = False,
    agreed_only: bool = False,
) -> Slice:
    """The slice that holds exactly these facts; without `levels` its clients are one's own.

    What hangs on a node that is not among the facts is left out of the columns, but for contacts that name a client
    elsewhere: a meeting about somebody else is not a meeting about nobody.
    """
    identities = identities_of(facts)
    return Slice(
        kind,
        focus,
        now,
        columns_of(facts, identities),
        lambda: _names(facts, identities),
        lambda: particulars_of(facts, identities),
        facts,
        dict.fromkeys(identities, "client") if levels is None else levels,
        another_service,
        through_lead or {},
        answers,
        of_everything,
        lambda: whereabouts_of(facts, list(identities), sorted(each.id for each in facts.families)),
        agreed_only,
    )


def identities_of(facts: Facts) -> dict[str, Identity]:
    """Who each client is, by client id in code-point order."""
    by_client = attrgetter("client_id")
    records = {client: list(rows) for client, rows in groupby(sorted(facts.records, key=by_client), by_client)}
    return {client: identify(client, records.get(client, ())) for client in sorted(each.id for each in facts.clients)}


def columns_of(facts: Facts, identities: Mapping[str, Identity] | None = None) -> Columns:
    """The facts in columns, nodes in code-point order of their ids."""
    who = identities_of(facts) if identities is None else identities
    at = Positions(
        {client: position for position, client in enumerate(who)},
        _positions(family.id for family in facts.families),
        _positions(professional.id for professional in facts.professionals),
        _positions(agency.id for agency in facts.agencies),
    )
    addresses = _addresses(facts, at)
    return Columns(
        clients=_clients(who),
        families=list(at.families),
        professionals=_professionals(facts, at),
        agencies=_agencies(facts, at, addresses.areas),
        employments=_employments(facts, at),
        memberships=_memberships(facts, at),
        addresses=addresses,
        relations=_relations(facts, at),
        situations=_situations(facts, at),
        involvements=_involvements(facts, at),
        contacts=_contacts(facts, at),
    )


def _positions(ids: Iterable[str]) -> dict[str, int]:
    return {each: position for position, each in enumerate(sorted(ids))}


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int32)


def _bools(values: Iterable[bool]) -> Bools:
    return np.fromiter(values, dtype=np.bool_)


def _days(values: Iterable[date | None], unknown: int) -> Ints:
    return _ints(unknown if day is None else day_number(day) for day in values)


def _clients(who: Mapping[str, Identity]) -> ClientColumns:
    people = list(who.values())
    return ClientColumns(
        ids=list(who),
        born=_days((person.birth for person in people), UNKNOWN_DAY),
        died=_days((person.died for person in people), UNKNOWN_DAY),
        expected=_days((person.expected for person in people), UNKNOWN_DAY),
    )


def _professionals(facts: Facts, at: Positions) -> ProfessionalColumns:
    who = {professional.id: professional for professional in facts.professionals}
    return ProfessionalColumns(
        ids=list(at.professionals),
        active=_bools(who[each].active for each in at.professionals),
        away_until=_days((who[each].away_until for each in at.professionals), UNKNOWN_DAY),
    )


def _agencies(facts: Facts, at: Positions, areas: Sequence[str]) -> AgencyColumns:
    kinds = {kind: position for position, kind in enumerate(agency_kinds())}
    kind_of = {agency.id: kinds[agency.kind] for agency in facts.agencies}
    area_of = {agency.id: agency.area or "" for agency in facts.agencies}
    places = {area: place for place, area in enumerate(areas)}
    return AgencyColumns(
        ids=list(at.agencies),
        kind=_ints(kind_of[each] for each in at.agencies),
        area=_ints(places.get(area_of[each], NONE) for each in at.agencies),
    )


def _employments(facts: Facts, at: Positions) -> EmploymentColumns:
    rows = [
        row for row in facts.employments if row.professional_id in at.professionals and row.agency_id in at.agencies
    ]
    return EmploymentColumns(
        professional=_ints(at.professionals[row.professional_id] for row in rows),
        agency=_ints(at.agencies[row.agency_id] for row in rows),
        start=_days((row.start for row in rows), ALWAYS),
        end=_days((row.end for row in rows), FOREVER),
    )


def _memberships(facts: Facts, at: Positions) -> MembershipColumns:
    rows = [row for row in facts.memberships if row.client_id in at.clients and row.family_id in at.families]
    return MembershipColumns(
        client=_ints(at.clients[row.client_id] for row in rows),
        family=_ints(at.families[row.family_id] for row in rows),
        start=_days((row.start for row in rows), ALWAYS),
        end=_days((row.end for row in rows), FOREVER),
        lives_here=_bools(row.lives_here for row in rows),
    )


def _addresses(facts: Facts, at: Positions) -> AddressColumns:
    rows = [row for row in facts.addresses if row.family_id in at.families]
    named = {row.area for row in rows} | {agency.area for agency in facts.agencies}
    areas = _positions(area for area in named if area is not None)
    return AddressColumns(
        family=_ints(at.families[row.family_id] for row in rows),
        area=_ints(areas.get(row.area or "", NONE) for row in rows),
        start=_days((row.start for row in rows), ALWAYS),
        end=_days((row.end for row in rows), FOREVER),
        areas=list(areas),
    )


def _relations(facts: Facts, at: Positions) -> RelationColumns:
    kinds = {kind: position for position, kind in enumerate(codes()["relation_kinds"])}
    rows = [row for row in facts.relations if row.client_id in at.clients and row.other_id in at.clients]
    return RelationColumns(
        client=_ints(at.clients[row.client_id] for row in rows),
        other=_ints(at.clients[row.other_id] for row in rows),
        kind=_ints(kinds[row.kind] for row in rows),
        start=_days((row.start for row in rows), ALWAYS),
        end=_days((row.end for row in rows), FOREVER),
    )


def _situations(facts: Facts, at: Positions) -> SituationColumns:
    numbers = {code: position for position, code in enumerate(situations())}
    rows = [row for row in facts.situations if row.client_id in at.clients]
    return SituationColumns(
        client=_ints(at.clients[row.client_id] for row in rows),
        code=_ints(numbers[row.code] for row in rows),
        start=_days((row.start for row in rows), ALWAYS),
        end=_days((row.end for row in rows), FOREVER),
    )


def _involvements(facts: Facts, at: Positions) -> InvolvementColumns:
    rows = sorted((row for row in facts.involvements if _stands(row, at)), key=attrgetter("id"))
    roles = _positions({row.role for row in rows if row.role is not None})
    return InvolvementColumns(
        ids=[row.id for row in rows],
        professional=_ints(at.professionals.get(row.professional_id or "", NONE) for row in rows),
        agency=_ints(at.agencies.get(row.agency_id or "", NONE) for row in rows),
        client=_ints(at.clients[row.client_id] for row in rows),
        role=_ints(roles.get(row.role or "", NONE) for row in rows),
        lead=_bools(row.lead for row in rows),
        start=_days((row.start for row in rows), ALWAYS),
        end=_days((row.end for row in rows), FOREVER),
        concern_on=_days((row.concern_on for row in rows), UNKNOWN_DAY),
        asked_on=_days((row.asked_on for row in rows), UNKNOWN_DAY),
        roles=list(roles),
    )


def _stands(row: Involvement, at: Positions) -> bool:
    """Whether everyone an involvement names is among the facts; half of one would read as a desk's."""
    return (
        row.client_id in at.clients
        and (row.professional_id is None or row.professional_id in at.professionals)
        and (row.agency_id is None or row.agency_id in at.agencies)
    )


def _target(contact: Contact, at: Positions) -> tuple[int, int]:
    """Which kind of node a contact goes to, and its position; a client may be ELSEWHERE, others then are NONE."""
    if contact.client_id is not None:
        return TO_CLIENT, at.clients.get(contact.client_id, ELSEWHERE)
    if contact.other_professional_id is not None:
        return TO_PROFESSIONAL, at.professionals.get(contact.other_professional_id, NONE)
    return TO_AGENCY, at.agencies.get(contact.other_agency_id or "", NONE)


def _contacts(facts: Facts, at: Positions) -> ContactColumns:
    kinds = {kind: position for position, kind in enumerate(codes()["contact_kinds"])}
    meetings = _positions({row.meeting for row in facts.contacts if row.meeting is not None})
    rows = [
        (row, *target)
        for row in facts.contacts
        if row.professional_id in at.professionals and (target := _target(row, at))[1] != NONE
    ]
    return ContactColumns(
        ids=[row.id if row.planned else "" for row, _, _ in rows],
        professional=_ints(at.professionals[row.professional_id] for row, _, _ in rows),
        to=_ints(to for _, to, _ in rows),
        target=_ints(target for _, _, target in rows),
        on=_days((row.on for row, _, _ in rows), UNKNOWN_DAY),
        kind=_ints(kinds.get(row.kind or "", NONE) for row, _, _ in rows),
        planned=_bools(row.planned for row, _, _ in rows),
        meeting=_ints(meetings.get(row.meeting or "", NONE) for row, _, _ in rows),
        about=_ints(NONE if row.about is None else at.clients.get(row.about, ELSEWHERE) for row, _, _ in rows),
    )


def _names(facts: Facts, identities: Mapping[str, Identity]) -> Names:
    return Names(
        clients=[person.label for person in identities.values()],
        families=[row.name or row.id for row in sorted(facts.families, key=attrgetter("id"))],
        professionals=[row.name for row in sorted(facts.professionals, key=attrgetter("id"))],
        agencies=[row.name for row in sorted(facts.agencies, key=attrgetter("id"))],
    )
