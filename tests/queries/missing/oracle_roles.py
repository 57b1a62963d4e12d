"""The oracle of rule 11: the table of missing-links.md §3 for England, row by row, as conditions in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.life import Life

DESKS = {
    "health-visiting": {"health-visitor"},
    "school": {"school-safeguarding-lead", "designated-teacher"},
    "gp": {"gp"},
    "midwifery": {"midwife"},
}
"""'A desk of an agency of kind K holds the roles that §3 gives to kind K': those that stand beside it with a "/"."""


def expected_role_missing(touch: Touch) -> Iterator[Answer]:
    """'a role in §3 for a current situation, or for the age of a client in whose household a situation is current, is
    held by nobody on the team (client; the role is in the key)'"""
    life = Life(touch)
    for client in touch.terms.clients:
        held = _held(life, client)
        missing = {role for role, by in _expected(life, client) if not held & by}
        for role in missing:
            yield answer(
                "expected-role-missing", (client,), (client,), touch.terms.families_of[client], besides=(role,)
            )


def _held(life: Life, client: str) -> set[str]:
    """Roles as they are called, "kind:x" for any member of an agency of kind x, "carer" for kin."""
    terms = life.terms
    held: set[str] = set()
    for member, involvements in terms.team_involvements[client].items():
        held |= {each.role for each in involvements if each.role} if terms.heeds("role-held") else set()
        of = {terms.index.agencies[agency].kind for agency in terms.agencies(member, (client,))}
        held |= {f"kind:{kind}" for kind in of} if terms.heeds("role-by-kind") else set()
        if member.desk and terms.heeds("desk-holds"):
            held |= {role for kind in of for role in DESKS.get(kind, ())}
    for each in terms.index.relations_to.get(client, ()):
        if each.kind == "carer" and terms.current("relation", each.start, each.end):
            held |= {"a carer"} if terms.heeds("carer") else set()
    return held


def _expected(life: Life, client: str) -> Iterator[tuple[str, set[str]]]:
    """Each role and what fills it: 'expected, "/" means either'"""
    situations, age = life.situations(client), life.age(client)
    small, pupil = age is not None and age < 5, age is not None and 5 <= age <= 15
    if "child-protection-plan" in situations:
        yield from _one("child-protection-social-worker")
        yield from _one("health-visitor", when=small)
        yield from _one("school-safeguarding-lead", "kind:school", when=pupil)
        yield from _one("gp", "kind:gp")
    if situations & {"child-in-need", "early-help"}:
        yield from _one("lead-practitioner", "social-worker")
    if "looked-after" in situations:
        yield from _one("looked-after-social-worker")
        yield from _one("independent-reviewing-officer")
        yield "carer", {"a carer"}
        yield from _one("looked-after-nurse")
        yield from _one("designated-teacher", "kind:school", when=pupil)
    if "adult-at-risk" in situations:
        yield from _one("enquiry-lead")
        yield from _one("gp", "kind:gp")
    yield from _one("special-needs-coordinator", when="ehcp" in situations)
    yield from _one("youth-justice-worker", when="youth-justice" in situations)
    yield from _one("personal-adviser", when="left-care" in situations and age is not None and age < 25)
    if any(life.households[home] & life.terms.in_a_situation for home in life.homes(client)):
        due = life.told(client, "expected")
        soon = isinstance(due, date) and due - life.terms.day <= timedelta(days=84)
        yield from _one("midwife", "kind:midwifery", when=life.unborn(client))
        yield from _one("health-visitor", when=life.unborn(client) and soon)
        yield from _one("health-visitor", "kind:health-visiting", when=small)
        yield from _one("kind:school", when=pupil)


def _one(*by: str, when: bool = True) -> Iterator[tuple[str, set[str]]]:
    if when:
        yield by[0], set(by)


OF_ROLES: tuple[Callable[[Touch], Iterator[Answer]], ...] = (expected_role_missing,)
