"""The closed lists of codes.yaml: agency kinds, situations and the other codes, with what depends on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a closed list. Marks that a list doesn't use keep their defaults."""

    code: str
    label: str
    mark: str = ""
    kind: str = ""
    universal: bool = False
    visibility: str = "open"
    reach: str = "family"
    place: bool = False


@cache
def codes() -> Mapping[str, Mapping[str, Code]]:
    """Every closed list by its name, each a mapping of code to Code in the order of the file."""
    text = (resources.files("graph") / "codes.yaml").read_text(encoding="utf-8")
    return {
        name: {str(code): Code(str(code), **marks) for code, marks in entries.items()}
        for name, entries in yaml.safe_load(text).items()
    }


def agency_kinds() -> Mapping[str, Code]:
    """The agency kinds, in the order of the file; their positions are the columns' kind numbers."""
    return codes()["agency_kinds"]


def kinds_that_start(visibility: str) -> list[str]:
    """The agency kinds whose involvement starts as open, existence or hidden where nothing else is said."""
    return [kind.code for kind in agency_kinds().values() if kind.visibility == visibility]


def sealed_kinds() -> dict[str, list[str]]:
    """The agency kinds whose involvements start sealed, by how (access.md §3): the parameters of what writes them."""
    return {seal: kinds_that_start(seal) for seal in ("hidden", "existence")}


def situations() -> Mapping[str, Code]:
    """The situations, the gravest first; their positions are the columns' situation numbers."""
    return codes()["situations"]
