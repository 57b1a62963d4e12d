"""Which sealed and shielded lines a viewer can let stand in a client's own copy, and which may (access.md §8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from graph.cypher import Cypher, load
from graph.guard import check_allowed
from graph.model import OPERATOR
from graph.rights import OPEN_KINDS
from graph.store import Store
from graph.viewer import Viewer


def released(store: Store, viewer: Viewer, client_id: str, now: date) -> Mapping[str, date | None]:
    """By its id each line of support that the viewer's agency may release, with since when it is.

    To be asked once the look at the client stands in the journal. Raises NotAllowed, DatabaseUnavailable.
    """
    return _since(store, viewer, load("graph.slices", "released"), "id", client_id, now)


def released_facts(store: Store, viewer: Viewer, client_id: str, now: date) -> Mapping[str, date | None]:
    """By its key (`queries.releasing.key_of`) what the viewer's agency holds besides support; else as `released`."""
    return _since(store, viewer, load("graph.slices", "released_facts"), "key", client_id, now)


def _since(
    store: Store, viewer: Viewer, query: Cypher, named: str, client_id: str, now: date
) -> Mapping[str, date | None]:
    check_allowed(viewer, query)
    rows = store.read(query, viewer=viewer.parameter(), client=client_id, now=now, operator=OPERATOR, kinds=OPEN_KINDS)
    return {row[named]: date.fromisoformat(row["since"]) if row["since"] else None for row in rows}
