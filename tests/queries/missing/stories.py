"""Small hand-worked networks for the missing-link rules: one family, three workers and a desk, and what a case adds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from graph.model import Agency, Client, Contact, Employment, Facts, Involvement, Membership, Professional, Record
from tests.queries.missing.oracle import Answer, oracle

DAY = date(2025, 6, 15)
AGENCIES = {"care": "child-social-care", "homes": "housing", "oak": "school", "surgery": "gp"}
WORKERS = {"paul": "care", "queenie": "homes", "sue": "oak", "gita": "surgery"}


def ago(days: int) -> date:
    """So many days before the day asked about."""
    return DAY - timedelta(days=days)


@dataclass
class Story:
    """A network in the telling: four agencies with a worker each; families, involvements and contacts are added."""

    facts: Facts = field(
        default_factory=lambda: Facts(
            agencies=tuple(Agency(id=agency, name=agency, kind=kind) for agency, kind in AGENCIES.items()),
            professionals=tuple(Professional(id=worker, name=worker) for worker in WORKERS),
            employments=tuple(Employment(professional_id=who, agency_id=where) for who, where in WORKERS.items()),
        )
    )

    def add(self, kind: str, fact: object) -> Story:
        """The story with one more fact of a kind (a field of Facts)."""
        return self.instead(kind, *getattr(self.facts, kind), fact)

    def client(self, client: str, *families: str, died: date | None = None, **membership: Any) -> Story:
        """With a client, a member of these families."""
        told = self.add("clients", Client(id=client)).add(
            "records", Record(source="operator", source_id=client, client_id=client, family_name="Shaw", died=died)
        )
        for family in families:
            told = told.add("memberships", Membership(client_id=client, family_id=family, **membership))
        return told

    def supports(self, worker: str | None, client: str, **involvement: Any) -> Story:
        """With an involvement, begun on the day asked about unless it says otherwise; no worker: the agency's own."""
        marks = {"start": DAY, **involvement}
        number = f"i{len(self.facts.involvements)}"
        return self.add("involvements", Involvement(id=number, professional_id=worker, client_id=client, **marks))

    def contact(self, worker: str, **contact: Any) -> Story:
        """With a contact, ten days ago unless it says otherwise."""
        marks = {"on": ago(10), **contact}
        return self.add("contacts", Contact(id=f"k{len(self.facts.contacts)}", professional_id=worker, **marks))

    def instead(self, kind: str, *facts: object) -> Story:
        """With these facts of a kind in place of those there were."""
        changed: dict[str, Any] = {kind: facts}
        return Story(replace(self.facts, **changed))


# A child of the family f whom Paul (child social care) and Queenie (housing) both support.
CHILD = Story().client("ella", "f").supports("paul", "ella").supports("queenie", "ella")
# A client with Paul's involvement alone, begun when it says.
ALONE = Story().client("ella", "f")


def found(story: Story, rule: str) -> set[Answer]:
    """The oracle's answers to one rule, asked even where nobody could have told us."""
    told = frozenset({"would-have-told"})
    return {answer for answer in oracle(story.facts, DAY, without=told) if answer.rule == rule}


def keys(story: Story, rule: str) -> set[str]:
    """Their keys."""
    return {answer.key for answer in found(story, rule)}
