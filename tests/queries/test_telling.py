"""What a page reads of whether a family knows is what may be seen of it, on random networks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

from graph.columnar import slice_of
from graph.model import Facts
from graph.viewer import Viewer
from graph.visible import hang_contacts, visible
from queries.telling import Answer, told_of
from tests.graph.access_networks import random_access
from tests.graph.looks import DAY

NETWORKS = 600


def all_told(facts: Facts) -> Facts:
    """The facts, every family told today: what is seen of that is whether it is the viewer's to read."""
    return replace(facts, families=tuple(replace(each, told_on=DAY, not_told=False) for each in facts.families))


def test_who_reads_it_is_who_may_see_it() -> None:
    read: Counter[str] = Counter()
    for seed in range(NETWORKS):
        facts = all_told(hang_contacts(random_access(Random(seed), day=DAY)))
        for professional in facts.professionals[:2]:
            grounds = "se-sip" if seed % 5 == 0 else "uk-safeguarding"
            viewer = Viewer(f"account of {professional.id}", "practitioner", professional.id, grounds=grounds)
            sight = visible(viewer, DAY, facts)
            slice_ = slice_of(sight.facts, DAY, levels=sight.levels, agreed_only=viewer.agreed_only)
            for family in sight.facts.families:
                found = told_of(slice_, family.id, viewer, DAY)
                assert (found.answer if found else Answer()) == Answer(family.told_on), (seed, professional.id, family)
                read["told" if found else "nothing"] += 1
                if found and found.tie:
                    (tie,) = [each for each in facts.involvements if each.id == found.tie]
                    assert (tie.professional_id, tie.client_id) == (professional.id, found.client_id)
                    read["written"] += 1
            assert told_of(slice_, "another", viewer, DAY) is None
    assert min(read.values()) > NETWORKS / 10, read
    assert len(read) == 3


def test_what_a_form_carries_of_it() -> None:
    assert [each.code for each in (Answer(), Answer(DAY), Answer(not_told=True))] == ["", "2026-06-10", "not-told"]
