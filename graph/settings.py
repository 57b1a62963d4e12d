"""The settings, read once from the environment and checked at start.

`SETTINGS` is the whole list: the README's table and the policy test are made from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo, available_timezones

import platformdirs

from graph.errors import SettingsError

Network: TypeAlias = IPv4Network | IPv6Network

CACHE = "COMMON_THREAD_CACHE"
NEEDED = (
    "COMMON_THREAD_SECOND_FACTOR is off, but COMMON_THREAD_BEHIND_TLS says that others reach the pages: leave it on."
)
# The languages of the pages; English is the source, each of the others a folder in explorer/translations.
LANGUAGES = ("en_GB", "sv")
URI_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable: its name, what it is for, what holds without it, and how it is read."""

    name: str
    purpose: str
    default: str
    parse: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Settings:
    """The checked settings. `neo4j_uri` of None means the local Neo4j."""

    neo4j_uri: str | None
    neo4j_username: str
    neo4j_password: str
    neo4j_database: str
    home: Path
    cache: Path
    secret_key: str | None
    backup_key: str | None
    audit_key: str | None
    behind_tls: bool
    trusted_proxies: tuple[Network, ...]
    timezone: ZoneInfo
    language: str
    rules: Path | None
    duty_phone: str | None
    retention: Path | None
    privacy_contact: str | None
    second_factor: bool
    sign_in: Path | None
    database_plain: bool
    server_warnings: bool
    test_uri: str | None


def _uri(value: str) -> str | None:
    if value and value.partition("://")[0] not in URI_SCHEMES:
        raise ValueError("must begin with one of " + ", ".join(f"{scheme}://" for scheme in URI_SCHEMES))
    return value or None


def _timezone(value: str) -> ZoneInfo:
    if value not in available_timezones():
        raise ValueError("must be a time zone such as Europe/London or Europe/Stockholm")
    return ZoneInfo(value)


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise ValueError("must be one of " + ", ".join(LANGUAGES))
    return value


def _secret(value: str) -> str | None:
    if value and len(value) < 32:
        raise ValueError(
            "must have at least 32 characters; `python -c 'import secrets; print(secrets.token_hex())'` makes one"
        )
    return value or None


def _switch(value: str) -> bool:
    if value not in ("", "on", "off"):
        raise ValueError("must be on or off")
    return value == "on"


def _second_factor(value: str) -> bool | None:
    return _switch(value) if value else None


def _networks(value: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(each.strip()) for each in value.split(",") if each.strip())
    except ValueError as error:
        raise ValueError("must be addresses or networks such as 10.0.0.0/8, with commas between") from error


def _home(value: str) -> Path:
    return Path(value or platformdirs.user_data_dir("common-thread", appauthor=False)).expanduser().absolute()


def cache_folder(value: str) -> Path:
    """The folder for downloads that the setting `CACHE` names; the user's cache folder where it is empty."""
    return Path(value or platformdirs.user_cache_dir("common-thread", appauthor=False)).expanduser().absolute()


