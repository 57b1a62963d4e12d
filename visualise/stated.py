"""What a drawing's files and the table beside it state of each node and tie: this list, and nothing beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.model import OPERATOR
from graph.network import Network

STATED: Mapping[str, tuple[str, ...]] = {
    "client": ("age", "expected", "died", "gender", "situations"),
    "family": ("address", "postcode", "area"),
    "professional": ("role", "lead", "number", "email", "active", "away_until", "cover"),
    "agency": ("agency_kind", "area", "number", "email", "hours"),
    "involved": ("role", "lead", "agency_id", "from", "to", "visibility", "source_name", "as_of"),
    "contact": ("contact_kind", "planned", "on", "at", "about"),
    "member": ("lives_here", "from", "to"),
    "related": ("relation", "form", "from", "to"),
    "works_for": ("from", "to"),
}
# Facts that are the ids of nodes: stated only where the node is there.
IDS = frozenset({"agency_id", "about"})
# What goes without saying.
USUAL: Mapping[str, Any] = {
    "lead": False,
    "planned": False,
    "active": True,
    "visibility": "open",
    "source_name": OPERATOR,
}


def stated(network: Network) -> Network:
    """The network with the facts that are stated, in their order."""
    ids = {node.id for node in network.nodes}
    return replace(
        network,
        nodes=tuple(replace(node, facts=_facts(node.kind, node.facts, ids)) for node in network.nodes),
        edges=tuple(replace(edge, facts=_facts(edge.kind, edge.facts, ids)) for edge in network.edges),
    )


def _facts(kind: str, facts: Mapping[str, Any], ids: set[str]) -> dict[str, Any]:
    return {
        name: value
        for name in STATED[kind]
        for value in [facts.get(name)]
        if value not in (None, "", [])
        and not (name in USUAL and value == USUAL[name])
        and not (name in IDS and value not in ids)
    }
