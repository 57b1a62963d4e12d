"""The codes of meetings: forty bits, of letters and digits of which none looks like another when it is read out.

That by which people come in follows from the meeting's id and the secret key, so that its chair can read it out again
and the database holds its hash only. A screen's is made up, shown once, and good once.
"""

from __future__ import annotations

import secrets

from explorer.accounts.keeping import derived, keyed_hash
from explorer.site import Site

# Without I, L, O and U, as Crockford has it.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, BITS, HALF = 8, 5, 4
MISREAD = str.maketrans("ILO", "110")
ROOM, SCREEN = "codes of meetings", "codes of screens"
HASH_LETTERS = 32


def code_of(here: Site, meeting_id: str) -> str:
    """The code that a chair reads out: XK7M-2Q9D."""
    return _written(int.from_bytes(derived(here, f"{ROOM} {meeting_id}", LENGTH * BITS // 8), "big"))


def new_code() -> str:
    """A code for one screen."""
    return _written(secrets.randbits(LENGTH * BITS))


def hashed(here: Site, use: str, typed: str) -> str:
    """What is kept of a code, however it was typed; of what can be no code, what is kept of none."""
    plain = "".join(typed.upper().split()).replace("-", "").translate(MISREAD)
    return keyed_hash(here, use, plain)[:HASH_LETTERS]


def _written(number: int) -> str:
    letters = [LETTERS[number >> BITS * place & 31] for place in range(LENGTH)]
    return f"{''.join(letters[:HALF])}-{''.join(letters[HALF:])}"
