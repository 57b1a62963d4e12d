"""The key of the journal's chains: from the settings, else one of this machine's own, beside the local Neo4j."""

from __future__ import annotations

from graph.errors import SettingsError
from graph.kept_key import kept_key
from graph.settings import Settings

FILE = "audit-key"
MISSING = (
    "COMMON_THREAD_AUDIT_KEY is missing: with NEO4J_URI set, set it too, alike for every process, and keep a copy "
    "elsewhere. `python -c 'import secrets; print(secrets.token_hex())'` makes one."
)


def audit_key(settings: Settings) -> str:
    """The key; it is never in the database. Raises SettingsError where none is set for a server."""
    if settings.audit_key:
        return settings.audit_key
    if settings.neo4j_uri:
        raise SettingsError(MISSING)
    return kept_key(settings.home / FILE)
