"""A feed's rows as rows of our tables, read from its files again as often as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from seed.feeds.keys import Key
from seed.feeds.mapping import Feed, FeedFile
from seed.feeds.rows import Mapped, Tie, mapped_rows
from seed.feeds.survey import Survey
from seed.rows import RawRow

Cells: TypeAlias = Mapping[str, str]

FILLED = ("agencies", "professionals", "employments", "clients", "records", "involvements", "contacts")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that are made anew each time they are gone through."""

    make: Callable[[], Iterator[RawRow]]

    def __iter__(self) -> Iterator[RawRow]:
        return self.make()


@dataclass(frozen=True, slots=True)
class FeedTables:
    """Everything by which rows are made: `clients` by record id, the needed ones only, and `ids` by key."""

    feed: Feed
    folder: Path
    found: Survey
    clients: Mapping[str, str]
    ids: Mapping[Key, str]

    def of(self, files: Sequence[FeedFile]) -> Mapping[str, Rows]:
        """Our tables as these files fill them."""
        return {
            "agencies": Rows(lambda: self._agencies(files)),
            "professionals": Rows(lambda: self._professionals(files)),
            "employments": Rows(lambda: self._employments(files)),
            "clients": Rows(lambda: self._clients(files)),
            "records": Rows(lambda: self._records(files)),
            "involvements": Rows(lambda: self._involvements(files)),
            "contacts": Rows(lambda: self._contacts(files)),
        }

    def _sources(self, files: Sequence[FeedFile]) -> list[str]:
        return list(dict.fromkeys(self.feed.source_name(file) for file in files))

    def _agencies(self, files: Sequence[FeedFile]) -> Iterator[RawRow]:
        for source in self._sources(files):
            for key, agency in self.found.agencies[source].items():
                yield agency.row(id=self.ids[key])

    def _professionals(self, files: Sequence[FeedFile]) -> Iterator[RawRow]:
        for source in self._sources(files):
            for key, worker in self.found.workers[source].items():
                if key in self.ids:
                    yield worker.row(id=self.ids[key])

    def _employments(self, files: Sequence[FeedFile]) -> Iterator[RawRow]:
        seen = set()
        for link in self.found.links:
            worker = self.ids.get(link.worker or "")
            if worker and link.file in files and (worker, link.agency) not in seen:
                seen.add((worker, link.agency))
                ends = {"professional_id": worker, "agency_id": self.ids[link.agency]}
                yield RawRow(link.file.name, link.line, ends)

    def _clients(self, files: Sequence[FeedFile]) -> Iterator[RawRow]:
        seen = set()
        for file, row in self._rows(files, "client"):
            if row.person not in seen:
                seen.add(row.person)
                yield RawRow(file.name, row.line, {"id": self.clients[row.person]})

    def _records(self, files: Sequence[FeedFile]) -> Iterator[RawRow]:
        once = _Once()
        for file, row in self._rows(files, "client"):
            if row.client is not None:
                day = self.found.as_of.get(self.feed.people_of(file))
                as_of = {} if day is None else {"as_of": day.isoformat()}
                cells = {**as_of, **row.client, "client_id": self.clients[row.person]}
                if once.new(row.person, cells):
                    yield RawRow(file.name, row.line, cells)

    def _involvements(self, files: Sequence[FeedFile]) -> Iterator[RawRow]:
        once = _Once()
        for file, row, tie in self._ties(files):
            cells = {**self._ends(row, tie), "agency_id": self.ids[tie.agency.key], **tie.involvement.cells}
            if once.new(tie.involvement.key, cells):
                yield RawRow(file.name, row.line, {"id": self.ids[tie.involvement.key], **cells})

    def _contacts(self, files: Sequence[FeedFile]) -> Iterator[RawRow]:
        once = _Once()
        for file, row, tie in self._ties(files):
            if tie.contact is None:
                continue
            cells = {**self._ends(row, tie), "involvement": self.ids[tie.involvement.key], **tie.contact.cells}
            if once.new(tie.contact.key, cells):
                yield RawRow(file.name, row.line, {"id": self.ids[tie.contact.key], **cells})

    def _ends(self, row: Mapped, tie: Tie) -> dict[str, str]:
        """Who supports whom. A desk's tie has no professional."""
        named = {"professional_id": self.ids[tie.worker.key]} if tie.worker else {}
        return {**named, "client_id": self.clients[row.person]}

    def _ties(self, files: Sequence[FeedFile]) -> Iterator[tuple[FeedFile, Mapped, Tie]]:
        for file, row in self._rows(files, "agency"):
            if row.tie is not None:
                yield file, row, row.tie

    def _rows(self, files: Sequence[FeedFile], block: str) -> Iterator[tuple[FeedFile, Mapped]]:
        """The rows of needed people in the files that have a block."""
        for file in files:
            if block in file.blocks:
                for row in mapped_rows(self.feed, file, self.folder):
                    if isinstance(row, Mapped) and row.person in self.clients:
                        yield file, row


class _Once:
    """Leaves out what was said word for word before; what says otherwise of the same is for the import to refuse."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}

    def new(self, key: str, cells: Cells) -> bool:
        """Whether this is not a repetition of what was first said."""
        said = hash(tuple(sorted(cells.items())))
        if key in self._said:
            return self._said[key] != said
        self._said[key] = said
        return True
