"""`common-thread gaps --refresh`: this month's table of agencies for each area, made once and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from explorer.cli.progress import Bar
from explorer.cli.session import session
from explorer.site import utc_now
from graph.audit_key import audit_key
from graph.file_lock import exclusive
from graph.guard import WINDOW_DAYS, GuardedStore
from graph.progress import Progress
from graph.store import Store
from queries import agency_counts, agency_tables
from queries.agency_chance import by_chance
from queries.missing import RuleSettings

LOCK = "agency-tables.lock"
PATIENCE = 1.0  # seconds
WHAT = "Making the tables of agencies"


def refresh_tables() -> None:
    """Make and keep the tables of this month that are not kept yet; say on standard error which.

    One at a time: raises LocalDatabaseError where another is at work.
    """
    with session() as opened:
        opened.settings.home.mkdir(parents=True, exist_ok=True)
        with exclusive(opened.settings.home / LOCK, PATIENCE), Bar() as bar:
            areas, new = make_tables(
                opened.store, opened.guard, opened.today, opened.rules, audit_key(opened.settings), bar
            )
    month = f"{opened.today:%Y-%m}"
    click.echo(f"Kept for {month}: {', '.join(new) or 'nothing new'}.", err=True)
    if len(new) < len(areas):
        click.echo(f"{len(areas) - len(new)} were kept this month already, and stay as they are.", err=True)


def make_tables(
    store: Store, guard: GuardedStore, today: date, rules: RuleSettings, key: str, progress: Progress
) -> tuple[Sequence[str], Sequence[str]]:
    """All areas, and those whose table of this month was not kept yet and is now.

    `key` is one that is not in the database: from it follows by how much numbers are moved.
    """
    slice_ = guard.everything(today, before=max(WINDOW_DAYS, rules.window), open_only=True)
    areas, tell, new = agency_counts.areas(slice_), by_chance(key, f"{today:%Y-%m}"), []
    for done, area in enumerate(areas):
        progress(WHAT, done, len(areas))
        made = agency_counts.table(slice_, area, today, rules, tell)
        if agency_tables.keep(store, guard.viewer, made, utc_now()):
            new.append(area)
    return areas, new
