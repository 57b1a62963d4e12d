"""The roles that are expected on a team (missing-links.md §3): one YAML file a profile, checked when it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import yaml

from graph.codes import agency_kinds, codes, situations
from graph.errors import InputRefused

OLDEST = 200
KIND, RELATED = "kind:", "related:"
LONGEST_DAYS = 366
# What the reader of YAML raises: its own errors, and others for a day or a number that there isn't.
NO_YAML = (yaml.YAMLError, ValueError, AttributeError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Expected:
    """A role, for whom it is expected, and by whom it is filled: roles, agency kinds, kinds of relation.

    Without a situation and not of the unborn, it is expected for an age, from `youngest` years to below `below`.
    """

    role: str
    name: str
    situation: str | None
    unborn: bool
    youngest: int
    below: int | None
    days_before: int | None
    by: tuple[str, ...]

    def filled(self, mark: str) -> list[str]:
        """The codes after a mark, kind: or related:, among those that fill it."""
        return [each.removeprefix(mark) for each in self.by if each.startswith(mark)]

    @property
    def roles(self) -> list[str]:
        """The roles that fill it."""
        return [each for each in self.by if not each.startswith((KIND, RELATED))]


@cache
def profile(name: str) -> tuple[Expected, ...]:
    """The expected roles of a profile of ours by name, or of a YAML file by its path.

    Raises InputRefused where there is none, or where it holds unknown codes.
    """
    try:
        rows = yaml.safe_load(_text(name))
    except NO_YAML as error:
        raise InputRefused(f"{name} is no YAML file.") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) and {"role", "name"} <= row.keys() for row in rows):
        raise InputRefused(f"{name} is no list of roles, each with its role and its name.")
    try:
        return tuple(_expected(name, row) for row in rows)
    except ValueError as error:
        raise InputRefused(f"{name} has an age or a number of days that is no whole number.") from error


def _text(name: str) -> str:
    if name.endswith(".yaml"):
        try:
            return Path(name).read_text(encoding="utf-8")
        except OSError as error:
            raise InputRefused(f"{name} can't be read: {error.strerror}.") from error
    file = resources.files(__name__) / f"{name}.yaml"
    if name not in profiles():
        raise InputRefused(f"There is no profile {name} of expected roles. There are: {', '.join(profiles())}.")
    return file.read_text(encoding="utf-8")


def profiles() -> list[str]:
    """The names of all profiles."""
    files = (each.name for each in resources.files(__name__).iterdir())
    return sorted(each.removesuffix(".yaml") for each in files if each.endswith(".yaml"))


def desks(expected: tuple[Expected, ...]) -> Mapping[str, set[str]]:
    """Which roles a profile gives to each agency kind: those that any member of it fills. Its desk holds them."""
    held: dict[str, set[str]] = {}
    for each in expected:
        for kind in each.filled(KIND):
            held.setdefault(kind, set()).update(each.roles)
    return held


def _shown(name: str) -> str:
    return name if name.endswith(".yaml") else f"{name}.yaml"


def _expected(name: str, row: Mapping[str, object]) -> Expected:
    fields = {"role", "name", "situation", "unborn", "from", "below", "days_before", "by"}
    if unknown := sorted(map(str, row.keys() - fields)):
        raise InputRefused(
            f"{_shown(name)} has {unknown[0]}, which says nothing. It may have: {', '.join(sorted(fields))}."
        )
    by = row.get("by", [row["role"]])
    found = Expected(
        role=str(row["role"]),
        name=str(row["name"]),
        situation=None if row.get("situation") is None else str(row["situation"]),
        unborn=bool(row.get("unborn")),
        youngest=int(str(row.get("from", 0))),
        below=None if row.get("below") is None else int(str(row["below"])),
        days_before=None if row.get("days_before") is None else int(str(row["days_before"])),
        by=tuple(map(str, by if isinstance(by, list) else [by])),
    )
    oldest = OLDEST if found.below is None else found.below
    if not 0 <= found.youngest < oldest <= OLDEST or not 0 <= (found.days_before or 0) <= LONGEST_DAYS:
        raise InputRefused(f"{_shown(name)} has an age or a number of days that can't be, for {found.role}.")
    known = {
        "situation": (found.situation or next(iter(situations()))) in situations(),
        "agency kind": set(found.filled(KIND)) <= agency_kinds().keys(),
        "kind of relation": set(found.filled(RELATED)) <= codes()["relation_kinds"].keys(),
    }
    for what, right in known.items():
        if not right:
            raise InputRefused(f"{_shown(name)} names an unknown {what} for {found.role}.")
    return found
