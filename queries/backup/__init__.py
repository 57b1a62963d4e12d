"""Putting a backup back: one function for each .cypher file beside this one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graph.cypher import load
from graph.journal import entry
from graph.model import OPERATOR
from graph.store import Store
from graph.viewer import Viewer

SECONDS = 120.0


def amounts(store: Store) -> tuple[int, int]:
    """How many nodes and edges there are."""
    row = store.read(load("queries.backup", "amounts"))[0]
    return row["nodes"], row["edges"]


def held(store: Store) -> Mapping[str, int]:
    """How many nodes of each label there are that a restore would remove."""
    rows = store.read(load("queries.backup", "held"), seconds=SECONDS, operator=OPERATOR)
    return {row["label"]: row["amount"] for row in rows}


def begin_restore(store: Store) -> None:
    """Mark the database as one that is being restored."""
    store.write(load("queries.backup", "begin_restore"))


def wipe(store: Store) -> None:
    """Remove what is there; nothing where no restore is under way."""
    query = load("queries.backup", "wipe")
    while any(row["gone"] for row in store.write(query, seconds=SECONDS)):
        continue


def put_nodes(store: Store, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put nodes back: each row has `ref`, `labels` and `properties`."""
    store.write(load("queries.backup", "put_nodes"), seconds=SECONDS, rows=rows)


def put_edges(store: Store, rows: Sequence[Mapping[str, Any]]) -> int:
    """Put edges back, and how many found both ends: each row has `one`, `type`, `other` and `properties`."""
    written: int = store.write(load("queries.backup", "put_edges"), seconds=SECONDS, rows=rows)[0]["rows"]
    return written


def forget_names(store: Store) -> None:
    """Take away the names by which edges knew nodes."""
    query = load("queries.backup", "forget_names")
    while store.write(query, seconds=SECONDS)[0]["rows"]:
        continue


def finish_restore(store: Store, viewer: Viewer, deployment: Mapping[str, Any], rows: int) -> None:
    """Say that the database is whole and what of the deployment is known, and that it was restored."""
    finish = load("queries.backup", "finish_restore"), {"properties": deployment}
    store.write_together([finish, entry(viewer, "restore", "backup", ["*"], rows=rows)])
