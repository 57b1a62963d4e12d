"""The coordinator's table worked out from facts alone, pair by pair, with plain sets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from graph.model import Address, Contact, Facts, Involvement, Membership, current
from queries.agency_chance import Cell
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.oracle_agencies import beside_each_other, pairs_in_touch
from tests.queries.missing.terms import Kin, Terms

Counts = dict[tuple[str, str], tuple[int, int]]


def open_facts(facts: Facts) -> Facts:
    """What is open of those who are not shielded, as the coordinator's table counts it."""
    # Where the mark is missing they are taken for shielded.
    shown = {each.id for each in facts.clients if each.shielded is False}
    families = {each.id for each in facts.families if each.shielded is False}
    ties = tuple(each for each in facts.involvements if each.visibility == "open" and each.client_id in shown)
    held = {each.id for each in ties}
    return replace(
        facts,
        involvements=ties,
        memberships=tuple(
            each
            for each in facts.memberships
            if each.visibility == "open"
            and not each.shielded
            and each.client_id in shown
            and each.family_id in families
        ),
        addresses=tuple(
            each
            for each in facts.addresses
            if each.visibility == "open" and not each.shielded and each.family_id in families
        ),
        contacts=tuple(each for each in facts.contacts if _counts(each, facts, ties, held, shown)),
    )


def _open(row: Membership | Address, families: set[str]) -> bool:
    return row.visibility == "open" and row.shielded is False and row.family_id in families


def _counts(contact: Contact, facts: Facts, ties: tuple[Involvement, ...], held: set[str], shown: set[str]) -> bool:
    if contact.planned or (contact.client_id is not None and contact.client_id not in shown):
        return False
    if contact.involvement is not None and contact.involvement not in held:
        return False
    if contact.involvement is None and contact.client_id is not None:
        sealed = [each for each in facts.involvements if each.id not in held]
        pair = (contact.professional_id, contact.client_id)
        if any((each.professional_id, each.client_id) == pair for each in sealed):
            return False
    if contact.about is None:
        return True
    here = [each for each in ties if each.client_id == contact.about]
    ends = {each.professional_id for each in here}
    desks = {each.agency_id for each in here}
    other = contact.other_professional_id in ends or contact.other_agency_id in desks
    return contact.about in shown and contact.professional_id in ends and other


def exactly(_: Cell, count: int) -> int:
    """Tells each count as it is, so that small networks decide something."""
    return count


def counts(facts: Facts, area: str, day: date, kind: Callable[[str], str]) -> tuple[Counts, dict[str, int]]:
    """Of every two agencies, or kinds, how many families of an area they share and are in touch about, and have."""
    homes = {row.family_id for row in facts.addresses if row.area == area and current(row.start, row.end, day)}
    members = tuple(row for row in facts.memberships if row.family_id in homes and current(row.start, row.end, day))
    near = {row.client_id for row in members}
    within = replace(
        facts,
        memberships=members,
        involvements=tuple(row for row in facts.involvements if row.client_id in near),
    )
    touch = Touch(Terms(within, day))
    shared: dict[tuple[str, str], set[Kin]] = defaultdict(set)
    met: dict[tuple[str, str], set[Kin]] = defaultdict(set)
    own: dict[str, set[Kin]] = defaultdict(set)
    for family in touch.terms.families:
        for member in touch.terms.team(family.members):
            for agency in touch.terms.agencies(member, list(family.members)):
                own[kind(agency)].add(family)
        beside = {pair for pair, _, _ in beside_each_other(touch.terms, family.members)}
        for into, pairs in ((shared, beside), (met, pairs_in_touch(touch, family))):
            for one, other in (sorted(kind(each) for each in pair) for pair in pairs):
                into[one, other].add(family)
    counted = {pair: (len(held), len(met[pair])) for pair, held in shared.items() if pair[0] != pair[1]}
    return counted, {each: len(families) for each, families in own.items()}
