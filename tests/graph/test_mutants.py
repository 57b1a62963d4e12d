"""Each filter of each slice is missed when it is taken out: some viewer then sees what the specification doesn't allow.

Every condition in a slice is made `true` in turn, one in twenty where nothing else is asked for. A mutant is run on
what the slices asked for random networks; where its rows are others, the whole slice is read with it, and must differ
from the specification. Networks are looked at only as far as it takes for somebody to miss each.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from graph import reading
from graph.cypher import Cypher, load
from graph.errors import CommonThreadError, DatabaseTimeout, DatabaseUnavailable
from graph.migrate import migrate
from graph.model import Facts
from graph.reading import STEPS
from graph.store import Ask, Row, Store, T
from tests.database import AUDIT_KEY, Server, wipe
from tests.graph.loaded_access import load_networks, networks
from tests.graph.looks import DAY, Look, looked, looks
from tests.graph.mutants import Mutant, mutants, patiently
from tests.graph.rare_networks import by_hand

# Those of the first 300 random networks that it takes for every filter to decide for somebody, what decides most first;
# a machine with more time takes the first so many too, and every filter.
SEEDS = (
    104, 108, 117, 0, 192, 55, 2, 3, 41, 6, 36, 22, 128, 97, 51, 4, 140, 31, 1, 63, 42, 23, 81, 291, 151, 15, 11, 27,
    186, 53, 8, 32, 73,
)  # fmt: skip
NETWORKS = os.environ.get("COMMON_THREAD_MUTANTS")
# All of them make the whole run ten minutes longer; the networks that miss them are in test_equal.py, in every run.
ONE_IN = 20

# What may be taken out and nobody sees anything else, and why.
KNOWN = "what is known already is not looked up again"
HEARD = "of whom an answer is heard is decided by its evidence (graph/answers.py); here it only keeps work away"
SPARED: Mapping[tuple[str, str], str] = {
    ("facts", "around"): "the door cuts away what does not stand around the focus; without it more is read than needed",
    ("contacts", "size($asked.desks) > 1"): "as above: of one desk its team's own contacts tell",
    ("contacts", "o.id IN $asked.way"): "as above",
    ("contacts", "size(ends) > 0"): "nothing is looked up of nobody",
    ("contacts", "k.involvement IS NULL"): "an involvement that is given comes before any that is looked up",
    ("contacts", "NOT seen"): KNOWN,
    ("contacts", "NOT hangs IN $asked.ties"): KNOWN,
    ("contacts", "NOT row.from_known"): KNOWN,
    ("contacts", "NOT row.to_known"): KNOWN,
    ("contacts", "about IS NULL"): "a tie with anybody is asked for by those contacts only that are about nobody",
    ("contacts", "row.k.about IS NULL"): "as above",
    ("contacts", "row.k.about IS NULL AND NOT row.from_known"): KNOWN,
    ("contacts", "row.k.about IS NULL AND NOT row.to_known"): KNOWN,
    ("contacts", "end IN ends"): "a tie that is looked up of somebody else is not asked for",
    ("lines", "i.visibility = 'open'"): "whether it is open is asked again where the line is made",
    ("contacts", "NOT end:Professional"): "the agency whose involvements are looked up is named beside it",
    ("contacts", "about IS NULL AND NOT end:Professional"): "both of the last two",
    ("ties", "$viewer.agreed_only"): "what somebody agreed to decides nothing where agencies share all the same",
    ("answers", "$viewer.operator"): HEARD,
    ("answers", "$sight.levels[c.id] IN ['client', 'family']"): HEARD,
    ("answers", "$viewer.operator OR $sight.levels[c.id] IN ['client', 'family']"): HEARD,
}

# The same of every condition in a line, by how the line begins.
SPARED_LINES: Mapping[tuple[str, str], str] = {
    ("contacts", "WHERE k.about IS NULL"): "the door cuts away what is not about the clients (graph/around.py)",
    ("facts", "WHERE $sight.levels[c.id] = 'client'"): "homes are those of own clients, which is asked again of each",
}


class Watching(Store):
    """A store that notes what was asked and answered."""

    noted: dict[str, list[tuple[Mapping[str, object], Any]]]

    def read_work(self, work: Callable[[Ask], T], *, seconds: float = 30.0) -> T:
        """As the store's own."""

        def watching(ask: Ask) -> T:
            def noting(query: Cypher, parameters: Mapping[str, object]) -> list[Row]:
                rows = ask(query, parameters)
                self.noted.setdefault(query.name, []).append((parameters, settled(rows)))
                return rows

            return work(noting)

        return patiently(partial(super().read_work, watching, seconds=seconds))


