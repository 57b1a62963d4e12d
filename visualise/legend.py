"""The legend of a drawing: every look that is in it, in words, with how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from visualise.layout.ecomap import Ecomap
from visualise.shapes import LegendEntry
from visualise.style import INK, KIN, LINES, QUESTION, SHAPES, agency_style
from visualise.support import Support


def legend(read: Support, picture: Ecomap) -> tuple[LegendEntry, ...]:
    """Lines, shapes, agency kinds and kinship, each only where it is drawn."""
    return (*_lines(picture), *_agencies(read), *_shapes(picture), *_kin(picture))


def _lines(picture: Ecomap) -> Iterator[LegendEntry]:
    counts = Counter(line.style for line in picture.lines)
    for code, style in LINES.items():
        if counts[code]:
            yield LegendEntry("line", code, style.label, counts[code], style.colour)
    asked = len(picture.questions)
    drawn = sum(question.drawn for question in picture.questions)
    if asked:
        style = LINES["missing"]
        label = style.label if asked == drawn else f"{style.label}, {drawn} drawn"
        yield LegendEntry("line", "missing", label, asked, QUESTION, "?")


def _agencies(read: Support) -> Iterator[LegendEntry]:
    kinds = Counter(
        agency_style(read.nodes[one.agency].facts.get("agency_kind") if one.agency in read.nodes else None)
        for one in read.supporters
    )
    for style in sorted(kinds, key=lambda one: one.order):
        yield LegendEntry("agency", style.kind, style.label, kinds[style], style.colour, style.mark)


def _shapes(picture: Ecomap) -> Iterator[LegendEntry]:
    people = Counter(symbol.shape for symbol in picture.members)
    desks = sum(symbol.shape == "hexagon" for symbol in picture.round.symbols)
    for code, style in SHAPES.items():
        count = desks if code == "hexagon" else people[code]
        if count:
            yield LegendEntry("shape", code, style.label, count, INK)


def _kin(picture: Ecomap) -> Iterator[LegendEntry]:
    counts = Counter(line.style for line in picture.kin)
    for code, style in KIN.items():
        if counts[code]:
            yield LegendEntry("kin", code, style.label, counts[code], style.colour)
