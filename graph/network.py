"""A network as it is drawn, listed and printed: nodes, edges and the missing links between them.

`queries` makes it from a slice, `visualise` draws it; its JSON is the face of `common-thread network` (model.md §4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias

NodeKind: TypeAlias = Literal["client", "family", "professional", "agency"]
NODE_KINDS: tuple[NodeKind, ...] = ("client", "family", "professional", "agency")
EdgeKind: TypeAlias = Literal["involved", "contact", "member", "related", "works_for"]


@dataclass(frozen=True, slots=True)
class Node:
    """A person, family or agency. `facts` hold what else is shown of it, JSON values by name:

    client: given_name, family_name, known_as, born, born_year, age, child, died, expected, gender, situations
    (list of codes), families (ids it is a current member of), household (ids it lives in);
    professional: role, team, agencies (ids), number {phone, of}, email, active, away_until, cover;
    agency: agency_kind, area, phone, number {phone, of}; family: area, address, postcode.
    """

    id: str
    kind: NodeKind
    label: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes. `facts` by kind:

    involved (professional or agency -> client): role, agency_id, lead, from, to, visibility, source_name, as_of;
    contact (professional -> client, professional or agency): on, at, contact_kind, planned, meeting, about;
    member (client -> family): from, to, lives_here; related (client -> client): relation, form, from, to;
    works_for (professional -> agency): from, to.
    """

    id: str
    kind: EdgeKind
    source: str
    target: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MissingLink:
    """A question to draw: a dotted line between two nodes, or a question mark on one where `other` is None."""

    rule: str
    question: str
    one: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """What is drawn. `path` is set by the question how two people are connected: ids in order, empty for no path."""

    as_of: date
    focus: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    another_service: bool = False
    path: tuple[str, ...] | None = None

    def to_json(self) -> dict[str, Any]:
        """The shape of model.md §4; `another_service` and `path` only where they apply."""
        answer: dict[str, Any] = {
            "as_of": self.as_of.isoformat(),
            "focus": self.focus,
            "nodes": [{"id": node.id, "kind": node.kind, "label": node.label, **node.facts} for node in self.nodes],
            "edges": [
                {"id": edge.id, "kind": edge.kind, "source": edge.source, "target": edge.target, **edge.facts}
                for edge in self.edges
            ],
        }
        if self.another_service:
            answer["another_service"] = True
        if self.path is not None:
            answer["path"] = list(self.path)
        return answer
