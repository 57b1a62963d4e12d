"""CSV folders in and out (model.md §3).

In: two passes, check and then write. Out: UTF-8 without a byte-order mark, commas, quotation marks where needed, lines
ending with LF, rows in the order of their ids or keys; importing it into an empty database and exporting again gives
the same bytes.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import uuid4

from graph.model import OPERATOR, Source
from graph.progress import Progress, silent
from graph.store import Store
from queries import tables as cypher
from queries.grounds import chosen
from queries.missing.settings import DEFAULT
from seed.checking import Check, Table
from seed.exporting import export_folder
from seed.reading import open_folder
from seed.report import Report
from seed.rows import RawRow, Refusal
from seed.steps import Context
from seed.writing import write_tables

__all__ = ["RawRow", "Refusal", "Report", "export_folder", "import_folder", "import_tables", "unfinished"]

COLLECT_EVERY = 200_000
OPERATORS = Source(name=OPERATOR, register=True, sealed=False)
OTHERS = "Not read, because no table has this name: {names}."


def import_folder(
    store: Store,
    folder: Path,
    *,
    dry_run: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
    today: date,
    threshold: int = DEFAULT.threshold,
) -> Report:
    """Import a folder of our own CSV files, whose source is the operator.

    Raises InputRefused where it holds none of our files or they change meanwhile, DatabaseUnavailable.
    """
    found = open_folder(folder)
    report = import_tables(
        store,
        found.tables,
        source=OPERATORS,
        refused=found.refused,
        folder=str(folder.resolve()),
        dry_run=dry_run,
        strict=strict,
        progress=progress,
        today=today,
        threshold=threshold,
    )
    report.read = Counter({table: report.read[table] for table in found.present})
    if found.others:
        report.notices.append(OTHERS.format(names=", ".join(found.others)))
    return report


def import_tables(
    store: Store,
    tables: Mapping[str, Table],
    *,
    source: Source,
    refused: list[Refusal] | None = None,
    folder: str | None = None,
    dry_run: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
    today: date,
    threshold: int = DEFAULT.threshold,
) -> Report:
    """Import rows by table; each table is read twice, and must give the same rows both times.

    `source` is whose word the rows are; `refused` is what reading them found already. A source but the operator never
    loosens a seal or a shield. Concerns are told where as many stand as the `threshold`. Raises DatabaseUnavailable,
    and InputRefused where a file changes meanwhile.
    """
    tighten, show = source.name != OPERATOR, progress or silent
    with _collecting_seldom():
        checked = Check(store, source.name, today, tighten=tighten).tables(tables, show)
        report = checked.report
        report.refused[:0] = refused or []
        if strict and not report.ok:
            report.written.clear()
        elif not dry_run:
            context = Context(source.name, today, checked.spared, tighten, threshold, agreed_only=chosen(store).agreed)
            with _noted(store, source, folder, anything=bool(report.written.total())):
                write_tables(store, tables, checked.outcomes, context, show)
            report.wrote = True
    return report


def unfinished(store: Store) -> list[str]:
    """A sentence for each import that was cut short, or still runs."""
    return [
        f"The import of {row['folder'] or row['source']} begun at {row['started']} did not finish, or still runs. "
        "What it wrote is whole as far as it came; importing the same again completes it."
        for row in cypher.unfinished_imports(store)
    ]


@contextmanager
def _noted(store: Store, source: Source, folder: str | None, *, anything: bool) -> Iterator[None]:
    """Note the beginning and the end of an import that writes anything, or completes one that was cut short."""
    if source.name != OPERATOR:
        cypher.write_source(store, source)
    noted = anything or bool(cypher.unfinished_imports(store))
    mark = str(uuid4())
    if noted:
        cypher.begin_import(store, mark, source.name, folder)
    yield
    if noted:
        cypher.finish_import(store, mark)


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Look for cyclic garbage seldom: rows make none, and looking for it among them is a quarter of the work."""
    usual = gc.get_threshold()
    gc.set_threshold(COLLECT_EVERY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
