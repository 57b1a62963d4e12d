"""Reads our CSV files: UTF-8 with or without a byte-order mark, commas, RFC 4180 quoting, any line ends.

What can't be read becomes a refusal with the line where it begins, in its place among the rows.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, islice
from pathlib import Path

from graph.errors import InputRefused
from graph.schemas import SCHEMAS
from graph.schemas.row import RowSchema
from seed.rows import RawRow, Refusal

CELL_LENGTH = 100_000
NOT_UTF8 = "is not UTF-8 text; save the file as UTF-8"
NEVER_CLOSED = "a quotation mark is opened and never closed, or stands where none may; the rest of the row is not read"
TOO_LONG = f"a cell is longer than {CELL_LENGTH:,} characters; the row is not read"
CHANGED = "A file changed while it was being imported. Run the import again."
NO_FOLDER = "There is no folder at {folder}."
NOTHING = "The folder {folder} holds none of our files. It may hold any of {files}."

csv.field_size_limit(CELL_LENGTH)


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of one of our tables, whose header was read and found good. Its rows are read anew each time.

    `columns` are the header's, None where one is unknown: its cells are not read. `rows` estimates their number.
    """

    path: Path
    columns: tuple[str | None, ...]
    stamp: tuple[int, int]
    rows: int

    def __length_hint__(self) -> int:
        return self.rows

    def __iter__(self) -> Iterator[RawRow | Refusal]:
        """The rows, and where a row can't be read its refusal. Raises InputRefused where the file has changed."""
        self._unchanged()
        name, width = self.path.name, len(self.columns)
        columns = tuple(column for column in self.columns if column is not None)
        known = [column is not None for column in self.columns]
        for line, cells in islice(_lines(self.path), 1, None):
            if isinstance(cells, str):
                yield Refusal(name, line, "", cells)
            elif len(cells) > width:
                yield Refusal(name, line, "", f"the row has {len(cells)} cells, the header {width}")
            elif any(cells):
                if len(cells) < width:
                    cells.extend([""] * (width - len(cells)))
                yield RawRow(name, line, dict(zip(columns, compress(cells, known), strict=True)))
        self._unchanged()

    def _unchanged(self) -> None:
        if _stamp(self.path) != self.stamp:
            raise InputRefused(CHANGED)


@dataclass(slots=True)
class Folder:
    """What a folder holds: our tables, those that can be read, what is wrong with headers, and other CSV files."""

    present: list[str] = field(default_factory=list)
    tables: dict[str, TableFile] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def open_folder(path: Path) -> Folder:
    """Read the headers of our files in a folder. Raises InputRefused where there is none of ours."""
    if not path.is_dir():
        raise InputRefused(NO_FOLDER.format(folder=path))
    names = {f"{table}.csv": table for table in SCHEMAS}
    found = Folder(others=sorted(file.name for file in path.glob("*.csv") if file.name not in names))
    if not any((path / name).exists() for name in names):
        raise InputRefused(NOTHING.format(folder=path, files=", ".join(names)))
    for name, table in names.items():
        if (path / name).exists():
            found.present.append(table)
            columns, refused = _header(path / name, SCHEMAS[table])
            found.refused += refused
            if columns is not None:
                found.tables[table] = TableFile(path / name, columns, _stamp(path / name), _count(path / name))
    return found


def _header(path: Path, schema: type[RowSchema]) -> tuple[tuple[str | None, ...] | None, list[Refusal]]:
    """The columns of a file, None where it must be refused whole, and what is to be said about them."""
    try:
        cells = next((cells for _, cells in _lines(path)), [])
    except OSError as error:
        return None, [Refusal(path.name, 1, "", f"the file can't be read: {error.strerror}")]
    wrong = _unreadable(cells)
    if wrong:
        return None, [Refusal(path.name, 1, "", wrong)]
    names = [unicodedata.normalize("NFC", name).strip() for name in cells]
    known = schema.cells()
    unknown = [name for name in dict.fromkeys(names) if name not in known]
    refused = [Refusal(path.name, 1, name, "is not a column of this file; its cells are not read") for name in unknown]
    missing = _missing(names, schema)
    if missing:
        return None, [*refused, *(Refusal(path.name, 1, column, reason) for column, reason in missing)]
    return tuple(name if name in known else None for name in names), refused


def _unreadable(cells: list[str] | str) -> str | None:
    """Why this can't be a header, if it can't."""
    if isinstance(cells, str):
        return cells
    if not any(cells):
        return "the file is empty: it has no header"
    if any("\ud800" <= letter <= "\udfff" or letter == "\0" for cell in cells for letter in cell):
        return "the file " + NOT_UTF8
    for separator, called in ((";", "semicolons"), ("\t", "tabs")):
        if len(cells) == 1 and separator in cells[0]:
            return f"the columns are parted by {called}; they must be parted by commas"
    return None


def _missing(names: Sequence[str], schema: type[RowSchema]) -> list[tuple[str, str]]:
    """The columns for want of which, or for being there twice, a file is refused, and why."""
    twice = [(name, "stands twice in the header") for name in schema.cells() if names.count(name) > 1]
    lacking = [(column, "is missing: every row must have it") for column in schema.required() if column not in names]
    lacking += [
        (group[0], f"is missing; one of {', '.join(group)} must be there")
        for group in schema.some
        if not any(column in names for column in group)
    ]
    return twice + lacking


def _lines(path: Path) -> Iterator[tuple[int, list[str] | str]]:
    """Each row's cells, or why it can't be read, with the physical line on which it begins; blank lines left out."""
    # What isn't UTF-8 comes through as lone surrogates, so that it costs its own row and not the file.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        reader = csv.reader(file, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                end = reader.line_num
                # The reader tells the two faults apart by their words alone.
                reason = TOO_LONG if "field limit" in str(error) else NEVER_CLOSED
                yield line, reason + (f", nor is all up to line {end}" if end > line else "")
            else:
                if cells:
                    yield line, cells


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file does."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def _count(path: Path) -> int:
    """About how many rows a file has: its line ends but the header's."""
    with path.open("rb") as file:
        return max(0, sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) - 1)
