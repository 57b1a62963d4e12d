"""The ecomap: everything has a place, nothing lies on anything, and it looks the same tomorrow."""

import itertools
import math
import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.font_manager import findfont
from matplotlib.ft2font import FT2Font

from graph.network import Edge, MissingLink, Network, Node
from tests.visualise.examples import (
    TODAY,
    agency,
    alone,
    area,
    client,
    contact,
    empty,
    hostile,
    involved,
    large,
    member,
    professional,
    related,
    shaw,
    two_homes,
    without,
)  # fmt: skip
from visualise.drawing import Drawing, draw
from visualise.layout.boxes import arc_box, home_boxes, label_box, symbol_box, text_width
from visualise.layout.questions import MOST_DRAWN
from visualise.shapes import angle_of

NETWORKS = {
    "shaw": shaw()[0],
    "large": large(),
    "empty": empty(),
    "alone": alone(),
    "two homes": two_homes(),
    "hostile": hostile()[0],
    "nobody supports": area(0, 3),
    "one": area(1, 1),
    "supporters of nobody": area(5, 0),
    "forty": area(40, 30),
    "many homes": area(40, 30, 9),
}


def drawn(network: Network, missing: tuple[MissingLink, ...] = ()) -> Drawing:
    return draw(network, missing, title="A family")


@pytest.mark.parametrize("name", NETWORKS)
def test_every_node_has_a_place_inside_the_picture(name: str):
    network = NETWORKS[name]
    drawing = drawn(network)
    left, top, right, bottom = drawing.extent
    assert set(drawing.positions) == {node.id for node in network.nodes}
    assert all(left <= x <= right and top <= y <= bottom for x, y in drawing.positions.values())


@pytest.mark.parametrize("name", NETWORKS)
def test_the_same_family_looks_the_same_whatever_the_order_of_its_facts(name: str):
    network = NETWORKS[name]
    nodes, edges = list(network.nodes), list(network.edges)
    random.Random(7).shuffle(nodes)
    random.Random(8).shuffle(edges)
    again = drawn(Network(network.as_of, network.focus, tuple(nodes), tuple(edges)))
    first = drawn(network)
    assert again.positions == first.positions
    for part in ("homes", "supporters", "arcs", "extent", "legend", "lines"):
        assert getattr(again, part) == getattr(first, part)
    assert sorted(again.members, key=repr) == sorted(first.members, key=repr)


@pytest.mark.parametrize("supporters", [*range(1, 17), 24, 40])
@pytest.mark.parametrize(("members", "families"), [(1, 1), (3, 1), (6, 1), (4, 2), (30, 1)])
def test_no_label_lies_on_another(supporters: int, members: int, families: int):
    drawing = drawn(area(supporters, members, families))
    symbols = (*drawing.members, *drawing.supporters)
    groups = [[symbol_box(one), label_box(one)] if one.label else [symbol_box(one)] for one in symbols]
    groups += [[arc_box(arc)] for arc in drawing.arcs]
    groups += [[home_boxes(home)[1]] for home in drawing.homes if home.label]
    for one, other in itertools.combinations(groups, 2):
        assert not any(box.overlaps(another) for box in one for another in other)


@pytest.mark.parametrize("supporters", range(1, 17))
def test_no_label_lies_on_an_arc_or_another_supporters_line(supporters: int):
    drawing = drawn(area(supporters, 3))
    labels = {one.node: label_box(one) for one in drawing.supporters if one.label}
    for arc in drawing.arcs:
        for box in labels.values():
            assert all(math.hypot(*corner) < arc.radius - 5 for corner in box.corners())
    for line in drawing.lines:
        others = [box for ident, box in labels.items() if ident not in (line.one, line.other)]
        assert not any(box.crossed_by(*line.path) for box in others)


@pytest.mark.parametrize("name", NETWORKS)
def test_members_are_inside_their_circle_and_supporters_outside_the_household(name: str):
    drawing = drawn(NETWORKS[name])
    circle_of = {member: home for home in drawing.homes for member in home.members}
    for one in drawing.members:
        home = circle_of[one.node]
        for corner in (*symbol_box(one).corners(), *label_box(one).corners()):
            assert math.dist(corner, home.centre) <= home.radius
    for one in drawing.supporters:
        assert all(math.dist(one.at, home.centre) > home.radius + one.size for home in drawing.homes)


