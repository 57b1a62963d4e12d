"""What coordinators ask of leads: whether two agencies that support families of theirs are in touch (access.md §6).

A coordinator knows agencies and numbers only; which families are meant, each lead's own slice tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import Agency, Family
from graph.slice import Slice
from queries.agency_tables import Asked
from queries.day import Day, on
from queries.missing import RuleSettings, missing_links

PAIRS = ("workers-not-in-contact", "household-workers-not-in-contact")


@dataclass(frozen=True, slots=True)
class OfLead:
    """Two agencies, nobody of whom is in touch since a day about these families, for which the viewer leads."""

    first: Agency
    second: Agency
    families: tuple[Family, ...]
    since: date


def areas_led(slice_: Slice, professional_id: str | None, day: date) -> frozenset[str]:
    """In which areas families live for which somebody leads, as far as their slice tells."""
    there = on(slice_, day)
    return frozenset(area for family in _led(there, professional_id) for area in _areas(there, family))


def asked_of_lead(
    slice_: Slice, professional_id: str | None, day: date, asked: Sequence[Asked], settings: RuleSettings
) -> tuple[OfLead, ...]:
    """Of what is asked of all leads, what this one can answer: it stands among the questions of their families."""
    there = on(slice_, day)
    led = _led(there, professional_id)
    if not asked or not led:
        return ()
    stands = {
        (family, frozenset(each.subjects))
        for each in missing_links(slice_, day, rules=PAIRS, settings=settings)
        for family in each.families
    }
    since, made = day - timedelta(days=settings.window), []
    for pair in dict.fromkeys(each.pair for each in asked):
        areas = {each.area for each in asked if each.pair == pair}
        families = [each for each in sorted(led) if areas & _areas(there, each)]
        apart = [there.families[each] for each in families if _apart(there, each, pair, stands)]
        if apart:
            first, second = (there.agencies[each] for each in pair)
            made.append(OfLead(first, second, tuple(apart), since))
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


def _apart(there: Day, family: str, pair: tuple[str, str], stands: set[tuple[str, frozenset[str]]]) -> bool:
    """Whether of two agencies that support a family no two are in touch: there is a question about each two."""
    first, second = (_acting(there, family, agency) for agency in pair)
    both = first & second
    twos = [frozenset((one, other)) for one in first - both for other in second - both]
    return bool(twos) and not both and all((family, each) in stands for each in twos)


def _acting(there: Day, family: str, agency: str) -> set[str]:
    """Who supports somebody of a family on behalf of an agency."""
    members = {row.client_id for row in there.members_of.get(family, ())}
    return {each.id for client in members for each in there.team(client) if agency in each.agencies}
