"""The area that is measured: made up, in a database of its own that is stopped and removed at the end."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph import local
from graph.migrate import migrate
from graph.store import Store
from seed.generate import MadeUpArea, generate
from seed.tables import import_folder
from tests.bench.figures import Figure
from tests.database import Server

DAY = date(2026, 11, 2)
SEED = 7
HEAP_MB = 1024
PAGE_CACHE_MB = 512
ROUNDS, LOOKERS = 3, 10


@dataclass(frozen=True, slots=True)
class Area:
    """An area as CSV files and in a database: the server, and a store on it.

    `rounds` is how often each pair is measured, `lookers` how many practitioners look at their clients' pages.
    """

    made: MadeUpArea
    server: Server
    store: Store
    rounds: int
    lookers: int

    @property
    def clients(self) -> int:
        """How many clients it has."""
        return self.made.rows["clients"]

    @property
    def rows(self) -> int:
        """How many rows it has, of all tables."""
        return sum(self.made.rows.values())

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of one of its files."""
        with (self.made.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@contextmanager
def database(home: Path, heap_mb: int = HEAP_MB) -> Iterator[Server]:
    """A local Neo4j of its own, with 1 GB of heap unless told otherwise; stopped at the end."""
    found = local.start(home, heap_mb=heap_mb, page_cache_mb=PAGE_CACHE_MB)
    try:
        yield Server(found.uri, found.username, found.password)
    finally:
        local.stop(home)


def loaded(
    server: Server, store: Store, clients: int, folder: Path, *, rounds: int = ROUNDS, lookers: int = LOOKERS
) -> tuple[Area, list[Figure]]:
    """An area of so many clients in an empty database, and how long it took to make and to load."""
    started = time.perf_counter()
    made = generate(folder / "area", clients, SEED, DAY)
    generated = time.perf_counter() - started
    migrate(store)
    started, own = time.perf_counter(), time.process_time()
    report = import_folder(store, made.folder, today=DAY)
    took, own = time.perf_counter() - started, time.process_time() - own
    assert report.ok, report.refused[:3]
    area = Area(made, server, store, rounds, lookers)
    return area, [
        Figure(f"generating {area.rows:,} rows", generated, "s"),
        Figure("importing them", took, "s", note=f"{area.rows / took:,.0f} rows/s, own processor time {own:.1f} s"),
    ]
