"""What the pictures say: days, ages, roles and names in plain words, safe to put anywhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MANY: Mapping[str, str] = {"person": "people", "agency": "agencies"}
# What a file of a picture says of its own.
AS_OF, NOBODY, SOME_DRAWN = "As of {day}", "Nobody is recorded here.", "{label}, {drawn} drawn"

# Control characters could drive a terminal or break XML, bidirectional overrides could turn a number round.
_UNSAFE_CATEGORIES = ("Cc", "Cs", "Co", "Cn")
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: object) -> str:
    """One line of text without control characters, lone surrogates or bidirectional overrides; None is empty."""
    if text is None:
        return ""
    kept = (
        " " if char.isspace() else char
        for char in str(text)
        if char.isspace() or (unicodedata.category(char) not in _UNSAFE_CATEGORIES and char not in _BIDI_CONTROLS)
    )
    return " ".join("".join(kept).split())


def shorten(text: str, limit: int) -> str:
    """The text, or as much of it as fits `limit` characters with an ellipsis; combining marks stay on."""
    if len(text) <= limit:
        return text
    cut = limit - 1
    while cut > 1 and unicodedata.combining(text[cut]):
        cut -= 1
    return text[:cut].rstrip() + "…"


def wrap_two(text: str, limit: int) -> tuple[str, ...]:
    """The text on one line, or on two of about `limit` characters broken at a space."""
    if len(text) <= limit:
        return (text,)
    space = text.rfind(" ", 0, limit + 1)
    if space <= 0:
        return (shorten(text, limit),)
    return (text[:space], shorten(text[space + 1 :], limit))


def day_of(value: object) -> date | None:
    """The day of a fact: a date, an instant, or either in ISO 8601; None where there is none or it can't be read."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def long_day(day: date) -> str:
    """A day in full: 22 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def ago(day: date, today: date) -> str:
    """How long ago a day was, as people say it."""
    days = (today - day).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    if days < 61:
        return f"{days // 7} weeks ago"
    if days < 730:
        return f"{round(days / 30.44)} months ago"
    return f"{days // 365} years ago"


def coming(day: date, today: date) -> str:
    """A planned day, with its weekday: today, tomorrow, Thursday 26 November."""
    days = (day - today).days
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}{year}"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence: Kelly, Ella and Tom."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def spoken(code: object) -> str:
    """A code as words: tenancy-officer is tenancy officer."""
    return plain(code).replace("-", " ").replace("_", " ")


def given_name(label: str, facts: Mapping[str, Any]) -> str:
    """What a client is called in the picture: known-as name, given name, else the first word of the label."""
    return plain(facts.get("known_as") or facts.get("given_name")) or plain(label).partition(" ")[0] or "no name"


def age_words(facts: Mapping[str, Any]) -> str:
    """A client's age for a sentence: '7', 'due 3 May 2027', 'died', or nothing where it is not known."""
    if facts.get("died"):
        return "died"
    if facts.get("expected") and not facts.get("born"):
        due = day_of(facts["expected"])
        return f"due {long_day(due)}" if due else "unborn"
    age = facts.get("age")
    return "under 1" if age == 0 else "" if age is None else plain(age)


def counted(number: int, one: str) -> str:
    """A number with its noun, which is given as one: 1 person, 3 people."""
    return f"{number} {one if number == 1 else MANY.get(one, f'{one}s')}"


@dataclass(frozen=True, slots=True)
class Speech:
    """In what words a picture says what is its own: a text, a day, a number with its noun; English if not given.

    `beneath` is for what stands beneath a symbol.
    """

    text: Callable[[str], str] = str
    day: Callable[[date], str] = long_day
    number: Callable[[int, str], str] = counted
    beneath: Callable[[str], str] = str


ENGLISH = Speech()
