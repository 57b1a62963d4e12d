"""The oracle of rules 22 and 23, from the text alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from graph.model import Contact, Involvement
from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import WINDOW, Touch
from tests.queries.missing.life import Life
from tests.queries.missing.terms import Terms

ENDED = 60
HALF_A_YEAR = 183
ANSWER_DAYS = 14
ADULT_KINDS = {"adult-social-care", "adult-mental-health", "substance-misuse", "probation", "housing"}


def ended_without_successor(touch: Touch) -> Iterator[Answer]:
    """'the last involvement of an agency kind with a client ended in the window of 60 days while a situation goes on
    (client; the kind is in the key)'

    What is yet to begin is not known on the day.
    """
    terms = touch.terms
    for client in terms.clients:
        if client not in terms.in_a_situation and terms.heeds("situation-goes-on"):
            continue
        every = terms.index.involvements.get(client, ())
        for kind in sorted({terms.index.agencies[agency].kind for each in every for agency in terms.behalf(each)}):
            of_kind = begun_of(terms, client, kind)
            over = [each for each in of_kind if each.end is not None and each.end <= terms.day]
            if len(over) < len(of_kind) and terms.heeds("last-of-its-kind"):
                continue
            if any(lately_ended(terms, each) for each in over):
                yield answer(
                    "ended-without-successor", (client,), (client,), terms.families_of[client], besides=(kind,)
                )


def begun_of(terms: Terms, client: str, kind: str) -> list[Involvement]:
    """The involvements of an agency kind with a client that have begun, over or not."""
    begun = (each for each in terms.index.involvements.get(client, ()) if each.start is None or each.start <= terms.day)
    return [each for each in begun if kind in {terms.index.agencies[agency].kind for agency in terms.behalf(each)}]


def lately_ended(terms: Terms, involvement: Involvement) -> bool:
    """'ended in the window of 60 days'"""
    end = involvement.end
    if end is None or end > terms.day:
        return False
    return terms.day - end < timedelta(days=ENDED) or not terms.heeds("ended-window")


def turning_18(touch: Touch) -> Iterator[Answer]:
    """'a client with a current situation is 18 within 183 days and no agency of an adult kind … is on the team'"""
    life, terms = Life(touch), touch.terms
    kinds = {agency.id: agency.kind for agency in terms.facts.agencies}
    for client in terms.clients:
        age, then = life.age(client), life.age(client, terms.day + timedelta(days=HALF_A_YEAR))
        if age is None or then is None or age >= 18 or then < 18 or client not in terms.in_a_situation:
            continue
        team = terms.team((client,))
        met = {kinds[agency] for member in team for agency in terms.agencies(member, (client,))}
        if not (met & ADULT_KINDS and terms.heeds("no-adult-kind")):
            yield answer("turning-18", (client,), (client,), terms.families_of[client])


def planned_passed(touch: Touch) -> Iterator[Answer]:
    """'a planned contact's day passed and no contact between the two since is recorded (p, client)'

    A day that passed more than the usual window ago is let be.
    """
    life, terms = Life(touch), touch.terms
    for client in terms.clients:
        for plan in passed(life, client):
            yield answer("planned-passed", (plan.professional_id, client), (client,), terms.families_of[client])


def passed(life: Life, client: str) -> Iterator[Contact]:
    """The plans to be in contact with a client of which nobody has said whether they came about."""
    terms, theirs = life.terms, life.with_any({client})
    for plan in theirs:
        over = plan.planned and _over(terms, plan)
        since = [each for each in theirs if _since(terms, plan, each)]
        if over and not (since and terms.heeds("happened")):
            yield plan


def _over(terms: Terms, plan: Contact) -> bool:
    passed = plan.on < terms.day or (plan.on == terms.day and not terms.heeds("day-passed"))
    return passed and (plan.on > terms.day - timedelta(days=WINDOW) or not terms.heeds("plan-window-opens"))


def _since(terms: Terms, plan: Contact, other: Contact) -> bool:
    """'contact between the two since': on the day itself or later, until today"""
    if other.planned or other.professional_id != plan.professional_id:
        return False
    return plan.on <= other.on <= terms.day


def asked_no_answer(touch: Touch) -> Iterator[Answer]:
    """'an invitation … has had no answer for 14 days (client; who asked)': of whoever asked and still supports them"""
    terms = touch.terms
    for client in terms.clients:
        for member, ties in terms.team_involvements[client].items():
            if any(no_answer(terms, tie) for tie in ties if not member.desk):
                yield answer("asked-no-answer", (member.id, client), (client,), terms.families_of[client])


def no_answer(terms: Terms, tie: Involvement) -> bool:
    """Whether the holder of an involvement has waited 'for 14 days'."""
    if tie.asked_on is None:
        return False
    return (terms.day - tie.asked_on).days >= (ANSWER_DAYS if terms.heeds("fortnight") else 0)


OF_ENDINGS: tuple[Callable[[Touch], Iterator[Answer]], ...] = (
    ended_without_successor,
    turning_18,
    planned_passed,
    asked_no_answer,
)
