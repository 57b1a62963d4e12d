"""The password that was made up for somebody: good for seven days, and for nothing but choosing one's own.

Asked for wherever a second factor is: on a machine of one's own a name and a password are enough, whoever made it up.
"""

from __future__ import annotations

from explorer.site import site
from queries.accounts import Credentials, Session


def lapsed(found: Credentials) -> bool:
    """Whether what somebody signs in with was made up for them too long ago."""
    return _asked() and found.lapses is not None and found.lapses <= site().now()


def to_change(session: Session) -> bool:
    """Whether a session's owner has a password of their own still to choose."""
    return _asked() and session.first


def _asked() -> bool:
    return site().settings.second_factor
