"""A drawing as vis-network's nodes, edges and options, made by pyvis, for our pages and the stand-alone file.

pyvis 0.3.2 is used for data only: directed (else it is quadratic and drops parallel edges), options set as a dict (its
own parser takes the spaces out of every string), never its template. The rest of the picture, which vis-network has no
word for, stands beside the nodes: circles, arcs, lines that end at a circle, kinship and question marks. `picture.js`
paints those on vis-network's canvas; where it isn't used, the nodes and edges alone still make a drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from visualise.drawing import Drawing
from visualise.pyvis_network import PyvisNetwork
from visualise.shapes import DETAIL_TEXT, LINE_HEIGHT, NAME_TEXT, Line, Question, Symbol
from visualise.style import HOME, INK, KIN, LINES, PAPER, QUIET, LineStyle
from visualise.words import long_day, plain

_VIS_SHAPES: Mapping[str, str] = {"circle": "dot", "bead": "dot"}
_FACE = "Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
_SELECTED = "#ffdd00"

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "nodes": {
        # A label that grew when its node is chosen would lie on others.
        "chosen": {"node": True, "label": False},
        "font": {"face": _FACE, "size": DETAIL_TEXT, "color": QUIET, "multi": "html"},
    },
    "edges": {"smooth": {"enabled": False}, "arrows": {"to": {"enabled": False}}, "selectionWidth": 3, "hoverWidth": 1},
    "interaction": {"hover": True, "multiselect": True, "tooltipDelay": 200, "zoomSpeed": 0.6},
}


def vis_data(drawing: Drawing) -> dict[str, Any]:
    """Everything the page needs, as JSON values. Every node and edge end is a node of the network.

    nodes, edges, options: vis-network's own. A node also has name, detail, kind, mark (written inside), focus, crossed.
    households: circles {family, x, y, radius, label, label_x, label_y, members, words}; where `family` is a node it
    carries the label itself. arcs: {agency, radius, start, end, colour, mark, label (lines), x, y} round (0, 0),
    degrees from the top, clockwise. lines, kin, questions: their paths. styles: width, dashes and colour by style code.
    extent: left, top, right, bottom.
    """
    network = to_pyvis(drawing)
    return {
        "nodes": list(network.nodes),
        "edges": list(network.edges),
        "options": dict(network.options),
        **beside(drawing),
    }


def painted(drawing: Drawing) -> dict[str, Any]:
    """As `vis_data`, less the words: a page has those in the table beside the drawing, in the reader's language."""
    whole = vis_data(drawing)
    kept = {name: value for name, value in whole.items() if name not in ("title", "as_of", "legend")}
    kept |= {name: [_wordless(each) for each in kept[name]] for name in _WORDED}
    return kept | {"styles": {code: {**style, "label": ""} for code, style in kept["styles"].items()}}


_WORDED = ("nodes", "edges", "households", "lines", "kin", "questions")
_WORDS = ("title", "words", "rule")


def _wordless(one: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in one.items() if name not in _WORDS}


def to_pyvis(drawing: Drawing) -> PyvisNetwork:
    """The pyvis network of a drawing: its nodes in drawing order, its edges, its options."""
    network = PyvisNetwork(deepcopy(_OPTIONS))
    kinds = {node.id: node.kind for node in drawing.network.nodes}
    for node in drawing.read.of_kind("family"):
        network.add_node(node.id, **_family(drawing, node.id, plain(node.label)))
    for symbol in (*drawing.members, *drawing.supporters):
        network.add_node(symbol.node, **_node(symbol, kinds[symbol.node]))
    for line in drawing.lines:
        network.add_edge(line.one, line.other, **_edge(line))
    for place, question in enumerate(drawing.questions):
        if question.drawn and len(question.subjects) == 2:
            network.add_edge(*question.subjects, **_missing(question, place))
    return network


def _label(name: str, detail: str) -> str:
    """A label in vis-network's small HTML, which knows <b> and reads entities badly: other signs stand for < and >."""
    safe = [text.replace("<", "‹").replace(">", "›") for text in (name, detail)]
    return f"<b>{safe[0]}</b>" + (f"\n{safe[1]}" if detail else "")


def _node(symbol: Symbol, kind: str) -> dict[str, Any]:
    member = symbol.colour == INK
    background = PAPER if symbol.shape != "bead" else symbol.colour
    marked = {"background": "#fff7bf", "border": INK}
    return {
        # pyvis would put the id where a label is empty.
        "label": _label(symbol.label, symbol.detail) if symbol.label else " ",
        "name": symbol.label,
        "detail": symbol.detail,
        "kind": kind,
        "mark": symbol.mark,
        "focus": symbol.focus,
        "crossed": symbol.crossed,
        "title": symbol.words,
        "x": symbol.at[0],
        "y": symbol.at[1],
        "shape": _VIS_SHAPES.get(symbol.shape, symbol.shape),
        "size": symbol.size,
        "borderWidth": 2 if member else 4,
        "borderWidthSelected": 5,
        "color": {"background": background, "border": symbol.colour, "highlight": marked, "hover": marked},
        "font": {**_bold(), "vadjust": _above(symbol) if symbol.above else 0},
    }


