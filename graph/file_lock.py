"""One process at a time: a lock on a file, given up by the system when its holder ends in whatever way."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import LocalDatabaseError

PAUSE = 0.1  # seconds between two tries

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


@contextmanager
def exclusive(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock on `path`, made if need be, waiting up to `patience` seconds for whoever has it.

    Raises LocalDatabaseError when it isn't given up in time, OSError when the file can't be made.
    """
    deadline = time.monotonic() + patience
    with path.open("ab") as file:
        while True:
            try:
                _try_lock(file.fileno())
                break
            except (BlockingIOError, PermissionError) as error:
                if time.monotonic() > deadline:
                    raise LocalDatabaseError(
                        f"Another process has been busy with {path.parent} for {patience:.0f} seconds: "
                        "let it finish or stop it, and try again."
                    ) from error
            time.sleep(PAUSE)
        try:
            yield
        finally:
            _unlock(file.fileno())
