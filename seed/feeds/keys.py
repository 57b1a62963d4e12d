"""By what something in a feed is found again: a digest of the feed's own words, which says nothing by itself."""

from __future__ import annotations

import hashlib
import json
from typing import TypeAlias

Key: TypeAlias = str


def key(kind: str, *parts: str) -> Key:
    """The key of a thing of some kind, 40 hexadecimal digits."""
    return hashlib.blake2b(json.dumps([kind, *parts]).encode(), digest_size=20).hexdigest()
