"""How long work tells how far it is, without knowing who shows it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called with what is being done, how much of it is done, and out of how much."""

    def __call__(self, what: str, done: int, total: int, /) -> None:
        """Take note of it; never slow, never raising."""


def silent(what: str, done: int, total: int, /) -> None:
    """A Progress for when nobody watches."""
