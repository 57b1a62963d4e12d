"""Counting which members of teams share how many clients, against networkx' `weighted_projected_graph`."""

from __future__ import annotations

import networkx as nx
import numpy as np
from networkx.algorithms.bipartite import weighted_projected_graph

from graph.columns import day_number
from graph.guard import GuardedStore
from graph.viewer import operator
from queries.missing.arrays import Longs, first_of_each, spread
from queries.missing.ground import Ground
from queries.missing.settings import DEFAULT
from queries.missing.teams import Teams
from tests.bench.area import DAY, Area
from tests.bench.figures import Aim, Figure
from tests.bench.pairing import in_pairs

AIM = Aim("at least", 100)
MILLISECONDS = 1000.0


def pairs(area: Area) -> list[Figure]:
    """Both on the same teams, and whether they agree."""
    everything = GuardedStore(area.store, operator("benchmark"), lambda: DAY).everything(DAY)
    teams = Ground(everything.columns, day_number(DAY), DEFAULT, everything.particulars).teams
    graph = bipartite(teams)
    counted, projected = shared(teams), projection(teams, graph)
    assert (len(counted), int(counted.sum())) == (projected.number_of_edges(), projected.size(weight="weight"))
    took = in_pairs([(lambda: shared(teams), lambda: projection(teams, graph))] * area.rounds)
    what = f"counting {len(counted):,} pairs against networkx' weighted_projected_graph"
    return [Figure(what, took.ours * MILLISECONDS, "ms", took.baseline * MILLISECONDS, 1 / took.ours_by_baseline, AIM)]


def shared(teams: Teams) -> Longs:
    """How many clients each pair of members shares, pairs in order: the step that rules 1 to 3 begin with."""
    seats = np.arange(len(teams.client), dtype=np.int64)
    owner, beside = spread(seats + 1, teams.stop - seats - 1)
    keys = np.sort(teams.member[owner] * teams.members + teams.member[beside])
    counts: Longs = np.diff(np.append(np.flatnonzero(first_of_each(keys)), len(keys)))
    return counts


def bipartite(teams: Teams) -> nx.Graph[object]:
    """Members on one side, as numbers, and clients on the other, as pairs."""
    graph: nx.Graph[object] = nx.Graph()
    graph.add_nodes_from(set(teams.member.tolist()))
    graph.add_edges_from(
        (member, ("client", client))
        for member, client in zip(teams.member.tolist(), teams.client.tolist(), strict=True)
    )
    return graph


def projection(teams: Teams, graph: nx.Graph[object]) -> nx.Graph[object]:
    """networkx' own way."""
    projected: nx.Graph[object] = weighted_projected_graph(graph, set(teams.member.tolist()))
    return projected
