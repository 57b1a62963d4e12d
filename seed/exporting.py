"""Writes tables as a folder of CSV files: beside the place first, then renamed, so that no file is ever half there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.errors import InputRefused
from graph.schemas import SCHEMAS
from graph.store import Row

QUOTED = frozenset(',"\r\n')
IN_THE_WAY = "{folder} is a file. Name a folder to export to."
CANT = "The export to {folder} could not be written ({reason}). No file there is half written."


def export_folder(rows: Callable[[str], Iterator[Row]], folder: Path) -> Mapping[str, int]:
    """Write every table to `folder`, made if need be, and count its rows. `rows(table)` gives them in order, by column.

    Other files of the folder stay. Raises InputRefused where the folder can't be written, and what `rows` raises.
    """
    if folder.exists() and not folder.is_dir():
        raise InputRefused(IN_THE_WAY.format(folder=folder))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            counts = {table: _write(beside / f"{table}.csv", table, rows(table)) for table in SCHEMAS}
            _move(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise InputRefused(CANT.format(folder=folder, reason=error.strerror)) from error
    return counts


def _write(path: Path, table: str, rows: Iterator[Row]) -> int:
    """Write one file and count its rows."""
    columns, count = SCHEMAS[table].exported(), 0
    # Names and numbers of clients: only who wrote them may read them.
    path.touch(mode=0o600, exist_ok=False)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(columns) + "\n")
        for row in rows:
            file.write(",".join([cell(row[column]) for column in columns]) + "\n")
            count += 1
    return count


def _move(beside: Path, folder: Path) -> None:
    """Put the finished files in their place: the folder at once where there is none, else one after the other."""
    if folder.exists():
        for file in sorted(beside.iterdir()):
            file.replace(folder / file.name)
    else:
        beside.rename(folder)


def cell(value: Any) -> str:
    """What stands in a cell: nothing for unknown, `true` or `false`, a list parted by `;`, all else as text."""
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    text = ";".join(value) if isinstance(value, list) else str(value)
    return text if QUOTED.isdisjoint(text) else '"' + text.replace('"', '""') + '"'
