"""What the fields of forms have in common."""

from __future__ import annotations


def tidy(text: str | None) -> str:
    """What was typed on one line, with single spaces."""
    return " ".join((text or "").split())
