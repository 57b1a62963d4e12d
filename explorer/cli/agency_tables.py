"""`common-thread gaps --refresh`: this month's table of agencies for each area, made once and kept."""

from __future__ import annotations

import click

from explorer.cli.progress import Bar
from explorer.cli.session import session
from explorer.site import utc_now
from graph.file_lock import exclusive
from graph.guard import WINDOW_DAYS
from queries import agency_counts, agency_tables

LOCK = "agency-tables.lock"
PATIENCE = 1.0  # seconds
WHAT = "Making the tables of agencies"


def refresh_tables() -> None:
    """Make and keep the tables of this month that are not kept yet; say on standard error which.

    One at a time: raises LocalDatabaseError where another is at work.
    """
    with session() as opened:
        opened.settings.home.mkdir(parents=True, exist_ok=True)
        before = max(WINDOW_DAYS, opened.rules.window)
        with exclusive(opened.settings.home / LOCK, PATIENCE), Bar() as bar:
            slice_ = opened.guard.everything(opened.today, before=before, open_only=True)
            areas = agency_counts.areas(slice_)
            new = []
            for done, area in enumerate(areas):
                bar(WHAT, done, len(areas))
                table = agency_counts.table(slice_, area, opened.today, opened.rules)
                if agency_tables.keep(opened.store, opened.guard.viewer, table, utc_now()):
                    new.append(area)
    month = f"{opened.today:%Y-%m}"
    click.echo(f"Kept for {month}: {', '.join(new) or 'nothing new'}.", err=True)
    if len(new) < len(areas):
        click.echo(f"{len(areas) - len(new)} were kept this month already, and stay as they are.", err=True)
