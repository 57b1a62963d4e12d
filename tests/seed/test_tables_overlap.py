"""An import reads one batch while the database writes another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Event

import pytest

from graph.store import Store
from seed import writing
from seed.parsing import Parser, Values
from seed.rows import RawRow, Refusal
from seed.steps import Steps
from seed.tables import import_folder

PATIENCE = 30.0
HEADER = "id,name,kind\n"
AGENCIES = "".join(f"a{number},Agency {number},school\n" for number in range(6))


def test_a_batch_is_read_while_another_is_being_written(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first write is held back until the next batch has been read: one after the other, it never would be."""
    (tmp_path / "agencies.csv").write_text(HEADER + AGENCIES, encoding="utf-8")
    writes, reads, in_time = Event(), Event(), []
    write, values = writing._write, Parser.values

    def held_back(store: Store, steps: Steps) -> None:
        if not writes.is_set():
            writes.set()
            in_time.append(reads.wait(PATIENCE))
        write(store, steps)

    def noted(self: Parser, rows: list[RawRow]) -> list[Values | Refusal]:
        if writes.is_set():
            reads.set()
        return values(self, rows)

    monkeypatch.setattr(writing, "BATCH", 2)
    monkeypatch.setattr(writing, "_write", held_back)
    monkeypatch.setattr(Parser, "values", noted)
    assert import_folder(store, tmp_path, today=date(2026, 11, 2)).written["agencies"] == 6
    assert in_time == [True]
