"""Time-based codes (RFC 6238): six digits, a new one every 30 seconds, made with a secret that the phone holds too."""

from __future__ import annotations

from base64 import b32encode
from datetime import datetime

import segno
from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from explorer.accounts import keeping
from explorer.site import Site

DIGITS, SECONDS = 6, 30
SECRET_BYTES = 20
# A phone's clock may be half a minute off.
AROUND = (0, -1, 1)
ISSUER = "Common Thread"
_USE = "codes"
_GROUP = 4


def proposed(here: Site, session: str, added: int) -> bytes:
    """The secret that is shown while codes are set up: the same on each look within a session, and kept nowhere."""
    return keeping.derived(here, f"a new secret for codes {session} {added}", SECRET_BYTES)


def kept(here: Site, secret: bytes, factor: str) -> str:
    """A secret as the database keeps it."""
    return keeping.encrypted(here, _USE, secret, factor)


def opened(here: Site, secret: str, factor: str) -> bytes | None:
    """The secret that was kept; None where the secret key is another by now."""
    return keeping.decrypted(here, _USE, secret, factor)


def step_of(secret: bytes, code: str, now: datetime) -> int | None:
    """Which step of time a code is of, if it is one of now; None where it is not."""
    given, step_now = code.encode(), int(now.timestamp()) // SECONDS
    steps = [step_now + by for by in AROUND if bytes_eq(code_at(secret, step_now + by), given)]
    return steps[0] if steps else None


def code_at(secret: bytes, step: int) -> bytes:
    """The code of a step of time."""
    return _totp(secret).generate(step * SECONDS)


def letters(secret: bytes) -> str:
    """The secret as one types it, in groups."""
    text = b32encode(secret).decode()
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def picture(secret: bytes, name: str) -> str:
    """The secret as a QR code, an SVG that stands in an address of its own (`data:`)."""
    address = _totp(secret).get_provisioning_uri(name, ISSUER)
    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=5, border=4, light="#fff", dark="#000"))


def _totp(secret: bytes) -> TOTP:
    # SHA-1 is what every authenticator knows; its use here rests on none of what is broken in it.
    return TOTP(secret, DIGITS, SHA1(), SECONDS)  # noqa: S303  as RFC 6238 has it
