"""`make bench`: generate, load and measure in one run, and print a table of ratios.

BENCH_CLIENTS sets the size. From 20,000 clients on, the exit code says whether every aim was met.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from tests import chromium
from tests.bench.area import HEAP_MB, PAGE_CACHE_MB, Area, database, loaded
from tests.bench.drawing import drawing
from tests.bench.figures import Row, table
from tests.bench.imports import imports
from tests.bench.pages import pages
from tests.bench.pairs import pairs
from tests.bench.rules import rules
from tests.bench.slices import slices
from tests.bench.whole import whole

USUAL_CLIENTS = 20_000
MEASUREMENTS: tuple[Callable[[Area], list[Row]], ...] = (whole, slices, pages, rules, pairs)


def main() -> int:
    """Measure, print, and say by the exit code whether an aim was missed where aims hold."""
    clients = int(os.environ.get("BENCH_CLIENTS") or USUAL_CLIENTS)
    with tempfile.TemporaryDirectory(prefix="common-thread-bench-") as folder:
        found = list(measured(clients, Path(folder)))
    sys.stdout.write(f"\n{machine()}\n\n{table(found)}")
    missed = [row for row in found if row.missed]
    return 1 if missed and clients >= USUAL_CLIENTS else 0


def measured(clients: int, folder: Path) -> Iterator[Row]:
    """Every measurement, one after the other; what is done is told on the way."""
    with chromium.launched() as browser:
        yield from _told(drawing(browser, folder))
    with database(folder / "home") as server, server.store() as store:
        area, loading = loaded(server, store, clients, folder)
        yield from _told(loading)
        yield from on_database(area, folder)


def on_database(area: Area, folder: Path) -> Iterator[Row]:
    """What is measured in an area's database, which is empty at the end."""
    for measure in MEASUREMENTS:
        yield from _told(measure(area))
    # The last, because it empties the database.
    yield from _told(imports(area, folder))


def _told(rows: list[Row]) -> list[Row]:
    load = os.getloadavg()[0]
    for row in rows:
        sys.stderr.write(f"{' | '.join(filter(None, row.cells()))} | load {load:.1f}\n")
    return rows


def machine() -> str:
    """What it was measured on."""
    memory = psutil.virtual_memory().total / 2**30
    loads = " ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}; local Neo4j with {HEAP_MB} MB of heap and {PAGE_CACHE_MB} MB of page "
        f"cache. Load of the last 1, 5 and 15 minutes at the end: {loads}."
    )


if __name__ == "__main__":
    sys.exit(main())
