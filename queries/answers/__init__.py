"""Answers to questions: one function for each .cypher file beside this one, of the same name.

Each takes what the caller sees in a slice, and commits with its entry in the journal, or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from graph.answers import Answer
from graph.cypher import Cypher, load
from graph.journal import entry
from graph.store import Step, Store
from graph.viewer import Viewer


def record(store: Store, viewer: Viewer, answer: Answer, now: datetime) -> None:
    """Keep an answer; one with an id that is kept already changes nothing. Raises DatabaseUnavailable."""
    step: Step = (
        _load("record"),
        {
            "id": answer.id,
            "rule": answer.rule,
            "subjects": list(answer.subjects),
            "particular": answer.particular,
            "clients": list(answer.clients),
            "evidence": list(answer.evidence),
            "kind": answer.kind,
            "reason": answer.reason,
            "on": answer.on,
            "until": answer.until,
            "professional": answer.professional_id,
            "involvement": answer.involvement,
            "now": now,
        },
    )
    store.write_together([step, entry(viewer, "change", "answers.record", answer.clients, focus=answer.id)])


def undo(store: Store, viewer: Viewer, answers: Sequence[Answer], now: datetime) -> None:
    """Take answers back, all or none; one that was taken back already stays so. Raises DatabaseUnavailable."""
    steps: list[Step] = []
    for each in answers:
        steps.append((_load("undo"), {"id": each.id, "now": now}))
        steps.append(entry(viewer, "change", "answers.undo", each.clients, focus=each.id))
    store.write_together(steps)


def _load(name: str) -> Cypher:
    return load("queries.answers", name)
