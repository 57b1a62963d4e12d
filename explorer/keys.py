"""The key that signs sessions: from the settings, else one of this machine's own, kept beside the local Neo4j."""

from __future__ import annotations

from dataclasses import replace

from graph.errors import SettingsError
from graph.kept_key import kept_key
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
    return replace(settings, secret_key=kept_key(settings.home / FILE))
