"""Who supports whom, read from a network."""

from datetime import date

import pytest

from graph.network import Edge, Network, Node
from tests.visualise.examples import TODAY, agency, client, contact, involved, professional, shaw
from visualise.support import Touch, support


def test_one_tie_for_each_supporter_and_client():
    read = support(shaw()[0])
    ties = {(tie.supporter, tie.client) for one in read.supporters for tie in one.ties}
    assert ties == {
        ("p1", "c2"), ("p1", "c3"), ("p2", "c2"), ("p3", "c2"), ("p4", "c3"), ("p5", "c1"), ("a5", "c1"),
    }  # fmt: skip


def test_supporters_stand_by_agency_kind_then_agency_then_id_and_the_desk_last():
    order = [one.node.id for one in support(shaw()[0]).supporters]
    assert order == ["p1", "p4", "p2", "p3", "a5", "p5"]


def test_only_an_agency_that_is_itself_involved_is_a_desk():
    assert [one.node.id for one in support(shaw()[0]).supporters if one.desk] == ["a5"]


@pytest.mark.parametrize(
    ("touch", "state"),
    [
        (Touch(), "none"),
        (Touch(None, TODAY), "planned"),
        (Touch(date(2026, 10, 23)), "recent"),
        (Touch(date(2026, 10, 22)), "older"),
        (Touch(date(2026, 10, 22), TODAY), "older"),
    ],
)
def test_state_of_a_contact_and_its_boundary(touch: Touch, state: str):
    assert touch.state(TODAY) == state


def test_someone_of_several_agencies_stands_with_the_one_the_involvement_is_for():
    nodes = (
        client("c1", "Una Bryant", 70),
        agency("a1", "School", "school"),
        agency("a2", "Voluntary", "voluntary"),
        professional("p1", "Bo Ek", "helper", "a1", agencies=["a1", "a2"]),
    )
    for behalf in ("a1", "a2"):
        network = Network(TODAY, "c1", nodes, (involved("p1", "c1", agency_id=behalf),))
        assert support(network).supporters[0].agency == behalf
    stated_nowhere = Network(TODAY, "c1", nodes, (involved("p1", "c1"),))
    assert support(stated_nowhere).supporters[0].agency == "a1"


def test_a_planned_day_that_passed_is_no_coming_contact_and_today_is():
    nodes = (client("c1", "Una Bryant", 70), professional("p1", "Bo Ek", "helper", "a1"))
    passed = Network(TODAY, "c1", nodes, (contact("p1", "c1", -1, planned=True),))
    assert support(passed).supporters[0].touch == Touch()
    today = Network(TODAY, "c1", nodes, (contact("p1", "c1", 0, planned=True),))
    assert support(today).supporters[0].touch == Touch(None, TODAY)


def test_contact_between_colleagues_either_way_round_is_one():
    nodes = (professional("p1", "Bo Ek", "", ""), professional("p2", "Jo Reid", "", ""))
    network = Network(TODAY, "p1", nodes, (contact("p1", "p2", 9), contact("p2", "p1", 3)))
    (pair,) = support(network).between
    assert (pair.one, pair.other, pair.touch.last) == ("p1", "p2", date(2026, 11, 19))


def test_edges_to_nobody_are_left_out():
    nodes = (client("c1", "Una Bryant", 70),)
    edges = (involved("p9", "c1"), contact("p9", "c1", 2), Edge("x", "related", "c1", "c9", {}))
    assert support(Network(TODAY, "c1", nodes, edges)).supporters == ()


def test_facts_that_are_absent_break_nothing():
    nodes = (
        Node("c1", "client", ""),
        Node("p1", "professional", ""),
        Node("a1", "agency", ""),
        Node("f1", "family", ""),
    )
    edges = (
        Edge("1", "involved", "p1", "c1"),
        Edge("2", "involved", "a1", "c1"),
        Edge("3", "contact", "p1", "c1"),
        Edge("4", "contact", "p1", "a1"),
        Edge("5", "member", "c1", "f1"),
        Edge("6", "works_for", "p1", "a1"),
    )
    assert {one.agency for one in support(Network(TODAY, "c1", nodes, edges)).supporters} == {"a1"}
