"""Raising a concern (access.md §6): one function for each .cypher file beside this one.

Nothing but a day is written: what it is about is talked about. It isn't taken back, for whoever was told of it was
told; it lapses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.cypher import load
from graph.journal import entry
from graph.store import Step, Store
from graph.viewer import Viewer
from graph.visible.look import CONCERN


def raise_concern(
    store: Store, viewer: Viewer, involvement: str, client_id: str, today: date, *, threshold: int
) -> bool:
    """Have a concern from today on; told where as many as the `threshold` stand. Raises DatabaseUnavailable."""
    given = {"by": viewer.professional, "involvement": involvement, "client": client_id, "today": today}
    raising: Step = (load("queries.concerns", "raise_concern"), given)
    told = tell_concerns([client_id], today, threshold=threshold, agreed_only=viewer.agreed_only)
    said = entry(viewer, "change", "concerns.raise_concern", [client_id], focus=involvement)
    return bool(store.write_together([raising, told, said])[0][0]["rows"])


def tell_concerns(clients: Sequence[str], today: date, *, threshold: int, agreed_only: bool) -> Step:
    """Told of some clients, where as many as the `threshold` stand; whoever writes one has this in the same write."""
    given = {"clients": clients, "today": today, "since": today - CONCERN, "threshold": threshold}
    return load("queries.concerns", "tell_concerns"), {**given, "agreed_only": agreed_only}
