"""The oracle of rules 9 and 18, from the text alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from graph.model import Contact
from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import WINDOW, Touch
from tests.queries.missing.life import Life
from tests.queries.missing.oracle_told import would_tell
from tests.queries.missing.terms import Kin, Terms

AHEAD = 42
WEEK = 7
MANY_AGENCIES = 3
MANY_VISITS = 3


def child_not_seen(touch: Touch) -> Iterator[Answer]:
    """'in the household of a child with a current situation at least 3 visits (one professional, one day, `kind` visit,
    not planned) were made to its members in the window, none with the child (child)'"""
    life, terms = Life(touch), touch.terms
    for child in terms.clients:
        if terms.heeds("child") and not life.child(child):
            continue
        if terms.heeds("child-in-situation") and child not in terms.in_a_situation:
            continue
        if terms.heeds("visit-with-child") and any(_a_visit(terms, each) for each in life.with_any({child})):
            continue
        for home in life.homes(child):
            if visits(life, home) >= (MANY_VISITS if terms.heeds("three-visits") else 1):
                yield answer("child-not-seen", (child,), (child,), terms.families_of[child])


def visits(life: Life, home: Kin) -> int:
    """How many 'visits (one professional, one day…) were made to its members'."""
    made = [each for each in life.with_any(life.households[home]) if _a_visit(life.terms, each)]
    counted = {(each.professional_id, each.on) for each in made}
    return len(counted) if life.terms.heeds("one-visit-a-day") else len(made)


def _a_visit(terms: Terms, contact: Contact) -> bool:
    """'(`kind` visit, not planned) … in the window'"""
    of_kind = contact.kind == "visit" or not terms.heeds("kind-visit")
    made = not (contact.planned and terms.heeds("not-planned"))
    return of_kind and made and terms.in_window(contact.on, WINDOW)


def no_visit_planned(touch: Touch) -> Iterator[Answer]:
    """'a client with child-protection-plan or looked-after current has no contact with `planned` true on a day x,
    D < x <= D + 42 (client)'"""
    life, terms = Life(touch), touch.terms
    for client in terms.clients:
        grave = {"child-protection-plan", "looked-after"} if terms.heeds("plan-or-care") else {"looked-after"}
        agencies = {agency for member in terms.team((client,)) for agency in terms.agencies(member, (client,))}
        if not would_tell(touch, agencies, terms.families_of[client]):
            continue
        if grave & life.situations(client) and not any(_ahead(terms, each) for each in life.with_any({client})):
            yield answer("no-visit-planned", (client,), (client,), terms.families_of[client])


def _ahead(terms: Terms, contact: Contact) -> bool:
    """'with `planned` true on a day x, D < x <= D + 42'"""
    days = (contact.on - terms.day).days
    if terms.heeds("plan-made") and not contact.planned:
        return False
    return (days > 0 or not terms.heeds("plan-after")) and (days <= AHEAD or not terms.heeds("plan-ahead"))


def visits_bunched(touch: Touch) -> Iterator[Answer]:
    """'professionals of three or more agencies plan visits (`kind` visit, `planned`, after D) to members of one
    household within 7 consecutive days (family; professionals)'

    A professional *of* an agency is one currently employed there; who is of none takes no part.
    """
    life = Life(touch)
    for home in life.households:
        plans = bunched(life, home)
        if plans:
            who = {each.professional_id for each in plans}
            yield answer("visits-bunched", (home.id,), {str(each.client_id) for each in plans}, {home}, after=who)


def bunched(life: Life, home: Kin) -> set[Contact]:
    """The plans of a household that stand 'within 7 consecutive days' with those of so many agencies."""
    terms = life.terms
    week = WEEK if terms.heeds("plan-seven-days") else 10000
    plans = [each for each in life.with_any(life.households[home]) if _a_plan(terms, each)]
    found: set[Contact] = set()
    for first in plans:
        days = [each for each in plans if first.on <= each.on < first.on + timedelta(days=week)]
        agencies = {agency for each in days for agency in terms.employers[each.professional_id]}
        if len(agencies) >= (MANY_AGENCIES if terms.heeds("three-agencies-plan") else 1):
            found.update(days)
    return found


def _a_plan(terms: Terms, contact: Contact) -> bool:
    """'(`kind` visit, `planned`, after D)'"""
    of_kind = contact.kind == "visit" or not terms.heeds("plan-visit")
    later = contact.on > terms.day or not terms.heeds("plan-after")
    return of_kind and contact.planned and later and contact.professional_id in terms.employers


OF_VISITS: tuple[Callable[[Touch], Iterator[Answer]], ...] = (child_not_seen, no_visit_planned, visits_bunched)
