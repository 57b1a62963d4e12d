"""Puts a backup back: read through once before anything is changed, then written in batches under a mark.

Neo4j can't write so much at once, so a restore that is killed leaves the mark: no command and no page goes on before
the restore has been run again (graph/migrate.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyrage.x25519 import Identity

from graph.errors import InputRefused
from graph.migrate import VERSION, migrate
from graph.progress import Progress, silent
from graph.store import Store, from_json
from graph.viewer import Viewer
from queries import backup
from seed.backup.saving import EDITION, FORMAT
from seed.backup.sealed import BROKEN, opened

BATCH = 2_000
DEPLOYMENT = "Deployment"
OTHER_EDITION = "{file} was written by another version of Common Thread, which has to restore it. Nothing was changed."


@dataclass(slots=True)
class Contents:
    """What a backup holds: when it was made, the nodes and edges, and what it says of the deployment."""

    made: str = ""
    nodes: int = 0
    edges: int = 0
    deployment: Mapping[str, Any] = field(default_factory=dict)


def read_through(file: Path, key: Identity) -> Contents:
    """Read a whole backup and change nothing. Raises InputRefused unless it is whole, unaltered and this program's."""
    found, told = Contents(), list[tuple[int, int]]()

    def take(row: Mapping[str, Any]) -> None:
        if not found.made:
            _check(row, file)
            found.made = row["made"]
        elif "node" in row:
            found.nodes += 1
            if DEPLOYMENT in row["labels"]:
                found.deployment = _stored(row["properties"])
        elif "edge" in row:
            found.edges += 1
        else:
            told.append((row["nodes"], row["edges"]))

    opened(file, key, take)
    if told != [(found.nodes, found.edges)] or not found.deployment:
        raise InputRefused(BROKEN.format(file=file))
    return found


def restore(
    store: Store, viewer: Viewer, file: Path, key: Identity, contents: Contents, progress: Progress = silent
) -> int:
    """Put the backup in the place of what is there, and how many edges were left out, as an end of theirs was.

    Raises InputRefused, DatabaseUnavailable; the mark then stays.
    """
    backup.begin_restore(store)
    backup.wipe(store)
    writing = _Writing(store, contents, progress)
    opened(file, key, writing.take)
    writing.write()
    backup.forget_names(store)
    backup.finish_restore(store, viewer, contents.deployment, contents.nodes)
    migrate(store)
    return contents.edges - writing.edges


class _Writing:
    """Writes rows as they come, in batches of one kind."""

    def __init__(self, store: Store, contents: Contents, progress: Progress) -> None:
        self._store = store
        self._all = contents.nodes + contents.edges
        self._progress = progress
        self._done = 0
        self._rows: list[Mapping[str, Any]] = []
        self._put: Callable[[list[Mapping[str, Any]]], None] = self._nodes
        self.edges = 0

    def take(self, row: Mapping[str, Any]) -> None:
        """One row of the backup."""
        if "node" in row and DEPLOYMENT not in row["labels"]:
            self._rows.append(_named(row, ref="node", labels="labels"))
        elif "edge" in row:
            if self._put != self._edges:
                self.write()
                self._put = self._edges
            self._rows.append(_named(row, one="one", type="edge", other="other"))
        if len(self._rows) == BATCH:
            self.write()

    def write(self) -> None:
        """Write what has come since."""
        if self._rows:
            self._put(self._rows)
            self._done += len(self._rows)
            self._progress("Restoring", self._done, self._all)
        self._rows = []

    def _nodes(self, rows: list[Mapping[str, Any]]) -> None:
        backup.put_nodes(self._store, rows)

    def _edges(self, rows: list[Mapping[str, Any]]) -> None:
        self.edges += backup.put_edges(self._store, rows)


def _check(head: Any, file: Path) -> None:
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise InputRefused(BROKEN.format(file=file))
    if head.get("edition") != EDITION or head.get("layout") != VERSION:
        raise InputRefused(OTHER_EDITION.format(file=file))


def _named(row: Mapping[str, Any], **names: str) -> dict[str, Any]:
    return {name: row[key] for name, key in names.items()} | {"properties": _stored(row["properties"])}


def _stored(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: from_json(value) for name, value in properties.items()}
