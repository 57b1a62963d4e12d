"""The key that signs sessions: from the settings, else one of this machine's own, kept beside the local Neo4j."""

from __future__ import annotations

import os
import secrets
from dataclasses import replace
from pathlib import Path

from graph.errors import SettingsError
from graph.settings import Settings

FILE = "secret-key"
MISSING = (
    "COMMON_THREAD_SECRET_KEY is missing: with NEO4J_URI set, set it too, alike for every process that serves pages. "
    "`python -c 'import secrets; print(secrets.token_hex())'` makes one."
)


def with_secret_key(settings: Settings) -> Settings:
    """The settings with a secret key; for the local Neo4j one is made at first need and kept for its owner only.

    Raises SettingsError where none is set for a server, or the home folder can't be written.
    """
    if settings.secret_key:
        return settings
    if settings.neo4j_uri:
        raise SettingsError(MISSING)
    file = settings.home / FILE
    try:
        return replace(settings, secret_key=_kept(file))
    except OSError as error:
        raise SettingsError(
            f"{file} can't be written ({error.strerror}). Set COMMON_THREAD_HOME to another folder."
        ) from error


def _kept(file: Path) -> str:
    """The key in a file; of two processes that make it at once, the first wins."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        own = file.with_name(f"{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as written:
            written.write(secrets.token_hex())
        try:
            os.link(own, file)
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return file.read_text(encoding="ascii").strip()
