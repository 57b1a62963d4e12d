"""Which sealed and shielded lines a viewer can let stand in a client's own copy, and which may (access.md §8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from graph.cypher import load
from graph.guard import check_allowed
from graph.model import OPERATOR
from graph.rights import OPEN_KINDS
from graph.store import Store
from graph.viewer import Viewer


def released(store: Store, viewer: Viewer, client_id: str, now: date) -> Mapping[str, date | None]:
    """By its id each line of support that the viewer's agency may release, with since when it is.

    To be asked once the look at the client stands in the journal. Raises NotAllowed, DatabaseUnavailable.
    """
    query = load("graph.slices", "released")
    check_allowed(viewer, query)
    rows = store.read(query, viewer=viewer.parameter(), client=client_id, now=now, operator=OPERATOR, kinds=OPEN_KINDS)
    return {row["id"]: date.fromisoformat(row["since"]) if row["since"] else None for row in rows}
