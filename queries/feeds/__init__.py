"""What is remembered of feeds: by which of our ids a thing in them is known. One function for each .cypher file here.

A feed's agencies, workers, involvements and contacts have no id of ours. The first import gives each a new one and
notes it under its key, before anything else is written, so that an import that was cut short finds its own again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.cypher import load
from graph.store import Store

SECONDS = 120.0


def find_keys(store: Store, keys: Sequence[str]) -> Mapping[str, str]:
    """Our id for each key that is known. Raises DatabaseUnavailable."""
    rows = store.read(load(__name__, "find_keys"), seconds=SECONDS, keys=keys)
    return {row["key"]: row["stands_for"] for row in rows}


def remember_keys(store: Store, proposed: Mapping[str, str]) -> Mapping[str, str]:
    """Our id for each key: the one proposed, or the one that is known already. Raises DatabaseUnavailable."""
    pairs = [{"key": key, "id": id_} for key, id_ in proposed.items()]
    rows = store.write(load(__name__, "remember_keys"), seconds=SECONDS, pairs=pairs)
    return {row["key"]: row["stands_for"] for row in rows}


def mark_source(store: Store, *, source: str, feed: str, snapshot: bool) -> None:
    """Note to which feed a source belongs, and whether each export holds everything. Raises DatabaseUnavailable."""
    store.write(load(__name__, "mark_source"), source=source, feed=feed, snapshot=snapshot)


def source_agency(store: Store, *, source: str) -> str | None:
    """The id of a source's own agency, None where none is known. Raises DatabaseUnavailable."""
    rows = store.read(load(__name__, "source_agency"), source=source)
    return rows[0]["agency_id"] if rows else None
