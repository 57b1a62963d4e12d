"""Each filter of each slice is missed when it is taken out: some viewer then sees what the specification doesn't allow.

Every condition in a slice is made `true` in turn. A mutant is run on what the slices asked for random networks; where
its rows are others, the whole slice is read with it, and must differ from the specification.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from graph import reading
from graph.around import around_client, around_family
from graph.cypher import Cypher, load
from graph.errors import NotThere
from graph.facts import in_order
from graph.migrate import migrate
from graph.model import Facts
from graph.reading import STEPS
from graph.slice import Slice
from graph.store import Ask, Row, Store, T
from graph.viewer import Viewer
from graph.visible import Sight, hang_contacts, visible
from tests.database import Server, wipe
from tests.graph.loaded_access import load_networks, networks
from tests.graph.mutants import Mutant, mutants
from tests.network import OPERATOR, door, practitioner

DAY = date(2026, 6, 10)
NETWORKS = int(os.environ.get("COMMON_THREAD_MUTANTS", "150"))

# What may be taken out and nobody sees anything else, and why.
SPARED: Mapping[tuple[str, str], str] = {}


@dataclass
class Look:
    """One look through the door, what it must answer, and which statement was asked what for it."""

    viewer: Viewer
    focus: str | None
    facts: Facts
    expected: Any
    asked: dict[str, tuple[Mapping[str, object], Any]] = field(default_factory=dict)


class Watching(Store):
    """A store that notes what was asked and answered."""

    noted: dict[str, tuple[Mapping[str, object], Any]]

    def read_work(self, work: Callable[[Ask], T], *, seconds: float = 30.0) -> T:
        """As the store's own."""

        def watching(ask: Ask) -> T:
            def noting(query: Cypher, parameters: Mapping[str, object]) -> list[Row]:
                rows = ask(query, parameters)
                self.noted[query.name] = parameters, settled(rows)
                return rows

            return work(noting)

        return super().read_work(watching, seconds=seconds)


def settled(value: Any) -> Any:
    """Rows without the order in which a plan happens to collect them."""
    if isinstance(value, list):
        return sorted((settled(each) for each in value), key=repr)
    if isinstance(value, dict):
        return {name: settled(each) for name, each in value.items()}
    return value


def answered(found: Facts | None, of: Slice | Sight | None) -> Any:
    """All that a look hands over."""
    if found is None or of is None:
        return None
    shown = {each.id for each in found.clients}
    return (
        found,
        {client: level for client, level in of.levels.items() if client in shown},
        of.another_service & shown,
        {client: kinds for client, kinds in of.through_lead.items() if client in shown},
    )


def looked(store: Store, look: Look) -> Any:
    """What the door answers."""
    guard = door(store, DAY, look.viewer)
    try:
        if look.focus is None:
            found = guard.caseload()
        elif any(each.id == look.focus for each in look.facts.families):
            found = guard.family(look.focus)
        else:
            found = guard.client(look.focus)
    except NotThere:
        return None
    return answered(found.facts, found)


def looks(facts: Facts) -> Iterator[Look]:
    """Each professional's caseload and one focus of theirs, and the operator's."""
    for number, professional in enumerate(facts.professionals):
        viewer = practitioner(professional.id)
        sight = visible(viewer, DAY, facts)
        yield Look(viewer, None, facts, answered(in_order(sight.facts), sight))
        client = facts.clients[number % len(facts.clients)].id
        yield Look(viewer, client, facts, answered(ordered(around_client(sight.facts, client, professional.id)), sight))
    sight = visible(OPERATOR, DAY, facts)
    family = facts.families[0].id
    yield Look(OPERATOR, family, facts, answered(ordered(around_family(facts, family, None)), sight))


def ordered(facts: Facts | None) -> Facts | None:
    return None if facts is None else in_order(facts)


@pytest.fixture(scope="module")
def store(neo4j_server: Server) -> Iterator[Watching]:
    """A store that watches."""
    with Watching(neo4j_server.uri, neo4j_server.username, neo4j_server.password) as found:
        found.noted = {}
        yield found


@pytest.fixture(scope="module")
def recorded(store: Watching, tmp_path_factory: pytest.TempPathFactory) -> list[Look]:
    """The looks at all networks, each with what was asked for it; all of them answer as they must."""
    wipe(store)
    migrate(store)
    found = networks(range(NETWORKS), DAY)
    load_networks(store, found, tmp_path_factory.mktemp("mutants"), DAY)
    made = [look for facts in found for look in looks(hang_contacts(facts))]
    for look in made:
        store.noted = look.asked
        assert looked(store, look) == look.expected
    store.noted = {}
    return made


ALL = [mutant for step in STEPS for mutant in mutants(load("graph.slices", step))]


@pytest.mark.parametrize("mutant", ALL, ids=str)
def test_a_filter_taken_out_is_missed(
    mutant: Mutant, store: Watching, recorded: list[Look], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = mutant.query.name
    monkeypatch.setattr(reading, "load", lambda package, step: mutated(mutant, load(package, step)))
    missed = None
    for look in recorded:
        if name not in look.asked:
            continue
        parameters, rows = look.asked[name]
        if settled(store.read(mutant.query, **parameters)) != rows and looked(store, look) != look.expected:
            missed = look
            break
    if missed is None:
        assert (name.rpartition(".")[2], mutant.condition) in SPARED, "nobody sees anything else without it"
    else:
        recorded.remove(missed)
        recorded.insert(0, missed)


def mutated(mutant: Mutant, query: Cypher) -> Cypher:
    return mutant.query if query.name == mutant.query.name else query
