"""Raising a concern, and dropping it (access.md §6): one function for each .cypher file beside this one.

Nothing but a day is written: what it is about is talked about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from graph.cypher import load
from graph.journal import entered, entry
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.missing import RuleSettings


@dataclass(frozen=True, slots=True)
class Raised:
    """By which involvement with which client, and how many have to have a concern before they are told."""

    involvement: str
    client_id: str
    settings: RuleSettings


def raise_concern(store: Store, viewer: Viewer, raised: Raised, today: date) -> bool:
    """Have a concern from today on. Raises DatabaseUnavailable."""
    return _done(store, viewer, "raise_concern", raised, today)


def drop_concern(store: Store, viewer: Viewer, raised: Raised, today: date) -> bool:
    """Have it no longer. Raises DatabaseUnavailable."""
    return _done(store, viewer, "drop_concern", raised, today)


def _done(store: Store, viewer: Viewer, name: str, raised: Raised, today: date) -> bool:
    given = {"by": viewer.professional, "involvement": raised.involvement, "client": raised.client_id, "today": today}
    since = today - timedelta(days=raised.settings.concern_days)
    step: Step = (load("queries.concerns", name), {**given, "since": since, "threshold": raised.settings.threshold})
    said = entry(viewer, "change", f"concerns.{name}", [raised.client_id], focus=raised.involvement)
    return entered(store, step, said)
