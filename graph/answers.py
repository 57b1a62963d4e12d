"""What people answered to questions: of whom an answer is heard, and for how long (missing-links.md).

An answer quiets a question; it tells nothing that whoever hears it does not see already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

from graph.facts import key_of
from graph.model import Facts

NOT_NEEDED, LATER = "not-needed", "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a question, by the professional who gave it, on whose `involvement` it hangs.

    The question is known by its rule, its subjects, what else its key names (`particular`: families, a role) and
    the clients in it. The answer holds while the evidence is the same, and where it says `until`, before that day.
    """

    id: str
    rule: str
    subjects: tuple[str, ...]
    particular: str
    clients: tuple[str, ...]
    evidence: tuple[str, ...]
    kind: str
    reason: str | None
    on: date
    until: date | None
    professional_id: str
    involvement: str

    def holds(self, day: date) -> bool:
        """Whether it counts on a day."""
        return self.on <= day and (self.until is None or day < self.until)


def answers_of(rows: Iterable[Mapping[str, Any]]) -> tuple[Answer, ...]:
    """The answers in the rows of answers.cypher that were not taken back, in the order in which they were given."""
    return tuple(_answer(row) for row in sorted(rows, key=itemgetter("n")) if not row["undone"])


def _answer(row: Mapping[str, Any]) -> Answer:
    return Answer(
        id=row["id"],
        rule=row["rule"],
        subjects=tuple(row["subjects"]),
        particular=row["particular"],
        clients=tuple(row["clients"]),
        evidence=tuple(row["evidence"]),
        kind=row["kind"],
        reason=row["reason"],
        on=date.fromisoformat(row["on"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        professional_id=row["professional_id"],
        involvement=row["involvement"],
    )


def heard(facts: Facts, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Those that whoever sees the facts may hear of: they see all of the evidence, and the answerer's involvement."""
    given = tuple(answers)
    return resting_on(edges(facts), given) if given else ()


def resting_on(there: Set[str], answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Those of which all of the evidence is there, and the answerer's involvement."""
    return tuple(each for each in answers if {each.involvement, *each.evidence} <= there)


def edges(facts: Facts) -> set[str]:
    """The ids of the edges that a question can rest on: where they have none, kind and key (model.md §4)."""
    found = {each.id for table in (facts.involvements, facts.contacts) for each in table}
    found |= {f"asked|{each.id}|{each.asked_on}" for each in facts.involvements if each.asked_on is not None}
    for kind, name, table in (
        ("member", "memberships", facts.memberships),
        ("situation", "situations", facts.situations),
        ("address", "addresses", facts.addresses),
    ):
        found |= {"|".join((kind, *key_of(name, each))) for each in table}
    return found
