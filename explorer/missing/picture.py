"""What a question rests on, drawn small: who supports whom, and where the question is. The words say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.words import first_name
from queries.missing import Finding
from queries.people import Person, TeamMember
from queries.questions import Asked, asks_about
from visualise.style import INK, agency_style

WIDTH, LEFT, MIDDLE, RIGHT = 280, 52, 140, 228
TOP, STEP, BELOW = 18, 54, 28
CLIENTS_AT_MOST, MEMBERS_AT_MOST = 3, 4
LETTERS = 13
# Where the question stands: on somebody's own tie; with whoever waits for another; between all who are there. One
# about somebody who is there and whose going is asked about has no mark; of all others an empty seat is asked about.
OF_TIES = ("lapsed-contact", "left-but-listed", "planned-passed")
OF_WHO_ASKS = ("asked-no-answer",)
OF_ALL = ("adult-in-two-households", "team-not-met", "team-in-parts", "not-heard-from")
UNMARKED = ("single-connector",)


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


@dataclass(frozen=True, slots=True)
class _Places:
    """Where everybody stands, by id: a client and a professional may have one. `free` is the place of an empty seat."""

    people: Mapping[str, Spot]
    team: Mapping[str, Spot]
    free: tuple[float, float]
    foot: float


def picture(asked: Asked) -> Picture:
    """The same for the same question: clients in the middle, whoever supports them on both sides."""
    finding, tied = asked.finding, {tie.member.id for tie in asked.ties}
    concerned = [each for each in asked.members if each.id in tied or asks_about(finding, each.id)]
    clients, members = asked.people[:CLIENTS_AT_MOST], concerned[:MEMBERS_AT_MOST]
    named = [each.id for each in members if asks_about(finding, each.id)]
    several = named if len(named) > 1 else [each.id for each in members if finding.rule in OF_ALL]
    together = len(several) > 1
    seat = not together and not (named and finding.rule in (*OF_TIES, *UNMARKED))
    at = _placed(clients, members, seat=seat)
    if together:
        lines = _below([at.team[each] for each in several], at.foot)
    else:
        lines = _about_one(finding, named, at, seat=seat)
    ties = sorted({(tie.member.id, tie.client.id) for tie in asked.ties})
    return Picture(
        height=at.foot + (BELOW if together else 0),
        spots=(*at.people.values(), *at.team.values()),
        ties=tuple(
            _between(at.team[one], at.people[other]) for one, other in ties if one in at.team and other in at.people
        ),
        asked=tuple(lines),
        more=len(asked.people) + len(concerned) - len(at.people) - len(at.team),
    )


def _placed(clients: Sequence[Person], members: Sequence[TeamMember], *, seat: bool) -> _Places:
    left, right = members[::2], members[1::2]
    rows = max(len(clients), len(left), len(right) + seat)
    team = {each.id: _member(each, LEFT, _y(place, len(left), rows)) for place, each in enumerate(left)}
    team |= {each.id: _member(each, RIGHT, _y(place, len(right) + seat, rows)) for place, each in enumerate(right)}
    return _Places(
        people={each.id: _client(each, place, len(clients), rows) for place, each in enumerate(clients)},
        team=team,
        free=(RIGHT, _y(len(right), len(right) + 1, rows)),
        foot=TOP + rows * STEP,
    )


def _about_one(finding: Finding, named: Sequence[str], at: _Places, *, seat: bool) -> list[Line]:
    """What is asked of a client and of whoever isn't there, or of somebody's own tie."""
    about = [spot for id_, spot in at.people.items() if id_ in finding.subjects] or [*at.people.values()]
    if seat:
        waits = [at.team[each] for each in named if finding.rule in OF_WHO_ASKS]
        return [_to(each, *at.free) for each in waits or about]
    return [_between(at.team[named[0]], each) for each in about if finding.rule in OF_TIES]


def _client(client: Person, place: int, of: int, rows: int) -> Spot:
    return Spot(client.id, MIDDLE, _y(place, of, rows), _short(first_name(client)), client=True)


def _member(member: TeamMember, x: float, y: float) -> Spot:
    style = agency_style(member.agencies[0].kind if member.agencies else None)
    return Spot(member.id, x, y, _short(member.name), style.mark, style.colour)


def _y(place: int, of: int, rows: int) -> float:
    """The height of the so-manieth in a column, which stands in the middle of the rows."""
    return TOP + STEP * (place + (rows - of) / 2)


def _short(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1] + "…"


def _to(one: Spot, x: float, y: float) -> Line:
    """To where somebody would stand."""
    return Line(f"M{one.x:g},{one.y:g} L{x:g},{y:g}", (x, y))


def _between(one: Spot, other: Spot) -> Line:
    return Line(
        f"M{one.x:g},{one.y:g} L{other.x:g},{other.y:g}", (round((one.x + other.x) / 2, 1), (one.y + other.y) / 2)
    )


def _below(several: Sequence[Spot], foot: float) -> list[Line]:
    """From each of several to one question mark below everybody: between them nothing is recorded."""
    at = (MIDDLE, foot + BELOW / 3)
    return [Line(f"M{one.x:g},{one.y:g} Q{one.x:g},{at[1]:g} {at[0]:g},{at[1]:g}", at) for one in several]
