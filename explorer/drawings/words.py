"""What a drawing says of its own, in the language of the page: beneath its symbols, and in its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from explorer.dates import long_day
from explorer.text import _l, ngettext, said
from explorer.words import role_words
from visualise.words import Speech

DESK: tuple[str, ...] = (_l("the desk"), _l("no one named"))
"""What the drawing says of a desk, for translators."""
FILES: tuple[str, ...] = (_l("As of {day}"), _l("Nobody is recorded here."), _l("{label}, {drawn} drawn"))
"""What its files say, for translators."""
NUMBERS: Mapping[str, Callable[[int], str]] = {
    "person": lambda number: ngettext("%(num)d person", "%(num)d people", number),
    "supporter": lambda number: ngettext("%(num)d supporter", "%(num)d supporters", number),
    "question": lambda number: ngettext("%(num)d question", "%(num)d questions", number),
}


def beneath(text: str) -> str:
    """A role, or what is said of a desk: class teacher. Roles stand elsewhere with a capital letter."""
    words = said(text)
    if words != text:
        return words
    role = role_words(text.replace(" ", "-"))
    return role if role[:2].isupper() else role[:1].lower() + role[1:]


SPEECH = Speech(said, long_day, lambda number, one: NUMBERS[one](number), beneath)
"""In what words it says what is its own."""
