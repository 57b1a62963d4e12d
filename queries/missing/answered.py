"""Which questions are answered: an answer quiets a question until what it rests on changes, or until its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from graph.answers import LATER, Answer
from queries.missing.finding import Finding

# "No, or better not recorded" is final and gives no reason (missing-links.md §2, rule 6).
FINAL = ("parent-not-recorded",)

Question: TypeAlias = tuple[str, ...]


def question(asked: Finding | Answer) -> Question:
    """What a question and the answers to it have in common before clients and evidence are looked at.

    Somebody merged into another is named by their id, which may stand in another place.
    """
    return (asked.rule, asked.particular, *sorted(asked.subjects))


def by_question(answers: Iterable[Answer]) -> Mapping[Question, Sequence[Answer]]:
    """Answers by what they answer, in their order."""
    found: defaultdict[Question, list[Answer]] = defaultdict(list)
    for each in answers:
        found[question(each)].append(each)
    return found


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
    about = question(asked) == question(answer)
    in_common = not set(asked.clients).isdisjoint(answer.clients)
    final = answer.rule in FINAL and answer.kind != LATER
    return about and in_common and (final or set(asked.evidence) == set(answer.evidence))
