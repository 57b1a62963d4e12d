"""The brute-force oracle of the rules (missing-links.md §2), written from the text alone: here rules 1, 2, 3, 8 and 10.

It is slow and plain on purpose: the columnar rules must agree with it on every random network. Settings are those that
the text gives; without the clause `would-have-told`, "who could have told us" is off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations, product
from typing import TypeAlias

from graph.model import Facts, Involvement
from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import WINDOW, Touch
from tests.queries.missing.oracle_agencies import OF_AGENCIES
from tests.queries.missing.oracle_connectors import OF_CONNECTORS
from tests.queries.missing.oracle_duplicates import OF_DUPLICATES
from tests.queries.missing.oracle_endings import OF_ENDINGS
from tests.queries.missing.oracle_households import OF_HOUSEHOLDS
from tests.queries.missing.oracle_meetings import OF_MEETINGS
from tests.queries.missing.oracle_moves import OF_MOVES
from tests.queries.missing.oracle_roles import OF_ROLES
from tests.queries.missing.oracle_told import pair_would_tell, would_tell
from tests.queries.missing.oracle_visits import OF_VISITS
from tests.queries.missing.oracle_whereabouts import OF_WHEREABOUTS
from tests.queries.missing.terms import Kin, Member, Terms

Apart: TypeAlias = tuple[Member, Member, frozenset[str], frozenset[str]]
"""Two who are not in touch, the clients in the question about them, and the agencies of both."""
CADENCE_OF_ROLE = {"child-protection-social-worker": 14, "looked-after-social-worker": 42}


def oracle(facts: Facts, day: date, *, without: frozenset[str] = frozenset()) -> set[Answer]:
    """Every finding of all rules on `day`; `without` names clauses to leave out (clauses.CLAUSES)."""
    touch = Touch(Terms(facts, day, without))
    return {answer for rule in RULES for answer in rule(touch)}


def workers_not_in_contact(touch: Touch) -> Iterator[Answer]:
    """'two members p, q of a client's team, of different agencies, not both universal, are not in touch about the
    client's home family (p, q; all clients of that home family whom both support: one finding a pair and home family)'
    """
    for home in touch.terms.families:
        for p, q, shared, agencies in _apart_at_home(touch, home):
            if pair_would_tell(touch, agencies, (home,)):
                yield answer("workers-not-in-contact", (p.id, q.id), shared, {home}, besides=(home.id,))


def _apart_at_home(touch: Touch, home: Kin) -> Iterator[Apart]:
    terms = touch.terms
    at_home = {client for client in home.members if terms.homes[client] == home}
    for p, q in combinations(sorted(terms.team(at_home)), 2):
        shared = terms.supported(p, at_home) & terms.supported(q, at_home)
        if not shared or not terms.may_be_asked(terms.agencies(p, shared), terms.agencies(q, shared)):
            continue
        if not touch.in_touch(p, q, home.members):
            yield p, q, shared, terms.agencies(p, at_home) | terms.agencies(q, at_home)


def household_workers_not_in_contact(touch: Touch) -> Iterator[Answer]:
    """'p is on the team of one member of a family, q on that of another, different agencies, not both universal, they
    share no client in that family, and are not in touch about it (p, q; the members of the family whom p or q supports;
    one finding a pair and family)'"""
    for family in touch.terms.families:
        for p, q, clients, agencies in _apart_in(touch, family):
            if pair_would_tell(touch, agencies, (family,)):
                yield answer("household-workers-not-in-contact", (p.id, q.id), clients, {family}, besides=(family.id,))


def _apart_in(touch: Touch, family: Kin) -> Iterator[Apart]:
    terms = touch.terms
    for p, q in combinations(sorted(terms.team(family.members)), 2):
        ps, qs = terms.supported(p, family.members), terms.supported(q, family.members)
        of_different_members = any(one != other for one, other in product(ps, qs))
        if not of_different_members or (ps & qs and terms.heeds("share-no-client")):
            continue
        mine, theirs = terms.agencies(p, family.members), terms.agencies(q, family.members)
        if terms.may_be_asked(mine, theirs) and not touch.in_touch(p, q, family.members):
            yield p, q, ps | qs, mine | theirs


def not_heard_from(touch: Touch) -> Iterator[Answer]:
    """'Otherwise the family has … one question: "Seven people from five agencies support this family. Have they met?"'

    Of those whom rules 1 and 2 would have asked about, had somebody told us of contact there.
    """
    for family in touch.terms.families:
        team = _not_heard_from(touch, family)
        if team:
            clients = {client for member in team for client in touch.terms.supported(member, family.members)}
            names = (member.id for member in team)
            yield answer("not-heard-from", (family.id,), clients, {family}, after=names)


def _not_heard_from(touch: Touch, family: Kin) -> set[Member]:
    return touch.once(("not heard from", family), lambda: _silent(touch, family))


def _silent(touch: Touch, family: Kin) -> set[Member]:
    apart = (*_apart_at_home(touch, family), *_apart_in(touch, family))
    silent = ((p, q) for p, q, _, agencies in apart if not pair_would_tell(touch, agencies, (family,)))
    return {member for pair in silent for member in pair}


