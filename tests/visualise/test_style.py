"""Colours can be read on white, and colour is never alone."""

from collections import Counter

import pytest

from graph.codes import agency_kinds, codes
from visualise import style
from visualise.style import KIN, LINES, SHAPES, AgencyStyle, agency_style, agency_styles, client_shape, contrast


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("one", agency_styles().values(), ids=lambda one: one.kind or "none")
def test_an_agency_name_can_be_read_in_its_colour(one: AgencyStyle):
    assert contrast(one.colour, style.PAPER) >= 4.5
    assert contrast(one.colour, style.HOME) >= 4.5


@pytest.mark.parametrize("line", [*LINES.values(), *KIN.values()], ids=lambda line: line.code)
def test_a_line_stands_out_from_paper_and_household(line: style.LineStyle):
    assert contrast(line.colour, style.PAPER) >= 3
    assert contrast(line.colour, style.HOME) >= 3


@pytest.mark.parametrize("colour", [style.INK, style.QUIET, style.QUESTION])
def test_text_can_be_read(colour: str):
    assert contrast(colour, style.PAPER) >= 4.5
    assert contrast(colour, style.HOME) >= 4.5


def test_every_agency_kind_has_a_colour_of_its_own_choosing_and_a_mark_of_its_own():
    assert set(agency_styles()) == {*agency_kinds(), ""}
    assert set(style._COLOURS) == set(agency_kinds())
    marks = Counter(one.mark for one in agency_styles().values())
    assert max(marks.values()) == 1
    assert all(0 < len(mark) <= 4 for mark in marks)


def test_a_kind_that_is_not_in_the_list_looks_as_no_agency_does():
    assert agency_style("circus") is agency_style(None)


def test_lines_differ_without_colour():
    looks = Counter((line.width, line.dashes) for line in LINES.values())
    assert max(looks.values()) == 1


def test_every_line_and_shape_is_said_in_words():
    assert all(line.label for line in [*LINES.values(), *KIN.values()])
    assert all(shape.label for shape in SHAPES.values())


@pytest.mark.parametrize(
    ("facts", "shape"),
    [
        ({"gender": "male"}, "square"),
        ({"gender": "female"}, "circle"),
        ({"gender": "other"}, "diamond"),
        ({}, "diamond"),
        ({"gender": "female", "expected": "2027-01-01"}, "triangle"),
        ({"gender": "male", "expected": "2026-01-01", "born": "2026-01-03"}, "square"),
    ],
)
def test_shape_of_a_client(facts: dict[str, str], shape: str):
    assert client_shape(facts) == shape


def test_every_gender_has_a_shape():
    assert all(client_shape({"gender": gender}) in SHAPES for gender in codes()["genders"])
