"""The records officer's questions in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from explorer.text import _, _l, said
from explorer.words import listed
from graph.doubts import Doubt, Named

ASKS: Mapping[str, str] = {
    "possible-duplicate": _l("Are these one person, recorded twice?"),
    "same-number": _l("They have a number in common. Is it one person, recorded twice?"),
    "same-address": _l("They live at one address, in two households that nothing else ties. Is that right?"),
}
SAID: Mapping[str, str] = {
    "same": _l(
        "They are one now. The team of each is told on their page. If that was wrong, make them two again below."
    ),
    "waits": _l("Noted. They are joined when somebody who supports each of them says so too."),
    "household-waits": _l("Noted. They are one household when those who support them say so too."),
    "different": _l("Noted. You are asked again only if something about them changes."),
    "parted": _l("They are two again, each with what was theirs."),
}


def asks(doubt: Doubt) -> str:
    """What is asked."""
    return str(ASKS[doubt.rule])


def named(who: Named) -> str:
    """A name with the year of birth."""
    return _("%(name)s, born %(year)s", name=who.name, year=who.year) if who.year else who.name


def fields_words(fields: str) -> str:
    """What is alike, which is kept in English, as the command found it: birth date and postcode."""
    return listed([said(each) for each in fields.replace(" and ", ", ").split(", ")])


FILTERS: Mapping[str, Callable[..., Any]] = {"doubt_asks": asks, "named": named, "fields_words": fields_words}
