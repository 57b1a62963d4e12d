"""How each kind looks: one table each for agencies, people and lines. The legend is made from them.

Colours are Okabe and Ito's (Color Universal Design, 2008), darkened until they stand on white with at least 4.5:1, so
that the agency's name may be written in them (WCAG 2.2, 1.4.3). Colour is never alone: every kind also has a mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.codes import agency_kinds
from visualise.words import age_words

INK = "#0b0c0c"
QUIET = "#505a5f"
PAPER = "#ffffff"
HOME = "#f8f8f8"
QUESTION = "#d4351c"

_BLUE, _GREEN, _PURPLE, _ORANGE = "#0072b2", "#00795a", "#a8497f", "#b25b00"
_INDIGO, _OLIVE, _TEAL = "#3d3d8f", "#6b6b00", "#1f7188"

_COLOURS: Mapping[str, str] = {
    "child-social-care": _BLUE,
    "adult-social-care": _BLUE,
    "fostering": _BLUE,
    "adoption": _BLUE,
    "health-visiting": _PURPLE,
    "midwifery": _PURPLE,
    "gp": _PURPLE,
    "school-nursing": _PURPLE,
    "sexual-health": _PURPLE,
    "school": _GREEN,
    "early-years": _GREEN,
    "police": _INDIGO,
    "probation": _INDIGO,
    "youth-justice": _INDIGO,
    "perpetrator-programme": _INDIGO,
    "housing": _ORANGE,
    "fire": _ORANGE,
    "adult-mental-health": _OLIVE,
    "child-mental-health": _OLIVE,
    "substance-misuse": _OLIVE,
    "domestic-abuse": _TEAL,
    "modern-slavery": _TEAL,
    "voluntary": _TEAL,
    "other": QUIET,
}


@dataclass(frozen=True, slots=True)
class AgencyStyle:
    """How an agency kind looks: its name, the mark inside its people, its colour, its place in the round."""

    kind: str
    label: str
    mark: str
    colour: str
    order: int


@cache
def agency_styles() -> Mapping[str, AgencyStyle]:
    """The style of every agency kind, in the order of codes.yaml; the empty kind is for whoever has no agency."""
    styles = {
        code.code: AgencyStyle(code.code, code.label, code.mark, _COLOURS.get(code.code, QUIET), order)
        for order, code in enumerate(agency_kinds().values())
    }
    styles[""] = AgencyStyle("", "No agency shown", "–", QUIET, len(styles))
    return styles


def agency_style(kind: object) -> AgencyStyle:
    """The style of one agency kind; a kind that is not in the list looks as no agency does."""
    styles = agency_styles()
    return styles.get(str(kind or ""), styles[""])


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A line: what it says in words, its width in picture units, dashes (drawn, left out), and its colour."""

    code: str
    label: str
    width: float
    dashes: tuple[float, ...]
    colour: str


RECENT_DAYS = 30

LINES: Mapping[str, LineStyle] = {
    line.code: line
    for line in (
        LineStyle("recent", f"contact in the last {RECENT_DAYS} days", 5.0, (), QUIET),
        LineStyle("older", "last contact is older", 1.6, (), QUIET),
        LineStyle("planned", "contact planned, none recorded", 2.0, (12.0, 5.0), QUIET),
        LineStyle("none", "no contact recorded", 2.0, (6.0, 6.0), QUIET),
        LineStyle("missing", "missing link: a question", 3.0, (0.5, 8.0), QUESTION),
    )
}

KIN: Mapping[str, LineStyle] = {
    line.code: line
    for line in (
        LineStyle("family", "family tie", 1.5, (), INK),
        LineStyle("together", "together, not married", 1.5, (6.0, 5.0), INK),
        LineStyle("separated", "separated (one stroke)", 1.5, (6.0, 5.0), INK),
        LineStyle("divorced", "divorced (two strokes)", 1.5, (), INK),
        LineStyle("foster", "step or foster parent", 1.5, (2.0, 4.0), INK),
        LineStyle("also", "also lives here", 1.5, (8.0, 4.0, 2.0, 4.0), INK),
    )
}


@dataclass(frozen=True, slots=True)
class ShapeStyle:
    """A person's shape as genograms draw it (McGoldrick), with what it says in words."""

    shape: str
    label: str


SHAPES: Mapping[str, ShapeStyle] = {
    shape.shape: shape
    for shape in (
        ShapeStyle("square", "male"),
        ShapeStyle("circle", "female"),
        ShapeStyle("diamond", "other or not known"),
        ShapeStyle("triangle", "not yet born"),
        ShapeStyle("hexagon", "the agency’s desk, no one named"),
    )
}

_SHAPE_OF_GENDER: Mapping[str, str] = {"male": "square", "female": "circle"}


def client_shape(facts: Mapping[str, Any]) -> str:
    """The shape of a client: by gender, a triangle before birth."""
    if age_words(facts).startswith(("due", "unborn")):
        return "triangle"
    return _SHAPE_OF_GENDER.get(str(facts.get("gender") or ""), "diamond")


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
