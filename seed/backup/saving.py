"""Makes a backup: beside its place first, for its owner only, then renamed, so that no file is ever half there."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pyrage.x25519 import Recipient

from graph.errors import InputRefused
from graph.migrate import VERSION
from graph.store import Row, as_json
from seed.backup.sealed import seal

FORMAT, EDITION = "common-thread-backup", 1
CANT = "The backup to {file} could not be written ({reason}). What was there before is untouched."


@dataclass(slots=True)
class Counts:
    """How many nodes and edges are in a backup."""

    nodes: int = 0
    edges: int = 0


def save(nodes: Iterable[Row], edges: Iterable[Row], file: Path, recipient: Recipient, now: datetime) -> Counts:
    """Write the nodes and then the edges to `file`. Raises InputRefused where it can't be, and what the rows raise."""
    counts = Counts()
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as written:
                seal(_rows(nodes, edges, now, counts), written, recipient)
                written.flush()
                os.fsync(written.fileno())
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise InputRefused(CANT.format(file=file, reason=error.strerror)) from error
    return counts


def _rows(nodes: Iterable[Row], edges: Iterable[Row], now: datetime, counts: Counts) -> Iterator[Any]:
    """What is written: a head, the nodes, the edges, and how many there were of each."""
    yield {"format": FORMAT, "edition": EDITION, "layout": VERSION, "made": now.isoformat()}
    for row in nodes:
        counts.nodes += 1
        yield {"node": row["ref"], "labels": row["labels"], "properties": _json(row["properties"])}
    for row in edges:
        counts.edges += 1
        yield {"edge": row["type"], "one": row["one"], "other": row["other"], "properties": _json(row["properties"])}
    yield {"nodes": counts.nodes, "edges": counts.edges}


def _json(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: as_json(value) for name, value in properties.items()}
