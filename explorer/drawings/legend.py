"""The legend of a drawing on a page, which is its filter: kinds, agencies and lines, each with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explorer.drawings.view import AGENCY, KIND, LINE, View
from explorer.text import _l
from explorer.words import kind_inside
from visualise.drawing import Drawing
from visualise.part import ALSO, KINSHIP, MISSING, agency_of
from visualise.shapes import LegendEntry
from visualise.style import INK, KIN, LINES, QUESTION, agency_style

KINDS: Mapping[str, tuple[str, str]] = {
    "client": (_l("people in the family"), "square"),
    "family": (_l("families"), "home"),
    "professional": (_l("professionals"), "circle"),
    "agency": (_l("agencies and their desks"), "hexagon"),
}
LINE_WORDS: Mapping[str, str] = {
    "recent": _l("contact in the last 30 days"),
    "older": _l("last contact is older"),
    "planned": _l("contact planned, none recorded"),
    "none": _l("no contact recorded"),
    KINSHIP: _l("family ties"),
    MISSING: _l("missing link: a question"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be switched off: its code in the address, its words, how many there are, whether it is on.

    `kind` says of an agency what it does, unless its name says that already; `looks` is what the swatch shows.
    """

    code: str
    label: str
    kind: str
    count: int
    on: bool
    looks: LegendEntry


def entries(whole: Drawing, nodes: Drawing, view: View) -> Mapping[str, tuple[Entry, ...]]:
    """The entries by group, of a drawing with everything in it and of the same without the nodes that are left out.

    Lines are counted where their nodes are drawn: whoever hides a person does not ask about that person's lines.
    """
    off = set(view.off)
    found = {KIND: _kinds(whole), AGENCY: _agencies(whole), LINE: _lines(nodes)}
    return {
        group: tuple(
            Entry(f"{group}.{looks.code}", looks.label, kind, looks.count, f"{group}.{looks.code}" not in off, looks)
            for looks, kind in rows
        )
        for group, rows in found.items()
    }


def _kinds(drawing: Drawing) -> Iterator[tuple[LegendEntry, str]]:
    # The focus can't be switched off, so it isn't counted.
    counts = Counter(node.kind for node in drawing.network.nodes if node.id != drawing.network.focus)
    for kind, (label, shape) in KINDS.items():
        count = next((number for name, number in counts.items() if name == kind), 0)
        if count:
            yield LegendEntry("shape", kind, str(label), count, INK, shape), ""


def _agencies(drawing: Drawing) -> Iterator[tuple[LegendEntry, str]]:
    nodes = drawing.read.nodes
    counts = Counter(agency for agency in agency_of(drawing).values() if agency in nodes)
    for agency, count in counts.items():
        style = agency_style(nodes[agency].facts.get("agency_kind"))
        name = nodes[agency].label
        kind = kind_inside(style.kind)
        says = kind.casefold() in name.casefold()
        yield LegendEntry("agency", agency, name, count, style.colour, style.mark), "" if says else kind


def _lines(drawing: Drawing) -> Iterator[tuple[LegendEntry, str]]:
    counts = Counter(line.style for line in drawing.lines)
    counts[KINSHIP] = sum(edge.kind == "related" for edge in drawing.network.edges)
    counts[MISSING] = sum(question.drawn for question in drawing.questions)
    for code, words in LINE_WORDS.items():
        if counts[code]:
            colour = QUESTION if code == MISSING else LINES[code].colour if code in LINES else INK
            stroke = KIN["family"].code if code == KINSHIP else ""
            yield LegendEntry("line", code, str(words), counts[code], colour, stroke), ""


def shapes(drawing: Drawing) -> tuple[LegendEntry, ...]:
    """What the shapes of people and the lines of kinship mean, as far as they are drawn."""
    return tuple(entry for entry in drawing.legend if entry.group == "shape" or _is_kinship(entry))


def _is_kinship(entry: LegendEntry) -> bool:
    return entry.group == "kin" and entry.code in {"together", "separated", "divorced", "foster", ALSO}
