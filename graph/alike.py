"""Names made comparable: plain letters, the parts that somebody may go by alone, and how a name sounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from jellyfish import metaphone

SHORTEST_PART = 3
# Letters that have no plain one beneath a mark.
SPELT = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe", "ı": "i"})
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_APART = re.compile(r"[\s\-‐-―]+")


def plain(text: str) -> str:
    """The letters and digits of a text, lower case and without marks: "O'Neill" and "ONeill" are one."""
    if text.isascii():
        # Most are, and this is five times as fast.
        return _NO_LETTERS.sub("", text.lower())
    bare = unicodedata.normalize("NFKD", text.casefold().translate(SPELT))
    return "".join(letter for letter in bare if letter.isalnum())


def given_variants(name: str) -> frozenset[str]:
    """A given name as a whole, and the first of several: "Ella Rose" may be "Ella"."""
    return _known(name, _APART.split(name.strip())[:1])


def family_variants(name: str) -> frozenset[str]:
    """A family name as a whole, and each of two that a hyphen joins."""
    return _known(name, name.split("-"))


def _known(name: str, parts: Iterable[str]) -> frozenset[str]:
    """A name is one however short, a part of it from three letters on."""
    long_enough = {part for each in parts if len(part := plain(each)) >= SHORTEST_PART}
    return frozenset({plain(name), *long_enough} - {""})


def sound(name: str) -> str:
    """How a plain name sounds in English (Philips' metaphone); in another script the name itself."""
    return metaphone(name) or name