def linked_households_not_in_contact(touch: Touch) -> Iterator[Answer]:
    """'p is on the team of a member of one family, q of a member of a family linked to it, different agencies, not both
    universal, in neither family do both have a client (then 1 and 2 speak), and they are not in touch about either
    (p, q; p's clients in the first, q's in the second; one finding a pair and two families)'"""
    terms = touch.terms
    for pair in terms.perhaps_linked:
        one, other = sorted(pair, key=lambda family: family.id)
        if not terms.linked(one, other):
            continue
        about = one.members | other.members if terms.heeds("either-family") else one.members
        for p, q in product(terms.team(one.members), terms.team(other.members)):
            if p == q or (terms.heeds("neither-family") and _meet_in(terms, p, q, (one, other))):
                continue
            if not terms.may_be_asked(terms.agencies(p, one.members), terms.agencies(q, other.members)):
                continue
            asked = terms.agencies(p, one.members) | terms.agencies(q, other.members)
            whole = any(_not_heard_from(touch, family) for family in (one, other))
            if whole and not pair_would_tell(touch, asked, (one, other)):
                continue  # each family is asked as a whole, and then there is somebody to hear from
            if not touch.in_touch(p, q, about):
                clients = terms.supported(p, one.members) | terms.supported(q, other.members)
                yield answer(
                    "linked-households-not-in-contact", (p.id, q.id), clients, {one, other}, besides=(one.id, other.id)
                )


def _meet_in(terms: Terms, p: Member, q: Member, families: Iterable[Kin]) -> bool:
    """'in neither family do both have a client': whether in one of them they do"""
    return any({p, q} <= terms.team(family.members) for family in families)


def lapsed_contact(touch: Touch) -> Iterator[Answer]:
    """'a current involvement of an active professional, at least `cadence` days old (unknown `from`: long ago),
    without contact, not planned, between the two in the window of `cadence` days (p, client)'"""
    terms = touch.terms
    for client, team in terms.team_involvements.items():
        for member, involvements in team.items():
            if not member.desk and any(lapsed(touch, member, involvement) for involvement in involvements):
                yield answer("lapsed-contact", (member.id, client), (client,), terms.families_of[client])


def lapsed(touch: Touch, member: Member, involvement: Involvement) -> bool:
    """Whether one involvement should have brought contact between the two, and has not."""
    terms = touch.terms
    days = cadence(terms, involvement)
    if days is None or not would_tell(touch, terms.behalf(involvement), terms.families_of[involvement.client_id]):
        return False
    if involvement.start is None:
        old = terms.heeds("unknown-from")
    else:
        old = (terms.day - involvement.start).days >= days or not terms.heeds("involvement-age")
    return old and not any(
        terms.in_window(contact.on, days) and not (contact.planned and terms.heeds("not-planned"))
        for contact in touch.with_client.get((member.id, involvement.client_id), ())
    )


def cadence(terms: Terms, involvement: Involvement) -> int | None:
    """'Cadence by role first: child-protection-social-worker 14, looked-after-social-worker 42; else where the agency
    is universal: none, but 90 where the client has a current situation; else 90.' In days."""
    if involvement.role in CADENCE_OF_ROLE and terms.heeds("cadence-role"):
        return CADENCE_OF_ROLE[involvement.role]
    if not terms.universal(terms.behalf(involvement)) or not terms.heeds("cadence-universal"):
        return WINDOW
    if involvement.client_id in terms.in_a_situation and terms.heeds("cadence-situation"):
        return WINDOW
    return None


def no_lead(touch: Touch) -> Iterator[Answer]:
    """'the team members' agencies, together, are two or more and not all of a universal kind, and no member is lead
    (client)'"""
    terms = touch.terms
    for client in terms.clients:
        agencies = {agency for member in terms.team((client,)) for agency in terms.agencies(member, (client,))}
        if len(agencies) < (2 if terms.heeds("two-agencies") else 1):
            continue
        if agencies <= terms.universal_agencies and terms.heeds("not-all-universal"):
            continue
        if not leads(terms, client) or not terms.heeds("no-member-is-lead"):
            yield answer("no-lead", (client,), (client,), terms.families_of[client])


def two_leads(touch: Touch) -> Iterator[Answer]:
    """'a team, of however many agencies, has more than one lead (client; the leads)'"""
    terms = touch.terms
    for client in terms.clients:
        found = leads(terms, client)
        if len(found) > (1 if terms.heeds("more-than-one-lead") else 0):
            names = (lead.id for lead in found)
            yield answer("two-leads", (client,), (client,), terms.families_of[client], after=names)


def leads(terms: Terms, client: str) -> set[Member]:
    """The members of a client's team who lead it."""
    team = terms.team_involvements[client]
    return {member for member, involvements in team.items() if any(each.lead for each in involvements)}


__all__ = ["Answer", "oracle"]

RULES: tuple[Callable[[Touch], Iterator[Answer]], ...] = (
    workers_not_in_contact,
    household_workers_not_in_contact,
    linked_households_not_in_contact,
    not_heard_from,
    lapsed_contact,
    no_lead,
    two_leads,
    *OF_CONNECTORS,
    *OF_AGENCIES,
    *OF_WHEREABOUTS,
    *OF_VISITS,
    *OF_MEETINGS,
    *OF_DUPLICATES,
    *OF_HOUSEHOLDS,
    *OF_ENDINGS,
    *OF_MOVES,
    *OF_ROLES,
)
