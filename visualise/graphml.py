"""A network as GraphML, for analysts: the same nodes and edges as the JSON, each fact an attribute."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.network import Network
from visualise.words import plain


def to_graphml(network: Network) -> str:
    """GraphML of a network, by networkx. Lists are joined with `;`, what is unknown is left out."""
    import networkx as nx  # noqa: PLC0415 - takes longer to load than most commands take to run

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(as_of=network.as_of.isoformat(), focus=_text(network.focus))
    ids = {node.id: _text(node.id) for node in network.nodes}
    for node in sorted(network.nodes, key=lambda one: one.id):
        graph.add_node(ids[node.id])
        graph.nodes[ids[node.id]].update(_facts(node.facts) | {"kind": node.kind, "label": _text(node.label)})
    for edge in sorted(network.edges, key=lambda one: one.id):
        if edge.source in ids and edge.target in ids:
            key = graph.add_edge(ids[edge.source], ids[edge.target], key=_text(edge.id))
            graph.edges[ids[edge.source], ids[edge.target], key].update(_facts(edge.facts) | {"kind": edge.kind})
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _text(text: object) -> str:
    """Text that XML can hold."""
    return plain(text)


def _facts(facts: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    return {name: value for fact, stated in facts.items() for name, value in _flat(fact, stated)}


def _flat(name: str, value: Any) -> Iterator[tuple[str, str | int | float | bool]]:
    if value is None:
        return
    if isinstance(value, Mapping):
        for part, inner in value.items():
            yield from _flat(f"{name}_{part}", inner)
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield name, ";".join(_text(one) for one in value)
    elif isinstance(value, (bool, int, float)):
        yield name, value
    else:
        yield name, _text(value)
