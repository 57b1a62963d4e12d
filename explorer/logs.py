"""What the process writes down for its operator: one JSON object a line on stderr, never what somebody typed."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from flask import Flask
from pythonjsonlogger.json import JsonFormatter

LOG = logging.getLogger("common-thread")
_FIELDS = "%(asctime)s %(levelname)s %(message)s"


def init_app(app: Flask) -> None:  # noqa: ARG001  every concern is begun alike
    """Write to stderr, unless whoever runs the process has said where already."""
    if not LOG.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonFormatter(_FIELDS, rename_fields={"asctime": "at", "levelname": "level"}))
        LOG.addHandler(handler)
        LOG.setLevel(logging.INFO)
        LOG.propagate = False


def fault(reference: str, endpoint: str | None, error: BaseException) -> None:
    """Write down a fault of the program: which kind and where, not its message, which may hold what somebody typed."""
    LOG.error(
        "fault",
        extra={
            "reference": reference,
            "endpoint": endpoint,
            "kind": type(error).__qualname__,
            "where": _frames(error.__traceback__),
        },
    )


def _frames(trace: TracebackType | None) -> list[str]:
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
