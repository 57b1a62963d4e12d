"""Answers to *Shall we introduce you?*: one function for each .cypher file beside this one (access.md §5).

A yes and a no are kept alike, and the other side is told of neither: of a yes only once it has said yes itself.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from graph.cypher import load
from graph.journal import entry
from graph.store import Step, Store
from graph.viewer import Viewer

LAPSES = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Said:
    """What one of the two said about an introduction, and when."""

    pair: str
    professional: str
    yes: bool
    on: date


def answer(store: Store, viewer: Viewer, id_: str, pair: str, family: str, today: date, *, yes: bool) -> None:
    """Say whether to be introduced, for thirty days; the first word of these stands. Raises DatabaseUnavailable.

    `family` is the viewer's own side, which is all that is entered of whom it is about.
    """
    kept = {"id": id_, "pair": pair, "professional": viewer.professional, "yes": yes, "on": today}
    step: Step = (load("queries.introductions", "answer"), {"answer": kept, "lapsed": today - LAPSES})
    store.write_together([step, entry(viewer, "change", "introductions.answer", [family], focus=pair)])


def said(store: Store, pairs: Collection[str], today: date) -> tuple[Said, ...]:
    """What was said about some introductions in the last thirty days. Raises DatabaseUnavailable."""
    rows = store.read(load("queries.introductions", "said"), pairs=sorted(pairs), lapsed=today - LAPSES, today=today)
    return tuple(Said(**{**row, "on": date.fromisoformat(row["on"])}) for row in rows)
