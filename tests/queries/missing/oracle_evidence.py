"""The oracle of evidence: on exactly which edges each finding rests, from the words of the rules and of Finding.

An answer holds as long as these are the same: with one too few it stays where it should not, with one too many it is
asked for again for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from tests.queries.missing.answers import Answer
from tests.queries.missing.edges import Edges, address, asked
from tests.queries.missing.oracle import lapsed
from tests.queries.missing.oracle_endings import begun_of, lately_ended, no_answer, passed
from tests.queries.missing.oracle_meetings import concerned
from tests.queries.missing.oracle_moves import moved
from tests.queries.missing.oracle_visits import bunched, visits
from tests.queries.missing.oracle_whereabouts import address_key, address_keys, crowded, mail, number

RestsOn: TypeAlias = Callable[[Edges, Answer], set[str]]


def rests_on(edges: Edges, answer: Answer) -> tuple[str, ...]:
    """The ids of the edges that make a finding, sorted, each once."""
    return tuple(sorted(OF_RULES[answer.rule](edges, answer)))


def _two_members(edges: Edges, answer: Answer) -> set[str]:
    """'for rules 1 to 3 the two members' involvements with the `clients` that they support'"""
    return edges.team(answer.clients, answer.subjects)


def _silent_members(edges: Edges, answer: Answer) -> set[str]:
    """As in rules 1 and 2, of all whom the family's one question names."""
    _, *members = answer.subjects
    return edges.team(answer.clients, members)


def _whole_team(edges: Edges, answer: Answer) -> set[str]:
    """'the team's': of all the clients in the question."""
    return edges.team(answer.clients)


def _team_of_family(edges: Edges, answer: Answer) -> set[str]:
    """The team of the family that the key ends with: its members' teams together."""
    return edges.team(edges.kin[_last(answer)].members)


def _for_the_two(edges: Edges, answer: Answer) -> set[str]:
    """Rule 14: the involvements of those who act for one of the two agencies, with those clients for whom they do."""
    two, terms = set(answer.subjects), edges.terms
    ties = edges.ties(answer.clients)
    return {each.id for member, each in ties if terms.agencies(member, (each.client_id,)) & two}


def _lapsed(edges: Edges, answer: Answer) -> set[str]:
    """'for 8 those that have lapsed'"""
    ties = edges.ties(answer.clients, answer.subjects)
    return {each.id for member, each in ties if not member.desk and lapsed(edges.touch, member, each)}


def _leading(edges: Edges, answer: Answer) -> set[str]:
    """'for `two-leads` those that lead'"""
    return {each.id for _, each in edges.ties(answer.clients) if each.lead}


def _still_listed(edges: Edges, answer: Answer) -> set[str]:
    """Rule 12: 'has a current involvement', whoever holds it being on no team any more."""
    held = (each for client in answer.clients for each in edges.terms.index.involvements.get(client, ()))
    theirs = (each for each in held if each.professional_id in answer.subjects)
    return {each.id for each in theirs if edges.terms.current("involvement", each.start, each.end)}


def _concerned(edges: Edges, answer: Answer) -> set[str]:
    """Rule 15: 'current involvements with one client' that 'have `concern_on` in the window'"""
    return {each.id for client in answer.clients for each in concerned(edges.terms, client)}


def _waiting(edges: Edges, answer: Answer) -> set[str]:
    """Rule 23: 'has had no answer', and since when: who asks another time and waits again is asked again."""
    ties = edges.ties(answer.clients, answer.subjects)
    waiting = [each for member, each in ties if not member.desk and no_answer(edges.terms, each)]
    return {each.id for each in waiting} | {asked(each) for each in waiting}


def _plans_passed(edges: Edges, answer: Answer) -> set[str]:
    """Rule 23: 'a planned contact's day passed'"""
    plans = (each for client in answer.clients for each in passed(edges.life, client))
    return {each.id for each in plans if each.professional_id in answer.subjects}


def _plans_bunched(edges: Edges, answer: Answer) -> set[str]:
    """Rule 9: the visits that are planned 'within 7 consecutive days'"""
    home, *_ = answer.subjects
    return {each.id for each in bunched(edges.life, edges.kin[home])}


def _team_and_situations(edges: Edges, answer: Answer) -> set[str]:
    """The team on which somebody is missing or has not met, and the situations for which that matters."""
    return edges.team(answer.clients) | edges.situations(answer.clients)


def _plan_or_care(edges: Edges, answer: Answer) -> set[str]:
    """Rule 9: the team that plans no visit, and 'child-protection-plan or looked-after'."""
    return edges.team(answer.clients) | edges.situations(answer.clients, ["child-protection-plan", "looked-after"])


def _role(edges: Edges, answer: Answer) -> set[str]:
    """Rule 11: the team that lacks the role, and situations of the client or 'in whose household' they live."""
    (client,) = answer.clients
    return _team_and_situations(edges, answer) | _household_situations(edges, client)


def _household_situations(edges: Edges, client: str) -> set[str]:
    """'a household where a situation is current'"""
    homes = edges.life.homes(client)
    return {each for home in homes for each in edges.situations(edges.life.households[home])}


def _parentless(edges: Edges, answer: Answer) -> set[str]:
    """Rule 6: 'in a household where a situation is current'"""
    (child,) = answer.clients
    return _household_situations(edges, child)


