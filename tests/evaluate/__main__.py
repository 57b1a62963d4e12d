"""`make evaluate`: hide contacts and look for them, in made-up areas and in public networks; count planted links."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.bench.figures import aligned
from tests.evaluate.areas import Area, hidden_in, made
from tests.evaluate.candidates import ABOUT_TIES, Candidates
from tests.evaluate.comparing import HEAD, Compared, compare, of_rule, rows, sizes
from tests.evaluate.orderings import ON_A_GRAPH
from tests.evaluate.planting import HEAD as PLANTING_HEAD
from tests.evaluate.planting import Planting
from tests.evaluate.public import GRAPHS, graph_with_some_hidden, women_with_some_hidden
from tests.evaluate.unfolding import two_by_two

SIZES, SEEDS = (300, 1_000, 2_000), 20
# How the contacts are recorded that are hidden: as the area has them, or all two by two.
WAYS: dict[str, Callable[[Area], Area]] = {"as recorded": lambda area: area, "two by two": two_by_two}


@dataclass(slots=True)
class Gathered:
    """What one size of area and one way of recording gave, seed by seed: over all questions, and rule by rule."""

    all: list[Compared] = field(default_factory=list)
    rules: dict[int, list[Compared]] = field(default_factory=lambda: {rule.number: [] for rule in ABOUT_TIES})

    def add(self, pairs: Candidates, seed: int) -> None:
        """One seed more."""
        self.all.append(compare(pairs, seed))
        for number, found in self.rules.items():
            found.append(compare(of_rule(pairs, number), seed))


def main() -> None:
    """Print everything as Markdown."""
    for part in evaluation(SIZES, SEEDS):
        sys.stdout.write(part)
        sys.stdout.flush()


def evaluation(clients: Sequence[int], seeds: int) -> Iterator[str]:
    """The tables, each with its heading; the smallest areas are checked with the oracle."""
    planting = Planting()
    for size in clients:
        yield from _areas(size, seeds, planting, check=size == min(clients), by_rule=size == max(clients))
    yield f"\n### Planted in {seeds * len(clients)} areas, checked in the {seeds} of {min(clients):,} clients\n"
    yield aligned([PLANTING_HEAD, *planting.rows()])
    for name, make in GRAPHS.items():
        found = [compare(graph_with_some_hidden(make(), seed), seed, ON_A_GRAPH) for seed in range(seeds)]
        yield from _compared(name, found)
    yield from _compared("Southern women", [compare(women_with_some_hidden(seed), seed) for seed in range(seeds)])


def _areas(clients: int, seeds: int, planting: Planting, *, check: bool, by_rule: bool) -> Iterator[str]:
    gathered = {way: Gathered() for way in WAYS}
    for seed in range(seeds):
        area = made(clients, seed)
        planting.add(area, check=check)
        for way, recorded in WAYS.items():
            gathered[way].add(hidden_in(recorded(area), seed), seed)
    for way, found in gathered.items():
        yield from _compared(f"{clients:,} clients, contacts {way}", found.all)
        for number, of in found.rules.items() if by_rule else ():
            yield from _compared(f"{clients:,} clients, contacts {way}, rule {number} alone", of)


def _compared(name: str, found: Sequence[Compared]) -> Iterator[str]:
    yield f"\n### {name}, {len(found)} seeds\n\n{sizes(found)}\n\n"
    yield aligned([HEAD, *rows(found)])


if __name__ == "__main__":
    main()
