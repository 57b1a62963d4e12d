"""Imports a feed: reads it, finds again what is known of it, judges whom it may bring, hands over rows of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from graph.errors import InputRefused
from graph.feed_people import Ties, feed_people, feed_ties
from graph.model import Source
from graph.progress import Progress, silent
from graph.store import Store
from queries.feeds import find_keys, mark_source, remember_keys, source_agency
from queries.missing.settings import DEFAULT
from seed.checking import UNNAMED
from seed.feeds.keys import Key, key
from seed.feeds.mapping import BLOCKS, CellFrom, Feed, FeedFile
from seed.feeds.mapping_schema import load_mapping
from seed.feeds.nobodys_business import needed
from seed.feeds.survey import Survey, survey
from seed.feeds.tables import FILLED, FeedTables
from seed.report import COUNTS, Report
from seed.rows import Refusal
from seed.tables import import_tables

T = TypeVar("T")

BATCH = 5_000
NOTHING = CellFrom()
NO_FOLDER = "There is no folder at {folder}."
NONE_HERE = "The folder {folder} holds none of the files that the mapping names: {files}."
NOT_HERE = "is no person of this feed, neither in this folder nor from an earlier one"
SEVERAL = "names {amount} agencies where the mapping says one agency's own file; none of its involvements is confirmed"


def import_feeds(
    store: Store,
    folder: Path,
    mapping: Path,
    *,
    today: date,
    dry_run: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
    threshold: int = DEFAULT.threshold,
) -> Report:
    """Import a feed's folder. `strict`: write nothing where anything is refused; `dry_run`: write nothing at all.

    Concerns are told where as many stand as the `threshold`.

    Raises InputRefused where the mapping is wrong or the folder isn't there, before anything else is read.
    """
    feed = load_mapping(mapping)
    _look(feed, folder)
    show = progress or silent
    found = survey(feed, folder, show)
    judged = _judge(store, feed, found)
    report = _told(feed, found, judged)
    return _Importing(store, feed, folder, found, judged, today, show, threshold).run(
        report, dry_run=dry_run, strict=strict
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """Who comes in, by record id: the `known` with their client's id, all `needed`, and `strangers` to the feed."""

    known: Mapping[str, str]
    needed: frozenset[str]
    strangers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Importing:
    """One feed on its way in."""

    store: Store
    feed: Feed
    folder: Path
    found: Survey
    judged: Judged
    today: date
    progress: Progress
    threshold: int

    def run(self, report: Report, *, dry_run: bool, strict: bool) -> Report:
        """Check where that is asked for, then write; a source at a time, those with people first."""
        proposed = self._proposed()
        if dry_run or strict:
            whole = self._import(report, list(self.feed.files), proposed, dry_run=True)
            if dry_run or whole.refused:
                return whole
        ids = {**proposed, **_batched(lambda part: remember_keys(self.store, part), proposed)}
        for files in self._by_source():
            report = self._import(report, files, ids, dry_run=False)
            mark_source(
                self.store, source=self.feed.source_name(files[0]), feed=self.feed.name, snapshot=self.feed.snapshot
            )
        return report

    def _import(self, report: Report, files: list[FeedFile], ids: Mapping[Key, str], *, dry_run: bool) -> Report:
        clients = {person: self.judged.known.get(person) or ids[_client(person)] for person in self.judged.needed}
        tables = FeedTables(self.feed, self.folder, self.found, clients, ids).of(files)
        done = import_tables(
            self.store,
            tables,
            source=self._source(files, ids),
            folder=str(self.folder.resolve()),
            dry_run=dry_run,
            progress=self.progress,
            today=self.today,
            threshold=self.threshold,
        )
        return _merged(report, replace(done, refused=list(_in_their_words(self.feed, done.refused))))

    def _source(self, files: list[FeedFile], ids: Mapping[Key, str]) -> Source:
        """The source of files that share it. Its own agency is the one named; where none is, the one that it was."""
        name, marks = self.feed.source_name(files[0]), files[0].source
        named = self.found.agencies[name] if marks.from_rows else {}
        agency = ids[next(iter(named))] if len(named) == 1 else None
        if marks.from_rows and not named:
            agency = source_agency(self.store, source=name)
        as_of = self.found.as_of.get(name)
        return Source(name=name, agency_id=agency, register=marks.register, sealed=marks.sealed, as_of=as_of)

    def _by_source(self) -> list[list[FeedFile]]:
        """The files, those of one source together, sources with people first: the others' rows need them."""
        groups: dict[str, list[FeedFile]] = {}
        for file in sorted(self.feed.files, key=lambda file: "client" not in file.blocks):
            groups.setdefault(file.source.name, []).append(file)
        return list(groups.values())

    def _proposed(self) -> dict[Key, str]:
        """Our id for everything that the feed brings: the one it is known by, else a new one."""
        wanted = list(dict.fromkeys(self._keys()))
        known = _batched(lambda part: find_keys(self.store, list(part)), dict.fromkeys(wanted, ""))
        return {each: known.get(each) or str(uuid4()) for each in wanted}

    def _keys(self) -> Iterator[Key]:
        for agencies in self.found.agencies.values():
            yield from agencies
        for link in self.found.links:
            if link.person in self.judged.needed:
                yield from (each for each in (link.worker, link.involvement, link.contact) if each)
        yield from (_client(person) for person in sorted(self.judged.needed) if person not in self.judged.known)


