"""Answering a question: on whose involvement an answer hangs, and what is kept of the question."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from hashlib import sha256
from typing import TypeAlias

from graph.answers import LATER, Answer
from graph.model import OPERATOR, Involvement
from graph.slice import Slice
from queries.day import Day, on
from queries.missing import RULES, Finding, RuleSettings
from queries.missing.answered import FINAL, to_the_same

ID_LETTERS = 32
OPEN = "open"
Mine: TypeAlias = Mapping[str, tuple[bool, str]]
"""Whom one supports: by client, whether the tie is sealed, and its id."""


def supported(slice_: Slice, professional_id: str | None, day: date) -> Mine:
    """Whom a professional supports on a day, by client id, each with whether the tie is sealed, and its id.

    Ties that are confirmed only (access.md §2). Of several the first, an open one before a sealed one: what hangs on
    that is heard by those alone who see it.
    """
    found: dict[str, tuple[bool, str]] = {}
    if professional_id is None:
        return found
    laid_out = on(slice_, day)
    for client in laid_out.involvements:
        own = confirmed_ties(laid_out, client, professional_id)
        held = [(each.visibility != OPEN, each.id) for each in own]
        if held:
            found[client] = min(held)
    return found


def confirmed_ties(day: Day, client_id: str, professional_id: str | None) -> list[Involvement]:
    """A professional's own ties with a client on a day that are confirmed; nobody has any."""
    ties = day.involvements.get(client_id, ()) if professional_id is not None else ()
    return [each for each in ties if each.professional_id == professional_id and confirmed(day, each)]


def confirmed(day: Day, own: Involvement) -> bool:
    """`confirmed_on` is set, or the source is the involvement's own agency's, or `operator`."""
    source = day.sources.get(own.source or "")
    told = source.agency_id if source else None
    employers = {each.agency_id for each in day.employers.get(own.professional_id or "", ())}
    agencies = {own.agency_id} if own.agency_id is not None else employers
    return own.confirmed_on is not None or own.source == OPERATOR or (told is not None and told in agencies)


def involvement_for(clients: Collection[str], evidence: Collection[str], mine: Mine) -> str | None:
    """On which of one's own involvements an answer hangs: with one of the clients, else one that the question rests on.

    None where one has neither, so that the answer is for others to give.
    """
    own = [mine[client] for client in clients if client in mine]
    own = own or [tie for tie in mine.values() if tie[1] in evidence]
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


def asked_again(rule: str, day: date, settings: RuleSettings) -> date | None:
    """When a question that was not needed on a day comes again by itself: one about contact, which can lapse again."""
    lapses = next(each for each in RULES if each.code == rule).of_contact
    return day + timedelta(days=settings.answered_days) if lapses else None


def taken_back(slice_: Slice, answer_id: str, mine: Mine, day: date) -> list[Answer]:
    """An answer and all others to the same question that hold, of those that one could have given.

    Without these too the question would stay quiet. None where there is no such answer.
    """
    named = next((each for each in slice_.answers if each.id == answer_id), None)
    if named is None:
        return []
    same = (each for each in slice_.answers if each.holds(day) and to_the_same(named, each))
    return [each for each in same if involvement_for(each.clients, each.evidence, mine) is not None]
