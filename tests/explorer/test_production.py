"""The program refuses, as a process, to show to others what isn't fit to be shown: one line, exit 1, nothing served."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from explorer.cli import production
from graph.errors import DatabaseRefused, SettingsError
from graph.migrate import half_restored, migrate
from graph.settings import load_settings
from graph.store import Store
from graph.viewer import operator
from queries import accounts, backup
from tests.database import Server, wipe
from tests.explorer.conftest import NOW

KEY = "k" * 40
OPEN = "0.0.0.0"  # noqa: S104  must be refused


def served(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """What `serve` says when it is not to start; it is stopped by the time limit if it does."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = str(free.getsockname()[1])
    command = [str(Path(sys.executable).with_name("common-thread")), "serve", "--port", port, *arguments]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "COMMON_THREAD_"))}
    return subprocess.run(
        command, env={**plain, **environment}, capture_output=True, text=True, timeout=60, check=False
    )


def refused(done: subprocess.CompletedProcess[str], *says: str) -> None:
    """It exits 1 with one line that says so."""
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1), done.stderr
    assert [each for each in says if each not in done.stderr] == []


def test_plain_http_is_not_served_beyond_this_machine(neo4j_server: Server) -> None:
    given = {**neo4j_server.environment, "COMMON_THREAD_SECRET_KEY": KEY}
    refused(served(given, "--host", OPEN), "in the clear", "COMMON_THREAD_BEHIND_TLS")


@pytest.mark.parametrize("key", ["", "short"])
def test_a_key_that_is_missing_or_short(neo4j_server: Server, key: str) -> None:
    for tls in ("off", "on"):
        given = {**neo4j_server.environment, "COMMON_THREAD_SECRET_KEY": key, "COMMON_THREAD_BEHIND_TLS": tls}
        done = served(given)
        refused(done, "COMMON_THREAD_SECRET_KEY")
        assert key == "" or key not in done.stderr


@pytest.mark.parametrize(
    ("uri", "says"),
    [("bolt://192.0.2.1", "without TLS"), ("neo4j://db", "without TLS"), ("bolt+ssc://db", "without asking who it is")],
)
def test_a_database_on_another_machine_to_whom_anybody_may_listen(uri: str, says: str) -> None:
    given = {"NEO4J_URI": uri, "NEO4J_PASSWORD": "umbrella kettle violet 9", "COMMON_THREAD_SECRET_KEY": KEY}
    given |= {"COMMON_THREAD_AUDIT_KEY": KEY, "COMMON_THREAD_BEHIND_TLS": "on"}
    with pytest.raises(SettingsError, match=says):
        production.refuse_unfit(load_settings(given))
    closed = load_settings({**given, "COMMON_THREAD_DATABASE_PLAIN": "on"})
    safe = load_settings({**given, "NEO4J_URI": "bolt+s://192.0.2.1"})
    here = load_settings({**given, "NEO4J_URI": "bolt://127.0.0.1:1"})
    for each in (closed, safe, here):
        production._refuse_listeners(each.neo4j_uri or "", plain=each.database_plain)


def test_a_password_of_the_database_that_many_use(neo4j_server: Server) -> None:
    for known in ("neo4j", "password", "Password123!"):
        given = {**neo4j_server.environment, "NEO4J_PASSWORD": known, "COMMON_THREAD_SECRET_KEY": KEY}
        done = served({**given, "COMMON_THREAD_BEHIND_TLS": "on"})
        refused(done, "NEO4J_PASSWORD")
        assert "Password123" not in done.stderr


def test_the_demonstrations_accounts(neo4j_server: Server, demo: Store) -> None:
    given = {**neo4j_server.environment, "COMMON_THREAD_SECRET_KEY": KEY, "COMMON_THREAD_BEHIND_TLS": "on"}
    refused(served({**given, "NEO4J_PASSWORD": neo4j_server.password}), "ana, priya, sam", "user end")
    settings = load_settings({**given, "COMMON_THREAD_BEHIND_TLS": "off"})
    production.refuse_unfit(settings)
    for name in ("ana", "priya", "sam"):
        accounts.end(demo, operator("tests"), name, NOW)
    production.refuse_unfit(load_settings(given))


@pytest.fixture
def half(store: Store) -> Iterator[Store]:
    """A database in which a restore has begun."""
    backup.begin_restore(store)
    yield store
    wipe(store)
    migrate(store)


def test_a_database_that_is_half_restored(neo4j_server: Server, half: Store) -> None:
    assert half_restored(half)
    given = {**neo4j_server.environment, "COMMON_THREAD_SECRET_KEY": KEY}
    refused(served(given), "has not finished", "common-thread restore")
    with pytest.raises(DatabaseRefused):
        production.refuse_unfit(load_settings(given))


def test_a_database_that_is_down_is_not_waited_for() -> None:
    given = {
        "NEO4J_URI": "bolt://127.0.0.1:1",
        "NEO4J_PASSWORD": "words that go nowhere",
        "COMMON_THREAD_SECRET_KEY": KEY,
        "COMMON_THREAD_AUDIT_KEY": KEY,
    }
    production.refuse_unfit(load_settings({**given, "COMMON_THREAD_BEHIND_TLS": "on"}))
    with pytest.raises(SettingsError, match="NEO4J_PASSWORD"):
        production.refuse_unfit(load_settings({**given, "COMMON_THREAD_BEHIND_TLS": "on", "NEO4J_PASSWORD": "neo4j"}))
