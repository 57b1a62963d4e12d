"""The database is killed in the middle of an import: a sentence, nothing lost, and running it again completes it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph import local
from graph.cypher import load
from graph.store import Store
from seed.generate import generate

CLIENTS = 600
COMMAND = (sys.executable, "-c", "from explorer.cli import main; main()")
PATIENCE = 60


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """The home of a local Neo4j of its own, which the test may kill."""
    local.start(tmp_path / "home")
    yield tmp_path / "home"
    local.stop(tmp_path / "home")


def begin(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Begin a command that uses the local Neo4j of a home."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return subprocess.Popen(
        [*COMMAND, *arguments],
        env={**environment, "COMMON_THREAD_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_when_some_clients_are_in(home: Path) -> None:
    """Kill the database as soon as it holds a client."""
    found, pid = local.running(home), local.status(home).pid
    assert found is not None
    assert pid is not None
    deadline = time.monotonic() + PATIENCE
    with Store(found.uri, found.username, found.password) as store:
        while not store.read(load("tests.cypher", "count_clients"))[0]["n"]:
            assert time.monotonic() < deadline
    os.kill(pid, signal.SIGKILL)


def done(process: subprocess.Popen[str]) -> dict[str, Any]:
    """The report of an import that ended well."""
    out, err = process.communicate(timeout=PATIENCE * 4)
    assert process.returncode == 0, err
    report: dict[str, Any] = json.loads(out)
    return report


def test_an_import_survives_the_database(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "area"
    generate(folder, CLIENTS, seed=3, as_of=date.today())  # noqa: DTZ011  the same day as the command's, give or take one
    command = ("import", str(folder), "--format", "json")

    cut_short = begin(home, *command)
    kill_when_some_clients_are_in(home)
    out, err = cut_short.communicate(timeout=PATIENCE)
    assert cut_short.returncode == 1
    assert out == ""
    assert "database does not answer" in err
    assert "Traceback" not in err

    local.start(home)
    again = done(begin(home, *command))
    for table, rows in again["read"].items():
        assert again["written"].get(table, 0) + again["unchanged"].get(table, 0) == rows, table
    assert again["unchanged"]["clients"] > 0, "what was acknowledged before is still there"
    assert sum(done(begin(home, *command))["written"].values()) == 0
