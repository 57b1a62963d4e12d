"""Missing links as a page shows them: what stands out first, then what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from queries.missing import RULES, Finding
from queries.missing.wording import sentence

_TEMPLATES = {rule.code: rule.question for rule in RULES}


@dataclass(frozen=True, slots=True)
class Question:
    """A missing link in two parts, and whom it is about."""

    statement: str
    rest: str
    rule: str
    subjects: tuple[str, ...]


def asked(findings: Iterable[Finding]) -> tuple[Question, ...]:
    """Findings in the order of their rank, as questions."""
    return tuple(_question(finding) for finding in findings)


def counted(findings: Iterable[Finding]) -> Counter[str]:
    """How many questions concern each client, by id."""
    return Counter(client for finding in findings for client in finding.clients)


def _question(finding: Finding) -> Question:
    """The rule's own text says where its first sentence ends; names in it may hold full stops."""
    template, _, _ = _TEMPLATES[finding.rule].partition(". ")
    statement = sentence(template, finding.words)
    statement += "" if statement.endswith(("?", ".")) else "."
    if not finding.question.startswith(statement):
        return Question(finding.question, "", finding.rule, finding.subjects)
    return Question(statement, finding.question[len(statement) :].strip(), finding.rule, finding.subjects)
