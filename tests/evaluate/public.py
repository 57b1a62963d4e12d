"""Public networks that come with networkx, in our terms as far as they go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np

from graph.columnar import slice_of
from graph.model import (
    OPERATOR,
    Agency,
    Client,
    Contact,
    Employment,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Record,
)
from queries.missing.arrays import Jagged, KeySet, longs
from queries.missing.likely import Near
from queries.missing.touch import Touch
from tests.evaluate.areas import DAY
from tests.evaluate.candidates import Candidates, candidates
from tests.evaluate.hiding import SHARE, with_some_hidden

GRAPHS: Mapping[str, Callable[[], nx.Graph[Any]]] = {
    "Zachary's karate club": nx.karate_club_graph,
    "Les Misérables": nx.les_miserables_graph,
    "Florentine families": nx.florentine_families_graph,
}
TOGETHER = 4
"""At so many events in common two women of Davis' count as in touch."""


def graph_with_some_hidden(named: nx.Graph[Any], seed: int) -> Candidates:
    """Pairs without a tie in a plain graph, some ties being hidden.

    Nodes are professionals and ties contacts about nobody. Nothing stands for clients; so that a likelihood can be
    worked out, each is taken to support one client for each tie that is left.
    """
    graph = nx.convert_node_labels_to_integers(named, ordering="sorted")
    random, ties = np.random.default_rng(seed), sorted(graph.edges)
    gone = [ties[each] for each in random.choice(len(ties), max(1, round(SHARE * len(ties))), replace=False)]
    left = graph.copy()
    left.remove_edges_from(gone)
    asked = sorted(nx.non_edges(left))
    one, other = (longs(list(ends)) for ends in zip(*asked, strict=True))
    clients = longs([degree for _, degree in sorted(left.degree)])
    likely = Near.of(_touch(left), clients).allocated(one, other, ()).astype(np.float64)
    hidden = {frozenset(tie) for tie in gone}
    nothing = np.zeros(len(asked), dtype=np.int64)
    return Candidates(
        keys=[f"{a}|{b}" for a, b in asked],
        hidden=np.array([frozenset(pair) in hidden for pair in asked], dtype=np.bool_),
        rule=nothing,
        rank=nothing,
        likely=likely,
        shared=likely,
        one=one.tolist(),
        other=other.tolist(),
        family=nothing,
        graph=left,
    )


def _touch(graph: nx.Graph[Any]) -> Touch:
    """Nodes in touch where there is a tie, about nobody; no meetings."""
    pairs = longs([min(tie) * len(graph) + max(tie) for tie in graph.edges])
    nobody = longs([])
    return Touch(len(graph), 1, KeySet.of(pairs), KeySet.of(nobody), Jagged.of(nobody, nobody, 1), KeySet.of(nobody))


def women_with_some_hidden(seed: int) -> Candidates:
    """Davis' southern women through the rules themselves, some of their contacts being hidden."""
    whole = slice_of(southern_women(), DAY)
    return candidates(whole, with_some_hidden(whole, np.random.default_rng(seed)), DAY)


def southern_women() -> Facts:
    """Women are professionals, each of an agency of her own; events are clients, all of one family, whom those support
    who were there. Two women are in touch who were at four events together; the network tells of no other contact."""
    graph = nx.davis_southern_women_graph()
    women, events = (sorted(each for each, side in graph.nodes(data="bipartite") if side == kind) for kind in (0, 1))
    there = [(woman, event) for woman in women for event in sorted(graph[woman])]
    close = [pair for pair in combinations(women, 2) if len(set(graph[pair[0]]) & set(graph[pair[1]])) >= TOGETHER]
    on = DAY - timedelta(days=1)
    return Facts(
        agencies=tuple(Agency(id=f"of-{woman}", name=woman, kind="voluntary") for woman in women),
        professionals=tuple(Professional(id=woman, name=woman) for woman in women),
        employments=tuple(Employment(professional_id=woman, agency_id=f"of-{woman}") for woman in women),
        families=(Family(id="season", name="Season"),),
        clients=tuple(Client(id=event) for event in events),
        records=tuple(Record(source=OPERATOR, source_id=event, client_id=event) for event in events),
        memberships=tuple(Membership(client_id=event, family_id="season") for event in events),
        involvements=tuple(
            Involvement(id=f"{woman}-{event}", professional_id=woman, client_id=event) for woman, event in there
        ),
        contacts=tuple(
            Contact(id=f"{one}-{other}", professional_id=one, other_professional_id=other, on=on)
            for one, other in close
        ),
    )
