"""Answering a question: on whose involvement an answer hangs, and what is kept of the question."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from hashlib import sha256

from graph.answers import LATER, Answer
from graph.slice import Slice
from queries.day import on
from queries.missing import Finding
from queries.missing.answered import FINAL

ID_LETTERS = 32
OPEN = "open"


def supported(slice_: Slice, professional_id: str | None, day: date) -> Mapping[str, tuple[bool, str]]:
    """Whom a professional supports on a day, by client id, each with whether the tie is sealed, and its id.

    Of several the first, an open one before a sealed one: what hangs on that is heard by those alone who see it.
    """
    found: dict[str, tuple[bool, str]] = {}
    if professional_id is None:
        return found
    for client, ties in on(slice_, day).involvements.items():
        own = [(each.visibility != OPEN, each.id) for each in ties if each.professional_id == professional_id]
        if own:
            found[client] = min(own)
    return found


def involvement_for(clients: Collection[str], mine: Mapping[str, tuple[bool, str]]) -> str | None:
    """On which of one's own involvements an answer about some clients hangs; None where one supports none of them."""
    own = [mine[client] for client in clients if client in mine]
    return min(own)[1] if own else None


def answer(
    finding: Finding,
    kind: str,
    reason: str | None,
    until: date | None,
    *,
    professional_id: str,
    hangs_on: str,
    day: date,
) -> Answer:
    """An answer to a question, given on a day. The same answer given twice is one."""
    given = None if finding.rule in FINAL or kind == LATER else reason
    asked = (finding.key, *finding.evidence)
    said = (kind, given or "", str(until or ""), professional_id, hangs_on, day.isoformat(), *asked)
    return Answer(
        id=sha256("\n".join(said).encode()).hexdigest()[:ID_LETTERS],
        rule=finding.rule,
        subjects=finding.subjects,
        particular=finding.particular,
        clients=finding.clients,
        evidence=finding.evidence,
        kind=kind,
        reason=given,
        on=day,
        until=until,
        professional_id=professional_id,
        involvement=hangs_on,
    )
