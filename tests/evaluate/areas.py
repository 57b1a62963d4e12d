"""Made-up areas by seed: their facts and slice, and the missing links that are planted in them."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from graph.columnar import slice_of
from graph.model import Facts
from graph.slice import Slice
from seed.area.plants import Planted
from seed.generate import generate
from tests.evaluate.candidates import Candidates, candidates
from tests.evaluate.hiding import with_some_hidden
from tests.seed.folders import facts_of, read

DAY = date(2026, 11, 2)


@dataclass(frozen=True, slots=True)
class Area:
    """A made-up area."""

    facts: Facts
    slice: Slice
    planted: tuple[Planted, ...]


def made(clients: int, seed: int) -> Area:
    """The area that `common-thread generate` writes, read from its files."""
    with tempfile.TemporaryDirectory(prefix="common-thread-evaluate-") as folder:
        area = generate(Path(folder) / "area", clients, seed, DAY)
        facts = facts_of(read(area.folder))
    return Area(facts, slice_of(facts, DAY, of_everything=True), area.planted)


def hidden_in(area: Area, seed: int) -> Candidates:
    """What is asked after some of its contacts are hidden."""
    return candidates(area.slice, with_some_hidden(area.slice, np.random.default_rng(seed)), DAY)
