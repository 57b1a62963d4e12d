"""What stands beneath a symbol of the drawing, in the language of the page."""

from __future__ import annotations

from explorer.text import _l, said
from explorer.words import role_words

DESK: tuple[str, ...] = (_l("the desk"), _l("no one named"))
"""What the drawing says of a desk, for translators."""


def beneath(text: str) -> str:
    """A role, or what is said of a desk: class teacher. Roles stand elsewhere with a capital letter."""
    words = said(text)
    if words != text:
        return words
    role = role_words(text.replace(" ", "-"))
    return role if role[:2].isupper() else role[:1].lower() + role[1:]
