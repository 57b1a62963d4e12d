"""Who may agree, in words, and what was done just now."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.text import _l

WRITTEN, SAID_SO, TAKEN_BACK = "consent-written", "consent-said", "consent-ended"
SAID = (WRITTEN, SAID_SO, TAKEN_BACK)
# As graph/grounds.yaml names them; every profile's are here, for an agreement may be older than the profile.
GIVEN_BY: Mapping[str, str] = {
    "themselves": _l("they themselves"),
    "parent": _l("a parent"),
    "guardian": _l("somebody who may decide for them"),
    "guardians": _l("each guardian"),
    "guardians-and-child": _l("each guardian, and the child as far as age and maturity ask"),
}


def given_by_words(code: str | None) -> str | None:
    """Who agreed; None where nobody said."""
    return str(GIVEN_BY.get(code, code)) if code else None
