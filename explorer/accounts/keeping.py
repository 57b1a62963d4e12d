"""Keys made from the secret key, each for one use, and what is kept encrypted or as a keyed hash with them."""

from __future__ import annotations

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from explorer.site import Site

_NONCE_BYTES = 12
_KEY_BYTES = 32


def derived(here: Site, use: str, length: int = _KEY_BYTES) -> bytes:
    """Bytes that follow from the secret key and what they are for, and tell of neither."""
    secret = (here.settings.secret_key or "").encode()
    return HKDF(SHA256(), length, None, f"common-thread {use}".encode()).derive(secret)


def encrypted(here: Site, use: str, content: bytes, owner: str) -> str:
    """The content under the key of a use, good for its owner's row only."""
    nonce = os.urandom(_NONCE_BYTES)
    return urlsafe_b64encode(nonce + AESGCM(derived(here, use)).encrypt(nonce, content, owner.encode())).decode()


def decrypted(here: Site, use: str, kept: str, owner: str) -> bytes | None:
    """What `encrypted` kept; None where the secret key is another by now, or the row another's."""
    content = urlsafe_b64decode(kept)
    try:
        return AESGCM(derived(here, use)).decrypt(content[:_NONCE_BYTES], content[_NONCE_BYTES:], owner.encode())
    except InvalidTag:
        return None


def keyed_hash(here: Site, use: str, text: str) -> str:
    """The hash of a text under the key of a use."""
    return hmac.digest(derived(here, use), text.encode(), "sha256").hex()
