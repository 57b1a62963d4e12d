"""All rules over everything, from process start to a ranked list, in a process of its own (tests/bench/asking.py)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from operator import attrgetter

from tests.bench.area import DAY, Area
from tests.bench.figures import Aim, Figure
from tests.database import Server

SECONDS_AIM, MEGABYTES_AIM = Aim("at most", 8), Aim("at most", 800)
# A deployment has no pandas, which the driver loads wherever it is there, and that takes as long as all the rest.
ASKING = "import sys; sys.modules['pandas'] = None; from tests.bench.asking import main; main()"


@dataclass(frozen=True, slots=True)
class Process:
    """One such process: seconds from start to end, its own processor's, megabytes at most, and what it found.

    Of the seconds so many went to `reading` the network, and to the `rules`, ranking and a page of sentences.
    """

    seconds: float
    own: float
    megabytes: float
    findings: int
    reading: float
    rules: float


def process(server: Server) -> Process:
    """Start one on a server's database, and wait for its end."""
    command = [sys.executable, "-c", ASKING, DAY.isoformat()]
    started = time.perf_counter()
    running = subprocess.Popen(command, env={**os.environ, **server.environment}, stdout=subprocess.PIPE)
    assert running.stdout is not None
    with running.stdout:
        told = json.load(running.stdout)
    _, status, used = os.wait4(running.pid, 0)
    took = time.perf_counter() - started
    running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0
    own = used.ru_utime + used.ru_stime
    return Process(took, own, **told)


def whole(area: Area) -> list[Figure]:
    """How long such a process takes, the one in the middle of some, and how much memory at most.

    The first after an import has the database plan each statement, and its Java compile it.
    """
    first, *others = (process(area.server) for _ in range(1 + area.rounds))
    found = sorted(others, key=attrgetter("seconds"))[len(others) // 2]
    return [
        Figure(
            f"all rules over everything ({found.findings:,} findings), from process start to a ranked list",
            found.seconds,
            "s",
            aim=SECONDS_AIM,
            note=f"own processor time {found.own:.1f} s; reading {found.reading:.1f} s, rules {found.rules:.1f} s",
        ),
        Figure("the same, the first after the import", first.seconds, "s"),
        Figure("memory of that process", found.megabytes, "MB", aim=MEGABYTES_AIM),
    ]
