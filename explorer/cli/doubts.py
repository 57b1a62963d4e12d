"""`common-thread gaps --refresh`: which records may belong together, asked anew for records officers."""

from __future__ import annotations

from datetime import date

import click

from explorer.cli.agency_tables import LOCK, PATIENCE
from explorer.cli.session import session
from graph.file_lock import exclusive
from graph.grounds import RECORDS
from graph.guard import GuardedStore
from graph.store import Store
from queries import doubts
from queries.doubtful import found_in
from queries.grounds import chosen
from queries.missing import RuleSettings


def refresh_doubts() -> None:
    """Keep what is asked of records today, from what no seal covers; say on standard error how much that is.

    One at a time: raises LocalDatabaseError where another is at work.
    """
    with session() as opened:
        opened.settings.home.mkdir(parents=True, exist_ok=True)
        with exclusive(opened.settings.home / LOCK, PATIENCE):
            asked = ask_anew(opened.store, opened.guard, opened.today, opened.rules)
    if asked is not None:
        click.echo(f"Asked of records that may belong together: {asked}.", err=True)


def ask_anew(store: Store, guard: GuardedStore, today: date, rules: RuleSettings) -> int | None:
    """Keep what is asked of records today; how much that is. None where the ground on which agencies share has none."""
    if RECORDS in chosen(store).without:
        return None
    slice_ = guard.everything(today, unsealed=True, ahead=True)
    return doubts.renew(store, guard.viewer, found_in(slice_, today, rules), today)
