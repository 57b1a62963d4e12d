"""Passwords: what is good enough, how they are kept, and the same work whether a name is known or not."""

from __future__ import annotations

import re
import secrets
from functools import cache
from importlib import resources
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from graph.errors import InputRefused

SHORTEST = 12
LONGEST = 1000
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 5
# Safe against ten a second for months, and sign-in allows far fewer. Of more characters, some take seconds to judge.
FEWEST_GUESSES = 10**8
LOOKED_AT = 24

TOO_SHORT = f"The password needs {SHORTEST} characters or more. Three or four words that don't belong together do well."
TOO_LONG = f"The password may have {LONGEST} characters at most."
TOO_COMMON = "That password is too easy to guess. Three or four words that don't belong together do well."

_hasher = PasswordHasher()  # argon2id, with the memory and time of RFC 9106


def made_up(number: int = _GROUPS) -> str:
    """A random password that can be read out over the phone, in groups of 24 bits; 98 bits unless asked for fewer."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(number))
    return "-".join(groups)


def hashed(password: str) -> str:
    """The Argon2id hash of a password."""
    return _hasher.hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Whether a password is the one that was kept; where none was, the same work is done for nothing."""
    try:
        _hasher.verify(kept or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def check(password: str, name: str) -> None:
    """Refuse a password that is too short, too long or too common. Raises InputRefused."""
    if len(password) < SHORTEST:
        raise InputRefused(TOO_SHORT)
    if len(password) > LONGEST:
        raise InputRefused(TOO_LONG)
    if _guesses(password, name) < FEWEST_GUESSES:
        raise InputRefused(TOO_COMMON)


def _guesses(password: str, name: str) -> float:
    """How many guesses find it, by one who knows the words that people use, what they add, and whose it is."""
    from zxcvbn import zxcvbn  # noqa: PLC0415  its lists are loaded only where a password is chosen

    words = [*_words(name), _squeezed(name), *_near()]
    said = _once(_squeezed(password))[:LOOKED_AT]
    return float(zxcvbn(said, user_inputs=words)["guesses"]) if said else 1.0


def _squeezed(text: str) -> str:
    """Without the spaces and signs between words, which make a common one no rarer."""
    return re.sub(r"[\s_.-]", "", text.casefold())


def _once(text: str) -> str:
    """What is said again and again, once: the end of a repetition would look like something new where it is cut off."""
    return text[: (text + text).find(text, 1)] if text else ""


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", name.casefold()) if word]


@cache
def _near() -> tuple[str, ...]:
    """The words that lie near here: of the work, the places, the seasons, in both languages."""
    text = (resources.files("explorer.accounts") / "near_words.txt").read_text(encoding="utf-8")
    words = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(dict.fromkeys([*words, *map(_plain, words)]))


def _plain(word: str) -> str:
    """As who leaves rings and dots away writes it."""
    return normalize("NFD", word).encode("ascii", "ignore").decode()


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe())
