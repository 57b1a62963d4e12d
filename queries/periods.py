"""How long what is kept: one YAML file of a deployment's own, checked whole when the program starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

import yaml

from graph.errors import SettingsError

LARGEST = 36_525


@dataclass(frozen=True, slots=True)
class Periods:
    """Days. `clients` after the last support, `grace` from being marked to being deleted, `professionals` after they
    left, `journal` what entries say and what was opened, asked and offered at the doors.
    """

    clients: int = 2190
    grace: int = 90
    professionals: int = 730
    journal: int = 2190


DEFAULT = Periods()


def load_periods(path: Path | None) -> Periods:
    """The periods in a file, for the others those above.

    Raises SettingsError with one line that names the file and what in it is wrong, and says how to mend it.
    """
    if path is None:
        return DEFAULT
    given = _read(path)
    known = [each.name for each in fields(Periods)]
    for name, value in given.items():
        if name not in known:
            raise SettingsError(f"{path} has {name}, which is no period. There are: {', '.join(known)}.")
        least = 0 if name == "grace" else 1
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST:
            raise SettingsError(f"{path}: {name} must be a whole number of days from {least} to {LARGEST}.")
    return replace(DEFAULT, **given)


def _read(path: Path) -> Mapping[str, int]:
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"The periods can't be read from {path}: {error.strerror}.") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(f"{path} is no YAML file. Write one period a line, such as `clients: 2190`.") from error
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise SettingsError(f"{path} holds no periods. Write one a line, such as `clients: 2190`.")
    return {str(name): value for name, value in given.items()}
