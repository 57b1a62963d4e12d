"""On what ground the agencies of a deployment share: the profiles of grounds.yaml (access.md §6).

Under a profile that is `agreed`, nothing that an agency holds of a client crosses to another before somebody agreed
that both are named, and each agency said so for its own: see `Gates.crosses` in graph/visible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

DEFAULT = "uk-safeguarding"
"""The profile of a deployment that has chosen none."""
INTRODUCTION, CLOSED_SEARCH, JOINING = "introduction", "closed-search", "joining"
ASKING, ENQUIRY, RECORDS, MEETINGS = "asking", "enquiry", "records", "meetings"
DOORS = (INTRODUCTION, CLOSED_SEARCH, JOINING, ASKING, ENQUIRY, RECORDS, MEETINGS)
"""What a profile may do without, each a way on which one agency hears of another."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile. `agreed`: whether what an agency holds crosses to another only where somebody agreed.

    `without` are the doors that don't exist under it, `given_by` who may agree, `days` how long that lasts at most, and
    `overrides` on what grounds somebody may be opened without waiting.
    """

    code: str
    label: str
    basis: str
    agreed: bool
    overrides: tuple[str, ...]
    without: frozenset[str] = frozenset()
    given_by: tuple[str, ...] = ()
    days: int = 0


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile by its code, in the order of the file."""
    text = (resources.files("graph") / "grounds.yaml").read_text(encoding="utf-8")
    return {code: _profile(code, marks) for code, marks in yaml.safe_load(text).items()}


def _profile(code: str, marks: Mapping[str, Any]) -> Profile:
    return Profile(
        code=code,
        label=marks["label"],
        basis=marks["basis"],
        agreed=marks["agreed"],
        overrides=tuple(marks["overrides"]),
        without=frozenset(marks.get("without", ())),
        given_by=tuple(marks.get("given_by", ())),
        days=marks.get("days", 0),
    )
