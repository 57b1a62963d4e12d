"""docs/csv.md names every table, column and code that there is, and its smallest folder comes in."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from graph.codes import codes
from graph.schemas import SCHEMAS
from graph.store import Store
from seed.tables import import_folder

PAGE = Path(__file__).parents[2] / "docs" / "csv.md"
TABLE = re.compile(r"^\| (\w+)\.csv \| (.+) \|$", re.MULTILINE)
# What an agreement is for is said on the command line; agreements are in no table.
ELSEWHERE = {"purposes", "meeting_purposes"}
EXAMPLE = re.compile(r"^(\w+\.csv) +(.+)\n +(.+)$", re.MULTILINE)


def test_every_table_and_column() -> None:
    found = {table: columns.split(", ") for table, columns in TABLE.findall(PAGE.read_text(encoding="utf-8"))}
    assert found == {
        table: [f"{column}*" if column in schema.required() else column for column in schema.cells()]
        for table, schema in SCHEMAS.items()
    }


def test_every_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    lists = {name: entries for name, entries in codes().items() if name not in ELSEWHERE}
    assert [code for entries in lists.values() for code in entries if f"`{code}`" not in text] == []


def test_the_smallest_folder_comes_in(store: Store, tmp_path: Path) -> None:
    files = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
    for name, header, row in files:
        (tmp_path / name).write_text(f"{header}\n{row}\n", encoding="utf-8")
    report = import_folder(store, tmp_path, today=date(2026, 11, 22))
    assert report.refused == []
    assert report.written == dict.fromkeys((name.removesuffix(".csv") for name, _, _ in files), 1)
