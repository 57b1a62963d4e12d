"""Sessions: a random id in the signed cookie, only its hash in the database, the account read anew on every request."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace

from flask import session

from explorer.accounts.attending import with_meeting
from explorer.site import Site, site
from queries import accounts
from queries.accounts import Account, Moment, Session

_ID = "id"
_ID_BYTES = 32


def begin(account: Account, proved_with: str | None, *, checked: str | None = None, by_issuer: bool = False) -> bool:
    """Open a session under a new id, so that one known before is worth nothing; false if the account ended.

    Without `proved_with` it is good only for showing the second factor. False too if the password that was `checked`,
    by its hash, is another by now.
    """
    here, id_ = site(), secrets.token_urlsafe(_ID_BYTES)
    session.clear()
    opened = accounts.open_session(
        here.store, account, _hash(id_), here.now(), proved_with, checked=checked, by_issuer=by_issuer
    )
    if opened:
        session[_ID] = id_
    return opened


def prove(account: Account, proved_with: str) -> bool:
    """Go on under a new id once a factor was shown; false if the session ended meanwhile."""
    here, id_ = site(), secrets.token_urlsafe(_ID_BYTES)
    proved = accounts.prove_session(here.store, account, key(), _hash(id_), here.now(), proved_with)
    session.clear()
    if proved:
        session[_ID] = id_
    return proved


def current() -> Session | None:
    """The session of whoever asks; None where there is none. At most once a minute its use is noted.

    Its account sees what the meeting opens at which they are.
    """
    if not isinstance(session.get(_ID), str):
        return None
    here = site()
    found = accounts.session(here.store, key(), moment(here))
    if found is not None and found.stale:
        accounts.touch_session(here.store, key(), here.now())
    if found is None or found.account.meeting is None:
        return found
    return replace(found, account=with_meeting(here.store, found.account, here.now(), here.today()))


def key() -> str:
    """What the session of this request is called in the database."""
    return _hash(session[_ID])


def had_one() -> bool:
    """Whether the cookie names a session, open or not."""
    return _ID in session


def end(account: Account) -> None:
    """End the session in the database and in the browser."""
    accounts.close_session(site().store, account, key())
    session.clear()


def moment(here: Site) -> Moment:
    """This moment, and the day that it is where the service is."""
    return Moment(here.now(), here.today())


def _hash(id_: str) -> str:
    return hashlib.sha256(id_.encode()).hexdigest()