def test_circles_do_not_overlap():
    for families in range(1, 9):
        homes = drawn(area(6, 16, families)).homes
        for one, other in itertools.combinations(homes, 2):
            assert math.dist(one.centre, other.centre) > one.radius + other.radius


def test_adults_above_children_and_the_oldest_left_with_couples_together():
    nodes = [
        client("c1", "Ida Ross", 60), client("c2", "Bo Ek", 40), client("c3", "Jo Ek", 30), client("c4", "Una Li", 35),
        client("c5", "Tim Ek", 3), client("c6", "Amy Ek", 9), Node("f1", "family", "F"),
    ]  # fmt: skip
    edges = [member(f"c{place}", "f1") for place in range(1, 7)] + [related("c3", "partner", "c2", "married")]
    at = drawn(Network(TODAY, "f1", tuple(nodes), tuple(edges))).positions
    adults = ["c1", "c2", "c3", "c4"]
    assert sorted(adults, key=lambda one: at[one][0]) == adults
    assert at["c6"][0] < at["c5"][0]
    assert max(at[one][1] for one in adults) < min(at[one][1] for one in ("c5", "c6"))


@pytest.mark.parametrize("supporters", [4, 8, 12, 16])
def test_one_person_joining_moves_little_else(supporters: int):
    before = drawn(area(supporters, 4))
    whole = area(supporters + 4, 4)
    kept = {one.node for one in before.supporters}
    newcomer = f"p{supporters + 2:02}"
    network = whole
    for place in range(supporters, supporters + 4):
        if f"p{place:02}" != newcomer:
            network = without(network, f"p{place:02}")
    network = without(network, f"a{supporters // 2:02}")
    after = drawn(network)
    people = [one.node for one in before.supporters if one.node.startswith("p")]
    angles = {one.node: angle_of(one.at) for one in before.supporters}
    moved = {one.node: angle_of(one.at) for one in after.supporters if one.node in kept}
    start = 130
    order = sorted(people, key=lambda one: (angles[one] - start) % 360)
    assert sorted(people, key=lambda one: (moved[one] - start) % 360) == order
    step = 360 / supporters
    assert max(abs((angles[one] - moved[one] + 180) % 360 - 180) for one in people) < 1.6 * step
    assert {one: after.positions[one] for one in after.positions if one.startswith("c")} == {
        one: before.positions[one] for one in before.positions if one.startswith("c")
    }


def test_a_contact_being_recorded_moves_nobody():
    network = large()
    seen = Network(network.as_of, network.focus, network.nodes, (*network.edges, contact("p00", "c00", 1)))
    assert drawn(seen).positions == drawn(network).positions


def test_lines_say_how_long_ago_contact_was():
    lines = {(line.one, line.other): line for line in drawn(shaw()[0]).lines}
    assert {pair: line.style for pair, line in lines.items()} == {
        ("p1", "c2"): "recent", ("p2", "c2"): "recent", ("p3", "c2"): "older", ("p4", "c3"): "older",
        ("p5", "c1"): "recent", ("a5", "c1"): "none", ("p1", "p2"): "recent",
    }  # fmt: skip
    assert lines["p3", "c2"].words == "Amy Lund – Ella: last contact 8 weeks ago"
    assert lines["p1", "c2"].words == "Priya Nair – Ella and Tom: last contact 3 days ago · next Tuesday 24 November"


def test_lines_end_at_the_circle_of_the_household():
    for name in ("shaw", "large", "two homes", "many homes"):
        drawing = drawn(NETWORKS[name])
        for line in drawing.lines:
            if line.home is not None:
                home = drawing.homes[line.home]
                assert math.dist(line.path[-1], home.centre) == pytest.approx(home.radius + 2, abs=0.1)


def test_a_line_to_another_home_goes_round_the_household():
    drawing = drawn(two_homes())
    (line,) = [line for line in drawing.lines if line.one == "p2"]
    main = drawing.homes[0]
    assert line.home == 1
    assert all(math.dist(point, main.centre) > main.radius for point in line.path)


