"""An import that is killed leaves whole batches, says so at the next start, and completes when run again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graph.migrate import migrate
from graph.store import Store
from seed.tables import import_folder, unfinished
from seed.writing import BATCH
from tests.database import Server, wipe
from tests.seed.csv_folder import FAMILY, TODAY, exported, table_of, take, write

COMMAND = "import sys; from explorer.cli import main; main(sys.argv[1:])"
# Struck dead, as by kill -9, when the fourth batch of contacts is made ready and the third is still being written.
KILLED = """
import os, signal, sys
from explorer.cli import main
from seed import writing

steps_of, batches = writing.steps_of, []


def until_the_fourth(table, *rest):
    batches.extend([table] * (table == "contacts"))
    if len(batches) == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    return steps_of(table, *rest)


writing.steps_of = until_the_fourth
main(sys.argv[1:])
"""
CONTACTS = 8 * BATCH


def big(folder: Path) -> Path:
    """A folder whose import takes several batches of contacts."""
    rows = "".join(f"k{number:06},p{number % 2 + 1},c1,2026-01-01\n" for number in range(CONTACTS))
    return write(folder, {**FAMILY, "contacts": "id,professional_id,client_id,on\n" + rows})


def test_killed_halfway_and_run_again_it_is_as_if_it_had_not_been_killed(
    store: Store, neo4j_server: Server, tmp_path: Path
) -> None:
    folder = big(tmp_path / "in")
    environment = {**os.environ, **neo4j_server.environment}
    killed, command = ([sys.executable, "-c", text, "import", str(folder)] for text in (KILLED, COMMAND))
    assert subprocess.run(killed, env=environment, capture_output=True, check=False).returncode == -signal.SIGKILL

    # The server may still be at work on the batch that was sent last.
    left, before = table_of_contacts(store), -1
    while left != before:
        time.sleep(0.5)
        left, before = table_of_contacts(store), left
    assert 0 < left < CONTACTS
    assert left % BATCH == 0
    assert "did not finish" in unfinished(store)[0]

    again = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert "did not finish, or still runs" in again.stderr
    assert unfinished(store) == []
    completed = exported(store, tmp_path / "completed")

    wipe(store)
    migrate(store)
    subprocess.run(command, env=environment, capture_output=True, check=True)
    assert exported(store, tmp_path / "unbroken") == completed


def table_of_contacts(store: Store) -> int:
    """How many contacts are stored."""
    return len(table_of(store, "contacts"))


def test_two_imports_of_the_same_at_once_are_as_one(store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", FAMILY)
    with ThreadPoolExecutor(4) as hands:
        done = [hands.submit(import_folder, store, folder, today=TODAY) for _ in range(4)]
    assert all(future.result().ok for future in done)
    together = exported(store, tmp_path / "together")
    wipe(store)
    migrate(store)
    import_folder(store, folder, today=TODAY)
    assert exported(store, tmp_path / "alone") == together


def test_an_import_that_finishes_leaves_no_word_of_itself(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, FAMILY)
    assert unfinished(store) == []
