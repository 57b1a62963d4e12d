"""The five rules over everything, from the start of a process: `python -m tests.bench.whole` is that process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

from graph.connect import connect
from graph.guard import GuardedStore
from graph.settings import load_settings
from graph.viewer import operator
from queries.missing import count_missing_links
from tests.bench.area import DAY, Area
from tests.bench.figures import Aim, Figure

SECONDS_AIM, MEGABYTES_AIM = Aim("at most", 10), Aim("at most", 600)
KILOBYTES_A_MEGABYTE = 1024


def whole(area: Area) -> list[Figure]:
    """How long such a process takes, and how much memory at most."""
    command = [sys.executable, "-m", "tests.bench.whole"]
    environment = {**os.environ, **area.server.environment}
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        found = json.load(process.stdout)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    own = used.ru_utime + used.ru_stime
    findings = sum(found.values())
    return [
        Figure(
            f"the five rules over everything ({findings:,} findings), from process start",
            took,
            "s",
            aim=SECONDS_AIM,
            note=f"own processor time {own:.1f} s",
        ),
        Figure("memory of that process", used.ru_maxrss / KILOBYTES_A_MEGABYTE, "MB", aim=MEGABYTES_AIM),
    ]


def main() -> None:
    """Ask the rules of the database that the environment names, and print how much each finds."""
    with connect(load_settings(os.environ)) as store:
        everything = GuardedStore(store, operator("benchmark"), lambda: DAY).everything(DAY)
        json.dump(count_missing_links(everything, DAY), sys.stdout)


if __name__ == "__main__":
    main()
