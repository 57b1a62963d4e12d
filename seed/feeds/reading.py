"""Reads a CSV file of somebody else's: the columns that the mapping names, and the line where each row begins."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from seed.reading import NEVER_CLOSED
from seed.rows import Refusal

NOT_THERE = "is named by the mapping and isn't in the folder"
NO_COLUMN = "is named by the mapping and isn't in the header"
SAVE = "save the file so, or name its encoding in the mapping"
TWICE = "stands twice in the header"


@dataclass(frozen=True, slots=True)
class TheirRow:
    """A row as they wrote it, trimmed: the named columns that the file has, and no others."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """How a file is written: its encoding, and what stands between its cells."""

    encoding: str
    separator: str

    def open(self, path: Path) -> TextIO:
        """The file's text. What isn't UTF-8 comes through as lone surrogates, so that it costs its own row only."""
        if self.encoding == "utf-8":
            return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")
        return path.open(encoding=self.encoding, newline="")


def read_rows(folder: Path, file: str, wanted: Collection[str], written: Written) -> Iterator[TheirRow | Refusal]:
    """The rows of a file, and what of it can't be read. Columns that aren't wanted are stepped over."""
    try:
        with written.open(folder / file) as stream:
            yield from _rows(stream, file, wanted, written)
    except FileNotFoundError:
        yield Refusal(file, 1, "", NOT_THERE)
    except OSError as error:
        yield Refusal(file, 1, "", f"cannot be read ({error.strerror})")
    except UnicodeError:
        yield Refusal(file, 1, "", f"is not {written.encoding} text; {SAVE}")


def _rows(stream: TextIO, file: str, wanted: Collection[str], written: Written) -> Iterator[TheirRow | Refusal]:
    lines = _lines(stream, written.separator)
    _, first = next(lines, (1, []))
    if isinstance(first, str) or not any(first):
        yield Refusal(file, 1, "", first if isinstance(first, str) else "is empty: it has no header")
        return
    header = [_clean(name) for name in first]
    places = {column: header.index(column) for column in sorted(set(wanted)) if header.count(column) == 1}
    for column in sorted(set(wanted) - places.keys()):
        yield Refusal(file, 1, column, TWICE if column in header else NO_COLUMN)
    for line, cells in lines:
        if isinstance(cells, str):
            yield Refusal(file, line, "", cells)
        elif any(cell.strip() for cell in cells):
            yield _row(file, line, cells, places, len(header))


def _row(file: str, line: int, cells: Sequence[str], places: Mapping[str, int], width: int) -> TheirRow | Refusal:
    if len(cells) > width:
        return Refusal(file, line, "", f"the row has {len(cells)} cells, the header {width}")
    named = {column: _clean(cells[at]) if at < len(cells) else "" for column, at in places.items()}
    for column, cell in named.items():
        if any("\ud800" <= letter <= "\udfff" for letter in cell):
            return Refusal(file, line, column, f"is not UTF-8 text; {SAVE}")
    return TheirRow(line, named)


def _lines(stream: TextIO, separator: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each row's cells, or why it can't be read, with the physical line on which it begins."""
    reader = csv.reader(stream, delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, NEVER_CLOSED


def _clean(text: str) -> str:
    """Text without spaces around it, accents written one way."""
    return unicodedata.normalize("NFC", text).strip()
