"""What a browser is asked to sign is kept in the database, once and for five minutes, under an id in the cookie."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping

from flask import session

from explorer.site import Site
from queries import factors

_ID = "handshake"


def begin(here: Site, purpose: str, kept: Mapping[str, str]) -> None:
    """Keep what the next step is checked against."""
    session[_ID] = secrets.token_urlsafe()
    factors.keep_handshake(here.store, _hash(purpose, session[_ID]), json.dumps(dict(kept)), here.now())


def take(here: Site, purpose: str) -> Mapping[str, str]:
    """What was kept for this browser and purpose, once; empty where it is used, too old, or another's."""
    id_ = session.pop(_ID, "")
    kept = factors.take_handshake(here.store, _hash(purpose, id_), here.now()) if isinstance(id_, str) else None
    found: Mapping[str, str] = json.loads(kept) if kept else {}
    return found


def _hash(purpose: str, id_: str) -> str:
    return hashlib.sha256(f"{purpose} {id_}".encode()).hexdigest()
