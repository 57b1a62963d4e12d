"""The fields that can be put right, in words."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.text import _l

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
