"""A family's slice as a practitioner sees it, and which of its statements takes how long."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from statistics import median

from graph.cypher import Cypher
from graph.errors import NotThere
from graph.guard import GuardedStore
from graph.store import QUERY_SECONDS, Ask, Row, T
from graph.viewer import Viewer
from queries.missing import Scope, missing_links
from tests.bench.area import DAY, Area
from tests.bench.figures import Aim, Figure
from tests.bench.pages import looked_at
from tests.bench.replay import NotingStore

AIM, QUESTIONS_AIM = Aim("at most", 30), Aim("at most", 15)
# A server in use has asked its statements before: its Java compiles them for some rounds.
WARMING = 5
MILLISECONDS = 1000.0


class TimingStore(NotingStore):
    """A store that notes how long each reading statement took, in seconds, by its name."""

    took: defaultdict[str, list[float]]

    def read_work(self, work: Callable[[Ask], T], *, seconds: float = QUERY_SECONDS) -> T:
        """As the store's own."""

        def timing(ask: Ask) -> T:
            def timed(query: Cypher, parameters: Mapping[str, object]) -> list[Row]:
                started = time.perf_counter()
                rows = ask(query, parameters)
                self.took[query.name].append(time.perf_counter() - started)
                return rows

            return work(timed)

        return super().read_work(timing, seconds=seconds)


def slices(area: Area) -> list[Figure]:
    """The median over some families, each asked several times once its statements are planned and compiled."""
    with TimingStore.beside(area) as store:
        store.took = defaultdict(list)
        for _ in range(WARMING):
            _round(area, store)
        store.took.clear()
        rounds = [each for _ in range(area.rounds) for each in _round(area, store)]
    reading, asking = ([each[place] for each in rounds] for place in range(2))
    parts = ", ".join(f"{name.rpartition('.')[2]} {_middle(found):.1f}" for name, found in store.took.items())
    questions = "a family's questions, all rules, beyond its slice"
    return [
        Figure("a family's slice with its audit entry", _middle(reading), "ms", aim=AIM, note=parts),
        Figure(questions, _middle(asking), "ms", aim=QUESTIONS_AIM, note=f"at most {max(asking) * MILLISECONDS:.1f}"),
    ]


def _round(area: Area, store: TimingStore) -> list[tuple[float, float]]:
    """For each family, how long its slice took, and then its questions, in words and in rank order."""
    took: list[tuple[float, float]] = []
    for professional, clients in looked_at(area).items():
        door = GuardedStore(store, Viewer("benchmark", "practitioner", professional), lambda: DAY)
        for _, family in clients:
            started = time.perf_counter()
            try:
                slice_ = door.family(family)
            except NotThere:
                continue
            read = time.perf_counter()
            missing_links(slice_, DAY, scope=Scope(family=family))
            took.append((read - started, time.perf_counter() - read))
    return took


def _middle(found: list[float]) -> float:
    return median(found) * MILLISECONDS
