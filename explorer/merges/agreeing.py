"""Two records become one client, or two households one, once an officer has said so, and whoever is to be asked."""

from __future__ import annotations

from datetime import date

from graph import same
from graph.store import Store
from graph.viewer import Viewer
from queries import doubts, merges
from queries.doubts import OF_ONE_PERSON


def join_if_agreed(store: Store, viewer: Viewer, doubt_id: str, today: date, *, agreed: bool) -> bool:
    """Join the two where no team is to be asked any more; whether they were. Raises DatabaseUnavailable.

    `agreed` says that the last yes was of somebody on a team: of households nobody else's word is enough.
    """
    asked = same.same(store, viewer, today, doubt_id)
    if asked is None or asked.waits:
        return False
    if asked.rule not in OF_ONE_PERSON:
        return agreed and doubts.join_households(store, viewer, asked.id, asked.clients, today)
    kept, gone = asked.clients
    return merges.merge(store, viewer, kept, gone, today, agreed=agreed)
