"""Boxes round labels and symbols, to see that nothing lies on anything else."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from visualise.shapes import AGENCY_TEXT, DETAIL_TEXT, LINE_HEIGHT, NAME_TEXT, Arc, HomeCircle, Point, Symbol

# Widths in em of DejaVu Sans, the widest of the typefaces that the pictures may be shown in.
_WIDTHS = (("il.,;:'|!jI ‘’", 0.32), ('frt()[]/-–·“”"', 0.42), ("mwMW@%—…", 0.95))
_WIDTH_OF = {char: width for chars, width in _WIDTHS for char in chars}
_BOLD = 1.14


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its sides along the axes."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, margin: float = 0.0) -> bool:
        """Whether the two have anything in common, or come closer than `margin`."""
        return (
            self.left < other.right + margin
            and other.left < self.right + margin
            and self.top < other.bottom + margin
            and other.top < self.bottom + margin
        )

    def crossed_by(self, start: Point, end: Point) -> bool:
        """Whether a straight line between two points has anything in it (Liang and Barsky, 1984)."""
        enter, leave = 0.0, 1.0
        for first, last, low, high in (
            (start[0], end[0], self.left, self.right),
            (start[1], end[1], self.top, self.bottom),
        ):
            if first == last:
                if not low < first < high:
                    return False
                continue
            near, far = sorted(((low - first) / (last - first), (high - first) / (last - first)))
            enter, leave = max(enter, near), min(leave, far)
        return enter < leave

    def corners(self) -> tuple[Point, ...]:
        """The four corners."""
        return ((self.left, self.top), (self.right, self.top), (self.left, self.bottom), (self.right, self.bottom))


def box_at(centre: Point, width: float, height: float) -> Box:
    """The box of a size round its centre."""
    return Box(centre[0] - width / 2, centre[1] - height / 2, centre[0] + width / 2, centre[1] + height / 2)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is at a size; rather too wide than too narrow."""
    return sum(map(_char_width, text)) * size * (_BOLD if bold else 1.0)


def _char_width(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return _WIDTH_OF.get(char, 0.74 if char.isupper() else 0.62)


def label_box(symbol: Symbol) -> Box:
    """The box of a symbol's name and detail."""
    width = max(text_width(symbol.label, NAME_TEXT, bold=True), text_width(symbol.detail, DETAIL_TEXT))
    first = NAME_TEXT * LINE_HEIGHT
    height = first + (DETAIL_TEXT * LINE_HEIGHT if symbol.detail else 0)
    x, y = symbol.at[0], symbol.at[1] + symbol.label_offset
    return box_at((x, y + (height - first) / 2), width, height)


def symbol_box(symbol: Symbol) -> Box:
    """The box of a symbol without its label."""
    return box_at(symbol.at, 2 * symbol.size, 2 * symbol.size)


def arc_label_size(label: Sequence[str]) -> tuple[float, float]:
    """Width and height of an agency's name."""
    width = max((text_width(line, AGENCY_TEXT, bold=True) for line in label), default=0.0)
    return (width, AGENCY_TEXT * LINE_HEIGHT * len(label))


def arc_box(arc: Arc) -> Box:
    """The box of an agency's name."""
    return box_at(arc.label_at, *arc_label_size(arc.label))


def home_boxes(home: HomeCircle) -> tuple[Box, Box]:
    """The boxes of a household's circle and of the label over it."""
    size = 2 * home.radius
    label = box_at(home.label_at, text_width(home.label, DETAIL_TEXT), DETAIL_TEXT * LINE_HEIGHT)
    return (box_at(home.centre, size, size), label)


def bounds(boxes: Iterable[Box], margin: float) -> Box:
    """The box round all boxes, and a margin; round (0, 0) where there are none."""
    kept = list(boxes) or [Box(-100, -100, 100, 100)]
    return Box(
        min(box.left for box in kept) - margin,
        min(box.top for box in kept) - margin,
        max(box.right for box in kept) + margin,
        max(box.bottom for box in kept) + margin,
    )


def any_overlap(groups: Sequence[Sequence[Box]], margin: float) -> bool:
    """Whether a box of one group lies on a box of another; boxes of the same group belong together."""
    boxes = sorted(((box, place) for place, group in enumerate(groups) for box in group), key=lambda one: one[0].left)
    open_boxes: list[tuple[Box, int]] = []
    for box, place in boxes:
        open_boxes = [(other, its) for other, its in open_boxes if other.right + margin > box.left]
        if any(its != place and box.overlaps(other, margin) for other, its in open_boxes):
            return True
        open_boxes.append((box, place))
    return False
