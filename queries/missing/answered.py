"""Which questions are answered: an answer quiets a question until what it rests on changes, or until its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.answers import LATER, Answer
from queries.missing.finding import Finding

# "No, or better not recorded" is final and gives no reason (missing-links.md §2, rule 6).
FINAL = ("parent-not-recorded",)


def answer_to(finding: Finding, answers: Iterable[Answer], day: date) -> Answer | None:
    """The latest of the answers that is one to this question on a day."""
    latest = None
    for each in answers:
        if each.holds(day) and to_the_same(finding, each):
            latest = each
    return latest


def to_the_same(asked: Finding | Answer, answer: Answer) -> bool:
    """Whether an answer is to a question, or to that of another: rule, subjects and evidence, a client in common.

    A final one holds whatever the question rests on.
    """
    about = (asked.rule, asked.particular) == (answer.rule, answer.particular)
    # Somebody merged into another is named by their id, which may stand in another place.
    about = about and sorted(asked.subjects) == sorted(answer.subjects)
    in_common = not set(asked.clients).isdisjoint(answer.clients)
    final = answer.rule in FINAL and answer.kind != LATER
    return about and in_common and (final or set(asked.evidence) == set(answer.evidence))
