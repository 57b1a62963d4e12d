"""The slices equal the specification, for every viewer of random networks that lie side by side in one database."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import pytest

from graph.cypher import load
from graph.migrate import migrate
from graph.store import Store
from tests.database import wipe
from tests.graph.loaded_access import load_networks, networks
from tests.graph.looks import CASELOAD, DAY, Look, in_turn, looked, looks
from tests.graph.rare_networks import by_hand

NETWORKS = int(os.environ.get("COMMON_THREAD_EQUAL", "500"))
# One in three of all looks at them, in turn, where nothing is asked for: the whole run may take no longer than it does.
ALL = "COMMON_THREAD_EQUAL" in os.environ
ONE_IN = 3
LOTS = 10


@pytest.fixture(scope="module")
def loaded(session_store: Store) -> Store:
    """The networks, loaded once for every test here."""
    wipe(session_store)
    migrate(session_store)
    load_networks(session_store, [*by_hand(), *networks(range(NETWORKS), DAY)])
    # A plan made for an empty database takes longer than anyone may wait.
    session_store.write(load("tests.policy.cypher", "count_anew"))
    return session_store


def lot(number: int) -> Iterator[Look]:
    """The looks at one lot of the networks; of the caseloads, families and clients of each."""
    size = max(1, NETWORKS // LOTS)
    for place, facts in enumerate(networks(range(number * size, (number + 1) * size), DAY)):
        yield from looks(facts) if ALL else in_turn(facts, place, ONE_IN)


def test_what_is_rare_is_handed_over_too(loaded: Store) -> None:
    for facts in by_hand():
        for look in looks(facts):
            assert looked(loaded, look) == look.expected, str(look)


@pytest.mark.parametrize("number", range(LOTS))
def test_what_is_handed_over_is_what_may_be_seen(loaded: Store, number: int) -> None:
    looks_made: Counter[str] = Counter()
    for look in lot(number):
        assert looked(loaded, look) == look.expected, str(look)
        nothing = look.expected is None or (look.kind == CASELOAD and not look.expected["clients"])
        looks_made["nothing" if nothing else "something"] += 1
    assert min(looks_made["nothing"], looks_made["something"]) >= max(1, NETWORKS // LOTS)
