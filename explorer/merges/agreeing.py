"""Two records become one client once an officer has said so, and whoever is to be asked."""

from __future__ import annotations

from datetime import date

from graph import same
from graph.store import Store
from graph.viewer import Viewer
from queries import merges


def join_if_agreed(store: Store, viewer: Viewer, doubt_id: str, today: date, *, agreed: bool) -> bool:
    """Join the two where no team is to be asked any more; whether they were. Raises DatabaseUnavailable.

    `agreed` says that the last yes was of somebody on a team.
    """
    asked = same.same(store, viewer, today, doubt_id)
    if asked is None or asked.waits:
        return False
    kept, gone = asked.clients
    return merges.merge(store, viewer, kept, gone, today, agreed=agreed)
