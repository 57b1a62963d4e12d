"""What several tests of the graph begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.migrate import migrate
from graph.store import Store
from tests.database import Server, wipe


@pytest.fixture
def writer(session_store: Store, neo4j_server: Server) -> Iterator[Store]:
    """An empty database of ours, and a store whose chains begin anew."""
    wipe(session_store)
    migrate(session_store)
    with neo4j_server.store() as store:
        yield store
