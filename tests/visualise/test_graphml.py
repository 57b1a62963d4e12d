"""GraphML, read back."""

import io

import networkx as nx
import pytest

from graph.network import Network
from tests.visualise.examples import area, empty, hostile, shaw, two_homes
from visualise.export import to_graphml
from visualise.words import plain


def read(network: Network) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(to_graphml(network).encode("utf-8")), force_multigraph=True)


@pytest.mark.parametrize("network", [shaw()[0], two_homes(), hostile()[0], area(16, 6), empty()])
def test_all_nodes_and_edges_come_back(network: Network):
    graph = read(network)
    assert graph.is_directed()
    assert set(graph) == {plain(node.id) for node in network.nodes}
    assert graph.number_of_edges() == len(network.edges)
    assert {(one, other) for one, other in graph.edges()} == {
        (plain(edge.source), plain(edge.target)) for edge in network.edges
    }


def test_facts_are_attributes():
    graph = read(shaw()[0])
    assert graph.nodes["c2"]["kind"] == "client"
    assert graph.nodes["c2"]["situations"] == "child-in-need"
    assert graph.nodes["c2"]["age"] == 7
    assert graph.nodes["p1"]["number_phone"] == "0161 496 0144"
    assert graph["p1"]["c2"]["i-p1-c2"]["lead"] is True
    assert graph["p1"]["c2"]["k-p1-c2-3-False"]["on"] == "2026-11-19"
    assert graph.graph["as_of"] == "2026-11-22"


def test_the_same_each_time_whatever_the_order():
    network = shaw()[0]
    turned = Network(network.as_of, network.focus, network.nodes[::-1], network.edges[::-1])
    assert to_graphml(network) == to_graphml(network)
    assert sorted(to_graphml(turned).splitlines()) == sorted(to_graphml(network).splitlines())


def test_facts_that_would_be_taken_for_something_else_stay():
    network = shaw()[0]
    node = network.nodes[0]
    named = type(node)("f9", "family", "F", {"kind": "x", "label": "y", "id": "z", "address": "1 Road"})
    graph = read(Network(network.as_of, "f9", (named,), ()))
    assert graph.nodes["f9"]["kind"] == "family"
    assert graph.nodes["f9"]["label"] == "F"
