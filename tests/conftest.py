"""What every test may use: one real Neo4j for the session, and a store on it that is empty and migrated."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser
from xdist.scheduler import LoadScopeScheduling

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


# Folders in the order in which they are run: a browser waits for pages, so not while a database is new and slow, and
# what takes long is not left until one process has nothing else to do.
ORDER = (
    "policy",
    "graph",
    "explorer",
    "queries",
    "missing",
    "browser",
    "seed",
    "bench",
    "evaluate",
    "visualise",
    "wheel",
)
# Whose tests are on the one scene of all statements and pages, which takes a minute to make.
SCENE = "the scene"
SHARED = {"tests/policy/test_cypher_runs.py": SCENE, "tests/policy/test_pages.py": SCENE}


class ByFile(LoadScopeScheduling):
    """Hands out the tests of a file together, and those of files that share something."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return SHARED.get(file, file)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the folders in order."""
    items.sort(key=lambda item: ORDER.index(item.path.parent.name))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Let pytest-xdist hand out what belongs together."""
    return ByFile(config, log)


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
