"""Missing links in words: what stands out first, then what is asked, then what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from explorer import dates, words
from explorer.text import _, _l, said
from queries.missing import RULES, Finding
from queries.missing.wording import PHRASES, sentence
from queries.questions import Asked, Tie

_TEMPLATES = {rule.code: rule.question for rule in RULES}

TITLES: Mapping[str, str] = {
    "team-in-parts": _l("A team in parts"),
    "workers-not-in-contact": _l("Two who support the same person"),
    "household-workers-not-in-contact": _l("Two who support one family"),
    "linked-households-not-in-contact": _l("Two who support linked families"),
    "not-heard-from": _l("Nobody has told us"),
    "same-address": _l("One address, two families"),
    "same-number": _l("One number, two families"),
    "lapsed-contact": _l("No contact for a long time"),
    "no-lead": _l("Nobody leads"),
    "two-leads": _l("More than one leads"),
    "sibling-without-agency": _l("A sibling without social care"),
    "adult-in-two-households": _l("One adult, two households"),
    "parent-not-recorded": _l("A parent not recorded"),
    "adult-not-related": _l("How an adult is related"),
    "new-in-household": _l("New in the household"),
    "no-visit-planned": _l("No visit is planned"),
    "visits-bunched": _l("Many visits at once"),
    "expected-role-missing": _l("A role nobody holds"),
    "left-but-listed": _l("Listed, but gone"),
    "single-connector": _l("One person links a team"),
    "isolated-agency": _l("An agency on its own"),
    "agencies-not-in-touch": _l("Agencies not in touch"),
    "concern-not-discussed": _l("Concerns not talked about"),
    "possible-duplicate": _l("One person twice?"),
    "child-not-seen": _l("A child who was not seen"),
    "team-not-met": _l("A team that has not met"),
    "moved-on": _l("Moved to another area"),
    "ended-without-successor": _l("Support that ended"),
    "turning-18": _l("Soon 18"),
    "planned-passed": _l("Plans whose day has passed"),
    "asked-no-answer": _l("Asked, and no answer"),
}
"""What each rule asks about, in a word or two, for choosing between them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A missing link in two parts, and whom it is about."""

    statement: str
    rest: str
    rule: str
    subjects: tuple[str, ...]


def asked(findings: Iterable[Finding]) -> tuple[Question, ...]:
    """Findings in the order of their rank, as questions."""
    return tuple(question(finding) for finding in findings)


def counted(findings: Iterable[Finding]) -> Counter[str]:
    """How many questions concern each client, by id."""
    return Counter(client for finding in findings for client in finding.clients)


def question(finding: Finding) -> Question:
    """The rule's own text says where its first sentence ends; names in it may hold full stops."""
    template = said(_TEMPLATES[finding.rule]).partition(". ")[0]
    statement = sentence(template, finding.words, said(PHRASES["desk"]))
    statement += "" if statement.endswith(("?", ".")) else "."
    if not finding.question.startswith(statement):
        return Question(finding.question, "", finding.rule, finding.subjects)
    return Question(statement, finding.question[len(statement) :].strip(), finding.rule, finding.subjects)


def tie_words(tie: Tie, today: date) -> str:
    """What a question rests on: Jo Reid has supported Ella since September 2024, as safeguarding lead. …"""
    names = {"name": tie.member.name, "client": words.first_name(tie.client)}
    if tie.member.since:
        supports = _("%(name)s supports %(client)s, %(since)s.", **names, since=dates.since(tie.member.since, today))
    else:
        supports = _("%(name)s supports %(client)s, since a day that is not recorded.", **names)
    if tie.member.last:
        last = words.last_words(tie.member.last, names["client"], today)
        return _("%(supports)s %(last)s.", supports=supports, last=last)
    return _("%(supports)s No contact with %(client)s is recorded.", supports=supports, client=names["client"])


def between_words(asked_: Asked, today: date) -> str:
    """When the two whom a question asks about were last in contact, as far as is recorded."""
    names = words.listed([member.name for member in asked_.members])
    if asked_.between is None:
        return _("No contact between %(names)s has ever been recorded here.", names=names)
    return _(
        "The last contact between %(names)s that is recorded here was on %(day)s, %(ago)s.",
        names=names,
        day=dates.long_day(asked_.between),
        ago=dates.ago(asked_.between, today),
    )
