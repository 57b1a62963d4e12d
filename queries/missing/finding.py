"""A finding: one question that the network raises, with what it is about and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """A missing link, as `gaps --format json` prints it (model.md §4).

    `subjects` are the ids that the question is about, then the professionals and agencies that belong to it; `clients`
    and `families` are those concerned, families real ones only; each sorted. `evidence` holds the ids, sorted, of the
    edges that make the finding: for rules 1 to 3 the two members' involvements with the `clients` that they support,
    for 8 those that have lapsed, for `no-lead` the team's, for `two-leads` those that lead; for others besides these
    memberships, situations, addresses (by their CSV key after their kind, joined with a bar) and planned contacts.
    `words` are what the rule's question is filled with, for another language; `particular` is what the key names
    besides the subjects: families, a role, an agency kind.
    """

    rule: str
    key: str
    subjects: tuple[str, ...]
    clients: tuple[str, ...]
    families: tuple[str, ...]
    question: str
    evidence: tuple[str, ...]
    rank: int
    words: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    particular: str = ""

    def to_json(self) -> dict[str, object]:
        """The finding as JSON has it."""
        return {
            "rule": self.rule,
            "key": self.key,
            "subjects": list(self.subjects),
            "clients": list(self.clients),
            "families": list(self.families),
            "question": self.question,
            "evidence": list(self.evidence),
            "rank": self.rank,
        }


@dataclass(frozen=True, slots=True)
class Scope:
    """Which findings are wanted: those with this client, with this family, of this area. It changes none of them."""

    client: str | None = None
    family: str | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """What one finding names, by id, before it has a sentence and a rank.

    `subjects` stand before the semicolon in the rule's bracket, `others` are professionals and agencies after it,
    `besides` what else is in the key.
    """

    subjects: tuple[str, ...]
    clients: tuple[str, ...]
    families: tuple[str, ...]
    evidence: tuple[str, ...]
    words: Mapping[str, str]
    others: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
