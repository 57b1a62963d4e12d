"""The writing process and the database are killed among a thousand changes: what was acknowledged is there, entered."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph import local
from graph.cypher import load
from graph.local_opening import Connection
from graph.migrate import migrate
from graph.store import Store
from queries import audit
from tests.journal import checked

CHANGES = 1000
KILLED_AFTER = 300


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """The home of a local Neo4j of its own, which the test may kill."""
    local.start(tmp_path)
    yield tmp_path
    local.stop(tmp_path)


@pytest.fixture
def processes() -> Iterator[ExitStack]:
    """What is begun in a test, and ends with it however that goes."""
    with ExitStack() as stack:
        yield stack


def begin(processes: ExitStack, found: Connection, name: str) -> subprocess.Popen[str]:
    """Begin to make changes in a process of its own."""
    command = [sys.executable, "-m", "tests.graph.writer", found.uri, found.username, found.password]
    process = processes.enter_context(
        subprocess.Popen([*command, name, str(CHANGES)], stdout=subprocess.PIPE, text=True)
    )
    processes.callback(process.kill)
    return process


def heard(process: subprocess.Popen[str], most: int) -> set[str]:
    """The next changes that were acknowledged, so many at most."""
    assert process.stdout is not None
    return {line.strip() for line, _ in zip(process.stdout, range(most), strict=False) if line.endswith("\n")}


def test_no_acknowledged_change_is_lost_and_the_chains_are_whole(home: Path, processes: ExitStack) -> None:
    found = local.running(home)
    assert found is not None
    with Store(found.uri, found.username, found.password) as store:
        migrate(store)
    killed = begin(processes, found, "first")
    acknowledged = heard(killed, KILLED_AFTER)
    killed.kill()
    acknowledged |= heard(killed, CHANGES)
    assert KILLED_AFTER <= len(acknowledged) < CHANGES, "it was killed in the middle"
    killed.wait()

    writer = begin(processes, found, "second")
    second = heard(writer, KILLED_AFTER)
    pid = local.status(home).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    again = local.start(home)
    assert again.uri == found.uri
    after = heard(writer, CHANGES)
    assert writer.wait() == 0
    assert after, "it goes on with the database that was started again"

    with Store(again.uri, again.username, again.password) as store:
        there = {row["id"] for row in store.read(load("tests.cypher", "families"))}
        entered = [row["subjects"][0] for row in audit.links(store)]
        assert acknowledged | second | after <= there, "nothing that was acknowledged is lost"
        assert sorted(entered) == sorted(there), "each change has its entry, once"
        assert checked(store).faults == ()
