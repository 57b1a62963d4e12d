"""The process that is measured: all rules over everything to a ranked list, with what it takes printed as JSON.

It loads what the program loads, and nothing else of the tests.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import date

from graph.connect import connect
from graph.guard import GuardedStore
from graph.settings import load_settings
from graph.viewer import operator
from queries.missing import count_missing_links, missing_links

A_PAGE = 50


def main() -> None:
    """Ask the rules of the database that the environment names on a day, and rank what they find."""
    day = date.fromisoformat(sys.argv[1])
    with connect(load_settings(os.environ)) as store:
        started = time.perf_counter()
        everything = GuardedStore(store, operator("benchmark"), lambda: day).everything(day, ahead=True)
        read = time.perf_counter()
        ranked = missing_links(everything, day, first=A_PAGE)
        findings = sum(count_missing_links(everything, day).values())
        assert len(ranked) == min(A_PAGE, findings)
        done = time.perf_counter()
    json.dump({"findings": findings, "reading": read - started, "rules": done - read}, sys.stdout)
