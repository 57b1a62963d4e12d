"""`common-thread audit`: whether the journal is whole, a copy of it, and what is taken out of it by rule or right."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import click

from explorer.cli.session import FORMAT, NOT_WRITTEN, Day, Session, put_privately, session
from graph.audit_key import audit_key
from graph.errors import InputRefused
from graph.links import Links
from graph.store import Row
from queries import audit as journal
from queries.audit_anchor import Anchor, read, written
from queries.audit_check import Verdict, check
from queries.audit_erase import without
from queries.retiring import retire_entries

WRONG = 1
WHOLE = "Nothing was altered, removed, reordered or dropped, as far as can be known."
UNDER_LONGEST = 100
FUTURE = "--before must be a day in the past: what is entered today stays."
LONG = f"The reason may have {UNDER_LONGEST} characters at most, and may not be empty."
FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def audit() -> None:
    """Verify, anchor and export the journal of who looked at whom; take out what may no longer be kept."""


@audit.command()
@click.option(
    "--anchor",
    "anchors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What `audit anchor` wrote, kept elsewhere.",
)
@FORMAT
def verify(anchors: Path | None, shape: str) -> None:
    """Say whether the journal is whole, and what can't be known; exit 1 where something is wrong."""
    with session() as here:
        links = _links(here)
        known = read(links, anchors.read_text(encoding="utf-8")) if anchors else ()
        journal.note(here.store, here.guard.viewer, "view", "audit.verify")
        unlinked = journal.unlinked(here.store)
        verdict = check(links, journal.links(here.store), partial(journal.heads, here.store), unlinked, known)
    if shape == "json":
        click.echo(json.dumps({"whole": not verdict.faults, **asdict(verdict)}, ensure_ascii=False, indent=2))
    else:
        click.echo(_in_words(verdict))
    if verdict.faults:
        sys.exit(WRONG)


@audit.command()
@click.argument("file", type=FILE)
def anchor(file: Path) -> None:
    """Append the length and the last code of each chain to FILE. Keep it where nobody of this server can write."""
    with session() as here:
        journal.note(here.store, here.guard.viewer, "view", "audit.anchor")
        line = written(_links(here), Anchor(_now().isoformat(), journal.heads(here.store)))
    try:
        with file.open("a", encoding="utf-8") as kept:
            kept.write(line)
            kept.flush()
            os.fsync(kept.fileno())
    except OSError as error:
        raise InputRefused(NOT_WRITTEN.format(file=file, reason=error.strerror)) from error
    click.echo(f"Anchored in {file}.", err=True)


@audit.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True))
def export(file: Path) -> None:
    """Write every entry with its link to FILE as JSON lines, readable by you alone; - is standard output."""
    with session() as here:
        journal.note(here.store, here.guard.viewer, "export", "audit.export")
        if str(file) == "-":
            for line in _lines(journal.links(here.store)):
                click.echo(line)
            return
        put_privately((f"{line}\n" for line in _lines(journal.links(here.store))), file)


@audit.command()
@click.option("--before", type=Day(), required=True, metavar="DAY", help="What was entered before this day goes.")
@click.option("--dry-run", is_flag=True, help="Only say how many entries that is.")
def retire(before: date, dry_run: bool) -> None:
    """Take out what entries from before a day say; their place in the chains stays, so that these still verify."""
    with session() as here:
        if before > here.today:
            raise InputRefused(FUTURE)
        moment = datetime.combine(before, time(), here.settings.timezone).astimezone(UTC)
        if dry_run:
            click.echo(f"{journal.count_before(here.store, moment)} entries would be emptied.")
            return
        count = retire_entries(here.store, here.guard.viewer, _links(here), moment, before, here.today)
    click.echo(f"{count} entries emptied.")


@audit.command()
@click.option("--subject", required=True, metavar="ID", help="Whose id goes: a client's, or somebody's who looked.")
@click.option("--under", required=True, metavar="REASON", help="Rule or right, such as: art. 17, decision 12 of 2026.")
def erase(subject: str, under: str) -> None:
    """Take an id out of every entry that names it; what these say of others stays, and that it was erased."""
    under = " ".join(under.split())
    if not 0 < len(under) <= UNDER_LONGEST:
        raise InputRefused(LONG)
    with session() as here:
        links, done, after = _links(here), 0, ""
        on = here.today.isoformat()
        # The entry of the erasure itself must not name whom it erases.
        journal.note(here.store, here.guard.viewer, "erase", "audit.erase", focus=under)
        while found := journal.naming(here.store, subject, after):
            journal.erase(here.store, [without(links, row, subject, on, under) for row in found])
            done, after = done + len(found), found[-1]["id"]
    click.echo(f"Erased from {done} entries on {on} under {under}.")


def _links(here: Session) -> Links:
    return Links(audit_key(here.settings))


def _now() -> datetime:
    return datetime.now(UTC)


def _lines(rows: Iterator[Row]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(_told(row), ensure_ascii=False)


def _told(row: Row) -> dict[str, Any]:
    """An entry in an export: what is empty is left out."""
    return {name: value for name, value in row.items() if value is not None}


def _in_words(verdict: Verdict) -> str:
    lines = [f"{verdict.entries} entries in {verdict.chains} chains, {verdict.erased} of them erased."]
    for fault in verdict.faults:
        place = f"chain {fault.chain}" if fault.chain else "the journal"
        number = f", entry {fault.number}" if fault.number else ""
        lines.append(f"WRONG  {fault.kind}: {place}{number}. {fault.says}")
    lines.append("Something is wrong." if verdict.faults else WHOLE)
    return "\n".join([*lines, *verdict.unknown])
