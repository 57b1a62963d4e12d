"""`common-thread database`: the local Neo4j, for those who have no server of their own."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import click

from explorer.cli.progress import Bar
from explorer.cli.session import FORMAT
from graph import local
from graph.settings import load_settings


@click.group()
def database() -> None:
    """Start, stop or look at the local Neo4j."""


@database.command()
@FORMAT
def start(shape: str) -> None:
    """Start the local Neo4j, installing it the first time, and leave it running."""
    home = _home()
    with Bar() as bar:
        local.start(home, bar)
    _show(local.status(home), shape)


@database.command()
def stop() -> None:
    """Shut the local Neo4j down."""
    stopped = local.stop(_home())
    click.echo("The local Neo4j is stopped." if stopped else "The local Neo4j was not running.")


@database.command()
@FORMAT
def status(shape: str) -> None:
    """Say whether the local Neo4j runs, and where."""
    _show(local.status(_home()), shape)


@database.command()
def path() -> None:
    """Print the folder in which the local Neo4j keeps everything."""
    click.echo(local.folder_of(_home()))


def _home() -> Path:
    """The home folder, with a word of warning where the program would use another server."""
    settings = load_settings(os.environ)
    if settings.neo4j_uri:
        click.echo("NEO4J_URI is set: the program uses that server, and not the local Neo4j.", err=True)
    return settings.home


def _show(found: local.Status, shape: str) -> None:
    if shape == "json":
        click.echo(json.dumps(asdict(found), default=str, indent=2))
    elif found.running:
        click.echo(
            f"Neo4j {found.version} runs as process {found.pid} and answers at {found.uri}.\nFolder: {found.home}"
        )
    else:
        installed = "" if found.installed else " It is not installed yet: `common-thread database start` does that."
        click.echo(f"Neo4j {found.version} does not answer. {found.reason}{installed}\nFolder: {found.home}")
