"""Passwords: what is good enough, how they are kept, and the same work whether a name is known or not."""

from __future__ import annotations

import re
import secrets
from functools import cache
from importlib import resources

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from graph.errors import InputRefused

SHORTEST = 12
LONGEST = 1000
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 5
_LEET = str.maketrans("0134578@$!", "oieastbasi")

TOO_SHORT = f"The password needs {SHORTEST} characters or more. Three or four words that don't belong together do well."
TOO_LONG = f"The password may have {LONGEST} characters at most."
TOO_COMMON = "That password is one that many people use, or the name itself. Choose another."

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
    bare = _bare(password)
    if bare in _common() or len(set(password)) < SHORTEST // 3 or bare == _bare(name):
        raise InputRefused(TOO_COMMON)


def _bare(password: str) -> str:
    """The word that is left without what people add to a common one: capitals, digits at the ends, a said twice."""
    folded = re.sub(r"[\s_.-]", "", password.casefold())
    core = re.sub(r"^[\d\W]+|[\d\W]+$", "", folded).translate(_LEET) or folded
    half = core[: len(core) // 2]
    return half if half and half * 2 == core else core


@cache
def _common() -> frozenset[str]:
    text = (resources.files("explorer.accounts") / "common_passwords.txt").read_text(encoding="utf-8")
    words = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return frozenset({*words, *(_bare(word) for word in words)})


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe())
