"""`common-thread import` and `export`: CSV folders in and out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from explorer.cli.progress import Bar
from explorer.cli.session import AS, FORMAT, Session, put, session
from graph.model import OPERATOR
from graph.schemas import SCHEMAS
from graph.store import Row
from queries import demo as demonstration
from seed.feeds.importing import import_feeds
from seed.report import Report
from seed.rows import Refusal
from seed.rows_of_facts import rows_of
from seed.tables import export_folder, import_folder, unfinished

FOUND_FAULTS = 1
SHOWN = 20
EXISTING = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("import")
@click.argument("folder", type=EXISTING)
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Which of somebody else's columns is which of ours (YAML); without it the files are ours.",
)
@click.option("--dry-run", is_flag=True, help="Check and report; write nothing.")
@click.option("--strict", is_flag=True, help="Write nothing where anything is refused or unknown.")
@FORMAT
def import_command(folder: Path, mapping: Path | None, dry_run: bool, strict: bool, shape: str) -> None:
    """Import the CSV files of FOLDER. Bad rows are refused and told, the rest comes in.

    Exits 1 where anything was refused or unknown. Importing the same folder again changes nothing.
    """
    with session() as here, Bar() as bar:
        for sentence in unfinished(here.store):
            click.echo(sentence, err=True)
        if not dry_run:
            demonstration.claim(here.store)
        how: dict[str, Any] = {"dry_run": dry_run, "strict": strict, "threshold": here.rules.threshold}
        here.guard.enter("import-begun", mapping.name if mapping else OPERATOR, None, [], 0)
        if mapping is None:
            report = import_folder(here.store, folder, progress=bar, today=here.today, **how)
        else:
            report = import_feeds(here.store, folder, mapping, progress=bar, today=here.today, **how)
        if report.wrote:
            here.guard.enter("import", mapping.name if mapping else OPERATOR, None, [], report.written.total())
    for notice in report.notices:
        click.echo(notice, err=True)
    put(json.dumps(report.to_json(), ensure_ascii=False) + "\n" if shape == "json" else in_words(report), None)
    if not report.ok:
        sys.exit(FOUND_FAULTS)


@click.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@AS
@FORMAT
def export_command(folder: Path, account: str | None, shape: str) -> None:
    """Export the whole network to FOLDER as CSV files, which `import` takes again."""
    with session(account=account) as here, Bar() as bar:
        tables = _tables(here)

        def rows(table: str) -> Iterator[Row]:
            bar("Exporting", list(SCHEMAS).index(table), len(SCHEMAS))
            return tables(table)

        counts = export_folder(rows, folder)
    if shape == "json":
        put(json.dumps({"written": dict(counts)}) + "\n", None)
    else:
        put("".join(f"{count:>10,} {table}\n" for table, count in counts.items()) + f"are now in {folder}.\n", None)


def _tables(here: Session) -> Callable[[str], Iterator[Row]]:
    """Where an export's rows come from, by table: the database's, or what an account sees of it."""
    if here.guard.viewer.operator:
        return lambda table: here.guard.stream(f"export_{table}")
    facts = here.guard.caseload("export").facts
    return lambda table: rows_of(facts, table)


def in_words(report: Report) -> str:
    """A report for people: what became of each table's rows, then what was refused, file by file."""
    lines = [_table(report, table) for table in report.read]
    if not report.wrote:
        lines.append("Nothing was written.")
    if report.refused:
        amount = len(report.refused)
        lines.append(f"\n{amount:,} {'thing was' if amount == 1 else 'things were'} refused or unknown:")
        for file, refusals in groupby(report.refused[:SHOWN], key=lambda refusal: refusal.file):
            lines += [f"  {file}", *(_refusal(refusal) for refusal in refusals)]
        if amount > SHOWN:
            lines.append(f"  and {amount - SHOWN:,} more; --format json lists all.")
    return "\n".join(lines) + "\n"


def _table(report: Report, table: str) -> str:
    """One table in a line, with the counts that aren't nought."""
    told = {
        "written" if report.wrote else "to write": report.written,
        "unchanged": report.unchanged,
        "created": report.created,
        "joined": report.joined,
        "doubtful": report.doubtful,
        "not needed": report.not_needed,
        "held": report.held,
        "ended": report.ended,
    }
    counts = [f"{count[table]:,} {name}" for name, count in told.items() if count[table]]
    return f"{report.read[table]:>10,} {table}: {', '.join(counts) or 'none taken'}"


def _refusal(refusal: Refusal) -> str:
    column = f"{refusal.column} " if refusal.column else ""
    return f"    line {refusal.line}: {column}{refusal.reason}"
