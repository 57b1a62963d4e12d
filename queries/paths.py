"""How two people are connected: the shortest way over involvement, contact, membership and kinship."""

from __future__ import annotations

from datetime import date

import networkx as nx

from graph.errors import NotThere
from graph.network import Network
from graph.slice import Slice
from queries.day import Day, on
from queries.network import network_of


def path(slice_: Slice, one: str, other: str, day: date) -> Network:
    """The network of the people on a shortest way from `one` to `other`, with `path` their ids; [] where there is none.

    Of several shortest ways, the one whose ids come first by code point. Raises NotThere where either is not in the
    slice.
    """
    laid_out = on(slice_, day)
    if not all(each in laid_out.identities or each in laid_out.professionals for each in (one, other)):
        raise NotThere
    graph = _ties(slice_, laid_out)
    start, goal = _node(laid_out, one), _node(laid_out, other)
    steps = _first_shortest(graph, start, goal)
    by_kind = {kind: sorted({id_ for which, id_ in steps or [start, goal] if which == kind}) for kind in KINDS}
    return network_of(slice_, laid_out, one, by_kind, path=tuple(id_ for _, id_ in steps))


KINDS = ("client", "professional", "family")
Node = tuple[str, str]


def _node(day: Day, id_: str) -> Node:
    return ("client", id_) if id_ in day.identities else ("professional", id_)


def _ties(slice_: Slice, day: Day) -> nx.Graph[Node]:
    """Who is tied to whom on the day; an involvement counts while its professional is active."""
    graph: nx.Graph[Node] = nx.Graph()
    graph.add_nodes_from(("client", each) for each in day.identities)
    graph.add_nodes_from(("professional", each) for each in day.professionals)
    for client, ties in day.involvements.items():
        for tie in ties:
            if tie.professional_id is not None and day.professionals[tie.professional_id].active:
                graph.add_edge(("professional", tie.professional_id), ("client", client))
    for family, members in day.members_of.items():
        graph.add_edges_from((("family", family), ("client", row.client_id)) for row in members)
    graph.add_edges_from(
        (("client", row.client_id), ("client", row.other_id))
        for row in day.relations
        if row.client_id in day.identities and row.other_id in day.identities
    )
    for contact in slice_.facts.contacts:
        ends = ("professional", contact.professional_id), _target(contact.client_id, contact.other_professional_id)
        if not contact.planned and contact.on <= day.day and all(end in graph for end in ends):
            graph.add_edge(*ends)
    return graph


def _target(client: str | None, professional: str | None) -> Node:
    return ("client", client) if client else ("professional", professional or "")


def _first_shortest(graph: nx.Graph[Node], start: Node, goal: Node) -> list[Node]:
    """Step by step to the neighbour that is nearer to the goal and whose id comes first."""
    distance = nx.single_source_shortest_path_length(graph, goal)
    if start not in distance:
        return []
    steps = [start]
    while steps[-1] != goal:
        here = steps[-1]
        nearer = (each for each in graph[here] if distance.get(each) == distance[here] - 1)
        steps.append(min(nearer, key=lambda each: (each[1], each[0])))
    return steps
