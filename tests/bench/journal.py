"""`python -m tests.bench.journal`: what an entry in the journal adds to a page, and eight who write at once.

By turns: a family's slice with its entry and without; eight who enter as the store does, eight who queue for one chain,
and eight who write a plain node each.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from threading import Lock
from typing import Any
from unittest.mock import patch

from graph.chains import Chains
from graph.cypher import load
from graph.guard import GuardedStore
from graph.journal import entry
from graph.migrate import migrate
from graph.store import Ask, Step, Store
from graph.viewer import Viewer
from seed.demo import FAMILY, demo_folder
from seed.tables import import_folder
from tests.bench.__main__ import machine
from tests.bench.area import DAY, database
from tests.bench.figures import Aim, Figure, table
from tests.bench.pairing import in_pairs, seconds
from tests.database import AUDIT_KEY
from tests.network import OPERATOR, door

WRITERS, EACH, ROUNDS, LOOKS = 8, 50, 9, 60
MILLISECONDS = 1000.0
# Eight who write entries wait little longer than eight who write anything.
AIM = Aim("at most", 2.0)
Write = Callable[[], object]


class OneChain(Chains):
    """Chains of which there is one, so that whoever writes waits for whoever does."""

    def __init__(self, key: str | None) -> None:
        super().__init__(key)
        self._one = Lock()

    @contextmanager
    def lengthened(self, steps: Sequence[Step]) -> Iterator[Callable[[Ask], list[Step]]]:
        """As the chains' own, one at a time."""
        with self._one, super().lengthened(steps) as linked:
            yield linked


def main() -> int:
    """Load the demonstration, and print what the journal takes; 1 where those who write at once wait for each other."""
    with (
        tempfile.TemporaryDirectory(prefix="common-thread-bench-") as name,
        database(Path(name) / "home") as server,
        server.store() as store,
        server.store() as queueing,
    ):
        migrate(store)
        import_folder(store, demo_folder(DAY, Path(name)), today=DAY)
        found = measured(store, queueing, rounds=ROUNDS, each=EACH, looks=LOOKS)
    sys.stdout.write(f"\n{machine()}\n\n{table(found)}")
    return int(any(each.missed for each in found))


def measured(store: Store, queueing: Store, *, rounds: int, each: int, looks: int) -> list[Figure]:
    """What an entry adds to a family's slice, and an entry's time where eight write at once."""
    with patch.object(queueing, "_chains", OneChain(AUDIT_KEY)):
        return [_of_a_look(door(store, DAY), looks), *_at_once(store, queueing, rounds, each)]


def _of_a_look(guard: GuardedStore, looks: int) -> Figure:
    """A family's slice, and the same read with nothing entered."""

    def without() -> None:
        with patch.object(guard, "enter", lambda *_: None):
            guard.family(FAMILY)

    for _ in range(looks):
        guard.family(FAMILY)
    found = in_pairs([(lambda: guard.family(FAMILY), without)] * looks)
    return Figure(
        "a family's slice with its entry, against the same with nothing entered",
        found.ours * MILLISECONDS,
        "ms",
        found.baseline * MILLISECONDS,
        found.ours_by_baseline,
    )


def _at_once(store: Store, queueing: Store, rounds: int, each: int) -> list[Figure]:
    numbers, plain = count(), load("tests.bench.cypher", "plain_node")
    writing: dict[str, tuple[int, Write]] = {
        "alone": (1, lambda: _enter(store, OPERATOR)),
        "entered": (WRITERS, lambda: _enter(store, OPERATOR)),
        "queued": (WRITERS, lambda: _enter(queueing, OPERATOR)),
        "plain": (WRITERS, lambda: store.write(plain, id=f"plain {next(numbers)}")),
    }
    took: dict[str, list[float]] = {what: [] for what in writing}
    for _ in range(2 * rounds):
        for what, (writers, write) in writing.items():
            took[what].append(seconds(partial(_together, write, writers, each)) / writers / each * MILLISECONDS)
    by = {what: median(every[rounds:]) for what, every in took.items()}
    return [
        Figure("an entry, where one writes", by["alone"], "ms"),
        _figure("an entry, where eight write at once, against a plain node so", by["entered"], by["plain"], AIM),
        _figure("the same against eight who queue for one chain", by["entered"], by["queued"], None),
    ]


def _figure(what: str, ours: float, baseline: float, aim: Aim | None) -> Figure:
    return Figure(what, ours, "ms", baseline, ours / baseline, aim)


def _enter(store: Store, viewer: Viewer) -> Any:
    return store.write_together([entry(viewer, "view", "family", [FAMILY], focus=FAMILY, rows=1)])


def _together(write: Write, writers: int, each: int) -> None:
    """So many who each write so often, one right after the other."""

    def several() -> None:
        for _ in range(each):
            write()

    with ThreadPoolExecutor(writers) as pool:
        for future in [pool.submit(several) for _ in range(writers)]:
            future.result()


if __name__ == "__main__":
    sys.exit(main())