def _bold() -> dict[str, Any]:
    return {"bold": {"size": NAME_TEXT, "color": INK, "face": _FACE}, "strokeWidth": 3, "strokeColor": PAPER}


def _above(symbol: Symbol) -> float:
    """How far vis-network's label, which it puts below, is to be moved to stand above."""
    lines = NAME_TEXT * LINE_HEIGHT + (DETAIL_TEXT * LINE_HEIGHT if symbol.detail else 0)
    return -(2 * symbol.size + lines + 16)


def _family(drawing: Drawing, ident: str, label: str) -> dict[str, Any]:
    x, y = drawing.positions[ident]
    homes = [home for home in drawing.homes if home.family == ident]
    shown = homes[0].label if homes else label
    return {
        "label": shown.replace("<", "‹").replace(">", "›") or " ",
        "name": shown,
        "detail": "",
        "kind": "family",
        "mark": "",
        "focus": ident == drawing.network.focus,
        "crossed": False,
        "title": homes[0].words if homes else label,
        "x": x,
        "y": y,
        "shape": "text",
        "size": 1,
        "color": {"background": HOME, "border": HOME},
        "font": {"vadjust": 0},
    }


def _edge(line: Line) -> dict[str, Any]:
    style = LINES[line.style]
    return {
        "id": line.id,
        "kind": "contact",
        "style": line.style,
        "clients": list(line.clients),
        "facts": list(line.edges),
        "title": line.words,
        **_stroke(style),
    }


def _missing(question: Question, place: int) -> dict[str, Any]:
    return {
        "id": f"missing|{place}",
        "kind": "missing",
        "style": "missing",
        "clients": [],
        "facts": [],
        "title": question.words,
        "label": "?",
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.3},
        **_stroke(LINES["missing"]),
    }


def _stroke(style: LineStyle) -> dict[str, Any]:
    return {
        "width": style.width,
        "dashes": list(style.dashes) or False,
        "color": {"color": style.colour, "hover": INK, "highlight": _SELECTED, "opacity": 1.0},
        "arrows": {"to": {"enabled": False}},
    }


def beside(drawing: Drawing) -> dict[str, Any]:
    """What stands beside nodes, edges and options in `vis_data`."""
    return {
        "title": drawing.title,
        "as_of": long_day(drawing.as_of),
        "households": [
            {
                "family": home.family,
                "x": home.centre[0],
                "y": home.centre[1],
                "radius": home.radius,
                "label": home.label,
                "label_x": home.label_at[0],
                "label_y": home.label_at[1],
                "members": list(home.members),
                "words": home.words,
            }
            for home in drawing.homes
        ],
        "arcs": [
            {
                "agency": arc.agency,
                "radius": arc.radius,
                "start": arc.start,
                "end": arc.end,
                "colour": arc.colour,
                "mark": arc.mark,
                "label": list(arc.label),
                "x": arc.label_at[0],
                "y": arc.label_at[1],
            }
            for arc in drawing.arcs
        ],
        "lines": [
            {
                "id": line.id,
                "one": line.one,
                "other": line.other,
                "clients": list(line.clients),
                "style": line.style,
                "home": line.home,
                "path": _points(line.path),
                "words": line.words,
            }
            for line in drawing.lines
        ],
        "kin": [
            {"style": kin.style, "paths": [_points(path) for path in kin.paths], "words": kin.words}
            for kin in drawing.kin
        ],
        "questions": [
            {
                "rule": question.rule,
                "words": question.words,
                "subjects": list(question.subjects),
                "path": _points(question.path),
                "x": question.badge[0],
                "y": question.badge[1],
                "drawn": question.drawn,
            }
            for question in drawing.questions
        ],
        "styles": {code: _style(style) for styles in (LINES, KIN) for code, style in styles.items()},
        "legend": [
            {
                "group": entry.group,
                "code": entry.code,
                "label": entry.words(),
                "count": entry.count,
                "colour": entry.colour,
                "mark": entry.mark,
            }
            for entry in drawing.legend
        ],
        "extent": list(drawing.extent),
    }


def _style(style: LineStyle) -> dict[str, Any]:
    return {"label": style.label, "width": style.width, "dashes": list(style.dashes), "colour": style.colour}


def _points(path: Iterable[tuple[float, float]]) -> list[list[float]]:
    return [list(point) for point in path]
