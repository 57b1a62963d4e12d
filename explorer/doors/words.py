"""Why somebody joins a team, in words; the reasons stand in the list in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.text import _l
from queries.doors import TEAM, VISIT

REASONS: Mapping[str, str] = {
    "referred": _l("They were referred to us"),
    "allocated": _l("I was asked to support them"),
    "attends": _l("They come to our school, group or practice"),
    "asked-us": _l("They or their family asked us"),
    "duty": _l("I am seeing them on duty"),
}
JOININGS: Mapping[str, str] = {
    TEAM: _l("I support them from now on"),
    VISIT: _l("I am visiting, for two weeks"),
}
