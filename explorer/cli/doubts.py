"""`common-thread gaps --refresh`: which records may belong together, asked anew for records officers."""

from __future__ import annotations

import click

from explorer.cli.agency_tables import LOCK, PATIENCE
from explorer.cli.session import session
from graph.file_lock import exclusive
from graph.grounds import RECORDS
from queries import doubts
from queries.doubtful import found_in
from queries.grounds import chosen


def refresh_doubts() -> None:
    """Keep what is asked of records today, from what no seal covers; say on standard error how much that is.

    One at a time: raises LocalDatabaseError where another is at work.
    """
    with session() as opened:
        if RECORDS in chosen(opened.store).without:
            return
        opened.settings.home.mkdir(parents=True, exist_ok=True)
        with exclusive(opened.settings.home / LOCK, PATIENCE):
            slice_ = opened.guard.everything(opened.today, unsealed=True, ahead=True)
            asked = doubts.renew(opened.store, opened.guard.viewer, found_in(slice_, opened.today, opened.rules))
    click.echo(f"Asked of records that may belong together: {asked}.", err=True)
