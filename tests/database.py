"""The Neo4j that tests run on: a real one, always, and never one that holds somebody's data.

`NEO4J_TEST_URI` if set, else a container where Docker answers, else the local Neo4j.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from testcontainers.community.neo4j import Neo4jContainer

from graph import local
from graph.cypher import load
from graph.settings import load_settings
from graph.store import Store

IMAGE = "neo4j:5.26-community"
AUDIT_KEY = "a key of the journal for the tests, long enough"


@dataclass(frozen=True, slots=True)
class Server:
    """A server for tests, and the environment that leads a program to it."""

    uri: str
    username: str
    password: str

    @property
    def environment(self) -> dict[str, str]:
        """Environment variables for a process that is to use this server."""
        return {
            "NEO4J_URI": self.uri,
            "NEO4J_USERNAME": self.username,
            "NEO4J_PASSWORD": self.password,
            "COMMON_THREAD_SERVER_WARNINGS": "on",
            "COMMON_THREAD_AUDIT_KEY": AUDIT_KEY,
        }

    def store(self) -> Store:
        """A store on it, whose server's warnings are warnings here."""
        return Store(self.uri, self.username, self.password, warn=True, key=AUDIT_KEY)


def docker_answers() -> bool:
    """Whether a Docker engine runs here."""
    docker = shutil.which("docker")
    return docker is not None and subprocess.run([docker, "info"], capture_output=True, check=False).returncode == 0


@contextmanager
def server(home: Path) -> Iterator[Server]:
    """A server that may be emptied; what was started for it is stopped. `home` is for the local Neo4j's data."""
    settings = load_settings(os.environ)
    if settings.test_uri:
        yield _checked(Server(settings.test_uri, settings.neo4j_username, os.environ.get("NEO4J_PASSWORD", "")))
    elif docker_answers():
        with Neo4jContainer(IMAGE) as container:
            yield _checked(Server(container.get_connection_url(), container.username, container.password))
    else:
        found = local.start(home)
        try:
            yield _checked(Server(found.uri, found.username, found.password))
        finally:
            local.stop(home)


def wipe(store: Store) -> None:
    """Empty the test database."""
    while store.write(load("tests.cypher", "wipe"))[0]["gone"]:
        continue


def _checked(found: Server) -> Server:
    """Refuse a database that holds something and isn't marked for tests: a wrong variable can't wipe a council."""
    with found.store() as store:
        row = store.read(load("tests.cypher", "marked"))[0]
        if row["nodes"] and not row["marked"]:
            raise RuntimeError(f"{found.uri} holds {row['nodes']} nodes and no :TestDatabase mark. It is left alone.")
        store.write(load("tests.cypher", "mark"))
    return found
