"""A process that makes changes with their entries, four at a time, and says of each that it was acknowledged.

Run by tests that kill it, or the database beneath it.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor

from graph.cypher import load
from graph.errors import DatabaseUnavailable
from graph.journal import entry
from graph.store import Store
from tests.database import AUDIT_KEY
from tests.journal import ANA

AT_ONCE = 4


def main(uri: str, username: str, password: str, name: str, count: str) -> None:
    """Make so many changes; what is not acknowledged is not tried again, and the next is."""
    with Store(uri, username, password, key=AUDIT_KEY) as store, ThreadPoolExecutor(AT_ONCE) as pool:

        def change(number: int) -> None:
            id_ = f"{name}-{number}"
            try:
                store.write_together(
                    [(load("tests.cypher", "add_family"), {"id": id_}), entry(ANA, "change", "add", [id_])]
                )
            except DatabaseUnavailable:
                time.sleep(1)
                return
            sys.stdout.write(f"{id_}\n")
            sys.stdout.flush()

        for _ in pool.map(change, range(int(count))):
            pass


if __name__ == "__main__":
    main(*sys.argv[1:])
