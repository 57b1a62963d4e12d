"""The oracle of rules 4, 5, 6 and 19, from the text alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations, product

from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.life import Life
from tests.queries.missing.oracle_told import social_care_would_tell
from tests.queries.missing.terms import Kin, Member

NEW = 180


def sibling_without_agency(touch: Touch) -> Iterator[Answer]:
    """'a child has a current child-protection-plan, a sibling in the same household has nobody of an agency of kind
    child-social-care on the team (the sibling; both)'"""
    life, terms = Life(touch), touch.terms
    planned = {each for each in terms.clients if life.child(each) and "child-protection-plan" in life.situations(each)}
    kinds = {agency.id: agency.kind for agency in terms.facts.agencies}
    for sibling in terms.clients:
        together = {each for home in life.homes(sibling) for each in life.households[home]}
        with_whom = [child for child in planned & together if _siblings(life, child, sibling)]
        homes = {home for child in with_whom for home in life.homes(child) & life.homes(sibling)}
        homes = {home for home in homes if social_care_would_tell(touch, home)}
        with_whom = [child for child in with_whom if life.homes(child) & homes & life.homes(sibling)]
        team = terms.team((sibling,))
        met = {kinds[agency] for member in team for agency in terms.agencies(member, (sibling,))}
        if homes and not ("child-social-care" in met and terms.heeds("nobody-of-social-care")):
            clients = {sibling, *with_whom}
            yield answer("sibling-without-agency", (sibling,), clients, homes, besides=("child-social-care",))


def _siblings(life: Life, one: str, other: str) -> bool:
    """'Siblings: two clients with a parent in common (recorded, current or not), or stated.'"""
    if one == other:
        return False
    if life.terms.index.siblings_stated & {(one, other), (other, one)} and life.terms.heeds("sibling-stated"):
        return True
    return bool(_parents(life, one) & _parents(life, other)) and life.terms.heeds("sibling-by-parent")


def _parents(life: Life, child: str) -> set[str]:
    """'recorded, current or not'; 'From the day of death a client … still counts as a recorded parent.'"""
    every = life.terms.index.relations_to.get(child, [])
    if not life.terms.heeds("parent-then"):
        every = [each for each in every if life.terms.current("relation", each.start, each.end)]
    return {each.client_id for each in every if each.kind == "parent"}


def adult_in_two_households(touch: Touch) -> Iterator[Answer]:
    """'an adult lives in two households that both have a team, nobody is on a team in both, and nobody of the one is in
    touch with anybody of the other about either (client; both families)'"""
    life, terms = Life(touch), touch.terms
    for adult in terms.clients:
        if life.child(adult):
            continue
        for one, other in combinations(sorted(life.homes(adult), key=lambda home: home.id), 2):
            ours, theirs = terms.team(life.households[one]), terms.team(life.households[other])
            if not ours or not theirs or (ours & theirs and terms.heeds("on-a-team-in-both")):
                continue
            about = one.members | other.members
            if terms.heeds("teams-in-touch") and any(touch.in_touch(p, q, about) for p, q in product(ours, theirs)):
                continue
            yield answer("adult-in-two-households", (adult,), (adult,), (one, other), besides=(one.id, other.id))


def parent_not_recorded(touch: Touch) -> Iterator[Answer]:
    """'a child in a household where a situation is current has fewer than two parents recorded, current or not'"""
    life, terms = Life(touch), touch.terms
    for child in terms.clients:
        there = any(_in_situation(life, home) for home in life.homes(child))
        if life.child(child) and there and len(_parents(life, child)) < (2 if terms.heeds("two-parents") else 1):
            yield answer("parent-not-recorded", (child,), (child,), terms.families_of[child])


def _in_situation(life: Life, home: Kin) -> bool:
    """'a household where a situation is current'"""
    if not life.terms.heeds("household-in-situation"):
        return True
    return bool(life.households[home] & life.terms.in_a_situation)


def adult_not_related(touch: Touch) -> Iterator[Answer]:
    """'an adult lives in such a household with a child, no current relation to anyone in it recorded (adult; the
    household's children)'"""
    life, terms = Life(touch), touch.terms
    for home, people in life.households.items():
        children = {each for each in people if life.child(each)}
        if not children or not _in_situation(life, home):
            continue
        for adult in people - children:
            related = terms.related.get(adult, set())
            if not related & (people if terms.heeds("related-in-household") else related):
                yield answer("adult-not-related", (adult,), {adult, *children}, {home}, besides=(home.id,))


def new_in_household(touch: Touch) -> Iterator[Answer]:
    """'an adult's membership of a child's household began in the window of 180 days, and no professional of the family
    has an involvement or a contact with them since (adult; the children)'"""
    life, terms = Life(touch), touch.terms
    families = {each.id: each for each in terms.families if each.real}
    for row in terms.facts.memberships:
        adult, began = row.client_id, row.start
        if began is None or not row.lives_here or not terms.current("membership", began, row.end):
            continue
        if adult not in terms.clients or life.child(adult) or not _lately(life, began):
            continue
        home = families[row.family_id]
        children = {each for each in life.households[home] if life.child(each)}
        if children and not any(_has_met(life, each, adult, began) for each in terms.team(home.members)):
            yield answer("new-in-household", (adult,), {adult, *children}, {home}, besides=(home.id,))


def _lately(life: Life, began: date) -> bool:
    """'began in the window of 180 days'"""
    return began > life.terms.day - timedelta(days=NEW) or not life.terms.heeds("new-window")


def _has_met(life: Life, member: Member, adult: str, began: date) -> bool:
    """'no professional of the family has an involvement or a contact with them since'"""
    if member.desk:
        return False
    day = life.terms.day
    known = any(
        each.professional_id == member.id
        and (each.start is None or each.start <= day)
        and (each.end is None or each.end > began)
        for each in life.terms.index.involvements.get(adult, ())
    )
    met = any(
        each.professional_id == member.id and not each.planned and began <= each.on <= day
        for each in life.with_any({adult})
    )
    return (known and life.terms.heeds("new-supported")) or (met and life.terms.heeds("new-met"))


OF_HOUSEHOLDS: tuple[Callable[[Touch], Iterator[Answer]], ...] = (
    sibling_without_agency,
    adult_in_two_households,
    parent_not_recorded,
    adult_not_related,
    new_in_household,
)
