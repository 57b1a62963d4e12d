"""The oracle of "who could have told us", from the text alone: which agencies are heard from around a family."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from itertools import combinations

from graph.model import Contact
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.terms import Kin, Member

HALF_A_YEAR = 180
SOCIAL_CARE = "child-social-care"


def of_colleagues(touch: Touch, family: Kin) -> frozenset[str]:
    """'heard from about contact with colleagues': an agency with someone on the family's team in touch with another"""
    return touch.once(("told of colleagues", family), lambda: _of_colleagues(touch, family))


def _of_colleagues(touch: Touch, family: Kin) -> frozenset[str]:
    team, heard = sorted(touch.terms.team(family.members)), set[str]()
    for p, q in combinations(team, 2):
        if touch.in_touch(p, q, family.members):
            heard |= touch.terms.agencies(p, family.members) | touch.terms.agencies(q, family.members)
    return frozenset(heard)


def pair_would_tell(touch: Touch, agencies: Iterable[str], families: Iterable[Kin]) -> bool:
    """'Rules 1–3: p's or q's agency is heard from about contact with colleagues', around one of the families."""
    if not touch.terms.heeds("would-have-told"):
        return True
    asked = set(agencies)
    return any(asked & of_colleagues(touch, family) for family in families)


def of_clients(touch: Touch, family: Kin) -> frozenset[str]:
    """'heard from about contact or planned visits': an agency whose people saw a member in half a year, or plan to"""
    return touch.once(("told of clients", family), lambda: _of_clients(touch, family))


def _of_clients(touch: Touch, family: Kin) -> frozenset[str]:
    heard = set[str]()
    contacts = touch.terms.index.contacts
    for contact in (each for client in family.members for each in contacts.get(client, ())):
        if _counts(touch, contact):
            heard |= touch.terms.employers.get(contact.professional_id, frozenset())
            if touch.terms.heeds("told-on-behalf"):
                heard |= touch.terms.agencies(Member(contact.professional_id), family.members)
    return frozenset(heard)


def _counts(touch: Touch, contact: Contact) -> bool:
    terms = touch.terms
    if contact.planned:
        recent = contact.on > terms.day - timedelta(days=HALF_A_YEAR) or not terms.heeds("told-window")
        return recent and terms.heeds("told-plan")
    return contact.on <= terms.day and (
        contact.on > terms.day - timedelta(days=HALF_A_YEAR) or not terms.heeds("told-window")
    )


def would_tell(touch: Touch, agencies: Collection[str], families: Iterable[Kin]) -> bool:
    """'8, 9: about contact or planned visits', around one of the client's families."""
    if not touch.terms.heeds("would-have-told"):
        return True
    return any(set(agencies) & of_clients(touch, family) for family in families)


def social_care_would_tell(touch: Touch, family: Kin) -> bool:
    """'4: some agency of that kind … about involvement': it is on the team of that family"""
    if not (touch.terms.heeds("would-have-told") and touch.terms.heeds("told-social-care")):
        return True
    agencies = touch.terms.index.agencies
    team = touch.terms.team(family.members)
    met = {each for member in team for each in touch.terms.agencies(member, family.members)}
    return any(agencies[each].kind == SOCIAL_CARE for each in met)
