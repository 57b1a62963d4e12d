"""How two people are connected, in words: a sentence for each step of the shortest way between them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from explorer.drawings.rows import RELATIONS
from explorer.text import _, _l
from graph.network import Edge, Network

# What a tie says from its source to its target, and back; the first of them that there is is told.
STEPS: Mapping[str, tuple[str, str]] = {
    "involved": (_l("%(one)s supports %(other)s."), _l("%(one)s is supported by %(other)s.")),
    "related": (_l("%(one)s is %(kin)s of %(other)s."), _l("%(other)s is %(kin)s of %(one)s.")),
    "member": (_l("%(one)s belongs to the family %(other)s."), _l("%(other)s belongs to the family %(one)s.")),
    "contact": (
        _l("%(one)s has been in contact with %(other)s."),
        _l("%(one)s has been in contact with %(other)s."),
    ),
}


def way_words(network: Network) -> tuple[str, ...] | None:
    """The steps of a network's way; that there is none, where there is none; None where nobody asks."""
    if network.path is None:
        return None
    if not network.path:
        return (_("No connection between the two is recorded here."),)
    labels = {node.id: node.label for node in network.nodes}
    return tuple(_step(_strongest(network, one, other), one, other, labels) for one, other in pairwise(network.path))


def _strongest(network: Network, one: str, other: str) -> Edge | None:
    between = [edge for edge in network.edges if {edge.source, edge.target} == {one, other} and edge.kind in STEPS]
    order = list(STEPS)
    return min(between, key=lambda edge: (order.index(edge.kind), edge.id), default=None)


def _step(edge: Edge | None, one: str, other: str, labels: Mapping[str, str]) -> str:
    names = {"one": labels[one], "other": labels[other]}
    if edge is None:
        # The tie itself is among what is switched off.
        return _("%(one)s and %(other)s are connected by what is switched off in the legend.", **names)
    kin = str(RELATIONS.get(str(edge.facts.get("relation")), RELATIONS["other"]))
    return str(STEPS[edge.kind][edge.source != one]) % {**names, "kin": kin}
