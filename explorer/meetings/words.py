"""What a meeting is for, in words, and what was done just now."""

from __future__ import annotations

from explorer.text import _, said
from graph.codes import codes

CHANGED, DONE, LEFT, ENDED = "changed", "done", "left", "ended"
SAID = (CHANGED, DONE, LEFT, ENDED)


def purposes() -> dict[str, str]:
    """Every purpose of a meeting, in words."""
    return {code: said(each.label) for code, each in codes()["meeting_purposes"].items()}


def purpose_words(code: str) -> str:
    """What a meeting is for."""
    return purposes().get(code, _("another meeting"))