def _nobodys_relation(edges: Edges, answer: Answer) -> set[str]:
    """Rule 6: 'an adult lives in such a household'"""
    (adult,), home = answer.subjects, edges.kin[_last(answer)]
    return edges.memberships({adult}, [home.id]) | edges.situations(edges.life.households[home])


def _newcomer(edges: Edges, answer: Answer) -> set[str]:
    """Rule 19: 'an adult's membership of a child's household'"""
    return edges.memberships(answer.subjects, [_last(answer)])


def _sibling(edges: Edges, answer: Answer) -> set[str]:
    """Rule 4: the sibling's team, 'in the same household', and the plan that 'a child has'."""
    beside = set(answer.clients) - set(answer.subjects)
    together = edges.memberships(answer.clients, answer.families)
    return edges.team(answer.subjects) | together | edges.situations(beside, ["child-protection-plan"])


def _two_households(edges: Edges, answer: Answer) -> set[str]:
    """Rule 5: 'an adult lives in two households that both have a team'"""
    homes = [edges.kin[each] for each in _besides(answer)]
    teams = {each for home in homes for each in edges.team(edges.life.households[home])}
    return teams | edges.memberships(answer.subjects, [home.id for home in homes])


def _unseen(edges: Edges, answer: Answer) -> set[str]:
    """Rule 18: that the child lives in the household, a situation of theirs, and the household's team.

    Of several households that which was visited most, of such the one with the smallest id.
    """
    (child,), life = answer.clients, edges.life
    home = max(sorted(life.homes(child), key=lambda each: each.id), key=lambda each: visits(life, each))
    there = edges.memberships({child}, [home.id]) | edges.situations({child})
    return edges.team(life.households[home]) | there


def _moved(edges: Edges, answer: Answer) -> set[str]:
    """Rule 21: the team, those who moved, and from where to where."""
    (family,) = answer.subjects
    move = moved(edges.terms, edges.kin[family]) or ()
    there = edges.memberships(answer.clients, [family]) | {address(each) for each in move}
    return edges.team(edges.kin[family].members) | there


def _ended(edges: Edges, answer: Answer) -> set[str]:
    """Rule 22: those that 'ended in the window of 60 days while a situation goes on'"""
    (client,) = answer.clients
    ended = (each for each in begun_of(edges.terms, client, _last(answer)) if lately_ended(edges.terms, each))
    return {each.id for each in ended} | edges.situations({client})


def _same_address(edges: Edges, answer: Answer) -> set[str]:
    """Rule 7: where two 'have the same address key', the addresses and records that tell it."""
    one, other = (edges.kin[each] for each in answer.subjects)
    common = {
        each
        for each in address_keys(edges.life, one) & address_keys(edges.life, other)
        if not crowded(edges.life, each)
    }
    told = {each for kin in (one, other) if not kin.real for field in ("address", "postcode")
            for each in edges.records(kin.id, field)}  # fmt: skip
    homes = (each for kin in (one, other) for each in edges.terms.index.addresses.get(kin.id, ()))
    now = (each for each in homes if edges.terms.current("address", each.start, each.end))
    return told | {
        address(each) for each in now if address_key(edges.terms, each.address, each.postcode, each.setting) & common
    }


def _same_number(edges: Edges, answer: Answer) -> set[str]:
    """Rule 7: what tells 'the same phone or e-mail' of both."""
    found: set[str] = set()
    for field, plain in (("phone", number), ("email", mail)):
        one, other = (plain(edges.life.told(client, field)) for client in answer.clients)
        if one == other != "":
            found |= {each for client in answer.clients for each in edges.records(client, field)}
    return found


def _one_person(edges: Edges, answer: Answer) -> set[str]:
    """Rule 16: through which an address is theirs: memberships, and the current addresses of these families."""
    homes = [each for family in answer.families for each in edges.terms.index.addresses.get(family, ())]
    now = (each for each in homes if edges.terms.current("address", each.start, each.end))
    return edges.memberships(answer.clients, answer.families) | {address(each) for each in now}


def _besides(answer: Answer) -> list[str]:
    """What the key names after the code and one subject."""
    return answer.key.split("|")[2:]


def _last(answer: Answer) -> str:
    """What the key ends with: a family, or an agency kind."""
    return answer.key.split("|")[-1]


OF_RULES: Mapping[str, RestsOn] = MappingProxyType(
    {
        "workers-not-in-contact": _two_members,
        "household-workers-not-in-contact": _two_members,
        "linked-households-not-in-contact": _two_members,
        "not-heard-from": _silent_members,
        "sibling-without-agency": _sibling,
        "adult-in-two-households": _two_households,
        "parent-not-recorded": _parentless,
        "adult-not-related": _nobodys_relation,
        "same-address": _same_address,
        "same-number": _same_number,
        "lapsed-contact": _lapsed,
        "no-visit-planned": _plan_or_care,
        "visits-bunched": _plans_bunched,
        "no-lead": _whole_team,
        "two-leads": _leading,
        "expected-role-missing": _role,
        "left-but-listed": _still_listed,
        "single-connector": _team_of_family,
        "team-in-parts": _team_of_family,
        "isolated-agency": _whole_team,
        "agencies-not-in-touch": _for_the_two,
        "concern-not-discussed": _concerned,
        "possible-duplicate": _one_person,
        "child-not-seen": _unseen,
        "new-in-household": _newcomer,
        "team-not-met": _team_and_situations,
        "moved-on": _moved,
        "ended-without-successor": _ended,
        "turning-18": _team_and_situations,
        "planned-passed": _plans_passed,
        "asked-no-answer": _waiting,
    }
)
