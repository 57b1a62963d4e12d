"""Who is shielded together with a client, for the journal: it is handed to nobody who sees it on a page."""

from __future__ import annotations

from datetime import date

from graph.cypher import load
from graph.guard import check_allowed
from graph.store import Store
from graph.viewer import Viewer


def household(store: Store, viewer: Viewer, client_id: str, today: date) -> list[str]:
    """The ids of those who live with a client whom the viewer supports. Raises NotAllowed, DatabaseUnavailable."""
    query = load("graph.slices", "household")
    check_allowed(viewer, query)
    rows = store.read(query, viewer=viewer.parameter(), client=client_id, today=today)
    return [str(row["id"]) for row in rows]
