"""Who will see what is entered, in one line."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.text import _l
from queries.audience import (
    AGREED,
    AGREED_LEAD,
    AGREED_LINE,
    BOTH,
    EVERYONE,
    LEAD,
    LINE,
    NOBODY,
    SUPPORTERS,
    Audience,
)

WITH_COLLEAGUES: Mapping[str, str] = {
    EVERYONE: _l(
        "Everyone who supports %(client)s can see this, and others of the family’s teams as far as their service "
        "reaches."
    ),
    SUPPORTERS: _l("Only those who support %(client)s themselves can see this."),
    LEAD: _l(
        "Only you, colleagues at %(agency)s who support %(client)s, and the confirmed lead can see this. "
        "Others read what kind of service is involved, not which."
    ),
    LINE: _l(
        "Only you and colleagues at %(agency)s who support %(client)s can see this. "
        "Others read one line: another service is involved."
    ),
    NOBODY: _l("Only you and colleagues at %(agency)s who support %(client)s can see this. Others see nothing of it."),
    AGREED: _l(
        "Those can see this who support %(client)s for %(agency)s, or for a service with which it was agreed to share. "
        "Others see nothing of it."
    ),
    AGREED_LEAD: _l(
        "Only you and colleagues at %(agency)s who support %(client)s can see this, and the confirmed lead "
        "if it was agreed."
    ),
    AGREED_LINE: _l(
        "Only you and colleagues at %(agency)s who support %(client)s can see this. Where it was agreed, "
        "others read one line: another service is involved."
    ),
}
ALONE: Mapping[str, str] = {
    **WITH_COLLEAGUES,
    BOTH: _l("Everyone who sees both of them on a team can see this."),
    LEAD: _l("Only you and the confirmed lead can see this."),
    LINE: _l("Only you can see this. Others read one line: another service is involved."),
    NOBODY: _l("Only you can see this. Others see nothing of it."),
    AGREED: _l(
        "You can see this, and those who support %(client)s for a service with which it was agreed to share. "
        "Others see nothing of it."
    ),
    AGREED_LEAD: _l("Only you and the confirmed lead, if it was agreed, can see this."),
    AGREED_LINE: _l("Only you can see this. Where it was agreed, others read one line: another service is involved."),
}
"""As it is said where no agency is named."""


def sees_words(audience: Audience) -> str:
    """Who sees what hangs on a tie: everyone who supports Ella can see this, and others of the family's teams."""
    words = WITH_COLLEAGUES if audience.agency is not None else ALONE
    return str(words[audience.others]) % {"agency": audience.agency, "client": audience.client}
