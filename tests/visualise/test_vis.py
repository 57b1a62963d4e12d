"""Nodes, edges and options for vis-network, and the tables that stand beside the drawing."""

import json

import pytest

from graph.network import MissingLink
from tests.visualise.examples import HOSTILE, alone, area, empty, hostile, large, shaw, two_homes
from visualise.drawing import draw
from visualise.tables import tables
from visualise.vis import vis_data

EXAMPLES = {
    "shaw": shaw(),
    "large": (large(), ()),
    "empty": (empty(), ()),
    "alone": (alone(), ()),
    "two homes": (two_homes(), ()),
    "hostile": hostile(),
    "forty": (area(40, 30, 4), ()),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_only_ids_of_the_network_and_all_of_them(name: str):
    network, missing = EXAMPLES[name]
    found = vis_data(draw(network, missing, title="A family"))
    here = {node.id for node in network.nodes}
    assert [node["id"] for node in found["nodes"]] == sorted(
        (node["id"] for node in found["nodes"]), key=[node["id"] for node in found["nodes"]].index
    )
    assert {node["id"] for node in found["nodes"]} == here
    assert len(found["nodes"]) == len(here)
    assert {end for edge in found["edges"] for end in (edge["from"], edge["to"])} <= here
    assert {one for home in found["households"] for one in home["members"]} <= here
    assert {home["family"] for home in found["households"]} - {None} <= here
    assert {arc["agency"] for arc in found["arcs"]} - {None} <= here
    assert {one for question in found["questions"] for one in question["subjects"]} <= here


def test_an_id_that_is_not_in_the_network_does_not_appear():
    network, _ = shaw()
    hidden = MissingLink("workers-not-in-contact", "Are they in touch?", "p1", "hidden-id")
    assert "hidden-id" not in json.dumps(vis_data(draw(network, (hidden,), title="A family")))


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_json_and_the_same_each_time(name: str):
    network, missing = EXAMPLES[name]
    drawing = draw(network, missing, title="A family")
    assert json.dumps(vis_data(drawing)) == json.dumps(vis_data(drawing))
    assert json.loads(json.dumps(vis_data(drawing))) == vis_data(drawing)


def test_positions_come_from_the_layout_and_nothing_moves_by_itself():
    network, missing = shaw()
    drawing = draw(network, missing, title="A family")
    found = vis_data(drawing)
    assert {node["id"]: (node["x"], node["y"]) for node in found["nodes"]} == dict(drawing.positions)
    assert found["options"]["physics"] == {"enabled": False}
    assert found["options"]["edges"]["smooth"] == {"enabled": False}
    assert "'Liberation Sans'" in found["options"]["nodes"]["font"]["face"]


def test_edges_differ_without_colour():
    found = vis_data(draw(*shaw(), title="A family"))
    looks = {edge["style"]: (edge["width"], json.dumps(edge["dashes"])) for edge in found["edges"]}
    assert looks == {
        "recent": (5.0, "false"),
        "older": (1.6, "false"),
        "none": (2.0, "[6.0, 6.0]"),
        "missing": (3.0, "[0.5, 8.0]"),
    }


def test_parallel_edges_stay():
    found = vis_data(draw(*shaw(), title="A family"))
    pairs = [(edge["from"], edge["to"]) for edge in found["edges"]]
    assert pairs.count(("p3", "c2")) == 2


def test_two_drawings_share_nothing_that_can_change():
    drawing = draw(*shaw(), title="A family")
    vis_data(drawing)["options"]["physics"]["enabled"] = True
    vis_data(drawing)["nodes"][0]["label"] = "changed"
    assert vis_data(drawing)["options"]["physics"] == {"enabled": False}
    assert vis_data(drawing)["nodes"][0]["label"] == "12 Mill Lane"


def test_labels_hold_no_markup_but_ours():
    for node in vis_data(draw(*hostile(), title="A family"))["nodes"]:
        assert node["label"].replace("<b>", "", 1).replace("</b>", "", 1).count("<") == 0


def test_tables_hold_everything_that_is_drawn():
    network, missing = shaw()
    made = {table.caption: table.rows for table in tables(draw(network, missing, title="A family"))}
    assert [row[0] for row in made["People and their homes"]] == [
        "Kelly Shaw", "Ella Shaw", "Tom Shaw", "Lee Marsh",
    ]  # fmt: skip
    assert made["Who supports them"][0] == (
        "Children’s social care", "Priya Nair", "social worker, lead", "0161 496 0144", "Ella and Tom", "3 days ago",
        "Tuesday 24 November",
    )  # fmt: skip
    assert made["Contact between colleagues"] == (("Priya Nair", "Jo Reid", "last 12 days ago"),)
    assert "Lee Marsh is birth parent of Tom Shaw" in [row[0] for row in made["Family ties"]]
    assert [row[0] for row in made["Questions"]] == [link.question for link in missing]


@pytest.mark.parametrize("name", EXAMPLES)
def test_rows_are_as_long_as_their_columns(name: str):
    for table in tables(draw(*EXAMPLES[name], title=HOSTILE[0])):
        assert {len(row) for row in table.rows} == {len(table.columns)}
