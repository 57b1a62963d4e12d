"""A first answer does the thing: on random networks, what it records ends the question that offered it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from graph.columnar import slice_of
from graph.model import OPERATOR, Client, Contact, Facts, Involvement
from graph.slice import Slice
from queries.answering import involvement_for, supported
from queries.day import on
from queries.entering import hand, tie_on
from queries.first_answers import ACTS, FEWEST_TO_MEET, Offer, done, offer
from queries.missing import DEFAULT, Finding, missing_links
from tests.queries.missing.coverage import DAY
from tests.queries.missing.scene import BASE, EVERYTHING, D, days_ago, desk, facts, scene, supports
from tests.queries.networks import SMALL, random_facts

NETWORKS = 120
# Where a desk is asked about nobody may be there to tick, and a rule may want a meeting of more.
TABLE = {"team-not-met": 3}
# Of a whole team so many may be left out.
WHOLE = {"not-heard-from": 1, "team-in-parts": 0}
# It asks about one, and of the others some may stand at a desk.
OF_A_TEAM = ("single-connector",)
CONCERNED = {"concern-not-discussed": 2}
RULE = "workers-not-in-contact"


def offers(slice_: Slice) -> Iterator[tuple[Finding, str, Offer]]:
    """Every offer that somebody has in a network, with the professional who has it, and has not left."""
    supporters = sorted(each.id for each in slice_.facts.professionals if each.active)
    found = missing_links(slice_, slice_.now, rules=ACTS)
    for who in supporters:
        mine = supported(slice_, who, slice_.now)
        for finding in found:
            may = involvement_for(finding.clients, finding.evidence, mine)
            made = offer(slice_, finding, who, slice_.now, DEFAULT) if may else None
            if made is not None:
                yield finding, who, made


def contacts(slice_: Slice, finding: Finding, who: str, made: Offer) -> tuple[Contact, ...]:
    """What is recorded where the offer is taken as it stands, with everyone at the table."""
    own = involvement_for(finding.clients, finding.evidence, supported(slice_, who, slice_.now))
    assert own is not None
    kind, seats = (made.kinds[0] if made.kinds else None), sorted(made.seats or ())
    assert made.allows(made.days.suggested, kind, seats)
    return done(slice_, finding, made, hand(slice_, who, own, slice_.now), made.days.suggested, kind, seats)


def _can_end(slice_: Slice, finding: Finding, seats: Mapping[str, Involvement]) -> bool:
    """Whether a meeting of all who can be ticked is the one that the rule looks for.

    Somebody of no agency is counted in none, those who are concerned may have left, or be one person
    twice.
    """
    employers = on(slice_, slice_.now).employers
    there = [who for who, tie in seats.items() if tie.agency_id or employers.get(who)]
    if len(set(finding.subjects[1:]) - set(there)) > WHOLE.get(finding.rule, len(finding.subjects)):
        return False  # those who can't be ticked are still apart
    if finding.rule in OF_A_TEAM and not _everyone(slice_, finding) <= set(seats):
        return False
    enough = len(there) >= TABLE.get(finding.rule, FEWEST_TO_MEET)
    return enough and len(set(there) & set(finding.subjects)) >= CONCERNED.get(finding.rule, 0)


def _everyone(slice_: Slice, finding: Finding) -> set[str]:
    """All who support the families of a question, desks among them."""
    day = on(slice_, slice_.now)
    clients = {row.client_id for family in finding.families for row in day.members_of.get(family, ())}
    ties = (tie for client in {*clients, *finding.clients} for tie in day.involvements.get(client, ()))
    return {tie.professional_id or tie.agency_id or "" for tie in ties}


def still_asked(held: Facts, finding: Finding) -> bool:
    again = slice_of(held, DAY)
    return finding.key in {each.key for each in missing_links(again, DAY, rules=[finding.rule])}


def test_what_is_recorded_ends_the_question() -> None:
    ended: Counter[str] = Counter()
    for seed in range(NETWORKS):
        held = random_facts(Random(seed), day=DAY, size=SMALL)
        told = tuple(replace(each, source=OPERATOR) for each in held.involvements)
        held = replace(held, involvements=told)
        slice_ = slice_of(held, DAY)
        for finding, who, made in offers(slice_):
            if made.seats is not None and not _can_end(slice_, finding, made.seats):
                continue
            new = contacts(slice_, finding, who, made)
            assert {each.asserted_by for each in new} == {who}
            with_it = replace(held, contacts=(*held.contacts, *new))
            assert not still_asked(with_it, finding), f"seed {seed}: {finding.key}, answered by {who}"
            ended[finding.rule] += 1
    assert set(ended) == set(ACTS), f"never tried: {set(ACTS) - set(ended)}"


def asked(slice_: Slice, rule: str = RULE) -> Finding:
    (finding,) = missing_links(slice_, D, rules=[rule], settings=EVERYTHING)
    return finding


TOLD = {"source": OPERATOR}
PAIR = [supports("jo", "ella", **TOLD), supports("sam", "ella", **TOLD)]


def test_the_days_of_the_window_are_offered_and_no_other() -> None:
    slice_ = scene(*PAIR)
    made = offer(slice_, asked(slice_), "jo", D, DEFAULT)
    assert made is not None
    allowed = [days for days in (-1, 0, 89, 90) if made.allows(days_ago(days), None, ())]
    assert allowed == [0, 89]
    assert not made.allows(None, None, ())
    assert not made.allows(D, "visit", ())


def test_a_plan_is_for_a_day_to_come() -> None:
    made = Offer("plan", replace(_days(), earliest=D + timedelta(days=1)), ("visit",), "ella")
    assert [made.allows(D, "visit", ()), made.allows(D + timedelta(days=1), "visit", ())] == [False, True]
    assert not made.allows(D + timedelta(days=1), "call", ())


def _days() -> object:
    slice_ = scene(*PAIR)
    made = offer(slice_, asked(slice_), "jo", D, DEFAULT)
    assert made is not None
    return replace(made.days, latest=D + timedelta(days=9))


def test_of_two_desks_nobody_can_say_that_they_are_in_touch() -> None:
    slice_ = scene(desk("oak", "ella", **TOLD), desk("homes", "ella", **TOLD), *PAIR[:0])
    assert offer(slice_, asked(slice_), "jo", D, DEFAULT) is None


def test_two_at_least_meet_and_only_those_who_support_the_client() -> None:
    slice_ = slice_of(facts(*BASE, *PAIR, supports("kim", "ella", **TOLD)), D)
    finding = replace(asked_first(slice_), rule="team-not-met", subjects=("ella",))
    made = offer(slice_, finding, "jo", D, DEFAULT)
    assert made is not None
    assert made.seats is not None
    assert set(made.seats) == {"jo", "sam", "kim"}
    tries = (["jo"], ["jo", "jo"], ["jo", "nobody"], ["jo", "sam"], [])
    assert [made.allows(D, None, who) for who in tries] == [False, False, False, True, False]
    assert len(["jo", "sam"]) == FEWEST_TO_MEET
    new = contacts(slice_, finding, "jo", made)
    assert len({each.meeting for each in new}) == 1
    assert sorted((each.professional_id, each.other_professional_id, each.about, each.involvement) for each in new) == [
        (who, "jo", "ella", f"{who}-ella") for who in ("kim", "sam")
    ]


def asked_first(slice_: Slice) -> Finding:
    return missing_links(slice_, D, rules=[RULE], settings=EVERYTHING)[0]


HIDDEN = {"visibility": "hidden", **TOLD}


@pytest.mark.parametrize(
    "more",
    [
        [supports("jo", "ella", id="refuge", **HIDDEN)],
        [supports("sam", "ella", id="refuge", start=days_ago(200), end=days_ago(80), **HIDDEN)],
        [Client(id="ella", shielded=True)],
    ],
    ids=["one's other life", "the other's, a while ago", "the client is shielded"],
)
def test_of_who_is_sealed_or_shielded_nobody_says_that_they_are_in_touch(more: list[Any]) -> None:
    """A contact hangs on one tie: whoever sees that would learn of the other."""
    held = facts(
        *[each for each in BASE if not isinstance(each, Client) or not isinstance(more[0], Client)], *PAIR, *more
    )
    slice_ = slice_of(held, D)
    for finding in missing_links(slice_, D, rules=[RULE], settings=EVERYTHING):
        assert offer(slice_, finding, "jo", D, DEFAULT) is None
    plain = scene(*PAIR, supports("sam", "ella", id="refuge", end=days_ago(95), start=days_ago(200), **HIDDEN))
    assert offer(plain, asked(plain), "jo", D, DEFAULT) is not None


def test_nobody_whose_tie_is_sealed_has_a_seat() -> None:
    slice_ = scene(*PAIR, supports("kim", "ella", **HIDDEN))
    finding = replace(asked_first(slice_), rule="team-not-met", subjects=("ella",))
    made = offer(slice_, finding, "kim", D, DEFAULT)
    assert made is not None
    assert made.seats is not None
    assert set(made.seats) == {"jo", "sam"}


@pytest.mark.parametrize(("days", "hangs_on"), [(0, "now"), (19, "now"), (20, "then"), (60, "then"), (89, None)])
def test_what_was_seen_hangs_on_the_tie_of_its_day(days: int, hangs_on: str | None) -> None:
    """The seal was opened twenty days ago: what was before stays sealed."""
    ties = [
        supports("jo", "ella", id="then", start=days_ago(70), end=days_ago(19), **HIDDEN),
        supports("jo", "ella", id="now", start=days_ago(19), **TOLD),
    ]
    tie = tie_on(scene(*ties), "jo", ["ella"], (), days_ago(days))
    assert (tie.id if tie else None) == hangs_on


def test_of_two_ties_on_a_day_what_was_seen_hangs_on_the_stricter() -> None:
    refuge = supports("jo", "ella", id="refuge", visibility="existence", **TOLD)
    slice_ = scene(supports("jo", "ella", **TOLD), refuge)
    tie = tie_on(slice_, "jo", ["ella"], (), D)
    assert tie == refuge
    hidden = supports("jo", "ella", id="hidden", **HIDDEN)
    assert tie_on(scene(supports("jo", "ella", **TOLD), refuge, hidden), "jo", ["ella"], (), D) == hidden


def test_that_they_met_does_not_say_that_anybody_saw_the_client() -> None:
    """Who was at a meeting has not visited: nobody's question whether they have is answered by it."""
    long_ago = {"start": days_ago(200), **TOLD}
    slice_ = scene(supports("jo", "ella", **long_ago), supports("sam", "ella", **long_ago))
    finding = replace(asked_first(slice_), rule="team-not-met", subjects=("ella",))
    made = offer(slice_, finding, "jo", D, DEFAULT)
    assert made is not None
    new = contacts(slice_, finding, "jo", made)
    assert {each.client_id for each in new} == {None}
    again = scene(supports("jo", "ella", **long_ago), supports("sam", "ella", **long_ago), *new)
    lapsed = [
        [each.key for each in missing_links(held, D, rules=["lapsed-contact"], settings=EVERYTHING)]
        for held in (slice_, again)
    ]
    assert lapsed[0] == lapsed[1] != []
