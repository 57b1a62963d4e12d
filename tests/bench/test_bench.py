"""The benchmark runs: at a tiny size, without its aims."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from graph.store import Store
from seed.demo import demo_folder
from seed.tables import import_folder
from tests.bench import journal
from tests.bench.__main__ import MEASUREMENTS, on_database
from tests.bench.area import DAY, loaded
from tests.bench.drawing import drawing
from tests.bench.figures import Aim, Figure, NotRun, table
from tests.bench.gigabyte import imported, large
from tests.bench.large_family import facts, measured
from tests.database import Server
from tests.network import load_facts

CLIENTS = 100
# More rows than are checked at a time.
BYTES = 2_000_000


def test_everything_on_a_database_is_measured(neo4j_server: Server, store: Store, tmp_path: Path) -> None:
    """The measurements check by themselves that both ways find the same."""
    area, loading = loaded(neo4j_server, store, CLIENTS, tmp_path, rounds=1, lookers=1)
    found = [*loading, *on_database(area, tmp_path)]
    assert len(found) > len(MEASUREMENTS) + 1
    assert all(isinstance(each, Figure) and each.ours > 0 for each in found)
    assert not any(each.over for each in found if isinstance(each, Figure))


def test_a_large_file_is_measured(store: Store, tmp_path: Path) -> None:
    rows = large(tmp_path / "area", BYTES, CLIENTS)
    assert (tmp_path / "area" / "contacts.csv").stat().st_size >= BYTES
    took, most, *growth = imported(store, tmp_path / "area", rows)
    assert took.ours > 0
    assert most.ours > 0
    assert len(growth) == 2


def test_a_large_family_is_measured(store: Store, tmp_path: Path) -> None:
    load_facts(store, facts(50, 70), tmp_path / "family", DAY)
    found = measured(store, rounds=1)
    assert [each.ours > 0 for each in found] == [True] * 6
    assert "a family of 50 with a team of 70" in found[0].what


def test_the_journal_is_measured(neo4j_server: Server, store: Store, tmp_path: Path) -> None:
    import_folder(store, demo_folder(DAY, tmp_path), today=DAY)
    with neo4j_server.store() as queueing:
        found = journal.measured(store, queueing, rounds=1, each=2, looks=2)
    assert [each.ours > 0 for each in found] == [True] * 4


def test_drawing_is_measured(chromium: Browser, tmp_path: Path) -> None:
    (found,) = drawing(chromium, tmp_path, nodes=20, cut=20.0, rounds=1)
    assert isinstance(found, NotRun) or (found.ours > 0 and not found.over)


def test_an_aim_is_missed_where_the_ratio_is() -> None:
    assert Figure("a", 1, "s", 2, 0.5, Aim("at least", 0.6)).missed
    assert not Figure("a", 1, "s", 2, 0.5, Aim("at most", 0.6)).missed
    assert Figure("a", 1, "s", aim=Aim("at most", 0.6)).missed
    assert not Figure("a", 1, "s").missed


def test_the_table_is_markdown() -> None:
    rows = [
        Figure("drawing", 1.25, "s", 120, 96, Aim("at least", 10), over=True, note="cut"),
        NotRun("import", "no database"),
    ]
    assert table(rows) == (
        "| what    | ours    | baseline   | ratio     | aim         |             |\n"
        "|---------|---------|------------|-----------|-------------|-------------|\n"
        "| drawing | 1.25 s  | over 120 s | over 96.0 | at least 10 | cut         |\n"
        "| import  | not run |            |           |             | no database |\n"
    )
