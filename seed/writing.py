"""The second pass: the rows that would change something are written in batches, each a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from graph.errors import SomeoneWasFaster
from graph.progress import Progress
from graph.schemas import SCHEMAS
from graph.store import Store
from queries import tables as cypher
from seed.checking import CHANGED, NEW, Table, batches
from seed.parsing import Parser, Values
from seed.rows import RawRow
from seed.steps import Context, Steps, steps_of

BATCH = 5_000
SECONDS = 120.0
FASTER = "Someone took out what the import had found a moment ago. What was written stays; run the import again."


def write_tables(
    store: Store,
    tables: Mapping[str, Table],
    outcomes: Mapping[str, bytearray],
    context: Context,
    progress: Progress,
) -> None:
    """Write the rows whose outcome is NEW or CHANGED, each table after those whose ids it needs.

    Raises SomeoneWasFaster, InputRefused where a file has changed, DatabaseUnavailable; whole batches stay.
    """
    # While the database writes one batch the next is read: they are two processes.
    with ThreadPoolExecutor(max_workers=1) as hand:
        under_way: Future[None] | None = None
        for table, batch, done, total in _batches(tables, outcomes, context):
            steps = steps_of(table, batch, context)
            if under_way is not None:
                under_way.result()
            under_way = hand.submit(_write, store, steps)
            progress(f"Writing {table}", done, total)
        if under_way is not None:
            under_way.result()


def _batches(
    tables: Mapping[str, Table], outcomes: Mapping[str, bytearray], context: Context
) -> Iterator[tuple[str, list[Values], int, int]]:
    """Each table's batches, with how many rows are done after each and how many there are."""
    for table in SCHEMAS:
        outcome = outcomes.get(table, bytearray())
        total, done = outcome.count(NEW) + outcome.count(CHANGED), 0
        if total:
            for batch in _chosen(table, tables[table], outcomes[table], context):
                done += len(batch)
                yield table, batch, done, total


def _chosen(table: str, rows: Table, outcomes: bytearray, context: Context) -> Iterator[list[Values]]:
    """The values of the rows that would change something, in batches; a new row's without what is unknown."""
    parser = Parser(table, context.today)
    wanted = (
        (raw, outcome)
        for raw, outcome in zip(rows, outcomes, strict=True)
        if outcome >= CHANGED and isinstance(raw, RawRow)
    )
    for batch in batches(wanted, BATCH):
        read = parser.values([raw for raw, _ in batch])
        yield [
            {column: value for column, value in values.items() if value is not None} if outcome == NEW else values
            for values, (_, outcome) in zip(read, batch, strict=True)
            if isinstance(values, dict)
        ]


def _write(store: Store, steps: Steps) -> None:
    """Write a batch, whole or not at all."""
    needed = [(step, rows) for step, rows in steps if rows != 0]
    answers = store.write_together([cypher.hold(), *(step for step, _ in needed)], seconds=SECONDS)
    for answer, (_, rows) in zip(answers[1:], needed, strict=True):
        if rows is not None and answer[0]["rows"] < rows:
            raise SomeoneWasFaster(FASTER)
