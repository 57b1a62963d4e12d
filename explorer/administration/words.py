"""An account's state in words, and what was done just now."""

from __future__ import annotations

from explorer.dates import long_day
from explorer.site import site
from explorer.text import _, _l, said
from graph.viewer import ROLES
from queries.administration import Kept

MADE, ENDED = "made", "ended"
SAID = (MADE, ENDED)
TOO_OFTEN = _l("That was often in a short time. Wait 15 minutes and go on.")


def role_title(role: str) -> str:
    """What a role is called: Supervisor, within one agency."""
    return said(ROLES[role].title)


def state_words(account: Kept) -> str:
    """Whether somebody can sign in with it, or since when they can't."""
    if account.ended_at:
        day = account.ended_at.astimezone(site().settings.timezone).date()
        return _("ended on %(day)s", day=long_day(day))
    return _("waits to be granted on the server") if account.waits else _("can sign in")
