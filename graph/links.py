"""How an entry of the journal is linked to the one before it: by a code (HMAC-SHA-256) that needs the key.

The key is not in the database. Whoever can write there, but hasn't the key, can neither change an entry nor make one.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

CONTENT = ("at", "act", "account", "professional", "role", "by", "query", "focus", "subjects", "rows")
"""What an entry says; it stands beside the link, which holds only a commitment to it, and can be erased."""


class Links:
    """The codes that a key makes."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def commitment(self, salt: str | None, content: Mapping[str, Any]) -> str:
        """What binds to a content without telling it: once salt and content are erased, no guess can be tried."""
        return self._code("content", salt, [_plain(content.get(name)) for name in CONTENT])

    def mac(self, chain: str, number: int, previous: str, commitment: str, heads: Sequence[str]) -> str:
        """The link itself: the chain, the number in it, the link before, the commitment, and the heads it names."""
        return self._code("link", chain, number, previous, commitment, list(heads))

    def erasure(self, entry: str, on: str, under: str, rest: str) -> str:
        """What shows that an entry was erased by whoever has the key; `rest` is the commitment to what is left."""
        return self._code("erased", entry, on, under, rest)

    def anchor(self, at: str, chains: Mapping[str, tuple[int, str]]) -> str:
        """What shows that an anchor is as it was written."""
        return self._code("anchor", at, [[name, *chains[name]] for name in sorted(chains)])

    def _code(self, kind: str, *parts: object) -> str:
        # Past the program anything may have been put there that a database holds: it is bound to nothing.
        text = json.dumps([kind, *parts], separators=(",", ":"), default=repr)
        return hmac.digest(self._key, text.encode(), "sha256").hex()


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
