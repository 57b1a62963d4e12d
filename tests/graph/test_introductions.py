"""Whom to introduce is told from open facts alone, as the oracle tells it, for every professional of random worlds."""

from __future__ import annotations

from random import Random

import pytest

from graph.introductions import unmet
from graph.migrate import migrate
from graph.model import Facts
from graph.store import Store
from graph.viewer import Viewer
from tests.database import wipe
from tests.graph.introductions_oracle import introductions, open_facts
from tests.graph.loaded_access import load_networks, networks
from tests.graph.looks import DAY
from tests.graph.random_households import random_households

NETWORKS, HOUSEHOLDS = 40, 260


def drawn() -> list[Facts]:
    """Networks in which every rule of who sees what decides, and households that seldom know each other."""
    households = [random_households(Random(each), day=DAY, prefix=f"r{each}.") for each in range(HOUSEHOLDS)]
    return [*networks(range(NETWORKS), DAY), *households]


@pytest.fixture(scope="module")
def loaded(session_store: Store) -> Store:
    """The networks side by side."""
    wipe(session_store)
    migrate(session_store)
    load_networks(session_store, drawn())
    return session_store


def test_who_is_asked_is_who_the_oracle_says(loaded: Store) -> None:
    asked = 0
    for facts in drawn():
        expected = introductions(facts, DAY)
        found = set()
        for each in facts.professionals:
            viewer = Viewer(f"account-{each.id}", "practitioner", each.id)
            rows = unmet(loaded, viewer, DAY)
            found |= {(row.ours, row.theirs, row.me.id, row.other.id) for row in rows}
        assert found == expected, facts.clients[0].id
        asked += len(found)
    assert asked >= HOUSEHOLDS // 13


def test_nothing_sealed_or_shielded_decides() -> None:
    for facts in drawn():
        assert introductions(open_facts(facts), DAY) == introductions(facts, DAY)
