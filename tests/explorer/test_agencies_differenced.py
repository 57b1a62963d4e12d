"""What a coordinator's pages and files tell of one family, to whoever compares all of them.

The attacker coordinates the area, alone or with others, and keeps every page and file of every month with every filter.
They know all families of the area but one in full: who supports them, who is in touch about them. Of that one they ask
whether an agency supports it, and whether two are in touch about it. What holds:

- All that is shown is worked out from the table that is kept: numbers in steps of five, and agencies' names.
- One family, or what is said about it, moves no number by more than a step; nothing else on a page hangs on it.
- All of that goes by the numbers that are drawn: each is at most four times as likely with the family as without it
  (tests/queries/test_agency_chance.py), in one month or over all of them, and where others share families too no
  number tells it for sure.
- What is sealed or shielded changes no byte.

What does not hold, and is not claimed: several numbers of one family together tell more than each, and a tie's is held
below those of its ends.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from graph.columnar import slice_of
from graph.model import Facts
from graph.store import Store
from queries.agency_chance import STEP, Cell, Tell, by_chance
from queries.agency_counts import Row, Table, Tie, table
from queries.missing import DEFAULT
from tests.explorer.conftest import NOW
from tests.explorer.differencing import (
    AREA,
    ELSEWHERE,
    FAMILIES,
    NAMED,
    coordinator,
    drawn,
    keep_anew,
    left_open,
    load_only,
    paths,
    seen,
    with_secrets,
    without_contact,
    without_family,
)
from tests.explorer.pages import words
from tests.queries.agency_oracle import exactly

SEEDS = (1, 2, 3)
KEYS = [f"key {number}" for number in range(60)]
DAY = NOW.date()
Opened = Callable[[Facts], FlaskClient]
Told = dict[tuple[str, ...], int]


@pytest.fixture
def opened(store: Store, password_hash: str) -> Opened:
    """A coordinator's browser on a database that holds some facts and nothing else."""

    def browser(held: Facts) -> FlaskClient:
        load_only(store, held)
        return coordinator(store, password_hash, AREA)

    return browser


def made(held: Facts, tell: Tell) -> Table:
    return table(slice_of(held, DAY), AREA, DAY, DEFAULT, tell)


def told(of: Table) -> Told:
    """Every number of a table, by what it is told of; what does not stand there is told as 0."""
    rows: Told = {("row", row.kind, row.id): row.families for row in (*of.agencies, *of.kinds)}
    ties: list[Tie] = [*of.ties, *of.kind_ties]
    shared: Told = {("shared", each.first, each.second): each.shared for each in ties}
    touched: Told = {("touched", each.first, each.second): each.in_touch for each in ties}
    return rows | shared | touched


def variants(held: Facts) -> Iterator[Facts]:
    """The network without each family, and without what is said about it."""
    for family in held.families:
        yield without_family(held, family.id)
        yield without_contact(held, family.id)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_sealed_or_shielded_changes_no_byte(opened: Opened, store: Store, seed: int) -> None:
    held = with_secrets(drawn(seed), seed)
    open_part = left_open(held)
    assert 0 < len(open_part.involvements) < len(held.involvements)
    assert 0 < len(open_part.families) < len(held.families)
    found = []
    for each in (held, open_part):
        browser = opened(each)
        keep_anew(store, KEYS[0], KEYS[0])
        found.append(seen(browser))
    assert found[0] == found[1]
    assert found[0][paths()[-1]].count("\n") > 5


@pytest.mark.parametrize("seed", SEEDS)
def test_one_family_moves_no_number_by_more_than_a_step_and_nothing_else(seed: int) -> None:
    held, moved = drawn(seed), 0
    for key, other in zip(KEYS, variants(held), strict=False):
        tell = by_chance(key, "2026-11")
        one, two = (made(each, tell) for each in (held, other))
        steps = {of: abs(told(one).get(of, 0) - told(two).get(of, 0)) for of in told(one) | told(two)}
        assert set(steps.values()) <= {0, STEP}
        moved += sum(map(bool, steps.values()))
        for name in ("agencies", "kinds"):
            assert at_home(getattr(one, name)) == at_home(getattr(two, name))
    assert moved > FAMILIES


def at_home(rows: Sequence[Row]) -> list[Row]:
    """The rows but for their numbers, of agencies that are listed whatever their number is."""
    return [replace(row, families=0) for row in rows if row.id != ELSEWHERE.id]


