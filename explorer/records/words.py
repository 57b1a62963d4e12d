"""The fields that can be put right, in words."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.text import _, _l

FIELD_WORDS: Mapping[str, str] = {
    "given_name": _l("First name"),
    "family_name": _l("Family name"),
    "known_as": _l("Known as"),
    "born": _l("Birth date, or year"),
    "language": _l("Language"),
    "phone": _l("Phone"),
}
HINTS: Mapping[str, str] = {
    "born": _l("Such as 31/3/2019, or 2019"),
    "language": _l("Such as Polish, or its code, pl"),
}


def wrong_words(field: str) -> str:
    """That a field can't be right, by its name."""
    return _("Check this: %(field)s", field=FIELD_WORDS[field])
