"""Recovery codes: ten, shown once, each good once, kept as keyed hashes."""

from __future__ import annotations

from explorer.accounts import keeping, passwords
from explorer.site import Site

HOW_MANY = 10
GROUPS = 3
_USE = "recovery codes"


def made_up() -> list[str]:
    """Ten new ones, 74 bits each."""
    return [passwords.made_up(GROUPS) for _ in range(HOW_MANY)]


def hashed(here: Site, code: str) -> str:
    """What is kept of one, however it is typed."""
    bare = "".join(letter for letter in code.casefold() if letter.isalnum())
    return keeping.keyed_hash(here, _USE, bare)
