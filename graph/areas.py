"""In which areas there is anybody: what a coordinator or privacy officer can answer for."""

from __future__ import annotations

from graph.cypher import load
from graph.guard import check_allowed
from graph.store import Store
from graph.viewer import Viewer


def areas(store: Store, viewer: Viewer) -> tuple[str, ...]:
    """The areas in which an agency or an address lies, by name. Raises NotAllowed, DatabaseUnavailable."""
    query = load("graph.slices", "areas")
    check_allowed(viewer, query)
    return tuple(str(row["area"]) for row in store.read(query))
