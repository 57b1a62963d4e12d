"""The network of a client and of a family, and the path between two, in the shape of model.md §4."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.errors import NotThere
from graph.model import Contact, Facts, Involvement, Relation
from graph.network import Network
from queries.missing import Finding
from queries.network import missing_to_draw, network
from queries.paths import path
from tests.queries.shaw import DAY, SHAWS, shaws


def nodes(found: Network) -> set[str]:
    """Ids of the nodes."""
    return {node.id for node in found.nodes}


def edges(found: Network) -> set[str]:
    """Ids of the edges."""
    return {edge.id for edge in found.edges}


def test_of_a_client() -> None:
    found = network(shaws(), "ella", DAY)
    assert nodes(found) == {"ella", "priya", "ana", "police", "care", "visiting"}
    assert edges(found) == {
        "i1", "i3", "i5", "i6",
        "works_for|priya|care|", "works_for|ana|visiting|",
        "k1", "k3", "k4", "k8", "k9",
    }  # fmt: skip


def test_with_the_family() -> None:
    found = network(shaws(), "ella", DAY, family=True)
    assert nodes(found) == {
        "ella",
        "kelly",
        "tom",
        "shaw",
        "priya",
        "ana",
        "sam",
        "police",
        "care",
        "visiting",
        "homes",
    }
    assert "member|ella|shaw|2019-06-10" in edges(found)
    assert "member|kelly|shaw|" in edges(found)
    assert "related|kelly|parent|ella|" in edges(found)
    assert "i7" not in edges(found), "it ends today"
    assert "k6" in edges(found)


def test_of_a_family_by_its_id() -> None:
    assert nodes(network(shaws(), "dunn", DAY)) == {"lee", "dunn", "drew"}


def test_that_another_service_is_involved_is_told_of_those_drawn_and_of_today() -> None:
    seen = replace(shaws(), another_service=frozenset({"ella"}))
    assert network(seen, "ella", DAY).another_service
    assert network(seen, "shaw", DAY).another_service
    assert not network(seen, "dunn", DAY).another_service
    assert not network(seen, "ella", date(2026, 6, 9)).another_service


def test_of_another_day() -> None:
    found = network(shaws(), "ella", date(2026, 2, 1), family=True)
    assert {"lee", "sam"} <= nodes(found)
    assert "priya" not in nodes(found)
    assert "related|kelly|partner|lee|" in edges(found)


def test_the_json_says_who_and_how_to_reach_them() -> None:
    answer = json.loads(json.dumps(network(shaws(), "ella", DAY).to_json()))
    assert answer["as_of"] == "2026-06-10"
    assert answer["focus"] == "ella"
    assert "another_service" not in answer
    assert "path" not in answer
    by_id = {node["id"]: node for node in answer["nodes"]}
    assert by_id["ella"]["kind"] == "client"
    assert by_id["ella"]["label"] == "Ella Shaw"
    assert by_id["ella"]["situations"] == ["child-in-need"]
    assert by_id["priya"]["number"] == {"phone": "0161 496 0144", "of": "own"}
    tie = next(edge for edge in answer["edges"] if edge["id"] == "i1")
    assert tie == {
        "id": "i1", "kind": "involved", "source": "priya", "target": "ella", "role": "lead-practitioner",
        "agency_id": "care", "lead": True, "from": "2026-03-02", "visibility": "open", "source_name": "operator",
        "as_of": "2026-06-09",
    }  # fmt: skip


def test_a_network_of_nobody_is_not_there() -> None:
    with pytest.raises(NotThere):
        network(shaws(), "nobody", DAY)


def test_path_over_involvement_and_contact() -> None:
    found = path(shaws(), "ella", "lee", DAY)
    assert found.path == ("ella", "lee")
    assert edges(found) == {"related|lee|parent|ella|"}
    assert path(shaws(), "ella", "sam", DAY).path == ("ella", "kelly", "sam")
    assert path(shaws(), "kelly", "drew", DAY).path == ("kelly", "sam", "drew")


def test_path_goes_never_through_an_agency() -> None:
    """Two clients of the same agency are not connected by that."""
    facts = Facts(
        clients=SHAWS.clients[:2],
        agencies=SHAWS.agencies,
        involvements=tuple(
            Involvement(id=f"d{number}", agency_id="police", client_id=client)
            for number, client in enumerate(("kelly", "ella"))
        ),
    )
    found = path(shaws(facts), "kelly", "ella", DAY)
    assert found.path == ()
    assert nodes(found) == {"kelly", "ella"}
    assert found.to_json()["path"] == []


def test_path_to_oneself() -> None:
    assert path(shaws(), "ella", "ella", DAY).path == ("ella",)


def test_path_of_several_takes_the_first_by_id() -> None:
    sibling = Relation(client_id="tom", kind="sibling", other_id="ella")
    facts = replace(SHAWS, relations=(*SHAWS.relations, sibling))
    assert path(shaws(facts), "sam", "tom", DAY).path == ("sam", "kelly", "ella", "tom")


@pytest.mark.parametrize("contact", [{"planned": True, "on": DAY}, {"on": date(2026, 6, 11)}])
def test_path_counts_only_what_has_been(contact: dict[str, Any]) -> None:
    plan = Contact(id="k99", professional_id="priya", other_professional_id="drew", **contact)
    facts = replace(SHAWS, contacts=(plan,), relations=(), memberships=())
    assert path(shaws(facts), "priya", "lee", DAY).path == ()


def test_path_of_someone_unknown() -> None:
    with pytest.raises(NotThere):
        path(shaws(), "ella", "nobody", DAY)


def _finding(rule: str, *subjects: str) -> Finding:
    return Finding(rule, "key", subjects, ("c",), (), "Are they in touch?", (), 1)


def test_missing_links_to_draw() -> None:
    between, about = missing_to_draw(
        [_finding("workers-not-in-contact", "p", "q"), _finding("two-leads", "c", "p", "q")]
    )
    assert (between.one, between.other) == ("p", "q")
    assert (about.one, about.other) == ("c", None)
