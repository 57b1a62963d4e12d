"""Whom to introduce, worked out from facts alone, pair by pair, with plain sets (access.md §5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from graph.codes import agency_kinds
from graph.model import OPERATOR, Contact, Facts, Involvement, Membership, Relation, current

Pair = tuple[str, str, str, str]
"""Our family, theirs, who speaks for ours, who for theirs."""


def open_facts(facts: Facts) -> Facts:
    """What is open, of those who are not shielded: nothing else decides."""
    clients = {each.id for each in facts.clients if each.shielded is False}
    families = {each.id for each in facts.families if each.shielded is False}
    ties = tuple(each for each in facts.involvements if each.visibility == "open" and each.client_id in clients)
    held = {each.id for each in facts.involvements if each.visibility == "open"}
    return replace(
        facts,
        sources=tuple(each for each in facts.sources if each.sealed is False),
        clients=tuple(each for each in facts.clients if each.id in clients),
        families=tuple(each for each in facts.families if each.id in families),
        memberships=tuple(
            each
            for each in facts.memberships
            if each.visibility == "open"
            and each.shielded is False
            and each.client_id in clients
            and each.family_id in families
        ),
        relations=tuple(
            each for each in facts.relations if each.visibility == "open" and {each.client_id, each.other_id} <= clients
        ),
        involvements=ties,
        contacts=tuple(each for each in facts.contacts if each.involvement is None or each.involvement in held),
    )


def introductions(facts: Facts, day: date) -> set[Pair]:
    """Both directions of every pair of teams that could be introduced."""
    facts = open_facts(facts)
    members = {each.id: set(_members(facts, each.id, day)) for each in facts.families}
    found = set()
    for one, other in product(sorted(members), repeat=2):
        if one != other and _linked(facts, members[one], members[other], day):
            found |= set(_pair(facts, one, other, members, day))
    return found


def _members(facts: Facts, family: str, day: date) -> Iterator[str]:
    for each in facts.memberships:
        if each.family_id == family and current(each.start, each.end, day) and _trusted(facts, each):
            yield each.client_id


def _trusted(facts: Facts, fact: Membership | Relation) -> bool:
    registers = {each.name for each in facts.sources if each.register}
    confirmed = fact.confirmed_by is not None and fact.confirmed_by != fact.asserted_by
    return fact.source in registers or confirmed


def _linked(facts: Facts, one: set[str], other: set[str], day: date) -> bool:
    kin = [each for each in facts.relations if current(each.start, each.end, day) and _trusted(facts, each)]
    ends = {(each.client_id, each.other_id) for each in kin} | {(each.other_id, each.client_id) for each in kin}
    return bool(one & other) or any((a, b) in ends for a in one for b in other)


def _pair(facts: Facts, one: str, other: str, members: dict[str, set[str]], day: date) -> Iterator[Pair]:
    ours, theirs = (_team(facts, members[each], day) for each in (one, other))
    a, b = _speaker(ours), _speaker(theirs)
    if a is None or b is None or _ids(ours) & _ids(theirs):
        return
    kinds = {each.id: agency_kinds().get(each.kind) for each in facts.agencies}
    universal = [(kind := kinds.get(each.agency_id or "")) is not None and kind.universal for each in (a, b)]
    different = a.agency_id is not None and b.agency_id is not None and a.agency_id != b.agency_id
    touch = _in_touch(facts.contacts, _ids(ours), _ids(theirs), members[one] | members[other], day)
    if different and not all(universal) and not touch:
        yield one, other, a.professional_id or "", b.professional_id or ""


def _team(facts: Facts, members: set[str], day: date) -> list[Involvement]:
    inactive = {each.id for each in facts.professionals if not each.active}
    told = {each.name: each.agency_id for each in facts.sources}
    return [
        each
        for each in facts.involvements
        if each.client_id in members
        and current(each.start, each.end, day)
        and each.professional_id not in inactive
        and (
            each.confirmed_on is not None
            or each.source == OPERATOR
            or (told.get(each.source or "") is not None and told[each.source or ""] == each.agency_id)
        )
    ]


def _ids(team: Iterable[Involvement]) -> set[str]:
    return {each.professional_id or each.agency_id or "" for each in team}


def _speaker(team: Iterable[Involvement]) -> Involvement | None:
    def key(each: Involvement) -> tuple[bool, date, str, str]:
        confirmed = each.source == OPERATOR or each.confirmed_by not in (None, each.professional_id)
        return not (each.lead and confirmed), each.start or date.min, each.professional_id or "", each.client_id

    return min((each for each in team if each.professional_id is not None), key=key, default=None)


def _in_touch(contacts: Iterable[Contact], ours: set[str], theirs: set[str], members: set[str], day: date) -> bool:
    within = [each for each in contacts if not each.planned and day - timedelta(days=90) < each.on <= day]
    about = [each for each in within if each.about is None or each.about in members]
    met: dict[str, set[str]] = {"ours": set(), "theirs": set()}
    for each in about:
        ends = {each.professional_id, each.other_professional_id or each.other_agency_id}
        if each.client_id is None and ends & ours and ends & theirs:
            return True
        met["ours"] |= {each.meeting} if each.meeting and ends & ours else set()
    for each in within:
        ends = {each.professional_id, each.other_professional_id or each.other_agency_id}
        met["theirs"] |= {each.meeting} if each.meeting and ends & theirs else set()
    return bool(met["ours"] & met["theirs"])
