"""A first answer does the thing: on random networks, what it records ends the question that offered it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from graph.columnar import slice_of
from graph.model import OPERATOR, Contact, Facts, Involvement
from graph.slice import Slice
from queries.answering import involvement_for, supported
from queries.day import on
from queries.entering import hand
from queries.first_answers import ACTS, FEWEST_TO_MEET, Offer, done, offer
from queries.missing import DEFAULT, Finding, missing_links
from tests.queries.missing.coverage import DAY
from tests.queries.missing.scene import BASE, D, days_ago, desk, facts, scene, supports
from tests.queries.networks import SMALL, random_facts

NETWORKS = 120
# Where a desk is asked about nobody may be there to tick, and a rule may want a meeting of more.
TABLE = {"team-not-met": 3}
BETWEEN_TEAMS = ("single-connector", "adult-in-two-households")
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

    Somebody of no agency is counted in none, those who are concerned may have left, or be one person twice, and a desk
    that one person alone connects can't be ticked.
    """
    desks = [each.id for each in slice_.facts.involvements if each.professional_id is None]
    if finding.rule in BETWEEN_TEAMS and set(desks) & set(finding.evidence):
        return False
    employers = on(slice_, slice_.now).employers
    there = [who for who, tie in seats.items() if tie.agency_id or employers.get(who)]
    enough = len(there) >= TABLE.get(finding.rule, FEWEST_TO_MEET)
    return enough and len(set(there) & set(finding.subjects)) >= CONCERNED.get(finding.rule, 0)


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
    (finding,) = missing_links(slice_, D, rules=[rule])
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
    finding = replace(asked_first(slice_), rule="team-not-met")
    made = offer(slice_, finding, "jo", D, DEFAULT)
    assert made is not None
    assert made.seats is not None
    assert set(made.seats) == {"jo", "sam", "kim"}
    tries = (["jo"], ["jo", "jo"], ["jo", "nobody"], ["jo", "sam"], [])
    assert [made.allows(D, None, who) for who in tries] == [False, False, False, True, False]
    assert len(["jo", "sam"]) == FEWEST_TO_MEET
    new = contacts(slice_, finding, "jo", made)
    assert len({each.meeting for each in new}) == 1
    assert sorted((each.professional_id, each.client_id, each.involvement) for each in new) == [
        (who, "ella", f"{who}-ella") for who in ("jo", "kim", "sam")
    ]


def asked_first(slice_: Slice) -> Finding:
    return missing_links(slice_, D, rules=[RULE])[0]


@pytest.mark.parametrize(
    ("sealed", "hangs_on"),
    [((), "jo-ella"), (("jo",), "jo-ella"), (("sam",), "sam-tom"), (("jo", "sam"), None)],
    ids=["open", "the one's is sealed", "the other's is", "both are"],
)
def test_what_two_say_hangs_on_the_tie_that_is_sealed(sealed: tuple[str, ...], hangs_on: str | None) -> None:
    """Jo is in the family's life twice; whoever sees only her open tie learns nothing of what hangs on the other."""
    ties = [
        supports(who, client, visibility="hidden" if who in sealed else "open", **TOLD)
        for who, client in (("jo", "ella"), ("sam", "tom"))
    ]
    slice_ = scene(*ties)
    finding = asked(slice_, "household-workers-not-in-contact")
    made = offer(slice_, finding, "jo", D, DEFAULT)
    if made is None:
        assert hangs_on is None
        return
    (contact,) = contacts(slice_, finding, "jo", made)
    assert (contact.about, contact.involvement) == (None, hangs_on)


def test_about_a_client_of_both_the_tie_is_one_with_that_client() -> None:
    elsewhere = supports("jo", "tom", visibility="hidden", **TOLD)
    slice_ = scene(*PAIR, elsewhere)
    (contact,) = contacts(slice_, asked(slice_), "jo", offer(slice_, asked(slice_), "jo", D, DEFAULT))
    assert (contact.about, contact.involvement) == ("ella", "jo-ella")
