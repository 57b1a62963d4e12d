"""The local Neo4j when things go wrong while it starts."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from graph import local
from graph.errors import LocalDatabaseError
from graph.local_folder import Folder, free_port
from graph.local_process import find_server, wait_until_gone
from graph.store import verify

POSIX = os.name == "posix"
STARTER = "import pathlib, sys; from graph import local; print(local.start(pathlib.Path(sys.argv[1])).uri)"
# What a database is to the system, only quicker: much memory, threads, and a port.
LARGE_LISTENER = """
import socket, threading, time
listener = socket.create_server(("127.0.0.1", 0))
memory = b"1" * 2**30
for _ in range(20):
    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
print(listener.getsockname()[1], flush=True)
time.sleep(600)
"""
PATIENCE = 120.0


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    if (tmp_path / "neo4j").is_dir():
        local.stop(tmp_path)


def starter(home: Path) -> subprocess.Popen[str]:
    """Another process that starts the database of `home`, in a group of its own as a terminal would give it."""
    return subprocess.Popen(
        [sys.executable, "-c", STARTER, str(home)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0 if POSIX else None,
    )


def wait_for_server(home: Path) -> int:
    """The process id of the database, as soon as there is a process."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if pid := find_server(Folder.of(home).path):
            return pid
        time.sleep(0.05)
    raise TimeoutError("no database was started")


def wait_for_end(home: Path) -> None:
    """Until the database that was killed is gone: for a moment it still has its name in the list of processes."""
    deadline = time.monotonic() + PATIENCE
    while find_server(Folder.of(home).path):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def wait_until_it_dies(pid: int) -> None:
    """Until a process that was killed has noticed."""
    deadline = time.monotonic() + PATIENCE
    with contextlib.suppress(psutil.ZombieProcess):
        while psutil.Process(pid).cmdline():
            assert time.monotonic() < deadline


def wait_for_log(home: Path, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    log = Folder.of(home).log
    while not (log.exists() and words in log.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_first_start_killed_halfway_twice(home: Path) -> None:
    # First the database itself is killed with whoever started it, while it makes its files.
    parent = starter(home)
    pid = wait_for_server(home)
    wait_for_log(home, "This instance is")
    parent.kill()
    psutil.Process(pid).kill()
    parent.communicate()
    assert local.running(home) is None
    wait_for_end(home)

    # Then only the parent, before it changed the password that every new Neo4j has.
    parent = starter(home)
    pid = wait_for_server(home)
    parent.kill()
    parent.communicate()
    connection = local.start(home)
    assert local.status(home).pid == pid, "the one that was started goes on, and is found"
    verify(connection.uri, connection.username, connection.password)


def test_one_that_ends_while_it_is_waited_for_is_started_anew(home: Path) -> None:
    parent = starter(home)
    pid = wait_for_server(home)
    parent.kill()
    parent.communicate()
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(local.start, home)
        wait_for_log(home, "This instance is")
        psutil.Process(pid).kill()
        connection = answer.result(PATIENCE)
    assert local.status(home).pid not in (pid, None)
    verify(connection.uri, connection.username, connection.password)


def test_two_starts_at_once_start_one(home: Path) -> None:
    pair = [starter(home), starter(home)]
    answers = [process.communicate(timeout=PATIENCE * 2) for process in pair]
    assert [process.returncode for process in pair] == [0, 0], answers
    connection = local.running(home)
    assert connection
    assert [out.strip() for out, _ in answers] == [connection.uri] * 2
    marks = [
        f"--home-dir={Folder.of(home).path}" in (p.info["cmdline"] or []) for p in psutil.process_iter(["cmdline"])
    ]
    assert sum(marks) == 1


def test_a_port_that_is_taken_meanwhile(home: Path) -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        taken = somebody.getsockname()[1]
        ports = iter([taken])
        connection = local.start(home, choose_port=lambda preferred: next(ports, None) or free_port(preferred))
        assert connection.uri != f"bolt://127.0.0.1:{taken}"
        verify(connection.uri, connection.username, connection.password)


def test_a_port_that_is_taken_is_not_chosen_again() -> None:
    assert free_port(None) != 0
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        assert free_port(somebody.getsockname()[1]) != somebody.getsockname()[1]
        kept = somebody.getsockname()[1]
    assert free_port(kept) == kept


if POSIX:

    def test_a_process_that_was_killed_is_waited_for_until_its_port_is_free() -> None:
        with subprocess.Popen([sys.executable, "-c", LARGE_LISTENER], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            port = int(process.stdout.readline())
            process.kill()
            wait_until_it_dies(process.pid)
            wait_until_gone(process.pid)
            assert free_port(port) == port

    def test_ctrl_c_while_starting_leaves_nothing_behind(home: Path) -> None:
        process = starter(home)
        wait_for_server(home)
        wait_for_log(home, "Starting...")
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode != 0
        assert "KeyboardInterrupt" in said
        assert find_server(Folder.of(home).path) is None
        assert local.status(home).reason == "It is not started."

    @pytest.mark.parametrize(
        ("limit", "sentence"),
        [(20, "can't use the folder"), (2000, "The local Neo4j did not start. Its logs are in")],
        ids=["before", "in the database"],
    )
    def test_a_disk_that_takes_no_more(home: Path, limit: int, sentence: str) -> None:
        # A limit on the size of files stands for a full disk: writing fails in the same way, for root too.
        code = (
            "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (MOST, MOST)); "
            "from explorer.cli import main; main(['database', 'start'])"
        ).replace("MOST", str(limit))
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "COMMON_THREAD_HOME": str(home), "NEO4J_URI": ""},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.startswith("common-thread: The local Neo4j")
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr
        assert find_server(Folder.of(home).path) is None


@pytest.mark.parametrize("inside", ["", "deeper"])
def test_a_file_in_the_place_of_the_folder(tmp_path: Path, inside: str) -> None:
    place = tmp_path / "file"
    place.write_text("taken", encoding="utf-8")
    with pytest.raises(LocalDatabaseError, match=r"can't use the folder .* set COMMON_THREAD_HOME"):
        local.start(place / inside)
    assert local.running(place / inside) is None
