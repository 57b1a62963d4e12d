"""Raising a concern (access.md §6): one function for each .cypher file beside this one.

Nothing but a day is written: what it is about is talked about. It isn't taken back, for whoever was told of it was
told; it lapses.
"""

from __future__ import annotations

from datetime import date

from graph.cypher import load
from graph.journal import entered, entry
from graph.store import Step, Store
from graph.viewer import Viewer
from graph.visible.look import CONCERN


def raise_concern(
    store: Store, viewer: Viewer, involvement: str, client_id: str, today: date, *, threshold: int
) -> bool:
    """Have a concern from today on; told where as many as the `threshold` stand. Raises DatabaseUnavailable."""
    given = {"by": viewer.professional, "involvement": involvement, "client": client_id, "today": today}
    step: Step = (
        load("queries.concerns", "raise_concern"),
        {**given, "since": today - CONCERN, "threshold": threshold, "agreed_only": viewer.agreed_only},
    )
    return entered(store, step, entry(viewer, "change", "concerns.raise_concern", [client_id], focus=involvement))
