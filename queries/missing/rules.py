"""The table of rules: what each asks, why it matters, what a first answer is, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from queries.missing.found import Found
from queries.missing.ground import Ground
from queries.missing.lapsed import lapsed_contact
from queries.missing.lead import no_lead, two_leads
from queries.missing.pairs import household_workers, linked_households, workers


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as data and one pure function. `settings` names the fields of RuleSettings that it reads."""

    number: int
    code: str
    title: str
    question: str
    why: str
    first_answer: str
    settings: tuple[str, ...]
    find: Callable[[Ground], Found]


CADENCES = ("cadence", "cadence_universal", "cadence_universal_in_situation", "cadence_by_role")

# In the order of rank: what is more certain first.
RULES: tuple[Rule, ...] = (
    Rule(
        number=1,
        code="workers-not-in-contact",
        title="Two who support the same client are not in contact",
        question="{first} and {second} both support {clients}. No contact between them is recorded here since {since}. "
        "Are they in touch?",
        why="Inquiries find that those who each knew a part did not know of each other.",
        first_answer="They are in touch",
        settings=("window",),
        find=workers,
    ),
    Rule(
        number=2,
        code="household-workers-not-in-contact",
        title="Two who support members of one family are not in contact",
        question="{first} supports {first_clients}, and {second} supports {second_clients}, in the same family. "
        "No contact between the two workers is recorded here since {since}. Are they in touch?",
        why="What happens to one member of a family matters to those who support another.",
        first_answer="They are in touch",
        settings=("window",),
        find=household_workers,
    ),
    Rule(
        number=3,
        code="linked-households-not-in-contact",
        title="Two who support linked families are not in contact",
        question="{first} supports {first_clients}, and {second} supports {second_clients}, in a linked family. "
        "No contact between the two workers is recorded here since {since}. Are they in touch?",
        why="Children live in more homes than one, and what is known in one is seldom known in the other.",
        first_answer="They are in touch",
        settings=("window",),
        find=linked_households,
    ),
    Rule(
        number=8,
        code="lapsed-contact",
        title="No contact with a client for a long time",
        question="{worker} supports {client}. No contact between the two is recorded here since {since}. "
        "Have they been in contact?",
        why="An involvement on paper can hide that nobody has come for months.",
        first_answer="I saw them on…",
        settings=CADENCES,
        find=lapsed_contact,
    ),
    Rule(
        number=10,
        code="no-lead",
        title="Nobody leads",
        question="{agencies} agencies support {client}, and nobody is recorded as the lead. Who leads?",
        why="Where several agencies support someone, one person has to hold it together.",
        first_answer="Set the lead",
        settings=(),
        find=no_lead,
    ),
    Rule(
        number=10,
        code="two-leads",
        title="More than one leads",
        question="{leads} are each recorded as the lead for {client}. Who leads?",
        why="Where two lead, each may count on the other.",
        first_answer="Set the lead",
        settings=(),
        find=two_leads,
    ),
)
