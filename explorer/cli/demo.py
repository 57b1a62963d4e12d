"""`common-thread demo`: from a bare machine to a family's network, its missing links, and the pages."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
import tempfile
import uuid
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from explorer.accounts import passwords
from explorer.cli import serve
from explorer.cli.agency_tables import make_tables
from explorer.cli.doubts import ask_anew
from explorer.cli.progress import Bar
from explorer.cli.session import system_user
from explorer.site import utc_now
from graph import local
from graph.audit_key import audit_key
from graph.connect import connect
from graph.errors import DatabaseRefused, InputRefused
from graph.guard import GuardedStore
from graph.migrate import migrate
from graph.progress import silent
from graph.settings import Settings, load_settings
from graph.store import Store
from graph.viewer import ROLES, Viewer, operator
from queries import accounts
from queries import demo as demonstration
from queries.missing import RuleSettings, Scope, load_rule_settings, missing_links
from queries.network import missing_to_draw, network
from seed.demo import DEMO_ACCOUNTS, DEMO_OFFICERS, FAMILY, SECOND, DemoAccount, demo_folder, edition
from seed.tables import import_folder
from visualise.text import to_text

FOCUS = "ella"
PORTS = range(serve.PORT, serve.PORT + 100)
IN_USE = (
    "The database holds a network of its own, and the demonstration would mix with it. "
    "Unset NEO4J_URI to show it in a local Neo4j of its own."
)
STARTING = "Starting the demonstration's own Neo4j."
INSTALLING = "Installing Neo4j, once; this takes a minute or two."
LOADING = "Loading the demonstration network."
MORE = (
    "To ask more, with COMMON_THREAD_HOME={home} set: `common-thread database start`, then\n"
    "`common-thread network ella --family` or `common-thread gaps --family shaw`."
)


@click.command()
@click.option("--no-serve", is_flag=True, help="Stop after printing; serve no pages.")
@click.option("--host", default=serve.HOST, show_default=True, help="Address to serve the pages on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help=f"Port to serve them on; default {serve.PORT} or the next free."
)
def demo(no_serve: bool, host: str, port: int | None) -> None:
    """Show the demonstration network: one family and its missing links, then the pages until Ctrl-C."""
    settings = _apart(load_settings(os.environ))
    rules = load_rule_settings(settings.rules)
    with Bar() as bar, _database(settings, bar):
        with connect(settings) as store:
            today = datetime.now(settings.timezone).date()
            password = _prepare(store, today, rules, audit_key(settings))
            _show(store, today, rules)
        if no_serve:
            click.echo("" if settings.neo4j_uri else "\n" + MORE.format(home=settings.home))
            return
        _serve(serve.checked(_with_password_alone(settings), host), host, port or _free_port(host), password)


def _apart(settings: Settings) -> Settings:
    """The settings with a home of the demonstration's own, for the pages' processes too: it never meets real people."""
    if settings.neo4j_uri:
        return settings
    home = settings.home / "demo"
    os.environ["COMMON_THREAD_HOME"] = str(home)
    return replace(settings, home=home)


def _with_password_alone(settings: Settings) -> Settings:
    """The settings, for the pages' processes too, without a second factor where only this machine reaches the pages."""
    if settings.behind_tls:
        return settings
    os.environ["COMMON_THREAD_SECOND_FACTOR"] = "off"
    return replace(settings, second_factor=False)


def _database(settings: Settings, bar: Bar) -> AbstractContextManager[object]:
    """The database for as long as the demonstration lasts: a local one that was not running is stopped after it."""
    if settings.neo4j_uri:
        return nullcontext()
    found = local.status(settings.home)
    if not found.running:
        click.echo(STARTING if found.installed else INSTALLING, err=True)
    return local.started(settings.home, bar)


def _prepare(store: Store, today: date, rules: RuleSettings, key: str) -> str:
    """Load the demonstration as of today, unless it is there; returns the password of its accounts, new each time.

    Raises DatabaseRefused where the database holds anything else.
    """
    migrate(store)
    holds, loaded = demonstration.held(store)
    if holds and loaded is None:
        raise DatabaseRefused(IN_USE)
    if loaded != edition(today) or not holds:
        click.echo(LOADING, err=True)
        demonstration.mark(store, edition(today))
        demonstration.clear(store)
        with tempfile.TemporaryDirectory(prefix="common-thread-demo-") as folder:
            report = import_folder(store, demo_folder(today, Path(folder)), today=today)
        if not report.ok:
            raise InputRefused(f"The demonstration network has faults: {report.refused[0].reason}")
        _ask(store, today, rules, key)
    return _accounts(store)


def _ask(store: Store, today: date, rules: RuleSettings, key: str) -> None:
    """What `gaps --refresh` does, so that the coordinator finds the tables of their areas."""
    guard = GuardedStore(store, _operator(), lambda: today)
    make_tables(store, guard, today, rules, key, silent)
    ask_anew(store, guard, today, rules)


def _accounts(store: Store) -> str:
    """Make the accounts anew with one new password, which is printed and kept nowhere."""
    viewer, password, standing = (
        _operator(),
        passwords.made_up(),
        {row.name for row in accounts.listed(store) if not row.ended_at},
    )
    hashed = passwords.hashed(password)
    for each in (*DEMO_ACCOUNTS, *DEMO_OFFICERS):
        if each.name in standing:
            accounts.end(store, viewer, each.name, utc_now())
        account = accounts.Account(
            id=str(uuid.uuid4()), name=each.name, role=each.role, professional=each.professional_id, areas=each.areas
        )
        accounts.add(store, viewer, account, hashed, utc_now())
        if ROLES[each.role].two:
            accounts.grant(store, operator(SECOND), each.name, utc_now())
    return password


def _operator() -> Viewer:
    return operator(system_user())


def _show(store: Store, today: date, rules: RuleSettings) -> None:
    """Print the family's network and its missing links."""
    found = GuardedStore(store, _operator(), lambda: today).client(FOCUS)
    questions = missing_links(found, today, scope=Scope(family=FAMILY), settings=rules)
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    drawn = network(found, FAMILY, today, family=True)
    click.echo(to_text(drawn, missing_to_draw(questions), width=width, bold=sys.stdout.isatty()), nl=False)


def _serve(settings: Settings, host: str, port: int, password: str) -> None:
    names = ", ".join(each.name for each in DEMO_ACCOUNTS[:-1]) + f" or {DEMO_ACCOUNTS[-1].name}"
    click.echo(
        f"\nThe pages are at {serve.address(host, port)}\n"
        f"Sign in as {names}, with the password {password}\n"
        f"or, with the same, as {_titled(DEMO_OFFICERS)}\n"
        f"{serve.FACTORS[settings.second_factor]}\n"
        "Everybody in it is made up. Stop with Ctrl-C."
    )
    serve.run(settings, host, port)


def _titled(officers: Iterable[DemoAccount]) -> str:
    return ", ".join(f"{each.name} ({re.split('[:,]', ROLES[each.role].title)[0].lower()})" for each in officers)


def _free_port(host: str) -> int:
    """The usual port, or the next one that nobody listens on."""
    for port in PORTS:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise InputRefused(f"No port from {PORTS.start} to {PORTS.stop - 1} is free on {host}. Name one with --port.")
