"""Answering a question: on whose involvement an answer hangs, and what is kept of the question."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from hashlib import sha256

from graph.answers import LATER, Answer
from graph.slice import Slice
from queries.day import on
from queries.missing import Finding

# "No, or better not recorded" is final and gives no reason (missing-links.md §2, rule 6).
FINAL = ("parent-not-recorded",)
ID_LETTERS = 32
OPEN = "open"


def supported(slice_: Slice, professional_id: str | None, day: date) -> Mapping[str, str]:
    """Whom a professional supports on a day, by client id, each with the first of their involvements by id.

    An open one comes first: what hangs on a sealed one is heard by those alone who see it.
    """
    found: dict[str, str] = {}
    if professional_id is None:
        return found
    for client, ties in on(slice_, day).involvements.items():
        own = [each for each in ties if each.professional_id == professional_id]
        if own:
            found[client] = min(own, key=lambda each: (each.visibility != OPEN, each.id)).id
    return found


def involvement_for(clients: Collection[str], mine: Mapping[str, str]) -> str | None:
    """On which of one's own involvements an answer about some clients hangs; None where one supports none of them."""
    return next((mine[client] for client in sorted(clients) if client in mine), None)


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
    final = finding.rule in FINAL and kind != LATER
    evidence = () if final else finding.evidence
    said = (finding.key, kind, reason or "", str(until or ""), professional_id, hangs_on, day.isoformat(), *evidence)
    return Answer(
        id=sha256("\n".join(said).encode()).hexdigest()[:ID_LETTERS],
        rule=finding.rule,
        subjects=finding.subjects,
        particular=finding.particular,
        clients=finding.clients,
        evidence=evidence,
        kind=kind,
        reason=None if final else reason,
        on=day,
        until=until,
        professional_id=professional_id,
        involvement=hangs_on,
    )
