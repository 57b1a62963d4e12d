"""The orders that are compared: ours, chance, and what is usual for predicting ties in a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import networkx as nx
import numpy as np

from tests.evaluate.candidates import Candidates
from tests.evaluate.measures import Scores

Ordering = Callable[[Candidates, np.random.Generator], Scores]
Index = Callable[[nx.Graph, Any], Iterable[tuple[int, int, float]]]


def rank(pairs: Candidates, _random: np.random.Generator) -> Scores:
    """The program's list: rule, situation, resource allocation, key."""
    return -pairs.rank.astype(np.float64)


def likely(pairs: Candidates, _random: np.random.Generator) -> Scores:
    """Rule 17 alone: who is in touch with both about those families, by how few clients they support."""
    return pairs.likely


def shared(pairs: Candidates, _random: np.random.Generator) -> Scores:
    """With how many both are in touch about those families."""
    return pairs.shared


def chance(pairs: Candidates, random: np.random.Generator) -> Scores:
    """Any order."""
    return random.random(len(pairs))


def common_neighbours(pairs: Candidates, _random: np.random.Generator) -> Scores:
    """With how many both are in touch about anything."""
    both = zip(pairs.one, pairs.other, strict=True)
    return np.array([len(nx.common_neighbors(pairs.graph, *pair)) for pair in both], dtype=np.float64)


def by(index: Index) -> Ordering:
    """A measure that networkx has."""

    def scores(pairs: Candidates, _random: np.random.Generator) -> Scores:
        found = index(pairs.graph, list(zip(pairs.one, pairs.other, strict=True)))
        return np.array([score for _, _, score in found], dtype=np.float64)

    return scores


RANK = "our list: rule, situation, likelihood, key"
ORDERINGS: Mapping[str, Ordering] = {
    RANK: rank,
    "our likelihood alone (rule 17)": likely,
    "common neighbours about the family": shared,
    "random": chance,
    "common neighbours": common_neighbours,
    "Adamic–Adar": by(nx.adamic_adar_index),
    "resource allocation": by(nx.resource_allocation_index),
    "preferential attachment": by(nx.preferential_attachment),
}
# In a graph without families the list has no order but the likelihood, and its neighbours are all there are.
ON_A_GRAPH: Mapping[str, Ordering] = {name: order for name, order in ORDERINGS.items() if order not in (rank, shared)}
