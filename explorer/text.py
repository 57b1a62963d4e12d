"""gettext with types: `_` for a string of a page, `_l` for one that is written before there is a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flask_babel


def _(text: str, **words: object) -> str:
    """The text in the language of the page, its %(names)s filled in."""
    return str(flask_babel.gettext(text, **words))


def ngettext(one: str, many: str, number: int) -> str:
    """As `_`, in the form that the number needs; %(num)d is the number."""
    return str(flask_babel.ngettext(one, many, number))


def said(text: str) -> str:
    """A text that stands elsewhere, a rule's or a code's label, in the language of the page (explorer.extracting)."""
    return str(flask_babel.gettext(text))


def capital(text: str) -> str:
    """A text as it begins a line: many languages write days, months and labels in lower case."""
    return text[:1].upper() + text[1:]


def format_day(day: date, pattern: str) -> str:
    """A day by a pattern of the Unicode locale data: "EEEE d MMMM"."""
    return str(flask_babel.format_date(day, pattern))


# A string that is looked up when it is shown; it acts as a str.
_l: Callable[[str], str] = flask_babel.lazy_gettext