SETTINGS: Mapping[str, Setting] = {
    "neo4j_uri": Setting(
        "NEO4J_URI", "address of your Neo4j server, Aura instance or cluster", "the local Neo4j", _uri
    ),
    "neo4j_username": Setting("NEO4J_USERNAME", "user of that server", "neo4j", lambda value: value or "neo4j"),
    "neo4j_password": Setting("NEO4J_PASSWORD", "password of that user", "", str),
    "neo4j_database": Setting("NEO4J_DATABASE", "database on that server", "neo4j", lambda value: value or "neo4j"),
    "home": Setting("COMMON_THREAD_HOME", "folder for local data", "the user data folder", _home),
    "cache": Setting(CACHE, "folder for downloads, such as the local Neo4j", "the user cache folder", cache_folder),
    "secret_key": Setting(
        "COMMON_THREAD_SECRET_KEY",
        "key that signs sessions, 32 characters or more",
        "one kept in the home folder, for the local Neo4j only",
        _secret,
    ),
    "backup_key": Setting(
        "COMMON_THREAD_BACKUP_KEY",
        "age key of backups, `AGE-SECRET-KEY-1…`, or to make them only `age1…`; or the path of a file with it",
        "",
        lambda value: value or None,
    ),
    "audit_key": Setting(
        "COMMON_THREAD_AUDIT_KEY",
        "key of the journal's chains, 32 characters or more; never kept in the database",
        "one kept in the home folder, for the local Neo4j only",
        _secret,
    ),
    "behind_tls": Setting(
        "COMMON_THREAD_BEHIND_TLS", "`on` says that a proxy in front speaks TLS (https) for the pages", "off", _switch
    ),
    "trusted_proxies": Setting(
        "COMMON_THREAD_TRUSTED_PROXIES",
        "addresses or networks of that proxy, whose word on where a request comes from is believed",
        "127.0.0.1, ::1",
        lambda value: _networks(value or "127.0.0.1, ::1"),
    ),
    "timezone": Setting(
        "COMMON_THREAD_TIMEZONE",
        "time zone that decides which day it is",
        "Europe/London",
        lambda value: _timezone(value or "Europe/London"),
    ),
    "language": Setting(
        "COMMON_THREAD_LANGUAGE",
        "language of the pages: `en_GB` or `sv` (Swedish)",
        "en_GB",
        lambda value: _language(value or "en_GB"),
    ),
    "rules": Setting(
        "COMMON_THREAD_RULES",
        "YAML file with your own settings of the questions",
        "those in [docs/rules.md](docs/rules.md)",
        lambda value: Path(value).expanduser().absolute() if value else None,
    ),
    "duty_phone": Setting(
        "COMMON_THREAD_DUTY_PHONE",
        "number that answers for people whose whereabouts are protected",
        "“the duty desk of social care where you are”",
        lambda value: value or None,
    ),
    "retention": Setting(
        "COMMON_THREAD_RETENTION",
        "YAML file with how many days what is kept: `clients`, `grace`, `professionals`, `journal`",
        "2190, 90, 730, 2190 ([docs/security.md](docs/security.md#rights-and-retention))",
        lambda value: Path(value).expanduser().absolute() if value else None,
    ),
    "privacy_contact": Setting(
        "COMMON_THREAD_PRIVACY_CONTACT",
        "whom the page on privacy says to ask: name, telephone, e-mail",
        "“the data-protection officer of the council or agency that runs this service”",
        lambda value: " ".join(value.split()) or None,
    ),
    "second_factor": Setting(
        "COMMON_THREAD_SECOND_FACTOR",
        "`off` lets people in with name and password alone; refused where the pages are served behind TLS",
        "on where `NEO4J_URI` or `COMMON_THREAD_BEHIND_TLS` is set, else off",
        _second_factor,
    ),
    "sign_in": Setting(
        "COMMON_THREAD_SIGN_IN",
        "YAML file with the agencies whose people sign in with their agency's own account (OpenID Connect)",
        "name and password only",
        lambda value: Path(value).expanduser().absolute() if value else None,
    ),
    "database_plain": Setting(
        "COMMON_THREAD_DATABASE_PLAIN",
        "`on` lets a database on another machine be reached without TLS, where both share a closed network",
        "off: pages behind TLS need `bolt+s` or `neo4j+s`",
        _switch,
    ),
    "server_warnings": Setting(
        "COMMON_THREAD_SERVER_WARNINGS",
        "`on` shows the database's own warnings about queries, for developers",
        "off",
        _switch,
    ),
    "test_uri": Setting(
        "NEO4J_TEST_URI", "server for the tests; must be empty or marked as a test database", "the local Neo4j", _uri
    ),
}


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Read and check every setting.

    Raises SettingsError with one line that names the setting and says how to mend it.
    """
    values: dict[str, object] = {}
    for field, setting in SETTINGS.items():
        try:
            values[field] = setting.parse(environ.get(setting.name, "").strip())
        except ValueError as error:
            raise SettingsError(f"{setting.name} {error}.") from error
    if values["neo4j_uri"] and not values["neo4j_password"]:
        raise SettingsError("NEO4J_PASSWORD is missing: NEO4J_URI is set, so set the password of its user too.")
    if values["second_factor"] is None:
        values["second_factor"] = bool(values["neo4j_uri"] or values["behind_tls"])
    if values["behind_tls"] and not values["second_factor"]:
        raise SettingsError(NEEDED)
    return Settings(**values)  # type: ignore[arg-type]  # what each `parse` gives
