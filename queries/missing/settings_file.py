"""A deployment's own settings of the rules: one YAML file, checked whole when the program starts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import partial
from pathlib import Path

import yaml

from graph.codes import agency_kinds
from graph.errors import InputRefused, SettingsError
from queries.missing.roles import NO_YAML, profile
from queries.missing.rules import RULES
from queries.missing.settings import CADENCE_BY_ROLE, DEFAULT, RuleSettings

LARGEST = 3660
WHOLE = 100
ROLE = re.compile(r"[a-z]+(-[a-z]+)*")


def load_rule_settings(path: Path | None) -> RuleSettings:
    """The settings in a file, for the others those that the text of the rules gives; these alone without a file.

    Raises SettingsError with one line that names the file and what in it is wrong, and says how to mend it.
    """
    if path is None:
        return DEFAULT
    given = _read(path)
    read: dict[str, object] = {}
    for name, value in given.items():
        if name not in READERS:
            raise SettingsError(f"{path} has {name}, which is no setting. There are: {', '.join(READERS)}.")
        try:
            read[name] = READERS[name](value, path)
        except ValueError as error:
            raise SettingsError(f"{path}: {name} {error}.") from error
    return replace(DEFAULT, **read)  # type: ignore[arg-type]  # what each reader gives


def _read(path: Path) -> Mapping[str, object]:
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"The settings of the rules can't be read from {path}: {error.strerror}.") from error
    except NO_YAML as error:
        raise SettingsError(f"{path} is no YAML file. Write one setting a line, such as `window: 60`.") from error
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise SettingsError(f"{path} holds no settings. Write one a line, such as `window: 60`.")
    return {str(name): value for name, value in given.items()}


def _number(value: object, _: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= LARGEST:
        raise ValueError(f"must be a whole number from 1 to {LARGEST}")
    return value


def _on_or_off(value: object, _: Path) -> bool:
    if value is True or value is False:
        return value
    raise ValueError("must be true or false")


def _percent(value: object, _: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= WHOLE:
        raise ValueError(f"must be a whole number from 1 to {WHOLE}, of a hundred")
    return value


def _number_or_none(value: object, path: Path) -> int | None:
    return None if value is None else _number(value, path)


def _by_role(value: object, path: Path) -> Mapping[str, int]:
    if not isinstance(value, dict) or not all(isinstance(role, str) and ROLE.fullmatch(role) for role in value):
        raise ValueError("must name roles, each with its days, such as `social-worker: 28`")
    return {**CADENCE_BY_ROLE, **{role: _number(days, path) for role, days in value.items()}}


def _codes(known: Callable[[], list[str]], what: str, value: object, _: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"must be a list of {what}")
    for each in value:
        if each not in known():
            raise ValueError(f"has {each}, which is none of the {what}: {', '.join(known())}")
    return tuple(value)


def _expected_roles(value: object, path: Path) -> str:
    """A profile of ours by its name, or a file, named from where the settings lie."""
    named = str(value)
    name = str((path.parent / named).absolute()) if named.endswith(".yaml") else named
    try:
        profile(name)
    except InputRefused as error:
        raise ValueError(f"can't be read: {str(error).removesuffix('.')}") from error
    return name


SPECIAL: Mapping[str, Callable[[object, Path], object]] = {
    "cadence_universal": _number_or_none,
    "cadence_universal_in_situation": _number_or_none,
    "cadence_by_role": _by_role,
    "isolated_percent": _percent,
    "apart_percent": _percent,
    "told_only": _on_or_off,
    "adult_kinds": partial(_codes, lambda: list(agency_kinds()), "agency kinds"),
    "expected_roles": _expected_roles,
    "not_asked": partial(_codes, lambda: [rule.code for rule in RULES], "rules"),
}
READERS: Mapping[str, Callable[[object, Path], object]] = {
    each.name: SPECIAL.get(each.name, _number) for each in fields(RuleSettings) if each.name != "say"
}
"""How each setting is read; most are whole numbers."""
