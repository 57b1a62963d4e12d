"""`common-thread backup` and `restore`: the whole database in one file, and back."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from explorer.cli.progress import Bar
from explorer.cli.session import session, system_user
from graph.connect import connect
from graph.errors import DatabaseRefused
from graph.migrate import half_restored, migrate
from graph.progress import Progress
from graph.settings import load_settings
from graph.store import Row, Store
from graph.viewer import operator
from queries import backup as stored
from seed.backup import keys
from seed.backup.restoring import read_through
from seed.backup.restoring import restore as put_back
from seed.backup.saving import save
from seed.tables import unfinished

STEP = 1_000
NOT_EMPTY = (
    "The database is not empty: {held}. Restore into an empty one, or say --replace, and what is there goes. "
    "Nothing was changed."
)
GOES = "This will be removed: {held}. {nodes} nodes and {edges} edges of {made} come in its place."
LEFT_OUT = "{amount} edges were left out: what they lead to was being written or removed while the backup was made."
SAVED = "{nodes} nodes and {edges} edges are now in {file}, sealed. Without its key nobody can read it."
RESTORED = "{nodes} nodes and {edges} edges of {made} are restored. Everybody has to sign in again."


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Copy the whole database to FILE, encrypted with the key in COMMON_THREAD_BACKUP_KEY; sessions stay out."""
    recipient = keys.recipient(load_settings(os.environ).backup_key)
    with session() as here, Bar() as bar:
        for sentence in unfinished(here.store):
            click.echo(sentence, err=True)
        there = stored.amounts(here.store)
        nodes = _shown(here.guard.stream("backup_nodes"), "Copying nodes", there[0], bar)
        edges = _shown(here.guard.stream("backup_edges"), "Copying edges", there[1], bar)
        counts = save(nodes, edges, file, recipient, datetime.now(UTC))
    click.echo(SAVED.format(nodes=f"{counts.nodes:,}", edges=f"{counts.edges:,}", file=file))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Remove what the database holds; says what goes, and asks.")
@click.option("--yes", is_flag=True, help="With --replace: don't ask.")
def restore(file: Path, replace: bool, yes: bool) -> None:
    """Put the backup FILE back into an empty database. Stop the pages first; everybody signs in anew.

    FILE is read through before anything changes. A restore that is cut short says so at the next start, and is
    completed by running it again.
    """
    settings = load_settings(os.environ)
    key = keys.identity(settings.backup_key)
    with Bar() as bar, connect(settings, progress=bar) as store:
        contents = read_through(file, key)
        migrate(store, restoring=True)
        said = {"nodes": f"{contents.nodes:,}", "edges": f"{contents.edges:,}", "made": contents.made[:16]}
        _make_sure(store, said, replace=replace, yes=yes)
        left_out = put_back(store, operator(system_user()), file, key, contents, bar)
    if left_out:
        click.echo(LEFT_OUT.format(amount=f"{left_out:,}"), err=True)
    click.echo(RESTORED.format(**said))


def _make_sure(store: Store, said: Mapping[str, str], *, replace: bool, yes: bool) -> None:
    """Ask before anything goes; what a restore that was cut short left behind may go. Raises DatabaseRefused."""
    held = stored.held(store)
    if not held or half_restored(store):
        return
    what = ", ".join(f"{amount:,} {label}" for label, amount in held.items())
    if not replace:
        raise DatabaseRefused(NOT_EMPTY.format(held=what))
    click.echo(GOES.format(held=what, **said), err=True)
    if not yes:
        click.confirm("Go on?", abort=True, err=True)


def _shown(rows: Iterator[Row], what: str, total: int, bar: Progress) -> Iterator[Row]:
    """The rows, with a word about how many so far."""
    for number, row in enumerate(rows):
        if number % STEP == 0:
            bar(what, number, total)
        yield row
