"""How two people are connected, as plain text: one line a step."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from graph.network import Edge, Network

# What an edge says from its source to its target, and back.
STEPS: Mapping[str, tuple[str, str]] = {
    "involved": ("supports", "is supported by"),
    "contact": ("was in contact with", "was in contact with"),
    "member": ("belongs to", "has as a member"),
}
# "a is KIND of b", and what b is to a.
KIN_BACK: Mapping[str, str] = {"parent": "child", "grandparent": "grandchild"}


def path_to_text(network: Network) -> str:
    """The steps of a network's path, or a sentence that says there is none."""
    if not network.path:
        return "No connection is recorded here between the two.\n"
    labels = {node.id: node.label for node in network.nodes}
    if len(network.path) == 1:
        return f"{labels[network.path[0]]} is one and the same.\n"
    steps = [f"{labels[one]} {_step(network, one, other)} {labels[other]}" for one, other in pairwise(network.path)]
    return "\n".join([*steps, ""])


def _step(network: Network, one: str, other: str) -> str:
    """The strongest of the edges between two, in words: involvement before kinship before contact."""
    between = [edge for edge in network.edges if {edge.source, edge.target} == {one, other}]
    order = ("involved", "related", "member", "contact")
    edge = min(between, key=lambda each: (order.index(each.kind), each.id))
    return _kin(edge, one) if edge.kind == "related" else STEPS[edge.kind][edge.source != one]


def _kin(edge: Edge, one: str) -> str:
    kind = str(edge.facts.get("relation", "other"))
    word = kind if edge.source == one else KIN_BACK.get(kind, kind)
    return "is related to" if word == "other" else f"is {word} of"
