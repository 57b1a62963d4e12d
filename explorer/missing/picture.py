"""What a question rests on, drawn small: who supports whom, and where the question is. The words say the same."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.words import first_name
from queries.questions import Asked
from visualise.style import INK, agency_style

WIDTH, LEFT, MIDDLE, RIGHT = 280, 52, 140, 228
TOP, STEP, ARC = 18, 54, 28
CLIENTS_AT_MOST, MEMBERS_AT_MOST = 3, 4
LETTERS = 13


@dataclass(frozen=True, slots=True)
class Spot:
    """Somebody in the picture, in its units: what stands beneath, and inside whom an agency sent."""

    id: str
    x: float
    y: float
    label: str
    mark: str = ""
    colour: str = INK
    client: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """From one to another: somebody supports a client; or what is asked about, with the place of its question mark."""

    path: str
    at: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everybody, their ties, and what is asked: lines with a question mark; `more` are not drawn for want of room."""

    height: float
    spots: tuple[Spot, ...]
    ties: tuple[Line, ...]
    asked: tuple[Line, ...]
    more: int


def picture(asked: Asked) -> Picture:
    """The same for the same question: clients in the middle, whoever supports them on both sides."""
    clients, members = asked.people[:CLIENTS_AT_MOST], asked.members[:MEMBERS_AT_MOST]
    # A question about somebody who isn't there stands where they would.
    named = [each for each in members if each.id in asked.finding.subjects]
    alone = not asked.pair and len(named) != 1
    sides = (members[::2], members[1::2])
    rows = max(len(clients), len(sides[0]), len(sides[1]) + alone)
    spots = {
        each.id: Spot(each.id, MIDDLE, _y(place, len(clients), rows), _short(first_name(each)), client=True)
        for place, each in enumerate(clients)
    }
    for x, side, besides in ((LEFT, sides[0], 0), (RIGHT, sides[1], int(alone))):
        for place, each in enumerate(side):
            style = agency_style(each.agencies[0].kind if each.agencies else None)
            y = _y(place, len(side) + besides, rows)
            spots[each.id] = Spot(each.id, x, y, _short(each.name), style.mark, style.colour)
    ties = {(tie.member.id, tie.client.id) for tie in asked.ties}
    drawn = [(one, other) for one, other in sorted(ties) if {one, other} <= {*spots}]
    foot = TOP + rows * STEP
    if asked.pair:
        one, other = (spots[each.id] for each in named)
        lines = [_arc(one, other, foot)]
    elif alone:
        free = (RIGHT, _y(len(sides[1]), len(sides[1]) + 1, rows))
        about = [each.id for each in clients if each.id in asked.finding.subjects] or [each.id for each in clients]
        lines = [_to(spots[each], free) for each in about]
    else:
        lines = [_straight(spots[named[0].id], spots[each.id]) for each in clients]
    return Picture(
        height=foot + (ARC if asked.pair else 0),
        spots=tuple(spots.values()),
        ties=tuple(_straight(spots[one], spots[other]) for one, other in drawn),
        asked=tuple(lines),
        more=len(asked.people) + len(asked.members) - len(spots),
    )


def _y(place: int, of: int, rows: int) -> float:
    """The height of the so-manieth in a column, which stands in the middle of the rows."""
    return TOP + STEP * (place + (rows - of) / 2)


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1] + "…"


def _straight(one: Spot, other: Spot) -> Line:
    return _to(one, (other.x, other.y), middle=True)


def _to(one: Spot, end: tuple[float, float], *, middle: bool = False) -> Line:
    x, y = end
    at = ((one.x + x) / 2, (one.y + y) / 2) if middle else end
    return Line(f"M{one.x:g},{one.y:g} L{x:g},{y:g}", at)


def _arc(one: Spot, other: Spot, foot: float) -> Line:
    """From one to the other below everybody: where nothing is recorded."""
    lowest = foot + ARC / 3
    pull = (4 * lowest - one.y - other.y) / 2
    path = f"M{one.x:g},{one.y:g} Q{MIDDLE:g},{pull:g} {other.x:g},{other.y:g}"
    return Line(path, ((one.x + 2 * MIDDLE + other.x) / 4, lowest))
