"""Sessions: a random id in the signed cookie, only its hash in the database, the account read anew on every request."""

from __future__ import annotations

import hashlib
import secrets

from flask import session

from explorer.site import site
from queries import accounts
from queries.accounts import Account

_ID = "id"
_ID_BYTES = 32


def begin(account: Account) -> bool:
    """Open a session under a new id, so that one known before is worth nothing; false if the account ended."""
    here = site()
    session.clear()
    id_ = secrets.token_urlsafe(_ID_BYTES)
    opened = accounts.open_session(here.store, account, _hash(id_), here.now())
    if opened:
        session[_ID] = id_
    return opened


def current() -> Account | None:
    """The account that asks; None where nobody is signed in. At most once a minute the session's use is noted."""
    id_ = session.get(_ID)
    if not isinstance(id_, str):
        return None
    here = site()
    found = accounts.session(here.store, _hash(id_), here.now())
    if found is None:
        return None
    if found.stale:
        accounts.touch_session(here.store, _hash(id_), here.now())
    return found.account


def had_one() -> bool:
    """Whether the cookie names a session, open or not."""
    return _ID in session


def end(account: Account) -> None:
    """End the session in the database and in the browser."""
    accounts.close_session(site().store, account, _hash(session[_ID]))
    session.clear()


def _hash(id_: str) -> str:
    return hashlib.sha256(id_.encode()).hexdigest()
