"""A random network is whole, repeatable, and such that an import refuses nothing of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from random import Random

import pytest

from graph.model import Facts
from tests.queries.missing.coverage import DAY, seeded_networks
from tests.queries.networks import LARGE, SMALL, WIDE, Size, random_facts


def own(keys: Iterable[Hashable]) -> bool:
    """Whether no key stands twice."""
    held = list(keys)
    return len(held) == len(set(held))


def test_the_same_seed_gives_the_same_network() -> None:
    assert random_facts(Random(7), day=DAY) == random_facts(Random(7), day=DAY)
    assert random_facts(Random(7), day=DAY) != random_facts(Random(8), day=DAY)


@pytest.mark.parametrize("size", [SMALL, LARGE, replace(SMALL, alphabet=WIDE)], ids=["small", "large", "wide"])
def test_every_id_named_is_there_and_every_key_is_its_own(size: Size) -> None:
    for seed in range(60):
        facts = random_facts(Random(seed), day=DAY, size=size)
        assert named(facts) <= nodes(facts)
        assert own((*nodes(facts), *(each.id for each in facts.involvements), *(each.id for each in facts.contacts)))
        assert own((each.client_id, each.family_id, each.start) for each in facts.memberships)
        assert own((each.client_id, each.kind, each.other_id, each.start) for each in facts.relations)
        assert own((each.client_id, each.code, each.start) for each in facts.situations)
        assert own((each.professional_id, each.agency_id, each.start) for each in facts.employments)
        assert own((each.source, each.source_id) for each in facts.records)


def nodes(facts: Facts) -> set[str]:
    """The ids of every node that has one."""
    people = {each.id for each in facts.clients} | {each.id for each in facts.professionals}
    return people | {each.id for each in facts.families} | {each.id for each in facts.agencies}


def named(facts: Facts) -> set[str]:
    """The ids that edges and records name."""
    ids: set[str | None] = {record.client_id for record in facts.records}
    ids |= {end for each in facts.memberships for end in (each.client_id, each.family_id)}
    ids |= {end for each in facts.relations for end in (each.client_id, each.other_id)}
    ids |= {each.client_id for each in facts.situations}
    ids |= {end for each in facts.employments for end in (each.professional_id, each.agency_id)}
    ids |= {end for each in facts.involvements for end in (each.professional_id, each.agency_id, each.client_id)}
    for each in facts.contacts:
        ids |= {each.professional_id, each.client_id, each.other_professional_id, each.other_agency_id, each.about}
    return {each for each in ids if each is not None}


def test_nothing_ends_before_it_begins_and_nobody_meets_themselves() -> None:
    for facts in seeded_networks(60):
        spans = [(each.start, each.end) for each in facts.memberships]
        spans += [(each.start, each.end) for each in facts.relations]
        spans += [(each.start, each.end) for each in facts.situations]
        spans += [(each.start, each.end) for each in facts.employments]
        spans += [(each.start, each.end) for each in facts.involvements]
        assert all(start is None or end is None or start <= end for start, end in spans)
        assert all(each.client_id != each.other_id for each in facts.relations)
        for each in facts.contacts:
            targets = {each.client_id, each.other_professional_id, each.other_agency_id} - {None}
            assert len(targets) == 1
            assert each.professional_id not in targets


def test_networks_with_prefixes_lie_side_by_side() -> None:
    one, other = (random_facts(Random(3), day=DAY, size=replace(SMALL, prefix=prefix)) for prefix in ("a.", "b."))
    assert not nodes(one) & nodes(other)
    assert not {each.meeting for each in one.contacts} & {each.meeting for each in other.contacts} - {None}
