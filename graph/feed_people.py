"""What the database knows of the people in a feed: one function for each slices/feed_….cypher, of the same name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.codes import agency_kinds
from graph.cypher import load
from graph.store import Store

SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Ties:
    """A client's ties: whether a service beyond the universal ones supports them, and the ids of those whose parent

    they are or with whom they live.
    """

    supported: bool
    near: frozenset[str]


def feed_people(store: Store, records: Sequence[str]) -> Mapping[str, str]:
    """The client's id for each record's id that is known. Raises DatabaseUnavailable."""
    rows = store.read(load("graph.slices", "feed_people"), seconds=SECONDS, records=records)
    return {row["record"]: row["client"] for row in rows}


def feed_ties(store: Store, clients: Sequence[str]) -> Mapping[str, Ties]:
    """The ties of clients, past and present. Raises DatabaseUnavailable."""
    universal = [kind.code for kind in agency_kinds().values() if kind.universal]
    rows = store.read(load("graph.slices", "feed_ties"), seconds=SECONDS, clients=clients, universal=universal)
    return {row["client"]: Ties(row["supported"], frozenset(row["near"])) for row in rows}
