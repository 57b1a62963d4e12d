"""Shows on a terminal how far long work is; nothing in a pipe, and nothing for what takes less than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Self

import click

QUIET_SECONDS = 1.0


class Bar:
    """A `graph.progress.Progress` for people: one bar per kind of work, on standard error. Use it in a `with`."""

    def __init__(self) -> None:
        self._what = ""
        self._since = 0.0
        # click's bar has no public type to name.
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._finish()

    def __call__(self, what: str, done: int, total: int, /) -> None:
        """Show `done` of `total`, once the work has taken a second."""
        if not sys.stderr.isatty():
            return
        if what != self._what:
            self._finish()
            self._what, self._since = what, time.monotonic()
        if self._bar is None and done < total and time.monotonic() - self._since > QUIET_SECONDS:
            self._bar = click.progressbar(length=total, label=what, file=sys.stderr)
            self._bar.__enter__()
        if self._bar is not None:
            self._bar.update(done - self._bar.pos)

    def _finish(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
        self._bar = None
        self._what = ""
