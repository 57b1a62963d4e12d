"""What makes a made-up area believable, as numbers: families, caseloads, contacts, situations (5,000 clients)."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from statistics import mean, median

import pytest

from graph.codes import agency_kinds, situations
from graph.model import Contact, Facts, Involvement, current
from seed.generate import generate
from tests.seed.folders import facts_of, read

TODAY = date(2026, 11, 22)
CLIENTS = 5_000
SWEDISH = {"sip"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return facts_of(read(generate(tmp_path_factory.mktemp("area") / "made", CLIENTS, 11, TODAY).folder))


@pytest.fixture(scope="module")
def ties(facts: Facts) -> list[Involvement]:
    return [tie for tie in facts.involvements if current(tie.start, tie.end, TODAY)]


def share(some: int, of: int) -> float:
    return some / of


def test_sizes_are_those_of_an_area(facts: Facts) -> None:
    assert CLIENTS / 20 * 0.9 < len(facts.professionals) < CLIENTS / 20 * 1.1
    assert 2.2 < len(facts.involvements) / CLIENTS < 2.8
    assert 9 < len(facts.contacts) / CLIENTS < 12


def test_every_agency_kind_and_situation_is_there(facts: Facts, ties: list[Involvement]) -> None:
    assert {agency.kind for agency in facts.agencies} == set(agency_kinds())
    kinds = {agency.id: agency.kind for agency in facts.agencies}
    assert {kinds[tie.agency_id] for tie in ties if tie.agency_id} == set(agency_kinds())
    assert {each.code for each in facts.situations if each.end is None} == set(situations()) - SWEDISH


def test_caseloads_have_a_long_tail(ties: list[Involvement]) -> None:
    loads = sorted(Counter(tie.professional_id for tie in ties if tie.professional_id).values())
    assert 25 < mean(loads) < 60
    assert median(loads) < 0.7 * mean(loads)
    assert sum(loads[-len(loads) // 10 :]) > 0.3 * sum(loads)
    assert loads[-1] > 4 * mean(loads)


def test_households_are_of_every_size(facts: Facts) -> None:
    sizes = Counter(row.family_id for row in facts.memberships if current(row.start, row.end, TODAY) and row.lives_here)
    assert 2.3 < mean(sizes.values()) < 2.8
    assert set(sizes.values()) >= {1, 2, 3, 4, 5}


def test_families_are_of_every_kind(facts: Facts) -> None:
    family_of = {row.client_id: row.family_id for row in facts.memberships}
    step = {family_of[row.other_id] for row in facts.relations if row.form == "step"}
    assert 0.05 < share(len(step), len(facts.families)) < 0.2
    homes = Counter(row.client_id for row in facts.memberships if current(row.start, row.end, TODAY))
    assert 0.01 < share(sum(number > 1 for number in homes.values()), CLIENTS) < 0.1
    assert {address.setting for address in facts.addresses} >= {"home", "foster", "refuge", "hostel", "none"}
    assert {row.kind for row in facts.relations} >= {"parent", "partner", "carer", "guardian", "grandparent"}
    assert {row.form for row in facts.relations} >= {"birth", "step", "married", "together", "separated", "divorced"}
    assert any(record.expected for record in facts.records)
    assert any(record.died for record in facts.records)
    assert set(homes) < {client.id for client in facts.clients}  # some are in no family
    assert all(family.shielded for family in facts.families if family.id in refuges(facts))


def refuges(facts: Facts) -> set[str]:
    return {address.family_id for address in facts.addresses if address.setting == "refuge"}


def test_parents_are_old_enough(facts: Facts) -> None:
    born = {record.client_id: record.born for record in facts.records}
    for row in facts.relations:
        parent, child = born[row.client_id], born[row.other_id]
        if row.form == "birth" and parent and child:
            assert 15 * 365 < (child - parent).days < 60 * 366


def test_involvements_begin_after_birth_and_last(facts: Facts, ties: list[Involvement]) -> None:
    born = {record.client_id: record.born for record in facts.records}
    assert all(tie.start is not None and tie.start >= (born[tie.client_id] or tie.start) for tie in facts.involvements)
    lengths = [(TODAY - tie.start).days for tie in ties if tie.start]
    assert 90 < median(lengths) < 500
    assert 0.1 < share(len(facts.involvements) - len(ties), len(facts.involvements)) < 0.4


def test_desks_leaders_leavers_and_second_agencies(facts: Facts, ties: list[Involvement]) -> None:
    assert 0.04 < share(sum(tie.professional_id is None for tie in ties), len(ties)) < 0.15
    assert 0.15 < share(sum(tie.lead for tie in ties), len(ties)) < 0.35
    jobs = Counter(row.professional_id for row in facts.employments if current(row.start, row.end, TODAY))
    people = len(facts.professionals)
    assert 0.01 < share(sum(number > 1 for number in jobs.values()), people) < 0.1
    assert 0.01 < share(sum(not person.active or not jobs[person.id] for person in facts.professionals), people) < 0.12
    assert any(person.away_until and person.cover for person in facts.professionals)
    assert 0.01 < share(sum(tie.agency_id is None for tie in ties), len(ties)) < 0.06


def test_schools_have_catchments(facts: Facts, ties: list[Involvement]) -> None:
    sector = {row.family_id: (row.postcode or "")[:-2] for row in facts.addresses if row.end is None}
    home = {row.client_id: row.family_id for row in facts.memberships if current(row.start, row.end, TODAY)}
    schools: dict[str, Counter[str]] = defaultdict(Counter)
    for tie in ties:
        if tie.role == "class-teacher" and tie.client_id in home and tie.agency_id:
            schools[sector[home[tie.client_id]]][tie.agency_id] += 1
    usual = sum(counts.most_common(1)[0][1] for counts in schools.values())
    assert share(usual, sum(sum(counts.values()) for counts in schools.values())) > 0.75


def contact_days(facts: Facts) -> dict[tuple[str, str], date]:
    """The last contact of each professional with each client."""
    last: dict[tuple[str, str], date] = {}
    for contact in facts.contacts:
        if contact.client_id and not contact.planned:
            pair = contact.professional_id, contact.client_id
            last[pair] = max(last.get(pair, date.min), contact.on)
    return last


def test_most_involvements_have_contact_in_ninety_days(facts: Facts, ties: list[Involvement]) -> None:
    last = contact_days(facts)
    named = [(tie.professional_id, tie.client_id) for tie in ties if tie.professional_id]
    recent = sum((TODAY - last.get(pair, date.min)).days < 90 for pair in named)
    assert 0.6 < share(recent, len(named)) < 0.85


def test_contacts_reach_over_two_years_and_into_the_future(facts: Facts) -> None:
    assert min(contact.on for contact in facts.contacts) < date(2024, 12, 31)
    planned = [contact for contact in facts.contacts if contact.planned]
    assert 0.02 < share(len(planned), len(facts.contacts)) < 0.08
    assert any(contact.on < TODAY for contact in planned)  # whether it happened, nobody has said
    assert all(contact.on <= TODAY for contact in facts.contacts if not contact.planned)
    assert all(contact.on.weekday() < 5 for contact in facts.contacts)


def test_meetings_have_several_edges_on_one_day(facts: Facts) -> None:
    meetings: dict[str, list[Contact]] = defaultdict(list)
    for contact in facts.contacts:
        if contact.meeting:
            meetings[contact.meeting].append(contact)
    assert len(meetings) > 500
    assert mean(len(edges) for edges in meetings.values()) > 2
    assert all(len({edge.on for edge in edges}) == 1 for edges in meetings.values())


def test_professionals_talk_about_someone_or_no_one(facts: Facts) -> None:
    between = [contact for contact in facts.contacts if contact.other_professional_id]
    assert 0.05 < share(sum(contact.about is None for contact in between), len(between)) < 0.5
    assert any(contact.other_agency_id and contact.about for contact in facts.contacts)
