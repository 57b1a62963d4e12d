"""Whether a database holds the demonstration, and its removal: one function for each .cypher file beside this one."""

from __future__ import annotations

from graph.cypher import load
from graph.store import Store

SECONDS = 120.0


def held(store: Store) -> tuple[bool, str | None]:
    """Whether the database holds any network, and the demonstration's edition if it is that one."""
    row = store.read(load("queries.demo", "held"))[0]
    return row["holds"], row["edition"]


def mark(store: Store, edition: str) -> None:
    """Mark the database as holding an edition of the demonstration network, before anything of it is written."""
    store.write(load("queries.demo", "mark"), edition=edition)


def claim(store: Store) -> None:
    """Take the mark away, before anything else is written beside the demonstration: what is added is never cleared."""
    store.write(load("queries.demo", "claim"))


def clear(store: Store) -> None:
    """Remove a demonstration network; nothing where the database is not so marked."""
    while store.write(load("queries.demo", "clear"), seconds=SECONDS)[0]["gone"]:
        continue
