"""One scene for all policy tests that need a database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.database import Server
from tests.policy.scene import Scene, scene


@pytest.fixture(scope="package")
def everything(neo4j_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A database with one of everything, the pages on it, and what was asked of it on the way there."""
    yield from scene(neo4j_server, tmp_path_factory.mktemp("scene"))
