"""From a row of theirs to what it says in our columns: a client, an agency, its worker, a tie, a contact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

from graph.codes import agency_kinds
from graph.schemas import SCHEMAS
from graph.schemas.cells import Cell, Code, Day, Instant, Role
from seed.feeds.keys import Key, key
from seed.feeds.mapping import BLOCKS, CellFrom, Feed, FeedFile
from seed.feeds.mapping_fields import folded
from seed.feeds.reading import TheirRow, Written, read_rows
from seed.rows import Refusal

_NOT_ROLE = re.compile("[^a-z]+")
MISSING = "is missing"


@dataclass(frozen=True, slots=True)
class Named:
    """A part of a row: the key by which it is found again, and its cells by our columns."""

    key: Key
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tie:
    """That an agency, or someone who works there, supports the person. `beyond`: its kind is not universal."""

    agency: Named
    worker: Named | None
    involvement: Named
    contact: Named | None
    beyond: bool


@dataclass(frozen=True, slots=True)
class Mapped:
    """What one row says. `person` is the id of the record that says who it is about: its source and their id."""

    line: int
    person: str
    client: Mapping[str, str] | None
    tie: Tie | None


class Refused(ValueError):
    """A row can't be taken, because of one of their columns."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def mapped_rows(feed: Feed, file: FeedFile, folder: Path) -> Iterator[Mapped | Refusal]:
    """What the rows of a file say, and what is refused; reasons alone where an essential column is missing."""
    whole = True
    essential = file.essential()
    for row in read_rows(folder, file.name, list(file.theirs()), Written(feed.encoding, feed.separator)):
        if isinstance(row, Refusal):
            whole = whole and not (row.line == 1 and row.column in essential)
            yield row
        elif whole and _counts(file, row):
            try:
                yield _mapped(feed, file, row)
            except Refused as error:
                yield Refusal(file.name, row.line, error.column, str(error))


def _counts(file: FeedFile, row: TheirRow) -> bool:
    return all(folded(row.cells[column]) in words for column, words in file.only_where.items())


def _mapped(feed: Feed, file: FeedFile, row: TheirRow) -> Mapped:
    blocks = {block: _cells(feed, file, block, row) for block in file.blocks}
    who = row.cells[file.person.column]
    if not who:
        raise Refused(file.person.column, MISSING)
    person = f"{feed.people_of(file)}|{who}"
    client = blocks.get("client")
    if client is not None:
        client = {"source": feed.people_of(file), "source_id": who, **client}
    return Mapped(row.line, person, client, _tie(feed, file, person, blocks) if "agency" in blocks else None)


def _tie(feed: Feed, file: FeedFile, person: str, blocks: Mapping[str, Mapping[str, str]]) -> Tie:
    """Who supports the person. Agencies and workers are known by source and name, or by their ids where given."""
    source = feed.source_name(file)
    ours = dict(blocks["agency"])
    theirs = ours.pop("id", "")
    for column in BLOCKS["agency"].needed:
        if not ours[column]:
            raise Refused(", ".join(file.blocks["agency"][column].columns), MISSING)
    agency = key("agency", source, "id", theirs) if theirs else key("agency", source, folded(ours["name"]))
    worker = _worker(feed, source, agency, blocks.get("professional", {}))
    if worker is None:
        ours = {**_reached(blocks.get("professional", {})), **{name: cell for name, cell in ours.items() if cell}}
    involvement = _involvement(source, person, agency, worker, blocks.get("involvement", {}))
    contact = _contact(source, involvement, blocks.get("contact", {})) if worker else None
    beyond = not agency_kinds()[ours["kind"]].universal
    return Tie(Named(agency, ours), worker, involvement, contact, beyond)


def _worker(feed: Feed, source: str, agency: Key, cells: Mapping[str, str]) -> Named | None:
    """Whoever is named, None where that is nobody or a desk."""
    ours = dict(cells)
    theirs, name = ours.pop("id", ""), folded(ours.get("name", ""))
    if not name or name in feed.desks:
        return None
    if theirs:
        return Named(key("professional", source, "id", theirs), ours)
    return Named(key("professional", source, agency, name, folded(ours.get("email", ""))), ours)


def _reached(cells: Mapping[str, str]) -> dict[str, str]:
    """How a desk is reached, from the cells where a named worker's numbers would stand."""
    return {column: cells[column] for column in ("phone", "email") if cells.get(column)}


def _involvement(source: str, person: str, agency: Key, worker: Named | None, cells: Mapping[str, str]) -> Named:
    ours = dict(cells)
    theirs = ours.pop("id", "")
    if theirs:
        return Named(key("involvement", source, "id", theirs), ours)
    who = worker.key if worker else ""
    return Named(key("involvement", source, person, agency, who, ours.get("from", "")), ours)


def _contact(source: str, involvement: Named, cells: Mapping[str, str]) -> Named | None:
    ours = dict(cells)
    theirs = ours.pop("id", "")
    if not ours.get("on"):
        return None
    if theirs:
        return Named(key("contact", source, "id", theirs), ours)
    return Named(key("contact", source, involvement.key, ours["on"], ours.get("at", "")), ours)


def _cells(feed: Feed, file: FeedFile, block: str, row: TheirRow) -> dict[str, str]:
    """A block's cells in our columns and words; a column that their file lacks is left out. Raises Refused."""
    kinds = SCHEMAS[BLOCKS[block].table].cells()
    found = {}
    for ours, cell in file.blocks[block].items():
        theirs = [column for column in cell.columns if column in row.cells]
        if not theirs and not cell.always:
            continue
        text = cell.always or (", " if ours == "address" else " ").join(
            row.cells[column] for column in theirs if row.cells[column]
        )
        try:
            found[ours] = _in_our_words(feed, file, cell, kinds[ours], text) if text else ""
        except ValueError as error:
            raise Refused(", ".join(theirs), str(error)) from error
    return found


def _in_our_words(feed: Feed, file: FeedFile, cell: CellFrom, kind: Cell[Any], text: str) -> str:
    """A cell as our CSV files would have it. Raises ValueError with the reason."""
    if cell.always or folded(text) in cell.values:
        return cell.always or cell.values[folded(text)]
    dates = cell.dates or file.dates
    match kind:
        case Day():
            return dates.day(text, feed.timezone).isoformat()
        case Instant():
            return dates.instant(text, feed.timezone).astimezone(UTC).isoformat()
        case Code() if cell.values or folded(text) not in kind.taken:
            raise ValueError("is a word that the mapping's values don't name")
        case Code():
            return folded(text)
        case Role():
            return role_of(text)
    return text


def role_of(text: str) -> str:
    """A role in small letters and hyphens: "Housing Officer" is housing-officer."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_ROLE.sub("-", "".join(letter for letter in bare if not unicodedata.combining(letter))).strip("-")
