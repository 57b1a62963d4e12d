"""Opening a local Neo4j that was started: waiting until it is there, and signing in for the first time or again."""

from __future__ import annotations

import time
from dataclasses import dataclass

from graph.errors import DatabaseUnavailable, LocalDatabaseError, SignInRefused
from graph.local_folder import PORT_TAKEN, STAGES, Folder, Note
from graph.local_process import serves
from graph.progress import Progress
from graph.store import change_first_password, verify

USERNAME = "neo4j"
FIRST_PASSWORD = "neo4j"  # noqa: S105  every new Neo4j has it, and it is changed before anything else
READY_SECONDS = 180.0
SIGN_IN_SECONDS = 20.0
PAUSE = 0.1
STARTING = "Starting Neo4j"


@dataclass(frozen=True, slots=True)
class Connection:
    """Where a running database answers, and as whom to sign in."""

    uri: str
    username: str
    password: str


class PortTakenError(LocalDatabaseError):
    """Someone else began to listen on the chosen port first."""


class StillStartingError(LocalDatabaseError):
    """It takes long, and is left to it: ending a recovery over and over would never let it finish."""


def is_ready(folder: Folder, note: Note) -> bool:
    """Whether it has been opened before, or says that it can be."""
    # The log is asked only by whoever comes before that was noted: it begins anew one day.
    return note.ready or STAGES[-1] in folder.log_since(note)


def await_ready(folder: Folder, note: Note, progress: Progress) -> None:
    """Wait until Neo4j says that it has started.

    Its own word is waited for, rather than an answer on the port, which may by now be somebody else's.
    """
    deadline = time.monotonic() + READY_SECONDS
    while not is_ready(folder, note):
        logged = folder.log_since(note)
        progress(STARTING, sum(stage in logged for stage in STAGES[:-1]), len(STAGES))
        if note.pid is None or not serves(note.pid, folder.path):
            raise _failure(folder, note)
        if time.monotonic() > deadline:
            raise StillStartingError(
                f"The local Neo4j is not ready after {READY_SECONDS:.0f} seconds, perhaps because it recovers much. "
                f"It goes on; try again in a few minutes. Its log is {folder.log}."
            )
        time.sleep(PAUSE)


def _failure(folder: Folder, note: Note) -> LocalDatabaseError:
    if any(words in folder.log_since(note) for words in PORT_TAKEN):
        return PortTakenError(f"Port {note.port} was taken.")
    return LocalDatabaseError(
        f"The local Neo4j did not start. Its logs are in {folder.logs}:\n{folder.last_words(note)}"
    )


def sign_in(folder: Folder, note: Note) -> Connection:
    """Sign in, first changing the password that every new Neo4j begins with, if that was not done yet."""
    connection = Connection(note.uri, USERNAME, folder.password() or folder.make_password())
    deadline = time.monotonic() + SIGN_IN_SECONDS
    while True:
        try:
            return _try_sign_in(connection)
        except SignInRefused as error:
            raise LocalDatabaseError(
                f"The local Neo4j does not accept the password in {folder.password_file}: put back the file that "
                f"belongs to it, or move the folder {folder.path} away to begin anew."
            ) from error
        except DatabaseUnavailable as error:
            if time.monotonic() > deadline:
                raise LocalDatabaseError(
                    f"The local Neo4j does not answer. Its logs are in {folder.logs}:\n{folder.last_words(note)}"
                ) from error
            time.sleep(PAUSE)


def _try_sign_in(connection: Connection) -> Connection:
    try:
        verify(connection.uri, connection.username, connection.password)
    except SignInRefused:
        change_first_password(connection.uri, FIRST_PASSWORD, connection.password)
        verify(connection.uri, connection.username, connection.password)
    return connection
