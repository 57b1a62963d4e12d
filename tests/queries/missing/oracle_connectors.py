"""The oracle of rule 13, from the text alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import combinations

from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.terms import Kin, Member

SOON = 30


def single_connector(touch: Touch) -> Iterator[Answer]:
    """'in the graph of a family's team members joined by being in touch about it, without professional p two other
    members, of different agencies, are no longer connected; at least four members, and p is not a lead, or p's
    `away_until` is after D, or a `to` of p's employment or involvement there is at most D + 30 (p; family)'"""
    terms = touch.terms
    for family in terms.families:
        team = terms.team(family.members)
        if len(team) < (4 if terms.heeds("four-members") else 0):
            continue
        near = {p: {q for q in team if q != p and touch.in_touch(p, q, family.members)} for p in team}
        for p in team:
            if p.desk or not (_may_go(touch, p, family) or not terms.heeds("connector-may-go")):
                continue
            others = ((q, r) for q, r in combinations(sorted(team - {p}), 2) if _different(touch, q, r, family))
            if any(r in _reached(near, q, None) and r not in _reached(near, q, p) for q, r in others):
                clients = terms.supported(p, family.members)
                yield answer("single-connector", (p.id,), clients, {family}, besides=(family.id,))


def team_in_parts(touch: Touch) -> Iterator[Answer]:
    """'that graph falls into parts with different agencies (family; members)'

    At least four members, as before. Where nobody is in touch with anybody nobody would have told us.
    """
    terms = touch.terms
    for family in terms.families:
        team = terms.team(family.members)
        near = {p: {q for q in team if q != p and touch.in_touch(p, q, family.members)} for p in team}
        if len(team) < (4 if terms.heeds("four-members") else 0):
            continue
        if terms.heeds("would-have-told") and not any(near.values()):
            continue
        if any(_apart(touch, near, q, r, family) for q, r in combinations(sorted(team), 2)):
            clients = {client for p in team for client in terms.supported(p, family.members)}
            yield answer("team-in-parts", (family.id,), clients, {family}, after=(p.id for p in team))


def _apart(touch: Touch, near: Mapping[Member, set[Member]], q: Member, r: Member, family: Kin) -> bool:
    """'parts with different agencies': in different parts, of different agencies, not both universal"""
    one, other = (touch.terms.agencies(each, family.members) for each in (q, r))
    parted = r not in _reached(near, q, None) or not touch.terms.heeds("in-parts")
    return parted and touch.terms.may_be_asked(one, other)


def _reached(near: Mapping[Member, set[Member]], start: Member, without: Member | None) -> set[Member]:
    """Whom one comes to from a member, from one to the next in touch."""
    reached, ahead = {start}, [start]
    while ahead:
        for beside in near[ahead.pop()] - reached - {without}:
            reached.add(beside)
            ahead.append(beside)
    return reached


def _different(touch: Touch, q: Member, r: Member, family: Kin) -> bool:
    """'Two members are of *different agencies* when they have none in common. … someone with none takes no part'"""
    one, other = (touch.terms.agencies(each, family.members) for each in (q, r))
    return bool(one and other) and not one & other


def _may_go(touch: Touch, p: Member, family: Kin) -> bool:
    """'p is not a lead, or p's `away_until` is after D, or a `to` of p's employment or involvement there …'"""
    terms = touch.terms
    held = [each for client in family.members for each in terms.team_involvements[client].get(p, ())]
    if not (any(each.lead for each in held) and terms.heeds("connector-leads")):
        return True
    away = terms.index.professionals[p.id].away_until
    if away is not None and away > terms.day and terms.heeds("connector-away"):
        return True
    works = [
        each for each in terms.index.employments.get(p.id, ()) if terms.current("employment", each.start, each.end)
    ]
    ends = [each.end for each in (*works, *held) if each.end is not None]
    return any(end <= terms.day + timedelta(days=SOON) for end in ends) and terms.heeds("connector-ends")


OF_CONNECTORS: tuple[Callable[[Touch], Iterator[Answer]], ...] = (single_connector, team_in_parts)
