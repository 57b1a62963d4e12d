"""Who is drawn in which circle."""

import pytest

from graph.network import Network, Node
from tests.visualise.examples import TODAY, alone, client, empty, member, shaw, two_homes
from visualise.homes import homes, is_child


def by_home(network: Network) -> list[tuple[str | None, list[str], tuple[str, ...]]]:
    return [(home.family, [one.id for one in home.members], home.also) for home in homes(network)]


def test_household_in_the_middle_and_who_lives_elsewhere_beside_it():
    assert by_home(shaw()[0]) == [("f1", ["c1", "c2", "c3"], ()), (None, ["c4"], ())]


def test_a_child_with_two_homes_stands_in_the_home_family_and_is_named_in_the_other():
    assert by_home(two_homes()) == [("f1", ["c1", "c2"], ()), ("f2", ["c4", "c5"], ("c2",))]


def test_the_family_in_focus_is_in_the_middle_whatever_its_id():
    network = two_homes()
    focused = Network(TODAY, "f2", network.nodes, network.edges)
    assert by_home(focused) == [("f2", ["c2", "c4", "c5"], ()), ("f1", ["c1"], ("c2",))]


def test_a_client_in_no_family_has_a_circle_alone():
    assert by_home(alone()) == [(None, ["c1"], ())]


def test_nobody_has_no_circle():
    assert homes(empty()) == ()


def test_the_focus_comes_first_where_no_family_is_shown():
    nodes = tuple(client(f"c{place}", f"Bo {place}", 40) for place in range(3))
    assert by_home(Network(TODAY, "c2", nodes, ()))[0][1] == ["c2"]


def test_whoever_lives_in_no_household_of_the_network_stands_alone():
    nodes = (Node("f1", "family", "F"), client("c1", "Bo Ek", 40), client("c2", "Jo Ek", 4))
    network = Network(TODAY, "c1", nodes, (member("c1", "f1", lives_here=False), member("c2", "f1")))
    assert by_home(network) == [("f1", ["c2"], ()), (None, ["c1"], ())]


@pytest.mark.parametrize(
    ("facts", "child"),
    [
        ({"child": True, "age": 40}, True),
        ({"age": 17}, True),
        ({"age": 18}, False),
        ({"born": "2008-11-23"}, True),
        ({"born_year": 2015}, True),
        ({"born_year": 1980}, False),
        ({"expected": "2027-01-01"}, True),
        ({}, False),
    ],
)
def test_child_or_adult(facts: dict[str, object], child: bool):
    assert is_child(Node("c1", "client", "", facts), TODAY) is child
