"""`common-thread retention`: what is kept no longer goes, by the deployment's periods."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

import click

from explorer.cli.session import FORMAT, session
from graph.audit_key import audit_key
from graph.links import Links
from queries.retiring import Job

WORDS: Mapping[str, str] = {
    "marked": "clients marked: nobody supports them any more, they go after the time of grace",
    "unmarked": "clients no longer marked: somebody supports them again",
    "clients": "clients deleted",
    "records": "records of them",
    "situations": "situations",
    "memberships": "memberships",
    "relations": "relations",
    "involvements": "involvements",
    "contacts": "contacts",
    "answers": "answers to questions",
    "families": "families to which nobody belongs any more",
    "addresses": "addresses of these",
    "doors": "openings, meetings, invitations, asks, proposals and introductions",
    "professionals": "professionals who left",
    "accounts": "accounts that were ended",
    "entries": "entries of the journal emptied",
}
WOULD = "Nothing was changed. This would be done:"


@click.group()
def retention() -> None:
    """Delete what is kept no longer."""


@retention.command()
@click.option("--dry-run", is_flag=True, help="Only say how many of each kind; writes nothing.")
@FORMAT
def run(dry_run: bool, shape: str) -> None:
    """Mark clients whom nobody supports any more, delete those whose time is over, and empty old entries.

    Counts are told by kind, and nobody is named. A run that is cut short is completed by the next one.
    """
    with session() as here:
        links, periods, zone = Links(audit_key(here.settings)), here.periods, here.settings.timezone
        job = Job(here.store, here.guard.viewer, links, periods, zone, here.today, dry=dry_run)
        counts = job.run()
    if shape == "json":
        click.echo(json.dumps({"dry_run": dry_run, "periods": asdict(periods), "counts": counts}, indent=2))
        return
    if dry_run:
        click.echo(WOULD)
    for kind, count in counts.items():
        click.echo(f"{count:>8,}  {WORDS[kind]}")
