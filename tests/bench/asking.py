"""The process that is measured: all rules over everything to a ranked list, with what it takes printed as JSON.

It loads what the program loads, and nothing else of the tests.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import date
from pathlib import Path

from graph.connect import connect
from graph.guard import GuardedStore
from graph.settings import load_settings
from graph.viewer import operator
from queries.missing import count_missing_links, missing_links

A_PAGE = 50
KILOBYTES_A_MEGABYTE = 1024


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
    told = {"findings": findings, "reading": read - started, "rules": done - read, "megabytes": most_megabytes()}
    json.dump(told, sys.stdout)


def most_megabytes() -> float:
    """The memory of this process at most, by Linux: what `wait4` tells of a child begins with its parent's."""
    (line,) = (each for each in Path("/proc/self/status").read_text().splitlines() if each.startswith("VmHWM:"))
    return int(line.split()[1]) / KILOBYTES_A_MEGABYTE
