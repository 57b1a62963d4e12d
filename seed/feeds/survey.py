"""The first reading of a feed's folder: who and what is in it. Of people, ties and contacts only ids are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.progress import Progress
from seed.feeds.keys import Key
from seed.feeds.mapping import AsOf, Feed, FeedFile
from seed.feeds.reading import Written, read_rows
from seed.feeds.rows import Mapped, Named, mapped_rows
from seed.rows import RawRow, Refusal


@dataclass(slots=True)
class Found:
    """An agency or a worker: where it was first named, and for each column the first cell that isn't empty."""

    file: str
    line: int
    cells: dict[str, str] = field(default_factory=dict)

    def add(self, cells: Mapping[str, str]) -> None:
        """Take what another row says and no earlier one did."""
        for column, cell in cells.items():
            if not self.cells.get(column):
                self.cells[column] = cell

    def row(self, **ours: str) -> RawRow:
        """It as a row of ours."""
        return RawRow(self.file, self.line, {**ours, **self.cells})


@dataclass(frozen=True, slots=True)
class Link:
    """That a row ties a person to an agency; all keys, and the record's id of the person."""

    file: FeedFile
    line: int
    person: str
    agency: Key
    worker: Key | None
    involvement: Key
    contact: Key | None
    beyond: bool


@dataclass(slots=True)
class Survey:
    """What the folder holds. `people` are record ids; `agencies` and `workers` are by source name, then key."""

    people: set[str] = field(default_factory=set)
    agencies: defaultdict[str, dict[Key, Found]] = field(default_factory=lambda: defaultdict(dict))
    workers: defaultdict[str, dict[Key, Found]] = field(default_factory=lambda: defaultdict(dict))
    links: list[Link] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    as_of: dict[str, date] = field(default_factory=dict)

    @property
    def persons(self) -> set[str]:
        """All whom the folder speaks of, by record id."""
        return self.people | {link.person for link in self.links}


def survey(feed: Feed, folder: Path, progress: Progress) -> Survey:
    """Read the folder's files once, and only those that the mapping names."""
    found = Survey()
    if feed.as_of is not None:
        _as_of(feed, feed.as_of, folder, found)
    for number, file in enumerate(feed.files):
        progress("Reading the feed", number, len(feed.files))
        for row in mapped_rows(feed, file, folder):
            if isinstance(row, Refusal):
                found.refused.append(row)
            else:
                _note(feed, file, row, found)
    progress("Reading the feed", len(feed.files), len(feed.files))
    return found


def _note(feed: Feed, file: FeedFile, row: Mapped, found: Survey) -> None:
    if row.client is not None:
        found.people.add(row.person)
    if row.tie is None:
        return
    source, tie = feed.source_name(file), row.tie
    _add(found.agencies[source], tie.agency, Found(file.name, row.line))
    if tie.worker is not None:
        _add(found.workers[source], tie.worker, Found(file.name, row.line))
    found.links.append(
        Link(
            file,
            row.line,
            row.person,
            tie.agency.key,
            tie.worker.key if tie.worker else None,
            tie.involvement.key,
            tie.contact.key if tie.contact else None,
            tie.beyond,
        )
    )


def _add(known: dict[Key, Found], named: Named, new: Found) -> None:
    known.setdefault(named.key, new).add(named.cells)


def _as_of(feed: Feed, listed: AsOf, folder: Path, found: Survey) -> None:
    """When each source was last brought up to date, as a day in the mapping's zone."""
    written = Written(feed.encoding, feed.separator)
    for row in read_rows(folder, listed.file, [listed.source, listed.moment], written):
        if isinstance(row, Refusal):
            found.refused.append(row)
        elif row.cells.get(listed.source) and row.cells.get(listed.moment):
            try:
                day = listed.dates.day(row.cells[listed.moment], feed.timezone)
            except ValueError as error:
                found.refused.append(Refusal(listed.file, row.line, listed.moment, str(error)))
            else:
                found.as_of[f"{feed.name}/{row.cells[listed.source]}"] = day
