"""The one place that chooses between NEO4J_URI and the local Neo4j."""

from __future__ import annotations

from graph import local
from graph.audit_key import audit_key
from graph.errors import DatabaseUnavailable
from graph.progress import Progress
from graph.settings import Settings
from graph.store import Store

NOT_RUNNING = "The local Neo4j is not running. Start it with `common-thread database start`, or set NEO4J_URI."


def connect(settings: Settings, *, start: bool = False, progress: Progress | None = None) -> Store:
    """A store on the server that the settings name, else on the local Neo4j, which `start` starts if need be.

    Raises DatabaseUnavailable where the local one isn't running and isn't to be started, SettingsError without a key.
    """
    if settings.neo4j_uri:
        return Store(
            settings.neo4j_uri,
            settings.neo4j_username,
            settings.neo4j_password,
            settings.neo4j_database,
            warn=settings.server_warnings,
            key=audit_key(settings),
        )
    found = local.start(settings.home, progress) if start else local.running(settings.home)
    if found is None:
        raise DatabaseUnavailable(NOT_RUNNING)
    key = audit_key(settings)
    return Store(found.uri, found.username, found.password, warn=settings.server_warnings, key=key)
