"""The session of a screen: a random id in a cookie of its own, its hash in the database; it ends with its meeting.

Nothing but the wall reads it, and the wall reads no other: to every other page the machine is nobody's.
"""

from __future__ import annotations

import hashlib
import secrets

from flask import Response, request

from explorer.accounts.attending import held_now
from explorer.meetings.codes import SCREEN, hashed
from explorer.site import Site
from queries import meetings
from queries.meetings import LONGEST, Held

_BYTES = 32


def paired(here: Site, code: str) -> str | None:
    """The id of a new session for the meeting of a screen's code; None where it is no such code."""
    id_ = secrets.token_urlsafe(_BYTES)
    return id_ if meetings.pair(here.store, hashed(here, SCREEN, code), _hash(id_), here.now()) else None


def remember(here: Site, answer: Response, id_: str) -> None:
    """Give the screen its session."""
    answer.set_cookie(
        _name(here),
        id_,
        max_age=LONGEST,
        path="/",
        secure=here.settings.behind_tls,
        httponly=True,
        samesite="Strict",
    )


def shown(here: Site) -> Held | None:
    """The meeting that this screen shows; None where it shows none, or that is over."""
    id_ = request.cookies.get(_name(here))
    meeting = meetings.on_screen(here.store, _hash(id_), here.now()) if id_ else None
    return held_now(here.store, meeting, here.now(), here.today()) if meeting else None


def _name(here: Site) -> str:
    return "__Host-wall" if here.settings.behind_tls else "wall"


def _hash(id_: str) -> str:
    return hashlib.sha256(id_.encode()).hexdigest()
