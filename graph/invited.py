"""To whose team somebody is asked: who asks and nothing of whom it is about, until it is accepted (access.md §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.cypher import load
from graph.guard import check_allowed
from graph.store import Store
from graph.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Received:
    """What somebody is asked: who asks, for whom, on which number; `desk` is the agency that is asked as such."""

    id: str
    name: str
    role: str | None
    agency: str | None
    phone: str | None
    desk: str | None
    until: date


def received(store: Store, viewer: Viewer, today: date) -> tuple[Received, ...]:
    """What a professional is asked; where agencies share on agreement only, while it is agreed.

    Raises NotAllowed, DatabaseUnavailable.
    """
    query = load("graph.slices", "invited")
    check_allowed(viewer, query)
    rows = store.read(query, viewer=viewer.parameter(), today=today)
    return tuple(Received(**{**row, "until": date.fromisoformat(row["until"])}) for row in rows)
