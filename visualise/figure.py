"""A drawing as a picture file, by matplotlib: the one place that knows it. One picture unit is one CSS pixel.

The object interface only, so that threads don't share a figure; nothing in the file says when it was made.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib import patches
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from visualise.drawing import Drawing
from visualise.shapes import (
    AGENCY_TEXT,
    DETAIL_TEXT,
    LINE_HEIGHT,
    MARK_TEXT,
    NAME_TEXT,
    LegendEntry,
    Path,
    Point,
    Symbol,
)
from visualise.style import HOME, INK, KIN, LINES, PAPER, QUESTION, QUIET, LineStyle
from visualise.words import AS_OF, NOBODY, shorten

DOTS_PER_UNIT = 2  # a PNG has two dots for each unit, sharp on a projector and on paper
_POINT = 0.75  # points in a CSS pixel
_HEAD, _TITLE_TEXT, _LEGEND_ROW, _LEGEND_CELL, _MARGIN = 78.0, 26.0, 24.0, 330.0, 24.0
_NARROWEST = 720.0
_LARGEST = 4000.0  # units; a larger drawing is made smaller, so that no picture fills the memory

# Set once, not for each picture: matplotlib's settings are the process's, and pages are drawn in threads.
mpl.rcdefaults()
mpl.rcParams["font.family"] = ["DejaVu Sans"]  # comes with matplotlib, so a picture is the same on every machine
mpl.rcParams["svg.fonttype"] = "none"  # text stays text: it can be searched, read aloud and translated
mpl.rcParams["svg.hashsalt"] = "common-thread"  # else ids in the file are random
mpl.rcParams["path.simplify"] = False


def svg(drawing: Drawing) -> str:
    """The drawing as SVG with real text; the same drawing gives the same bytes."""
    return _saved(drawing, "svg", {"Date": None, "Title": drawing.title}).decode("utf-8")


def png(drawing: Drawing) -> bytes:
    """The drawing as PNG."""
    return _saved(drawing, "png", {"Software": None, "Title": drawing.title})


def _saved(drawing: Drawing, kind: str, metadata: dict[str, Any]) -> bytes:
    picture = io.BytesIO()
    with _missing_glyphs_allowed():
        _figure(drawing).savefig(picture, format=kind, metadata=metadata)
    return picture.getvalue()


@contextmanager
def _missing_glyphs_allowed() -> Iterator[None]:
    """A name in a script that the typeface lacks shows boxes in a PNG: that is no reason to fail, or to complain."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
        yield


class _Sheet:
    """A figure whose coordinates are picture units, y downwards, and the strokes it is drawn with."""

    def __init__(self, left: float, top: float, width: float, height: float) -> None:
        self.scale = min(1.0, _LARGEST / max(width, height))
        size = (width * self.scale / 96, height * self.scale / 96)
        self.figure = Figure(figsize=size, dpi=96 * DOTS_PER_UNIT, facecolor=PAPER)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(left, left + width)
        self.axes.set_ylim(top + height, top)
        self.depth = 0

    def _above_all(self) -> int:
        self.depth += 1
        return self.depth

    def path(self, path: Path | Sequence[Point], style: LineStyle, *, round_ends: bool = False) -> None:
        """A line through points."""
        width = style.width * _POINT * self.scale
        # Dashes are counted in line widths there.
        dashes: Any = (0, tuple(dash / style.width for dash in style.dashes)) if style.dashes else "-"
        ends: Any = "round" if round_ends else "butt"
        self.axes.add_line(
            Line2D(
                [x for x, _ in path],
                [y for _, y in path],
                color=style.colour,
                linewidth=width,
                linestyle=dashes,
                dash_capstyle=ends,
                solid_capstyle="round",
                zorder=self._above_all(),
            )
        )

    def patch(self, patch: patches.Patch, *, fill: str, edge: str, width: float, dashes: Sequence[float] = ()) -> None:
        """A filled shape with an outline."""
        patch.set(facecolor=fill, edgecolor=edge, linewidth=width * _POINT * self.scale, zorder=self._above_all())
        if dashes:
            patch.set_linestyle((0, tuple(dash / width for dash in dashes)))
        self.axes.add_patch(patch)

    def text(
        self, at: Point, text: str, size: float, *, colour: str = INK, bold: bool = False, anchor: str = "center"
    ) -> None:
        """A line of text whose middle is at a point; a thin white rim keeps lines out of it."""
        if text:
            self.axes.text(
                at[0],
                at[1],
                text,
                fontsize=size * _POINT * self.scale,
                color=colour,
                fontweight="bold" if bold else "normal",
                ha=anchor,
                va="center_baseline",
                zorder=self._above_all() + 10000,
                parse_math=False,
            )