def test_contact_between_colleagues_does_not_cross_the_household():
    nodes, edges = list(large().nodes), list(large().edges)
    edges += [contact(f"p{one:02}", f"p{other:02}", 3) for one in range(16) for other in range(one)]
    drawing = drawn(Network(TODAY, "f00", tuple(nodes), tuple(edges)))
    core = drawing.homes[0].radius
    for line in drawing.lines:
        if line.home is None:
            for (x0, y0), (x1, y1) in pairwise(line.path):
                assert math.hypot((x0 + x1) / 2, (y0 + y1) / 2) > core


def test_missing_links_bow_round_the_household_with_a_mark_on_them():
    network, missing = shaw()
    drawing = drawn(network, missing)
    between, lapsed, single = drawing.questions
    core = drawing.homes[0].radius
    assert between.subjects == ("p2", "p5")
    assert all(core < math.hypot(*point) for point in between.path)
    assert core < math.hypot(*between.badge)
    assert lapsed.subjects == ("p3", "c2")
    assert single.path == ()
    assert math.dist(single.badge, drawing.positions["c3"]) < 45
    assert [question.words for question in drawing.questions] == [link.question for link in missing]


def test_question_marks_lie_on_nobody_and_not_on_each_other():
    links = tuple(
        MissingLink("workers-not-in-contact", f"{one}{other}?", f"p{one:02}", f"p{other:02}")
        for one, other in itertools.combinations(range(16), 2)
    )
    drawing = drawn(large(), links)
    marks = [question.badge for question in drawing.questions if question.drawn]
    assert len(marks) == MOST_DRAWN
    assert len(drawing.questions) == len(links)
    assert all(math.dist(one, other) > 24 for one, other in itertools.combinations(marks, 2))
    symbols = (*drawing.members, *drawing.supporters)
    assert all(math.dist(mark, one.at) > one.size + 8 for mark in marks for one in symbols)
    (entry,) = [entry for entry in drawing.legend if entry.code == "missing"]
    assert (entry.count, entry.words()) == (120, "missing link: a question, 10 drawn")


def test_a_question_about_someone_who_is_not_drawn_stands_in_the_list_only():
    links = (MissingLink("r", "Who?", "p98", "p99"), MissingLink("r", "One?", "p1", "p99"))
    first, second = drawn(shaw()[0], links).questions
    assert (first.drawn, first.subjects) == (False, ())
    assert (second.drawn, second.subjects, second.path) == (True, ("p1",), ())


def test_kinship_is_drawn_by_form():
    drawing = drawn(shaw()[0])
    styles = sorted(kin.style for kin in drawing.kin)
    assert styles == ["family", "separated"]
    (parted,) = [kin for kin in drawing.kin if kin.style == "separated"]
    assert parted.words == "Kelly is separated partner of Lee"
    assert len(parted.paths) == 2


def test_descent_reaches_every_child():
    drawing = drawn(shaw()[0])
    (kin,) = [kin for kin in drawing.kin if kin.style == "family"]
    ends = {point for path in kin.paths for point in path}
    for child in ("c2", "c3"):
        x, y = drawing.positions[child]
        assert (x, round(y - 17, 2)) in ends


def test_a_child_in_two_homes_has_a_line_to_the_other():
    (kin,) = [kin for kin in drawn(two_homes()).kin if kin.style == "also"]
    assert kin.words == "Ella also lives at 3 Quay Street"


def test_the_legend_counts_what_is_drawn():
    network, missing = shaw()
    counts = {(entry.group, entry.code): entry.count for entry in drawn(network, missing).legend}
    assert counts == {
        ("line", "recent"): 4, ("line", "older"): 2, ("line", "none"): 1, ("line", "missing"): 3,
        ("agency", "child-social-care"): 1, ("agency", "health-visiting"): 1, ("agency", "school"): 2,
        ("agency", "police"): 1, ("agency", "housing"): 1,
        ("shape", "square"): 2, ("shape", "circle"): 2, ("shape", "hexagon"): 1,
        ("kin", "family"): 1, ("kin", "separated"): 1,
    }  # fmt: skip


