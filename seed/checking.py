"""The first pass: each row is checked by itself, against the others and against the database. Nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from operator import length_hint
from typing import TypeAlias, TypeVar

from graph.progress import Progress
from graph.schemas import SCHEMAS
from graph.store import Row, Store
from seed.ids import Ids
from seed.parsing import Parser, Values
from seed.report import Report
from seed.rowkeys import employment_of, key_of, references
from seed.rows import RawRow, Refusal
from seed.stored import changes, stored_rows

T = TypeVar("T")
Table: TypeAlias = Iterable[RawRow | Refusal]

BATCH = 5_000
REFUSED, UNCHANGED, CHANGED, NEW = range(4)
NEEDED = ("agencies", "professionals", "families", "clients", "involvements")
SECOND = "is that of an earlier row, with the same {columns}"
UNNAMED = "is missing, and no row of records.csv names this client"


@dataclass(slots=True)
class Checked:
    """What the first pass found: what is to become of each row, by its place, and what the second must know besides.

    `spared`: keys, as `key_of` makes them, of rows that say that they aren't shielded, by table.
    """

    report: Report = field(default_factory=Report)
    outcomes: dict[str, bytearray] = field(default_factory=dict)
    spared: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(slots=True)
class Batch:
    """Some rows of a table: as read, and by their places the values of the good ones and the refusals of the others."""

    table: str
    raws: list[RawRow | Refusal]
    good: dict[int, Values]
    refused: dict[int, Refusal]

    def refuse(self, place: int, column: str, reason: str) -> None:
        """Refuse a row that was good so far."""
        del self.good[place]
        self.refused[place] = Refusal(self.raws[place].file, self.raws[place].line, column, reason)


class Check:
    """The first pass over all tables, each after those whose ids its rows need."""

    def __init__(self, store: Store, source: str, today: date, *, tighten: bool) -> None:
        self.checked = Checked()
        self._store = store
        self._source = source
        self._today = today
        self._tighten = tighten
        self._ids = Ids(store, source)
        self._seen: defaultdict[str, set[str]] = defaultdict(set)
        self._records: Table = ()
        self._named: set[str] | None = None

    def tables(self, tables: Mapping[str, Table], progress: Progress) -> Checked:
        """Check every table. Raises InputRefused where a file changes meanwhile, DatabaseUnavailable."""
        self._records = tables.get("records", ())
        for table in SCHEMAS:
            if table in tables:
                self._table(table, tables[table], progress)
        return self.checked

    def _table(self, table: str, rows: Table, progress: Progress) -> None:
        report, outcomes = self.checked.report, bytearray()
        parser, total = Parser(table, self._today), length_hint(rows)
        for raws in batches(rows, BATCH):
            batch = _read(table, parser, raws)
            outcomes += self._outcomes(batch)
            report.refused += [batch.refused[place] for place in sorted(batch.refused)]
            progress(f"Checking {table}", len(outcomes), max(total, len(outcomes)))
        self.checked.outcomes[table] = outcomes
        report.read[table] = len(outcomes)
        report.written[table] = outcomes.count(NEW) + outcomes.count(CHANGED)
        report.unchanged[table] = outcomes.count(UNCHANGED)

    def _outcomes(self, batch: Batch) -> bytearray:
        """What is to become of each row of a batch; refuses those that don't go with what else there is."""
        self._only_once(batch)
        self._need(batch)
        stored = self._stored(batch.table, batch.good)
        if batch.table == "clients":
            self._name(batch, stored)
        self._remember(batch)
        differing = self._differing(batch, stored)
        outcomes = bytearray(len(batch.raws))
        for place in batch.good:
            outcomes[place] = NEW if place not in stored else CHANGED if place in differing else UNCHANGED
        return outcomes

    def _only_once(self, batch: Batch) -> None:
        """Refuse the second of two rows that are known by the same, also where the first was refused."""
        table, seen = batch.table, self._seen[batch.table]
        for place, raw in enumerate(batch.raws):
            values = batch.good.get(place)
            if values is not None:
                key = key_of(table, values)
                if key in seen:
                    columns = SCHEMAS[table].key
                    batch.refuse(place, columns[0], SECOND.format(columns=", ".join(columns)))
                seen.add(key)
            elif isinstance(raw, RawRow):
                seen.add(_id_of(raw))
        if table == "professionals":
            short = filter(None, map(employment_of, batch.good.values()))
            self._seen["employments"].update(key_of("employments", values) for values in short)

    def _need(self, batch: Batch) -> None:
        """Refuse the rows that need what isn't there."""
        for column, to in references(batch.table):
            wanted = {named for values in batch.good.values() if (named := values.get(column)) is not None}
            lacking = self._ids.lacking(to, wanted)
            if lacking:
                for place, values in list(batch.good.items()):
                    if values.get(column) in lacking:
                        batch.refuse(place, column, self._ids.why_not(to, values[column]))

    def _stored(self, table: str, rows: Mapping[int, Values]) -> dict[int, Row]:
        """What is stored of rows, by place; a row of which nothing is has no place."""
        if not rows or not self._ids.stored[table]:
            return {}
        found = stored_rows(self._store, table, list(rows.values()), self._source)
        return {place: row for place, row in zip(rows, found, strict=True) if row is not None}

    def _name(self, batch: Batch, stored: Mapping[int, Row]) -> None:
        """Refuse the clients whom nothing names."""
        for place, values in list(batch.good.items()):
            known = stored.get(place, {})
            left = "family_name" not in values and known.get("recorded")
            if values.get("family_name") or known.get("named") or left:
                continue
            if self._named is None:
                self._named = named_in(self._records, self._today)
            if values["id"] not in self._named:
                batch.refuse(place, "family_name", UNNAMED)

    def _remember(self, batch: Batch) -> None:
        """Take note of what later rows and the second pass need to know."""
        if batch.table in NEEDED:
            self._ids.accept(batch.table, [values["id"] for values in batch.good.values()])
            refused = (batch.raws[place] for place in batch.refused)
            self._ids.refuse(batch.table, [_id_of(raw) for raw in refused if isinstance(raw, RawRow)])
        # A feed spares nobody: that would loosen.
        if "shielded" in SCHEMAS[batch.table].cells() and not self._tighten:
            spared = (values for values in batch.good.values() if values.get("shielded") is False)
            self.checked.spared[batch.table].update(key_of(batch.table, values) for values in spared)

    def _differing(self, batch: Batch, stored: Mapping[int, Row]) -> set[int]:
        """The places of rows that differ from what is stored of them, or whose short form of an employment does."""
        table, short = batch.table, SCHEMAS[batch.table].short
        places = {
            place
            for place, row in stored.items()
            if place in batch.good and changes(batch.good[place], row, without=short, tighten=self._tighten)
        }
        if table == "professionals":
            employments = {place: employment_of(values) for place, values in batch.good.items()}
            given = {place: values for place, values in employments.items() if values is not None}
            known = self._stored("employments", given)
            places |= {
                place
                for place, values in given.items()
                if place not in known or changes(values, known[place], tighten=self._tighten)
            }
        return places


def _read(table: str, parser: Parser, raws: list[RawRow | Refusal]) -> Batch:
    """The rows of a batch, each checked by itself."""
    batch = Batch(table, raws, {}, {place: raw for place, raw in enumerate(raws) if isinstance(raw, Refusal)})
    places = [place for place in range(len(raws)) if place not in batch.refused] if batch.refused else range(len(raws))
    rows = [raw for raw in raws if isinstance(raw, RawRow)]
    for place, values in zip(places, parser.values(rows), strict=True):
        if isinstance(values, Refusal):
            batch.refused[place] = values
        else:
            batch.good[place] = values
    return batch


def _id_of(raw: RawRow) -> str:
    """The id of a row that could not be read, as far as it goes."""
    return raw.cells.get("id", "").strip()


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """The rows in lists of `size`, the last one shorter."""
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def named_in(records: Table, today: date) -> set[str]:
    """The clients of whom a good row of records.csv is."""
    parser, seen, named = Parser("records", today), set(), set()
    for raws in batches(records, BATCH):
        for values in _read("records", parser, raws).good.values():
            if key_of("records", values) not in seen:
                seen.add(key_of("records", values))
                named.add(values["client_id"])
    return named
