"""SVG and PNG."""

import struct
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.visualise.examples import alone, area, empty, hostile, large, shaw, two_homes
from visualise.drawing import draw
from visualise.export import to_png, to_svg

EXAMPLES = {
    "shaw": shaw(),
    "large": (large(), ()),
    "empty": (empty(), ()),
    "alone": (alone(), ()),
    "two homes": (two_homes(), ()),
    "hostile": hostile(),
    "thirty members": (area(3, 30), ()),
}
SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314 - made by us a moment ago
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", EXAMPLES)
def test_svg_is_well_formed_and_the_same_each_time(name: str):
    drawing = draw(*EXAMPLES[name], title="A family")
    svg = to_svg(drawing)
    assert to_svg(drawing) == svg
    assert ET.fromstring(svg).tag == f"{SVG}svg"  # noqa: S314 - made by us a moment ago
    assert "<dc:date>" not in svg


def test_svg_holds_names_title_day_and_legend_as_text():
    found = words(to_svg(draw(*shaw(), title="The Shaw family")))
    for expected in (
        "The Shaw family", "As of 22 November 2026 · 4 people · 6 supporters · 3 questions", "Priya Nair", "Kelly",
        "social worker · lead", "Oak Primary School", "12 Mill Lane", "the desk", "no contact recorded (1)",
        "missing link: a question (3)", "Health visiting (1)", "Sch", "?",
    ):  # fmt: skip
        assert expected in found


def test_svg_loads_nothing_and_runs_nothing():
    root = ET.fromstring(to_svg(draw(*hostile(), title="</svg><script>alert(1)</script>")))  # noqa: S314 - made by us a moment ago
    assert not [element for element in root.iter() if element.tag in (f"{SVG}script", f"{SVG}image", f"{SVG}a")]
    links = [value for element in root.iter() for name, value in element.attrib.items() if name.endswith("href")]
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("name", EXAMPLES)
def test_png(name: str):
    drawing = draw(*EXAMPLES[name], title="A family")
    png = to_png(drawing)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    left, top, right, bottom = drawing.extent
    assert width >= 2 * (right - left) - 2
    assert height > 2 * (bottom - top)
    assert b"matplotlib" not in png[:400]


def test_png_is_the_same_each_time():
    drawing = draw(*shaw(), title="A family")
    assert to_png(drawing) == to_png(drawing)


def test_a_huge_drawing_fills_no_memory():
    width, height = struct.unpack(">II", to_png(draw(area(40, 30, 15), title="A family"))[16:24])
    assert max(width, height) <= 8000


def test_threads_do_not_disturb_each_other():
    drawings = [draw(*EXAMPLES[name], title=name) for name in ("shaw", "large", "two homes", "alone")]
    alone_ = [to_svg(drawing) for drawing in drawings]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(to_svg, drawings)) == alone_
