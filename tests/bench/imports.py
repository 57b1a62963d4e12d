"""The import of CSV files, with all its checks, against plain `UNWIND … MERGE` of the same rows without any."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from graph.cypher import Cypher, load
from graph.migrate import migrate
from graph.store import Store
from seed.generate import generate
from seed.tables import import_folder
from seed.writing import BATCH
from tests.bench.area import DAY, SEED, Area
from tests.bench.figures import Aim, Figure
from tests.bench.pairing import medians, seconds
from tests.database import wipe

MOST_CLIENTS = 5_000
AIM = Aim("at least", 0.6)
Row = dict[str, str]
# Each table's statement, in the order in which rows need each other; contacts by whom they were with.
PLAIN: Mapping[str, Cypher] = {
    table: load("tests.bench.cypher", f"merge_{table}")
    for table in (
        "agencies",
        "professionals",
        "employments",
        "families",
        "addresses",
        "clients",
        "members",
        "relations",
        "situations",
        "involvements",
        "contacts",
    )
}


def imports(area: Area, folder: Path) -> list[Figure]:
    """Both on the same empty database by turns, on an area small enough to be imported several times. Empties it."""
    made, store = generate(folder / "small", min(area.clients, MOST_CLIENTS), SEED, DAY), area.store
    rows = sum(made.rows.values())
    # The planner has met every statement before anything is measured.
    for way in (ours, plainly):
        _emptied(store, way, made.folder)()
    took: list[tuple[float, float]] = []
    for place in range(area.rounds):
        ways = (plainly, ours) if place % 2 else (ours, plainly)
        found = {way: seconds(_emptied(store, way, made.folder)) for way in ways}
        took.append((found[ours], found[plainly]))
    pair = medians(took)
    what = f"importing {rows:,} rows against UNWIND … MERGE without checking"
    return [
        Figure(what, rows / pair.ours, "rows/s", rows / pair.baseline, 1 / pair.ours_by_baseline, AIM),
    ]


def ours(store: Store, folder: Path) -> None:
    """The program's own import."""
    assert import_folder(store, folder, today=DAY).ok


def plainly(store: Store, folder: Path) -> None:
    """Batch after batch of rows as the csv module reads them, without what is empty."""
    for table, query in PLAIN.items():
        for rows in _batches(folder / f"{table}.csv"):
            store.write(query, rows=rows)


def _emptied(store: Store, way: Callable[[Store, Path], None], folder: Path) -> Callable[[], None]:
    wipe(store)
    migrate(store)
    return lambda: way(store, folder)


def _batches(path: Path) -> Iterator[list[Row]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = ({column: cell for column, cell in row.items() if cell} for row in csv.DictReader(file))
        while batch := list(islice(rows, BATCH)):
            yield batch
