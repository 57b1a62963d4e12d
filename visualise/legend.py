"""The legend of a drawing: every look that is in it, in words, with how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from visualise.shapes import Kin, LegendEntry, Line, Question, Symbol
from visualise.style import INK, KIN, LINES, QUESTION, SHAPES, agency_style
from visualise.support import Support


def legend(
    read: Support,
    members: Iterable[Symbol],
    around: Iterable[Symbol],
    lines: Iterable[Line],
    kin: Iterable[Kin],
    questions: Sequence[Question],
) -> tuple[LegendEntry, ...]:
    """Lines, agency kinds, shapes and kinship, each only where it is drawn; `around` are the symbols of the round."""
    return (*_lines(lines, questions), *_agencies(read), *_shapes(members, around), *_kin(kin))


def _lines(lines: Iterable[Line], questions: Sequence[Question]) -> Iterator[LegendEntry]:
    counts = Counter(line.style for line in lines)
    for code, style in LINES.items():
        if counts[code]:
            yield LegendEntry("line", code, style.label, counts[code], style.colour)
    asked = len(questions)
    drawn = sum(question.drawn for question in questions)
    if asked:
        style = LINES["missing"]
        yield LegendEntry("line", "missing", style.label, asked, QUESTION, "?", None if asked == drawn else drawn)


def _agencies(read: Support) -> Iterator[LegendEntry]:
    kinds = Counter(
        agency_style(read.nodes[one.agency].facts.get("agency_kind") if one.agency in read.nodes else None)
        for one in read.supporters
    )
    for style in sorted(kinds, key=lambda one: one.order):
        yield LegendEntry("agency", style.kind, style.label, kinds[style], style.colour, style.mark)


def _shapes(members: Iterable[Symbol], around: Iterable[Symbol]) -> Iterator[LegendEntry]:
    people = Counter(symbol.shape for symbol in members)
    desks = sum(symbol.shape == "hexagon" for symbol in around)
    for code, style in SHAPES.items():
        count = desks if code == "hexagon" else people[code]
        if count:
            yield LegendEntry("shape", code, style.label, count, INK)


def _kin(kin: Iterable[Kin]) -> Iterator[LegendEntry]:
    counts = Counter(line.style for line in kin)
    for code, style in KIN.items():
        if counts[code]:
            yield LegendEntry("kin", code, style.label, counts[code], style.colour)
