"""The oracle of rules 12, 15 and 20, from the text alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta

from graph.model import Contact, Involvement
from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.life import Life
from tests.queries.missing.terms import Member, Terms

THRESHOLD = 2
CONCERN_DAYS = 30
MANY = 3


def left_but_listed(touch: Touch) -> Iterator[Answer]:
    """'a professional who is not active, or has no current agency, has a current involvement (p, client)'"""
    terms = touch.terms
    inactive = {worker.id for worker in terms.facts.professionals if not worker.active and terms.heeds("left")}
    for each in terms.facts.involvements:
        who = each.professional_id
        if who is None or each.client_id not in terms.clients:
            continue
        if not terms.current("involvement", each.start, each.end):
            continue
        if who in inactive or (who not in terms.employers and terms.heeds("no-employer")):
            yield answer("left-but-listed", (who, each.client_id), (each.client_id,), terms.families_of[each.client_id])


def concern_not_discussed(touch: Touch) -> Iterator[Answer]:
    """'at least `threshold` (default 2) current involvements with one client have `concern_on` in the window of 30
    days, and no meeting of two of those professionals is recorded since the latest (client; professionals)'"""
    terms = touch.terms
    for client in terms.clients:
        raised = concerned(terms, client)
        if len(raised) < (THRESHOLD if terms.heeds("threshold") else 1):
            continue
        people = {each.professional_id for each in raised if each.professional_id is not None}
        latest = max(each.concern_on or date.min for each in raised)
        since = latest if terms.heeds("discussed-since") else date.min
        there = [Member(each) for each in people]
        if terms.heeds("discussed") and _met(touch, client, there, since, 2):
            continue
        yield answer("concern-not-discussed", (client,), (client,), terms.families_of[client], after=people)


def concerned(terms: Terms, client: str) -> list[Involvement]:
    """The involvements with a client that count."""
    return [each for each in terms.index.involvements.get(client, ()) if _worry(terms, each)]


def _worry(terms: Terms, involvement: Involvement) -> bool:
    """'current involvements … have `concern_on` in the window of 30 days'"""
    if involvement.concern_on is None or not terms.current("involvement", involvement.start, involvement.end):
        return False
    return terms.in_window(involvement.concern_on, CONCERN_DAYS) or not terms.heeds("concern-window")


def team_not_met(touch: Touch) -> Iterator[Answer]:
    """'a client with child-protection-plan (window 42) or another situation (90) has members of three or more agencies
    on the team, and no meeting of three of them is recorded in the window (client)'

    Who is of no agency takes no part where agencies are compared.
    """
    life, terms = Life(touch), touch.terms
    for client in terms.clients:
        if client not in terms.in_a_situation and terms.heeds("team-in-situation"):
            continue
        plan = "child-protection-plan" in life.situations(client) and terms.heeds("plan-window")
        since = terms.day - timedelta(days=(42 if plan else 90) - 1)
        of = {member: terms.agencies(member, (client,)) for member in terms.team((client,))}
        there = [member for member, agencies in of.items() if agencies]
        agencies = {agency for each in of.values() for agency in each}
        if len(agencies) < (MANY if terms.heeds("three-agencies-on-team") else 2):
            continue
        if not _met(touch, client, there, since, MANY if terms.heeds("three-met") else 2):
            yield answer("team-not-met", (client,), (client,), terms.families_of[client])


def _met(touch: Touch, client: str, members: Collection[Member], since: date, least: int) -> bool:
    """Whether so many of the members were at one meeting from a day on, about the client's families or about nobody.

    A meeting that is about others only is none of theirs; 'an agency: any professional of it'.
    """
    terms = touch.terms
    near = {each for family in terms.families_of[client] for each in family.members}
    people = {who for member in members for who in touch.people(member)}
    theirs = {each for who in people for each in terms.index.meetings_of.get(who, ())}
    for each in theirs:
        meeting = [edge for edge in terms.index.meetings[each] if _held(terms, edge, since)]
        named = {who for each in meeting for who in (each.client_id, each.about)} - {None}
        if named and not named & near:
            continue
        ends = {who for each in meeting for who in (each.professional_id, each.other_professional_id)}
        if sum(bool(touch.people(member) & ends) for member in members) >= least:
            return True
    return False


def _held(terms: Terms, edge: Contact, since: date) -> bool:
    done = not (edge.planned and terms.heeds("not-planned"))
    return done and (since <= edge.on <= terms.day or (edge.on > terms.day and not terms.heeds("window-closes")))


OF_MEETINGS: tuple[Callable[[Touch], Iterator[Answer]], ...] = (left_but_listed, concern_not_discussed, team_not_met)
