"""How long each suite took, beside its share of the time that everything may take (Makefile)."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import PurePath

import pytest

MINUTE = 60


class Shares:
    """A pytest plugin that adds up each suite's seconds and prints them at the end, with its share in minutes."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add a test's set-up, call and tear-down to its suite: the folder below tests."""
        self._seconds[PurePath(report.nodeid).parts[1]] += report.duration

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print a line a suite."""
        shares = dict(each.split("=") for each in os.environ.get("COMMON_THREAD_SHARES", "").split())
        terminalreporter.section("time by suite")
        for suite, seconds in sorted(self._seconds.items(), key=lambda each: -each[1]):
            share = f" of {shares[suite]}" if suite in shares else ""
            terminalreporter.write_line(f"{suite:<10} {seconds / MINUTE:5.1f}{share} minutes")
