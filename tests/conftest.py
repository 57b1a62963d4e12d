"""What every test may use: one real Neo4j for the session, and a store on it that is empty and migrated."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser

from graph.migrate import migrate
from graph.store import Store
from tests import chromium as browsers
from tests.database import Server, server, wipe
from tests.shares import Shares
from tests.told import Told


def pytest_configure(config: pytest.Config) -> None:
    """Print at the end how long each suite took, and let Ctrl-C reach what the tests start.

    Started in the background, a process ignores it, and hands that on to every process of its own.
    """
    config.pluginmanager.register(Shares())
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Listens over the whole run. Fails at its end where a log, a title or an address held a seeded name."""
    listening = Told()
    yield listening
    listening.files(tmp_path_factory.getbasetemp())
    assert listening.found == set()


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each test makes an application of its own; compiling its templates anew took two fifths of a test's time."""
    kept = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Flask, "jinja_options", {"bytecode_cache": kept})
        yield


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real Neo4j for the whole session."""
    with server(tmp_path_factory.mktemp("neo4j-home")) as found:
        yield found


@pytest.fixture(scope="session")
def session_store(neo4j_server: Server) -> Iterator[Store]:
    """One store for the session; use `store` for an empty database."""
    with neo4j_server.store() as found:
        yield found


@pytest.fixture
def store(session_store: Store) -> Store:
    """A store on an empty, migrated database."""
    wipe(session_store)
    migrate(session_store)
    return session_store


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, one for the session: Playwright can't be started twice in a process."""
    with browsers.launched() as found:
        yield found