def test_whoever_is_listed_for_a_number_is_listed_for_the_one_that_is_told() -> None:
    """An agency of another area stands there where it is told to support five, and a tie where both ends do."""
    held, listed = drawn(1), set()
    for key in KEYS:
        found = made(held, by_chance(key, "2026-11"))
        rows = {row.id: row.families for row in found.agencies}
        assert rows.get(ELSEWHERE.id, STEP) >= STEP
        listed.add(ELSEWHERE.id in rows)
        assert all(STEP <= each.shared <= min(rows[each.first], rows[each.second]) for each in found.ties)
        assert all(0 <= each.in_touch <= each.shared for each in (*found.ties, *found.kind_ties))
    assert listed == {True, False}


def test_nothing_of_a_table_hangs_on_families_but_by_the_numbers_that_are_drawn() -> None:
    """Where a number is drawn without looking at who is counted, the table is the same without a family.

    But for ties of two who then share none: these are not drawn.
    """
    held, compared = drawn(1), 0
    for other in variants(held):
        whole, fewer = (made(each, by_cell) for each in (held, other))
        there = {(each.first, each.second) for each in (*fewer.ties, *fewer.kind_ties)}
        assert replace(whole, ties=(), kind_ties=()) == replace(fewer, ties=(), kind_ties=())
        for name in ("ties", "kind_ties"):
            assert [each for each in getattr(whole, name) if (each.first, each.second) in there] == [
                *getattr(fewer, name)
            ]
        compared += other != held
    assert compared > FAMILIES


def by_cell(cell: Cell, _: int) -> int:
    """A number that hangs on the cell alone, as large as can be so that no tie is left out."""
    return 100 + STEP * (len("".join(cell)) % 7)


def test_no_number_of_the_file_tells_a_family_for_sure(opened: Opened, store: Store) -> None:
    """Over keys, the file with the family and the file without it tell the same numbers of every tie it is in."""
    held = drawn(1)
    family, pair = on_an_edge(held)
    numbers = []
    for each in (held, without_family(held, family)):
        browser, found = opened(each), set()
        for key in KEYS[:30]:
            keep_anew(store, key)
            found.add(in_file(browser, pair))
        numbers.append(found)
    assert numbers[0] == numbers[1]
    assert len(numbers[0]) >= 2


def on_an_edge(held: Facts) -> tuple[str, tuple[str, str]]:
    """A family, and the names of two agencies for whom rounding alone would tell it: without it 7, with it 8."""
    found = made(held, exactly)
    names = {row.id: row.name for row in found.agencies}
    for family in held.families:
        fewer = made(without_family(held, family.id), exactly)
        without = {(each.first, each.second): each.shared for each in fewer.ties}
        for tie in found.ties:
            if (without.get((tie.first, tie.second)), tie.shared) == (7, 8):
                return family.id, (names[tie.first], names[tie.second])
    raise AssertionError("No tie stands there.")


def in_file(browser: FlaskClient, pair: tuple[str, str]) -> int:
    rows = csv.reader(io.StringIO(browser.get(f"/agencies.csv?area={AREA}").text))
    return next((int(row[2]) for row in rows if tuple(row[:2]) == pair), 0)


@pytest.mark.parametrize("seed", SEEDS)
def test_pages_are_worked_out_from_the_table_alone(opened: Opened, store: Store, seed: int) -> None:
    """Of two networks with the same tables and other families every page and file is the same to the byte."""
    held = drawn(seed)
    keys = (KEYS[0], KEYS[0])
    tells = [by_chance(KEYS[0], month) for month in ("2026-11", "2026-10")]
    whole = [made(held, tell) for tell in tells]
    alike = (each for each in variants(held) if each != held and [made(each, tell) for tell in tells] == whole)
    other = next(alike)
    found = []
    for each in (held, other):
        browser = opened(each)
        keep_anew(store, *keys)
        found.append(seen(browser))
    assert found[0] == found[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_of_families_are_steps_of_five_and_nobody_is_named(opened: Opened, store: Store, seed: int) -> None:
    browser = opened(drawn(seed))
    keep_anew(store, KEYS[0], KEYS[0])
    shown = seen(browser)
    assert not [(path, each) for path, page in shown.items() for each in NAMED if each in page]
    assert not [each for path in shown for each in NAMED if each in path]
    *pages, file = shown.values()
    numbers = [number for page in pages for number in of_families(page)]
    numbers += [int(cell) for row in csv.reader(io.StringIO(file)) for cell in row[2:] if cell.isdigit()]
    assert len(numbers) > 100
    assert {number % STEP for number in numbers} == {0}


def of_families(page: str) -> Iterator[int]:
    """The numbers of families on a page: in the matrices, the lists and the coverage."""
    read = BeautifulSoup(page, "html.parser")
    for cell in read.select(".ct-matrix td, .ct-details dt"):
        yield from map(int, re.findall(r"\d+", words(cell)))
    for line in read.select("section[aria-labelledby=connect] li, section[aria-labelledby=change] li"):
        yield from map(int, re.findall(r"\d+", words(line)))
