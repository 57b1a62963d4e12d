"""On which grounds somebody is opened, in words."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.text import _, _l
from graph.grounds import Profile
from queries.openings import ENQUIRY, Opening

GROUNDS: Mapping[str, str] = {
    "serious-risk": _l("Someone is at serious risk"),
    "legal-duty": _l("The law obliges me to know"),
    "consent": _l("They, or whoever may decide for them, agree"),
}
REASONS: Mapping[str, str] = {
    "concern": _l("Somebody told us of a concern"),
    "admitted": _l("They were admitted or seen here"),
    "duty": _l("We were called to them"),
    "moving": _l("They are moving here or away"),
}


def grounds_of(profile: Profile) -> dict[str, str]:
    """On which grounds somebody may be opened without waiting, in words."""
    return {each: words for each, words in GROUNDS.items() if each in profile.overrides}


def opening_words(opening: Opening) -> str:
    """What the banner says first."""
    if opening.kind == ENQUIRY:
        return _("For now you see a family more, because your desk’s enquiry is open.")
    return _("For now you see somebody more, whom you opened without waiting.")
