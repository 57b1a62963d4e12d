"""The writing process and the database are killed among a thousand changes: what was acknowledged is there, entered."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
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


def begin(found: Connection, name: str) -> subprocess.Popen[str]:
    """Begin to make changes in a process of its own."""
    command = [sys.executable, "-m", "tests.graph.writer", found.uri, found.username, found.password]
    return subprocess.Popen([*command, name, str(CHANGES)], stdout=subprocess.PIPE, text=True)


def heard(process: subprocess.Popen[str], most: int) -> set[str]:
    """The next changes that were acknowledged, so many at most."""
    assert process.stdout is not None
    return {line.strip() for line, _ in zip(process.stdout, range(most), strict=False) if line.endswith("\n")}


def close(process: subprocess.Popen[str]) -> int:
    """How a process ended; its pipe is given back."""
    assert process.stdout is not None
    process.stdout.close()
    return process.wait()


def test_no_acknowledged_change_is_lost_and_the_chains_are_whole(home: Path) -> None:
    found = local.running(home)
    assert found is not None
    with Store(found.uri, found.username, found.password) as store:
        migrate(store)
    killed = begin(found, "first")
    acknowledged = heard(killed, KILLED_AFTER)
    killed.kill()
    acknowledged |= heard(killed, CHANGES)
    assert KILLED_AFTER <= len(acknowledged) < CHANGES, "it was killed in the middle"
    close(killed)

    writer = begin(found, "second")
    second = heard(writer, KILLED_AFTER)
    pid = local.status(home).pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    again = local.start(home)
    assert again.uri == found.uri
    after = heard(writer, CHANGES)
    assert close(writer) == 0
    assert after, "it goes on with the database that was started again"

    with Store(again.uri, again.username, again.password) as store:
        there = {row["id"] for row in store.read(load("tests.cypher", "families"))}
        entered = [row["subjects"][0] for row in audit.links(store)]
        assert acknowledged | second | after <= there, "nothing that was acknowledged is lost"
        assert sorted(entered) == sorted(there), "each change has its entry, once"
        assert checked(store).faults == ()
