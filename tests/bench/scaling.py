"""How the cost of all rules over everything grows with the area: `python -m tests.bench.scaling [CLIENTS…]`.

For each size an area is made up and loaded into a database of its own; of three processes the one in the middle counts.
Printed is a table, and the power of the number of involvements with which each cost grows, by least squares.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path

import numpy as np

from tests.bench.__main__ import machine
from tests.bench.area import HEAP_MB, database, loaded
from tests.bench.whole import Process, process

SIZES = (20_000, 50_000, 100_000, 500_000)
ROUNDS = 3
# Grown with the square of the involvements it would be two.
MOST = 1.3
COSTS: dict[str, Callable[[Process], float]] = {
    "from start to ranked list": attrgetter("seconds"),
    "own processor time": attrgetter("own"),
    "reading": attrgetter("reading"),
    "rules": attrgetter("rules"),
    "memory": attrgetter("megabytes"),
}


def measured(clients: int) -> tuple[int, Process]:
    """How many involvements an area of so many clients has, and the process in the middle of three."""
    with (
        tempfile.TemporaryDirectory(prefix="common-thread-scaling-") as folder,
        database(Path(folder) / "home", heap_for(clients)) as server,
        server.store() as store,
    ):
        area, _ = loaded(server, store, clients, Path(folder))
        found = sorted((process(server) for _ in range(ROUNDS)), key=attrgetter("seconds"))
    return area.made.rows["involvements"], found[ROUNDS // 2]


def heap_for(clients: int) -> int:
    """The database's heap in MB: of 1 GB one transaction may have 409 MB, and the births of 500,000 need more."""
    return HEAP_MB * max(1, round(clients / 100_000))


def power(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """With which power of the sizes the costs grow."""
    slope, _ = np.polyfit([math.log(each) for each in sizes], [math.log(each) for each in costs], 1)
    return float(slope)


def main() -> int:
    """Measure each size, print, and say by the exit code whether the rules grow as they may."""
    sizes = [int(each) for each in sys.argv[1:]] or list(SIZES)
    found = []
    for clients in sizes:
        involvements, one = measured(clients)
        found.append((involvements, one))
        told = " | ".join(f"{cost(one):,.3g}" for cost in COSTS.values())
        sys.stdout.write(f"{clients:,} | {involvements:,} | {one.findings:,} | {told}\n")
        sys.stdout.flush()
    grown = {name: power([each for each, _ in found], [cost(one) for _, one in found]) for name, cost in COSTS.items()}
    sys.stdout.write(
        "\n" + "".join(f"{name}: involvements to the power of {value:.2f}\n" for name, value in grown.items())
    )
    sys.stdout.write(f"\n{machine()}\n")
    return 0 if grown["rules"] <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
