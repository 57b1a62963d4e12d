"""`python -m tests.bench.gigabyte`: a CSV file of 1 GB imported, and how the memory of the process grows with its rows.

Its contacts have ids of 36 characters, as other systems give them. BENCH_BYTES sets another size.
"""

from __future__ import annotations

import csv
import os
import sys
import tempfile
import time
from collections import defaultdict
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from uuid import UUID

import psutil

from graph.migrate import migrate
from graph.store import Store
from seed.generate import generate
from seed.tables import import_folder
from tests.bench.__main__ import machine
from tests.bench.area import DAY, SEED, database
from tests.bench.figures import Figure, table

BYTES, CLIENTS = 1_000_000_000, 5_000
MEGABYTE = 1_000_000
TELL_EVERY = 30.0
COLUMNS = ("id", "professional_id", "client_id", "on", "at", "kind", "planned", "meeting", "about", "involvement")


def main() -> int:
    """Make the file, import it, and print what it took."""
    size = int(os.environ.get("BENCH_BYTES") or BYTES)
    with tempfile.TemporaryDirectory(prefix="common-thread-bench-") as name, database(Path(name) / "home") as server:
        folder = Path(name) / "area"
        rows = large(folder, size)
        with server.store() as store:
            migrate(store)
            found = imported(store, folder, rows)
    sys.stdout.write(f"\n{machine()}\n\n{table(found)}")
    return 0


def large(folder: Path, size: int, clients: int = CLIENTS) -> int:
    """An area whose file of contacts has so many bytes; how many rows that is."""
    generate(folder, clients, SEED, DAY)
    with (folder / "involvements.csv").open(encoding="utf-8", newline="") as file:
        ties = [row for row in csv.DictReader(file) if row["professional_id"]]
    random, written, rows = Random(SEED), 0, 0
    with (folder / "contacts.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        written += writer.writerow(COLUMNS)
        for tie in cycle(ties):
            if written >= size:
                return rows
            written += writer.writerow(_contact(tie, random))
            rows += 1
    raise AssertionError


def _contact(tie: dict[str, str], random: Random) -> tuple[str, ...]:
    day = DAY - timedelta(days=random.randrange(700))
    ids = (str(UUID(int=random.getrandbits(128))), str(UUID(int=random.getrandbits(128))))
    who = (ids[0], tie["professional_id"], tie["client_id"])
    return (*who, day.isoformat(), f"{day.isoformat()}T09:30:00Z", "visit", "false", ids[1], "", tie["id"])


class Memory:
    """How much memory this process holds while a table is checked and written, in bytes, by rows done."""

    def __init__(self) -> None:
        self.seen: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._told = time.monotonic()

    def __call__(self, what: str, done: int, total: int, /) -> None:
        """As a progress."""
        held = psutil.Process().memory_info().rss
        self.seen[what].append((done, held))
        if time.monotonic() - self._told >= TELL_EVERY:
            self._told = time.monotonic()
            sys.stderr.write(f"{what} {done:,} of {total:,}: {held / MEGABYTE:,.0f} MB\n")

    def per_row(self, what: str) -> float:
        """By how many bytes it grew with each row, after the first tenth."""
        (first, before), (last, after) = self.seen[what][len(self.seen[what]) // 10], self.seen[what][-1]
        return (after - before) / (last - first)

    def most(self) -> int:
        """The most that it was."""
        return max(held for seen in self.seen.values() for _, held in seen)


def imported(store: Store, folder: Path, rows: int) -> list[Figure]:
    """What importing the folder takes."""
    memory = Memory()
    size = (folder / "contacts.csv").stat().st_size
    started, own = time.perf_counter(), time.process_time()
    report = import_folder(store, folder, progress=memory, today=DAY)
    took, own = time.perf_counter() - started, time.process_time() - own
    assert report.ok, report.refused[:3]
    assert report.written["contacts"] == rows
    done = sum(report.written.values())
    speed = f"{done / took:,.0f} rows/s, own processor time {own:,.0f} s"
    what = f"importing {done:,} rows, {rows:,} of them in a file of {size / MEGABYTE:,.0f} MB"
    return [
        Figure(what, took, "s", note=speed),
        Figure("memory of the process at most", memory.most() / MEGABYTE, "MB"),
        Figure("its growth by each row that is checked", memory.per_row("Checking contacts"), "bytes"),
        Figure("its growth by each row that is written", memory.per_row("Writing contacts"), "bytes"),
    ]


if __name__ == "__main__":
    sys.exit(main())
