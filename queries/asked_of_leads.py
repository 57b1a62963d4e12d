"""What coordinators ask of leads: whether two agencies that support families of theirs are in touch (access.md §6).

A coordinator knows agencies and numbers only; which families are meant, each lead's own slice tells.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.model import Agency, Family
from graph.slice import Slice
from queries.agency_tables import Asked
from queries.day import Day, on
from queries.missing import DEFAULT, Finding, missing_links

PAIRS = ("workers-not-in-contact", "household-workers-not-in-contact")


@dataclass(frozen=True, slots=True)
class OfLead:
    """Two agencies, of whom nobody has been in touch about these families, for which the viewer leads."""

    first: Agency
    second: Agency
    families: tuple[Family, ...]


def areas_led(slice_: Slice, professional_id: str | None, day: date) -> frozenset[str]:
    """In which areas families live for which somebody leads, as far as their slice tells."""
    there = on(slice_, day)
    return frozenset(area for family in _led(there, professional_id) for area in _areas(there, family))


def asked_of_lead(slice_: Slice, professional_id: str | None, day: date, asked: Sequence[Asked]) -> tuple[OfLead, ...]:
    """Of what is asked of all leads, what is about families for which this one leads and not answered by them yet."""
    there = on(slice_, day)
    led = _led(there, professional_id)
    if not asked or not led:
        return ()
    findings = missing_links(slice_, day, rules=PAIRS, settings=replace(DEFAULT, told_only=False))
    ours = [each for each in findings if led & {*each.families}]
    made = []
    for pair in dict.fromkeys(each.pair for each in asked):
        areas = {each.area for each in asked if each.pair == pair}
        apart = {family for each in ours if _between(there, each, pair) for family in each.families}
        families = [there.families[each] for each in sorted(apart & led) if areas & _areas(there, each)]
        if families:
            first, second = (there.agencies[each] for each in pair)
            made.append(OfLead(first, second, tuple(families)))
    return tuple(made)


def _led(there: Day, professional_id: str | None) -> set[str]:
    """The families of the clients for whom somebody leads."""
    clients = {
        client
        for client, ties in there.involvements.items()
        for tie in ties
        if tie.lead and professional_id is not None and tie.professional_id == professional_id
    }
    return {row.family_id for client in clients for row in there.families_of.get(client, ())} & {*there.families}


def _areas(there: Day, family: str) -> set[str]:
    return {each.area for each in there.addresses_of.get(family, ()) if each.area}


def _between(there: Day, finding: Finding, pair: Collection[str]) -> bool:
    """Whether a question is about one of each agency."""
    team = [each for client in finding.clients for each in there.team(client)]
    one, other = ({agency for each in team if each.id == who for agency in each.agencies} for who in finding.subjects)
    first, second = pair
    return (first in one and second in other) or (first in other and second in one)
