"""Cells of files that people open in a spreadsheet: none of them is a formula (access.md §9)."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def formula_free(text: str) -> str:
    """The text, with a mark before it where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(FORMULA) else text
