"""The CSV files of a folder, written row by row so that memory doesn't grow with the area."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

from graph.schemas import SCHEMAS

OTHER_SOURCES = "records"  # a made-up area has no source but its operator
COLUMNS = {table: schema.exported() for table, schema in SCHEMAS.items() if table != OTHER_SOURCES}


@lru_cache(maxsize=50_000)
def iso(day: int | None) -> str:
    """An ordinal day as ISO 8601; empty where there is none."""
    return "" if day is None else date.fromordinal(day).isoformat()


class Sheets:
    """A folder's CSV files, open for writing; `counts` says how many rows each has got."""

    def __init__(self, folder: Path) -> None:
        """Open every file in `folder`, which must exist, with its header row."""
        self.counts: Counter[str] = Counter()
        self._stack = ExitStack()
        self._writers: dict[str, Any] = {}
        for table, columns in COLUMNS.items():
            stream = self._stack.enter_context((folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
            self._writers[table] = csv.writer(stream, lineterminator="\n")
            self._writers[table].writerow(columns)

    def __enter__(self) -> Sheets:
        """The sheets themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every file."""
        self._stack.close()

    def add(self, table: str, row: Mapping[str, str]) -> None:
        """Write one row; a column that it doesn't name stays empty."""
        self.counts[table] += 1
        self._writers[table].writerow([row.get(column, "") for column in COLUMNS[table]])
