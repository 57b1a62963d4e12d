"""The oracle of rank and of rule 17, from the text alone: in which order the findings of all rules stand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from fractions import Fraction

from graph.codes import situations
from graph.model import Facts
from queries.missing import RULES
from tests.queries.missing.answers import Answer
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.oracle import oracle
from tests.queries.missing.terms import Member, Terms

CODES = [rule.code for rule in RULES]
ABOUT_TIES = ("workers-not-in-contact", "household-workers-not-in-contact", "linked-households-not-in-contact")


def in_rank(facts: Facts, day: date, *, without: frozenset[str] = frozenset()) -> list[Answer]:
    """'Rank orders a list …: what is more certain first (rule order, as data), then situation (child protection first),
    then resource allocation, then key.'"""
    touch = Touch(Terms(facts, day, without))

    def rank(answer: Answer) -> tuple[int, int, Fraction, str]:
        likely = likelihood(touch, answer) if answer.rule in ABOUT_TIES else Fraction(0)
        return CODES.index(answer.rule), gravest(touch.terms, answer), -likely, answer.key

    return sorted(oracle(facts, day, without=without), key=rank)


def gravest(terms: Terms, answer: Answer) -> int:
    """Where the gravest current situation of the finding's clients stands in the list of situations."""
    order = list(situations())
    theirs = [
        order.index(each.code)
        for each in terms.facts.situations
        if each.client_id in answer.clients and terms.current("situation", each.start, each.end)
    ]
    return min(theirs, default=len(order))


def likelihood(touch: Touch, answer: Answer) -> Fraction:
    """'members are joined when in touch about those families, and a common neighbour counts 1/(number of clients they
    support that the viewer sees)'"""
    p, q = answer.subjects
    _, _, _, *named = answer.key.split("|")
    about = {client for family in touch.terms.families if family.id in named for client in family.members}
    members = {member for team in touch.terms.team_involvements.values() for member in team}
    one, other = (next(member for member in members if member.id == each) for each in (p, q))
    return sum((_share(touch, m) for m in members if _joins(touch, m, (one, other), about)), start=Fraction(0))


def _share(touch: Touch, member: Member) -> Fraction:
    return Fraction(1, len(touch.terms.supported(member, touch.terms.clients)))


def _joins(touch: Touch, member: Member, pair: tuple[Member, Member], about: Collection[str]) -> bool:
    return member not in pair and all(touch.in_touch(member, each, about) for each in pair)
