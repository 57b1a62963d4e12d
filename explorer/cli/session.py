"""What every command that asks the network begins with: the settings, the store, the operator's door, the day."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from explorer.accounts.attending import with_meeting
from explorer.cli.progress import Bar
from graph.connect import connect
from graph.errors import InputRefused
from graph.guard import GuardedStore
from graph.migrate import migrate
from graph.settings import Settings, load_settings
from graph.store import Store
from graph.viewer import operator
from queries import accounts
from queries.accounts import Account
from queries.meetings import of_account
from queries.merges import leads_on
from queries.missing import RuleSettings, load_rule_settings
from queries.openings import in_force
from queries.periods import Periods, load_periods

if sys.platform != "win32":
    import pwd

Command = TypeVar("Command", bound=Callable[..., Any])
YEARS = range(1900, 2200)
NOT_WRITTEN = "{file} can't be written: {reason}."
CLOSED = "Standard output is closed, so there is nowhere to answer."


@dataclass(frozen=True, slots=True)
class Session:
    """A command's session: `guard` is the door for reading, the operator's unless asked as an account.

    `store` is for writing, `today` the day here, `rules` how questions are asked, `periods` how long what is kept.
    """

    settings: Settings
    store: Store
    guard: GuardedStore
    today: date
    rules: RuleSettings
    periods: Periods

    def led(self, client_id: str) -> str:
        """The id of a client, or the one to which an id leads that was merged away. Raises DatabaseUnavailable."""
        return leads_on(self.store, client_id) or client_id


@contextmanager
def session(*, start: bool = False, ours: bool = True, account: str | None = None) -> Iterator[Session]:
    """Open a session for the operating system's user; `start` starts the local Neo4j, `ours` readies the database.

    With the name of an `account` the door is that account's. Raises SettingsError, DatabaseUnavailable,
    DatabaseRefused, InputRefused.
    """
    settings = load_settings(os.environ)
    rules = load_rule_settings(settings.rules)
    periods = load_periods(settings.retention)
    with Bar() as bar, connect(settings, start=start, progress=bar) as store:
        if ours:
            migrate(store)
        today = datetime.now(settings.timezone).date()
        viewer = operator(system_user())
        if account is not None:
            asked_as = accounts.find(store, account)
            if asked_as.waits:
                raise InputRefused(accounts.WAITS)
            viewer = replace(_as_signed_in(store, asked_as, today).viewer, by=system_user())
        yield Session(settings, store, GuardedStore(store, viewer, lambda: today), today, rules, periods)


def _as_signed_in(store: Store, account: Account, today: date) -> Account:
    """The account with what is open for it at this moment, as on the pages."""
    now = datetime.now(UTC)
    attended = of_account(store, account.id, now).attended
    opened = replace(account, openings=in_force(store, account.id, now), meeting=attended)
    return with_meeting(store, opened, now, today)


def system_user() -> str:
    """The operating system's name for whoever runs this, by its own number for them: the environment says anything."""
    if sys.platform != "win32":
        return _by_number(os.getuid())
    else:  # noqa: RET505  the type checker knows of one of the two
        try:
            return getpass.getuser()
        except (KeyError, OSError, ImportError):
            return "unknown"


def _by_number(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"


class Day(click.ParamType[date]):
    """A day as 2026-03-31, far enough from the ends of the calendar that windows around it are days too."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error where it is none."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a day such as 2026-03-31.", param, ctx)
        if day.isoformat() != value or day.year not in YEARS:
            self.fail(f"{value} is not a day such as 2026-03-31, of the years 1900 to 2199.", param, ctx)
        return day


AS = click.option("--as", "account", metavar="ACCOUNT", help="Answer exactly as this account would be answered.")
AS_OF = click.option("--as-of", "as_of", type=Day(), metavar="DAY", help="The day asked about; default today.")


def answer_in(*shapes: str) -> Callable[[Command], Command]:
    """The option `--format` of a command that answers in several shapes; the first is the one it has without."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(shapes),
        default=shapes[0],
        show_default=True,
        help="Shape of the answer.",
    )


FORMAT = answer_in("text", "json")
OUTPUT = click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to a file."
)


def put(answer: str | bytes, output: Path | None) -> None:
    """Write an answer to a file, or alone on standard output. Raises InputRefused where the file can't be written."""
    content = answer.encode() if isinstance(answer, str) else answer
    if output is None:
        if sys.stdout is None:
            raise InputRefused(CLOSED)
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise InputRefused(NOT_WRITTEN.format(file=output, reason=error.strerror)) from error


def put_privately(lines: Iterable[str], output: Path) -> None:
    """Write lines to a file that nobody else can read, also where it stood already. Raises InputRefused as `put`."""
    try:
        with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as kept:
            output.chmod(0o600)
            kept.writelines(lines)
    except OSError as error:
        raise InputRefused(NOT_WRITTEN.format(file=output, reason=error.strerror)) from error
