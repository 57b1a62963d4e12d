"""The local Neo4j: installed from the package registries, a process of its own, found again by whoever comes next.

Everything it writes lies in the folder `neo4j` under the home folder; the jars lie in the user's cache.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import CommonThreadError, DatabaseUnavailable, LocalDatabaseError, SignInRefused
from graph.file_lock import exclusive
from graph.local_folder import STAGES, Folder, Memory, Note, free_port
from graph.local_jars import install, jars_folder, neo4j_version
from graph.local_opening import (
    READY_SECONDS,
    STARTING,
    USERNAME,
    Connection,
    PortTakenError,
    StillStartingError,
    await_ready,
    is_ready,
    sign_in,
)
from graph.local_process import end, find_server, java_command, serves, spawn, wait_until_gone
from graph.progress import Progress, silent
from graph.store import verify

__all__ = ["Connection", "Status", "folder_of", "running", "start", "started", "status", "stop"]

STOP_SECONDS = 60.0
PORTS_TRIED = 5
LEAST_FREE_MB = 100


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the local Neo4j; `reason` says in a sentence why it does not run or answer."""

    running: bool
    pid: int | None
    uri: str | None
    version: str
    installed: bool
    home: Path
    reason: str


def start(
    home: Path,
    progress: Progress | None = None,
    *,
    heap_mb: int = 512,
    page_cache_mb: int = 128,
    choose_port: Callable[[int | None], int] = free_port,
) -> Connection:
    """Install Neo4j if need be, start it unless it runs already, and return where it answers.

    Memory in megabytes counts only when this call is the one that starts it. Raises LocalDatabaseError.
    """
    found = running(home)
    if found:
        return found
    folder, progress = Folder.of(home), progress or silent
    with _telling_of(folder):
        folder.prepare()
        _check_room(folder)
        command = java_command(folder.path, install(progress), heap_mb)
        with exclusive(folder.lock, READY_SECONDS + STOP_SECONDS):
            found = _open_living(folder, progress)
            if found:
                return found
            return _start_on_free_port(folder, command, Memory(heap_mb, page_cache_mb), choose_port, progress)


def running(home: Path) -> Connection | None:
    """Where the local Neo4j of this home answers now, or None."""
    folder = Folder.of(home)
    with _telling_of(folder):
        note, password = _alive(folder), folder.password()
        if note is None or password is None or not is_ready(folder, note):
            return None
    connection = Connection(note.uri, USERNAME, password)
    try:
        verify(connection.uri, connection.username, connection.password)
    except (DatabaseUnavailable, SignInRefused):
        return None
    return connection


def stop(home: Path) -> bool:
    """Shut the local Neo4j down cleanly and wait for it; False if none ran. Raises LocalDatabaseError."""
    folder = Folder.of(home)
    with _telling_of(folder):
        if _alive(folder) is None:
            return False
        with exclusive(folder.lock, READY_SECONDS + STOP_SECONDS):
            note = _alive(folder)
            if note is None or note.pid is None:
                return False
            _end(folder, note)
    return True


def status(home: Path) -> Status:
    """Look at the local Neo4j without changing anything. Raises LocalDatabaseError."""
    folder = Folder.of(home)
    connection = running(home)
    with _telling_of(folder):
        note = _alive(folder)
        return Status(
            running=connection is not None,
            pid=note.pid if note else None,
            uri=connection.uri if connection else None,
            version=neo4j_version(),
            installed=jars_folder().is_dir(),
            home=folder.path,
            reason="" if connection else _reason(folder, note),
        )


def folder_of(home: Path) -> Path:
    """The folder of the local Neo4j, there or not."""
    return Folder.of(home).path


@contextmanager
def started(home: Path, progress: Progress | None = None) -> Iterator[Connection]:
    """The local Neo4j for as long as the block lasts; stopped at its end only if it did not run before."""
    found = running(home)
    if found:
        yield found
        return
    connection = start(home, progress)
    try:
        yield connection
    finally:
        stop(home)


@contextmanager
def _telling_of(folder: Folder) -> Iterator[None]:
    """Turn what the disk or the rights say no to into a sentence."""
    try:
        yield
    except OSError as error:
        raise LocalDatabaseError(
            f"The local Neo4j can't use the folder {folder.path} ({error.strerror or error}): "
            "make room there, or set COMMON_THREAD_HOME to a folder that you can write to."
        ) from error


def _check_room(folder: Folder) -> None:
    free = shutil.disk_usage(folder.path).free // 2**20
    if free < LEAST_FREE_MB:
        raise LocalDatabaseError(
            f"Only {free} MB are free where {folder.path} lies, and the local Neo4j needs {LEAST_FREE_MB}: "
            "make room there, or set COMMON_THREAD_HOME to a folder on another disk."
        )


def _reason(folder: Folder, alive: Note | None) -> str:
    if alive and not is_ready(folder, alive):
        return "It is starting."
    if alive:
        return "It runs but does not answer: stop it and start it again; nothing that was saved is lost."
    note = folder.note()
    if note and note.pid:
        return "It ended without being stopped: the next start recovers everything that was saved."
    return "It is not started."


def _alive(folder: Folder) -> Note | None:
    """The note of a process that still lives, also of one whose starter was killed before noting its id."""
    note = folder.note()
    if note is None or (note.pid and serves(note.pid, folder.path)):
        return note
    pid = find_server(folder.path)
    return replace(note, pid=pid, ready=False) if pid else None


def _open_living(folder: Folder, progress: Progress) -> Connection | None:
    """Open the one that lives already; None if there is none, or it ended meanwhile as after a kill a moment ago."""
    note = _alive(folder)
    if note is None:
        return None
    try:
        return _open(folder, note, progress)
    except LocalDatabaseError:
        if _alive(folder):
            raise
        return None


def _start_on_free_port(
    folder: Folder,
    command: list[str],
    memory: Memory,
    choose_port: Callable[[int | None], int],
    progress: Progress,
) -> Connection:
    last = folder.note()
    preferred = last.port if last else None
    if last and last.pid:
        wait_until_gone(last.pid)
    for _ in range(PORTS_TRIED):
        note = Note(choose_port(preferred), folder.log_size())
        folder.configure(note.port, memory)
        try:
            return _launch(folder, note, command, progress)
        except PortTakenError:
            preferred = None
    raise LocalDatabaseError("The local Neo4j found no free port on this machine: try again.")


def _launch(folder: Folder, note: Note, command: list[str], progress: Progress) -> Connection:
    """Start the process and open the database; when that fails, or is interrupted, leave no process behind."""
    try:
        folder.write_note(note)
        note = replace(note, pid=spawn(folder.path, command))
        folder.write_note(note)
        return _open(folder, note, progress)
    except StillStartingError:
        raise
    except (CommonThreadError, OSError, KeyboardInterrupt, SystemExit):
        _end(folder, note)
        raise


def _end(folder: Folder, note: Note) -> None:
    pid = note.pid or find_server(folder.path)
    if pid:
        end(pid, folder.path, STOP_SECONDS)
    with suppress(OSError):  # on a full disk the note keeps a number that means nobody, which is noticed anyway
        folder.write_note(replace(note, pid=None, ready=False))


def _open(folder: Folder, note: Note, progress: Progress) -> Connection:
    """Wait for the database, sign in, and note that it is there."""
    await_ready(folder, note, progress)
    connection = sign_in(folder, note)
    folder.write_note(replace(note, ready=True))
    progress(STARTING, len(STAGES), len(STAGES))
    return connection