def _figure(drawing: Drawing) -> Figure:
    left, top, right, bottom = drawing.extent
    wide = max(right - left, _NARROWEST)
    left -= (wide - (right - left)) / 2
    columns = max(1, int((wide - 2 * _MARGIN) // _LEGEND_CELL))
    rows = -(-len(drawing.legend) // columns)
    sheet = _Sheet(left, top - _HEAD, wide, bottom - top + _HEAD + rows * _LEGEND_ROW + _MARGIN)
    _head(sheet, drawing, left + _MARGIN, top - _HEAD)
    if not drawing.positions:
        sheet.text((left + wide / 2, (top + bottom) / 2), drawing.speech.text(NOBODY), NAME_TEXT, colour=QUIET)
    _under(sheet, drawing)
    _people(sheet, drawing)
    _over(sheet, drawing)
    _legend(sheet, drawing, left + _MARGIN, bottom + _LEGEND_ROW / 2, columns)
    return sheet.figure


def _head(sheet: _Sheet, drawing: Drawing, left: float, top: float) -> None:
    sheet.text((left, top + 34), shorten(drawing.title, 34), _TITLE_TEXT, bold=True, anchor="left")
    speech = drawing.speech
    amounts = ((drawing.members, "person"), (drawing.read.supporters, "supporter"), (drawing.questions, "question"))
    below = [speech.text(AS_OF).format(day=speech.day(drawing.as_of))]
    below += [speech.number(len(each), one) for each, one in amounts]
    sheet.text((left, top + 62), " · ".join(below), DETAIL_TEXT, colour=QUIET, anchor="left")


def _under(sheet: _Sheet, drawing: Drawing) -> None:
    for home in drawing.homes:
        sheet.patch(patches.Circle(home.centre, home.radius), fill=HOME, edge=INK, width=2, dashes=(8, 6))
        sheet.text(home.label_at, home.label, DETAIL_TEXT, colour=QUIET)
    for arc in drawing.arcs:
        size = 2 * arc.radius
        patch = patches.Arc((0, 0), size, size, angle=-90, theta1=arc.start, theta2=arc.end, capstyle="round")
        sheet.patch(patch, fill="none", edge=arc.colour, width=9)
        step = AGENCY_TEXT * LINE_HEIGHT
        for place, words in enumerate(arc.label):
            y = arc.label_at[1] + (place - (len(arc.label) - 1) / 2) * step
            sheet.text((arc.label_at[0], y), words, AGENCY_TEXT, colour=arc.colour, bold=True)
    for line in drawing.lines:
        sheet.path(line.path, LINES[line.style])
    for kin in drawing.kin:
        for place, path in enumerate(kin.paths):
            sheet.path(path, KIN[kin.style] if place == 0 or kin.style == "family" else KIN["family"])


def _people(sheet: _Sheet, drawing: Drawing) -> None:
    for symbol in (*drawing.members, *drawing.supporters):
        member = symbol.colour == INK
        width = 2.0 if member else 4.0
        fill = symbol.colour if symbol.shape == "bead" else PAPER
        sheet.patch(shape_patch(symbol.shape, symbol.at, symbol.size), fill=fill, edge=symbol.colour, width=width)
        if symbol.focus:
            sheet.patch(shape_patch(symbol.shape, symbol.at, symbol.size - 5), fill=PAPER, edge=INK, width=width)
        if symbol.crossed:
            _cross(sheet, symbol)
        size = NAME_TEXT if member else MARK_TEXT
        sheet.text(symbol.at, symbol.mark, size, colour=symbol.colour, bold=not member)
        x, y = symbol.at[0], symbol.at[1] + symbol.label_offset
        sheet.text((x, y), symbol.label, NAME_TEXT, bold=True)
        sheet.text((x, y + NAME_TEXT * LINE_HEIGHT), symbol.detail, DETAIL_TEXT, colour=QUIET)


def shape_patch(shape: str, at: Point, size: float) -> patches.Patch:
    """The outline of a shape round a point; `size` is half its width."""
    x, y = at
    if shape == "square":
        return patches.Polygon([(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)])
    if shape == "diamond":
        return patches.Polygon([(x, y - size * 1.2), (x + size * 1.2, y), (x, y + size * 1.2), (x - size * 1.2, y)])
    if shape == "triangle":
        return patches.Polygon([(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)])
    if shape == "hexagon":
        return patches.RegularPolygon((x, y), 6, radius=size, orientation=0.5236)
    return patches.Circle((x, y), size)


def _cross(sheet: _Sheet, symbol: Symbol) -> None:
    (x, y), size = symbol.at, symbol.size
    sheet.path(((x - size, y - size), (x + size, y + size)), KIN["family"])
    sheet.path(((x - size, y + size), (x + size, y - size)), KIN["family"])


def _over(sheet: _Sheet, drawing: Drawing) -> None:
    for question in (one for one in drawing.questions if one.drawn):
        if question.path:
            sheet.path(question.path, LINES["missing"], round_ends=True)
    for question in (one for one in drawing.questions if one.drawn):
        sheet.patch(patches.Circle(question.badge, 13), fill=PAPER, edge=QUESTION, width=2.5)
        sheet.text(question.badge, "?", NAME_TEXT, colour=QUESTION, bold=True)


def _legend(sheet: _Sheet, drawing: Drawing, left: float, top: float, columns: int) -> None:
    for place, entry in enumerate(drawing.legend):
        x, y = left + place % columns * _LEGEND_CELL, top + place // columns * _LEGEND_ROW
        _swatch(sheet, entry, x, y)
        words = shorten(entry.words(drawing.speech), 34)
        sheet.text((x + 42, y), f"{words} ({entry.count})", DETAIL_TEXT, anchor="left")


def _swatch(sheet: _Sheet, entry: LegendEntry, x: float, y: float) -> None:
    middle = (x + 15, y)
    if entry.group in ("line", "kin"):
        style = (LINES if entry.group == "line" else KIN)[entry.code]
        sheet.path(((x, y), (x + 30, y)), style, round_ends=entry.code == "missing")
    elif entry.group == "agency":
        sheet.patch(patches.Circle(middle, 11), fill=PAPER, edge=entry.colour, width=2.5)
        sheet.text(middle, entry.mark, 8.0, colour=entry.colour, bold=True)
    else:
        sheet.patch(shape_patch(entry.code, middle, 8), fill=PAPER, edge=INK, width=2)
