"""The parts of a drawing. Units are picture units (one CSS pixel at zoom 1), y downwards, (0, 0) the main household.

Angles are degrees, 0 upwards, clockwise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

from visualise.words import ENGLISH, SOME_DRAWN, Speech

Point: TypeAlias = tuple[float, float]
Path: TypeAlias = tuple[Point, ...]

MEMBER_SIZE, FOCUS_SIZE, SUPPORTER_SIZE, DESK_SIZE, BEAD_SIZE = 17.0, 22.0, 19.0, 20.0, 7.0
NAME_TEXT, DETAIL_TEXT, MARK_TEXT, AGENCY_TEXT = 15.0, 13.0, 11.0, 15.0
LINE_HEIGHT = 1.2


def polar(angle: float, radius: float, centre: Point = (0.0, 0.0)) -> Point:
    """The point at an angle and a distance from a centre, to a hundredth."""
    turn = math.radians(angle)
    return (round(centre[0] + radius * math.sin(turn), 2), round(centre[1] - radius * math.cos(turn), 2))


def angle_of(point: Point, centre: Point = (0.0, 0.0)) -> float:
    """The angle at which a point lies from a centre, 0 to 360."""
    return math.degrees(math.atan2(point[0] - centre[0], centre[1] - point[1])) % 360


@dataclass(frozen=True, slots=True)
class Symbol:
    """A person or a desk. `size` is half its width; `label` and `detail` stand centred above or below it."""

    node: str
    at: Point
    shape: str
    size: float
    colour: str
    mark: str
    label: str
    detail: str = ""
    above: bool = False
    focus: bool = False
    crossed: bool = False
    words: str = ""

    @property
    def label_offset(self) -> float:
        """From the symbol's centre to the middle of the label's first line, upwards negative."""
        lines = 2 if self.detail else 1
        near = self.size + 7 + NAME_TEXT * LINE_HEIGHT / 2
        return -(near + (lines - 1) * DETAIL_TEXT * LINE_HEIGHT) if self.above else near


@dataclass(frozen=True, slots=True)
class HomeCircle:
    """A household: its circle, and the name or address over it; `name` is the label in full."""

    family: str | None
    centre: Point
    radius: float
    label: str
    label_at: Point
    members: tuple[str, ...]
    words: str
    name: str


@dataclass(frozen=True, slots=True)
class Arc:
    """An agency's sector, round (0, 0): a thick arc from `start` to `end` with its name, on one or two lines."""

    agency: str | None
    radius: float
    start: float
    end: float
    colour: str
    mark: str
    label: tuple[str, ...]
    label_at: Point


@dataclass(frozen=True, slots=True)
class Line:
    """Contact between a supporter and a client, or two supporters; `style` is a code of style.LINES.

    `home` is the place, in the drawing's homes, of the circle at which the line ends; `edges` are the network's.
    """

    id: str
    one: str
    other: str
    style: str
    path: Path
    words: str
    clients: tuple[str, ...] = ()
    home: int | None = None
    edges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kin:
    """A line of kinship: one or more strokes in a style of style.KIN, with short strokes across it where parted.

    `people` are whom it joins; of who lives in two homes, the person and the other family.
    """

    style: str
    paths: tuple[Path, ...]
    words: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A missing link: a dotted path (empty for a question on one node) and its question mark.

    Where `drawn` is false it stands in the list only: its people are not in the picture, or there are too many.
    """

    rule: str
    words: str
    subjects: tuple[str, ...]
    path: Path = ()
    badge: Point = (0.0, 0.0)
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: what it looks like, in words, and how many there are. `group` is the kind of swatch.

    `drawn` is how many of them are in the picture, where not all are.
    """

    group: str
    code: str
    label: str
    count: int
    colour: str
    mark: str = ""
    drawn: int | None = None

    def words(self, speech: Speech = ENGLISH) -> str:
        """What it says, without how many there are."""
        label = speech.text(self.label)
        return label if self.drawn is None else speech.text(SOME_DRAWN).format(label=label, drawn=self.drawn)