def settled(value: Any) -> Any:
    """Rows without the order in which a plan happens to collect them."""
    if isinstance(value, list):
        return sorted((settled(each) for each in value), key=repr)
    if isinstance(value, dict):
        return {name: settled(each) for name, each in value.items()}
    return value


@pytest.fixture(scope="module")
def store(neo4j_server: Server) -> Iterator[Watching]:
    """A store that watches."""
    with Watching(neo4j_server.uri, neo4j_server.username, neo4j_server.password, key=AUDIT_KEY) as found:
        found.noted = {}
        yield found


def unmarked(facts: Facts) -> Facts:
    """A network without its agreements, which hide what it would miss a filter by: for those are the ones by hand."""
    marks = {"reach": None, "shared_from": None, "shared_until": None}
    return replace(facts, agencies=tuple(replace(each, **marks) for each in facts.agencies))


def order(seed: int) -> int:
    """Those that decide most first."""
    return SEEDS.index(seed) if seed in SEEDS else len(SEEDS)


class Recorded:
    """The looks at all networks, each with what was asked for it; every one that is made answers as it must."""

    def __init__(self, store: Watching, found: Sequence[Facts]) -> None:
        self._store = store
        self._made: list[Look] = []
        self._to_come = (look for facts in found for look in looks(facts))

    def __iter__(self) -> Iterator[Look]:
        """Those that were made for the mutants before, then others."""
        yield from list(self._made)
        for look in self._to_come:
            self._store.noted = look.asked
            assert looked(self._store, look) == look.expected, str(look)
            self._store.noted = {}
            self._made.append(look)
            yield look

    def first(self, look: Look) -> None:
        """Whoever missed one filter is likely to miss the next."""
        self._made.remove(look)
        self._made.insert(0, look)


@pytest.fixture(scope="module")
def recorded(store: Watching) -> Recorded:
    """All networks, loaded."""
    wipe(store)
    migrate(store)
    seeds = sorted({*SEEDS, *range(int(NETWORKS or 0))}, key=order)
    found = [*by_hand(), *(unmarked(each) for each in networks(seeds, DAY))]
    load_networks(store, found)
    return Recorded(store, found)


def why_spared(mutant: Mutant) -> str | None:
    """Why nobody need miss a condition, if so."""
    package, _, name = mutant.query.name.rpartition(".")
    line = load(package, name).text.splitlines()[mutant.line - 1].strip()
    of_line = (why for (step, begins), why in SPARED_LINES.items() if step == name and line.startswith(begins))
    return SPARED.get((name, mutant.condition)) or next(of_line, None)


ALL = [mutant for step in dict.fromkeys(STEPS) for mutant in mutants(load("graph.slices", step))]
# That nobody misses one takes every look there is: in a run that has the time.
TRIED = ALL if NETWORKS else [mutant for mutant in ALL if not why_spared(mutant)][::ONE_IN]


@pytest.mark.parametrize("mutant", TRIED, ids=str)
def test_a_filter_taken_out_is_missed(
    mutant: Mutant, store: Watching, recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed = first_to_miss(mutant, store, recorded, monkeypatch)
    spared = why_spared(mutant)
    assert (missed is None) == (spared is not None), spared or "nobody sees anything else without it"
    if missed is not None:
        recorded.first(missed)


def first_to_miss(mutant: Mutant, store: Watching, recorded: Recorded, monkeypatch: pytest.MonkeyPatch) -> Look | None:
    """The first look that misses what was taken out; a look is recorded with everything in its place."""
    for look in recorded:
        with monkeypatch.context() as patched:
            patched.setattr(reading, "load", lambda package, step: in_its_place(mutant, load(package, step)))
            if differs(store, mutant, look):
                return look
    return None


def differs(store: Watching, mutant: Mutant, look: Look) -> bool:
    """Whether a look answers otherwise with the mutant, or fails."""
    asked = look.asked.get(mutant.query.name, ())
    try:
        if all(settled(store.read(mutant.query, **parameters)) == rows for parameters, rows in asked):
            return False
        return looked(store, look) != look.expected
    except (DatabaseUnavailable, DatabaseTimeout):
        raise
    except (CommonThreadError, KeyError):
        # Somebody is handed over whom the door does not know how to show; or the database can't plan the statement.
        return True


def in_its_place(mutant: Mutant, query: Cypher) -> Cypher:
    """The mutant where its statement is loaded, else what is."""
    return mutant.query if query.name == mutant.query.name else query


def test_what_is_spared_is_there() -> None:
    there = {(mutant.query.name.rpartition(".")[2], mutant.condition) for mutant in ALL}
    assert set(SPARED) <= there
    lines = [(step, line.strip()) for step in STEPS for line in load("graph.slices", step).text.splitlines()]
    for step, begins in SPARED_LINES:
        assert any(each == step and line.startswith(begins) for each, line in lines), begins
