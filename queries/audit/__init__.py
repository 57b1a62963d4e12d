"""The journal as the operator holds it: one function for each .cypher file beside this one, of the same name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from graph.cypher import Cypher, load
from graph.journal import entry
from graph.store import Row, Store
from graph.viewer import Viewer

BATCH = 500


def heads(store: Store) -> dict[str, tuple[int, str]]:
    """How long each chain is, and the code of its last entry."""
    return {row["chain"]: (row["length"], row["head"]) for row in store.read(_load("heads"))}


def links(store: Store) -> Iterator[Row]:
    """Every entry with its link, chain by chain in the order of its numbers."""
    return store.stream(_load("links"))


def unlinked(store: Store) -> int:
    """How many entries stand in no chain."""
    return int(store.read(_load("unlinked"))[0]["entries"])


def naming(store: Store, subject: str, after: str) -> list[Row]:
    """Some of the entries that name an id, with what they say, from an entry's id on."""
    return store.read(_load("naming"), subject=subject, after=after, most=BATCH)


def before(store: Store, moment: datetime) -> list[str]:
    """The ids of some of the entries from before a moment whose content stands."""
    return [row["id"] for row in store.read(_load("before"), moment=moment, most=BATCH)]


def count_before(store: Store, moment: datetime) -> int:
    """How many entries from before a moment have their content."""
    return int(store.read(_load("count_before"), moment=moment)[0]["entries"])


def erase(store: Store, rows: Sequence[dict[str, Any]]) -> None:
    """Put what is left in the place of what entries said; that it was done is entered apart, once for all of them."""
    store.write(_load("erase"), rows=list(rows))


def note(store: Store, viewer: Viewer, act: str, query: str, *, focus: str | None = None, rows: int = 0) -> None:
    """Enter what is done with the journal itself."""
    store.write_together([entry(viewer, act, query, [], focus=focus, rows=rows)])


def _load(name: str) -> Cypher:
    return load("queries.audit", name)