def test_an_agency_of_whom_nobody_is_here_still_has_its_arc():
    network = alone()
    more = Network(TODAY, "c1", (*network.nodes, agency("a9", "Empty House", "housing")), network.edges)
    drawing = drawn(more)
    assert {arc.agency for arc in drawing.arcs} == {"a1", "a9"}


def test_supporters_whose_agency_is_not_shown_have_an_arc_that_says_so():
    nodes = (client("c1", "Una Bryant", 70), professional("p1", "Bo Ek", "helper", "a9"))
    (arc,) = drawn(Network(TODAY, "c1", nodes, (involved("p1", "c1", agency_id="a9"),))).arcs
    assert (arc.agency, arc.label) == (None, ("No agency shown",))


@pytest.mark.parametrize("bold", [False, True])
def test_labels_are_measured_rather_too_wide_than_too_narrow(bold: bool):
    font = FT2Font(findfont("DejaVu Sans:bold" if bold else "DejaVu Sans"))
    font.set_size(100, 72)
    for text in (
        "Ana Costa",
        "school safeguarding lead",
        "Christopher Featherstonehaugh",
        "MMWW",
        "12 Mill Lane",
        "illi",
    ):
        font.set_text(text, 0)
        actual = font.get_width_height()[0] / 64
        assert actual * 0.99 <= text_width(text, 100, bold=bold) <= actual * 1.2


IDS = st.sampled_from([f"{kind}{place}" for kind in "cpaf" for place in range(4)])
KIND_OF = {"c": "client", "p": "professional", "a": "agency", "f": "family"}


@st.composite
def networks(make: st.DrawFn) -> Network:
    """Any small network, sense or none."""
    idents = make(st.lists(IDS, unique=True))
    nodes = tuple(Node(one, KIND_OF[one[0]], make(st.text(max_size=12)), make(facts())) for one in idents)  # type: ignore[arg-type] # the mapping's values are the kinds
    kinds = st.sampled_from(["involved", "contact", "member", "related", "works_for"])
    rows = make(st.lists(st.tuples(kinds, IDS, IDS, facts()), max_size=16))
    edges = tuple(Edge(f"e{place}", *row[:3], row[3]) for place, row in enumerate(rows))
    return Network(TODAY, make(IDS), nodes, edges)


def facts() -> st.SearchStrategy[dict[str, object]]:
    days = st.sampled_from(["2026-11-01", "2026-01-01", "2027-01-01", "1990-05-05", "", None])
    return st.fixed_dictionaries(
        {},
        optional={
            "on": days, "born": days, "expected": days, "planned": st.booleans(), "age": st.integers(0, 99),
            "gender": st.sampled_from(["male", "female", "other"]), "lives_here": st.booleans(),
            "relation": st.sampled_from(["parent", "partner", "other"]), "agency_id": IDS,
            "form": st.sampled_from(["divorced", "together", "foster"]), "agencies": st.lists(IDS, max_size=2),
            "agency_kind": st.sampled_from(["school", "police", "?"]), "lead": st.booleans(), "died": days,
        },
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(networks(), st.lists(st.tuples(IDS, st.none() | IDS), max_size=6))
def test_any_network_can_be_drawn(network: Network, asked: list[tuple[str, str | None]]):
    drawing = drawn(network, tuple(MissingLink("r", "?", one, other) for one, other in asked))
    here = {node.id for node in network.nodes}
    assert set(drawing.positions) == here
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in drawing.positions.values())
    assert all(math.isfinite(value) for line in drawing.lines for point in line.path for value in point)
    assert all(set(question.subjects) <= here for question in drawing.questions)
    assert len(drawing.questions) == len(asked)
    assert draw(replace(network), drawing.missing, title="A family") == drawing


def test_ids_that_are_used_twice_break_nothing():
    nodes = (client("1", "Una Bryant", 70), agency("1", "School", "school"), professional("1", "Bo Ek", "x", "1"))
    drawn(Network(TODAY, "1", nodes, (involved("1", "1"), contact("1", "1", 3))))
