"""Seals and shields that people set: one function for each .cypher file beside this one, of the same name.

Each commits with its entry in the journal, or not at all, and says whether it was done. Lifting a shield is none of
these (access.md §4).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graph.cypher import load
from graph.journal import entered, entry
from graph.model import OPERATOR
from graph.store import Step, Store
from graph.viewer import Viewer

SEALS = ("existence", "hidden")


def open_seal(store: Store, viewer: Viewer, involvement: str, client_id: str, new: str, today: date) -> bool:
    """End one's own sealed tie and begin an open one, by the id `new`. Raises DatabaseUnavailable."""
    given = {"by": viewer.professional, "involvement": involvement, "client": client_id, "new": new, "today": today}
    step: Step = (load("queries.seals", "open_seal"), {**given, "operator": OPERATOR})
    return _done(store, viewer, "seals.open_seal", step, [client_id], involvement)


def seal(store: Store, viewer: Viewer, involvement: str, client_id: str, visibility: str, today: date) -> bool:
    """Seal one's own tie, as existence or hidden; never looser than it is. Raises DatabaseUnavailable."""
    given = {"by": viewer.professional, "involvement": involvement, "client": client_id, "today": today}
    step: Step = (load("queries.seals", "seal"), {**given, "visibility": visibility})
    return _done(store, viewer, "seals.seal", step, [client_id], involvement)


def shield(
    store: Store, viewer: Viewer, involvement: str, client_id: str, household: Sequence[str], today: date
) -> bool:
    """Shield a client whom one supports by a tie, with the `household`, whom the entry names. Raises as above."""
    given = {"by": viewer.professional, "involvement": involvement, "client": client_id, "today": today}
    step: Step = (load("queries.seals", "shield"), given)
    return _done(store, viewer, "seals.shield", step, [client_id, *household], involvement)


def _done(store: Store, viewer: Viewer, query: str, step: Step, subjects: Sequence[str], focus: str) -> bool:
    """Commit a step with its entry; whether it changed anything."""
    return entered(store, step, entry(viewer, "change", query, subjects, focus=focus))
