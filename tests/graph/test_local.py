"""The local Neo4j in its daily life: started, found, asked, killed, stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from graph import local
from graph.cypher import load
from graph.errors import LocalDatabaseError
from graph.local_folder import Folder
from graph.store import Store, verify

POSIX = os.name == "posix"
COMMAND = (sys.executable, "-c", "from explorer.cli import main; main()")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose name has what names of folders have."""
    home = tmp_path_factory.mktemp("Åsas mapp")
    yield home
    local.stop(home)


@pytest.fixture
def connection(home: Path) -> local.Connection:
    """The database of `home`, started unless it runs."""
    return local.start(home)


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COMMON_THREAD_HOME": str(home), "NEO4J_URI": ""}
    return subprocess.run(
        [*COMMAND, *arguments], env=environment, capture_output=True, text=True, timeout=240, check=False
    )


def pid_of(home: Path) -> int:
    pid = local.status(home).pid
    assert pid
    return pid


def test_a_start_answers_and_a_second_one_finds_it(home: Path, connection: local.Connection) -> None:
    verify(connection.uri, connection.username, connection.password)
    pid = pid_of(home)
    assert local.start(home) == connection == local.running(home)
    assert pid_of(home) == pid


def test_it_listens_on_this_machine_only_and_for_bolt_only(home: Path, connection: local.Connection) -> None:
    listening = [socket.laddr for socket in psutil.Process(pid_of(home)).net_connections() if socket.status == "LISTEN"]
    assert [(address.ip.removeprefix("::ffff:"), f"bolt://127.0.0.1:{address.port}") for address in listening] == [
        ("127.0.0.1", connection.uri)
    ]


def test_only_its_owner_can_read_the_password(home: Path, connection: local.Connection) -> None:
    folder = Folder.of(home)
    assert folder.password() == connection.password
    assert len(connection.password) > 30
    assert connection.password not in " ".join(psutil.Process(pid_of(home)).cmdline())
    if POSIX:
        assert folder.password_file.stat().st_mode & 0o777 == 0o600
        assert folder.path.stat().st_mode & 0o777 == 0o700


def test_it_has_a_session_of_its_own_that_ctrl_c_does_not_reach(home: Path, connection: local.Connection) -> None:
    assert local.running(home) == connection
    if POSIX:
        assert os.getsid(pid_of(home)) != os.getsid(0)
        assert os.getpgid(pid_of(home)) != os.getpgid(0)
    assert os.getpid() not in {parent.pid for parent in psutil.Process(pid_of(home)).parents()}


def test_status_from_the_command_line(home: Path, connection: local.Connection) -> None:
    done = run(home, "database", "status", "--format", "json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["running"] is True
    assert said["uri"] == connection.uri
    assert said["pid"] == pid_of(home)
    assert said["installed"] is True
    assert connection.password not in done.stdout
    assert run(home, "database", "path").stdout.strip() == said["home"]


def test_it_is_found_after_its_log_began_anew(home: Path, connection: local.Connection) -> None:
    Folder.of(home).log.write_bytes(b"")
    assert local.running(home) == connection


def test_kill_9_loses_nothing_that_was_saved(home: Path, connection: local.Connection) -> None:
    with Store(connection.uri, connection.username, connection.password) as store:
        store.write(load("tests.cypher", "mark"))
        psutil.Process(pid_of(home)).kill()
    assert local.running(home) is None
    # Its number now means somebody else: this process.
    folder = Folder.of(home)
    note = folder.note()
    assert note
    folder.write_note(replace(note, pid=os.getpid()))
    assert "recovers" in local.status(home).reason
    assert local.stop(home) is False

    again = local.start(home)
    assert again == connection, "whoever was connected finds it at the same port"
    with Store(again.uri, again.username, again.password) as store:
        assert store.read(load("tests.cypher", "marked"))[0]["marked"]


def test_a_block_leaves_a_database_that_ran_before(home: Path, connection: local.Connection) -> None:
    with local.started(home) as found:
        assert found == connection
    assert local.running(home) == connection


def test_a_password_file_that_is_lost_and_put_back(home: Path, connection: local.Connection) -> None:
    password_file = Folder.of(home).password_file
    assert local.stop(home) is True
    password_file.unlink()
    with pytest.raises(LocalDatabaseError, match=r"does not accept the password in .*password: put back the file"):
        local.start(home)
    assert local.status(home).pid is None, "what could not be used is not left running"
    password_file.write_text(connection.password, encoding="utf-8")
    assert local.start(home) == connection


def test_stop_is_clean_and_a_second_one_has_nothing_to_do(home: Path, connection: local.Connection) -> None:
    assert local.running(home) == connection
    done = run(home, "database", "stop")
    assert (done.returncode, done.stdout) == (0, "The local Neo4j is stopped.\n"), done.stderr
    assert local.running(home) is None
    if POSIX:
        assert " Stopped." in Folder.of(home).log.read_text(encoding="utf-8")
    assert local.stop(home) is False
    status = local.status(home)
    assert (status.running, status.pid, status.uri, status.reason) == (False, None, None, "It is not started.")
    assert "does not answer. It is not started." in run(home, "database", "status").stdout


def test_before_the_first_start_there_is_nothing(tmp_path: Path) -> None:
    assert local.running(tmp_path / "new") is None
    assert local.stop(tmp_path / "new") is False
    assert local.status(tmp_path / "new").running is False
    assert not (tmp_path / "new").exists()
