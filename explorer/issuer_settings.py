"""Which issuers let people in: the YAML file that a setting names, checked at start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from graph.errors import SettingsError

COLUMNS = ("name", "issuer", "client_id", "client_secret_variable", "agency")
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Issuer:
    """An agency's issuer: its name on the button, its address, what we are to it, and the agency's id."""

    name: str
    issuer: str
    client_id: str
    client_secret: str
    agency: str


def load_issuers(path: Path | None, environ: Mapping[str, str]) -> tuple[Issuer, ...]:
    """The issuers of a file, their secrets from the variables it names; none without a file.

    Raises SettingsError with one line that says what is to be mended.
    """
    if path is None:
        return ()
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsError(f"{path} (COMMON_THREAD_SIGN_IN) can't be read as YAML.") from error
    rows = content.get("issuers") if isinstance(content, dict) else None
    if not isinstance(rows, list) or not rows:
        raise SettingsError(f"{path} needs a list named issuers.")
    found = tuple(_issuer(path, row, environ) for row in rows)
    if len({each.issuer for each in found}) < len(found):
        raise SettingsError(f"{path} names an issuer twice.")
    return found


def _issuer(path: Path, row: object, environ: Mapping[str, str]) -> Issuer:
    if not isinstance(row, dict) or set(row) != set(COLUMNS) or not all(isinstance(each, str) for each in row.values()):
        raise SettingsError(f"{path}: each issuer has {', '.join(COLUMNS)}, and nothing else.")
    address = urlsplit(row["issuer"])
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOOPBACK):
        raise SettingsError(f"{path}: {row['issuer']} must begin with https://.")
    secret = environ.get(row["client_secret_variable"], "")
    if not secret:
        raise SettingsError(f"{path}: the variable {row['client_secret_variable']} holds no secret.")
    return Issuer(row["name"], row["issuer"], row["client_id"], secret, row["agency"])