def _look(feed: Feed, folder: Path) -> None:
    """Refuse a folder in which there is nothing to read."""
    if not folder.is_dir():
        raise InputRefused(NO_FOLDER.format(folder=folder))
    if not any((folder / file.name).exists() for file in feed.files):
        raise InputRefused(NONE_HERE.format(folder=folder, files=", ".join(file.name for file in feed.files)))


def _judge(store: Store, feed: Feed, found: Survey) -> Judged:
    """Find out who is known already, who is nobody's business, and of whom the feed knows nothing but an id."""
    people = sorted(found.persons)
    known = _batched(lambda part: feed_people(store, list(part)), dict.fromkeys(people, ""))
    strangers = found.persons - found.people - known.keys()
    here = found.persons - strangers
    if not feed.nobodys_business:
        return Judged(known, frozenset(here), frozenset(strangers))
    # Whoever has a school and nothing else would not be needed whoever they are.
    strangers &= {link.person for link in found.links if link.beyond}
    # A client is known by our id, so that the folder's rows and the database speak of the same person.
    ours = {person: known.get(person, person) for person in here}
    supported = {ours[link.person] for link in found.links if link.beyond and link.person in here}
    ties = _ties(store, known.values())
    wanted = needed(ours.values(), supported, ties)
    return Judged(known, frozenset(person for person in here if ours[person] in wanted), frozenset(strangers))


def _ties(store: Store, clients: Iterable[str]) -> dict[str, Ties]:
    """The ties of clients, and of those who are near them."""
    own = _batched(lambda part: feed_ties(store, list(part)), dict.fromkeys(clients, ""))
    near = {each for ties in own.values() for each in ties.near} - own.keys()
    return {**own, **_batched(lambda part: feed_ties(store, list(part)), dict.fromkeys(sorted(near), ""))}


def _told(feed: Feed, found: Survey, judged: Judged) -> Report:
    """What is to be said before our rows are made: what was refused, who is new and who isn't needed."""
    report = Report(read=Counter(dict.fromkeys(FILLED, 0)), refused=list(found.refused))
    report.refused += _several(feed, found)
    kept_out: set[str] = found.people - judged.needed
    for link in found.links:
        if link.person in judged.strangers:
            report.refused.append(Refusal(link.file.name, link.line, link.file.person.column, NOT_HERE))
            report.read["involvements"] += 1
        elif link.person not in judged.needed:
            kept_out.add(link.person)
    report.not_needed["clients"] = len(kept_out)
    report.read["clients"] = len(kept_out)
    report.created["clients"] = len(judged.needed - judged.known.keys())
    return report


def _several(feed: Feed, found: Survey) -> Iterator[Refusal]:
    """The files that are one agency's own by the mapping and name several, each once."""
    for file in feed.files:
        named = len(found.agencies[feed.source_name(file)]) if "agency" in file.blocks else 0
        if file.source.from_rows and named > 1:
            columns = ", ".join(file.blocks["agency"]["name"].columns)
            yield Refusal(file.name, 1, columns, SEVERAL.format(amount=named))


def _merged(report: Report, other: Report) -> Report:
    """Two reports as one."""
    for name in COUNTS:
        getattr(report, name).update(getattr(other, name))
    report.refused += other.refused
    report.overridden += other.overridden
    report.notices += other.notices
    report.wrote = report.wrote or other.wrote
    return report


def _in_their_words(feed: Feed, refused: list[Refusal]) -> Iterator[Refusal]:
    """Refusals with their columns; that nobody names a client whose record was refused is no second fault."""
    files = {file.name: file for file in feed.files}
    also = {(each.file, each.line) for each in refused if each.reason != UNNAMED}
    for each in refused:
        if each.reason != UNNAMED or (each.file, each.line) not in also:
            yield replace(each, column=_their_column(files[each.file], each.column))


def _their_column(file: FeedFile, ours: str) -> str:
    """Their column, or columns, that fill one of ours in any of a file's blocks; ours where it is none of theirs."""
    if ours in ("client_id", "source_id"):
        return file.person.column
    found = [column for block in BLOCKS for column in file.blocks.get(block, {}).get(ours, NOTHING).columns]
    return ", ".join(dict.fromkeys(found)) or ours


def _client(person: str) -> Key:
    """The key by which a client is found who was given an id, but of whom no record was written yet."""
    return key("client", person)


def _batched(ask: Callable[[Mapping[str, str]], Mapping[str, T]], whole: Mapping[str, str]) -> dict[str, T]:
    """The answers for all of `whole`, asked for a batch at a time."""
    answers: dict[str, T] = {}
    pairs = iter(whole.items())
    while part := dict(islice(pairs, BATCH)):
        answers.update(ask(part))
    return answers
