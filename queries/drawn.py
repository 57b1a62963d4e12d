"""The network of a drawing: how far it reaches from its focus, what was opened in it, and the way between two in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from graph.errors import NotThere
from graph.network import Network
from graph.slice import Slice
from queries.day import NAMED, Day, on
from queries.families import linked_families
from queries.network import members, supporters_of, tied, with_teams
from queries.paths import path

HOUSEHOLD, TEAM, LINKED = 1, 2, 3
DEPTHS = (HOUSEHOLD, TEAM, LINKED)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a drawing goes: its depth, what was opened in place, and the two whose connection is asked for.

    The depths of a client: alone with the team, with the family, with the linked families too. Those of a family: who
    belongs to it, with everyone's team, with the linked families too.
    """

    depth: int
    opened: tuple[str, ...] = ()
    ends: tuple[str, str] | None = None


@dataclass(slots=True)
class _Inside:
    """Who is in a drawing, by id; `supported` are the clients whose teams are in it too."""

    families: set[str] = field(default_factory=set)
    clients: set[str] = field(default_factory=set)
    supported: set[str] = field(default_factory=set)

    def add(self, day: Day, families: Iterable[str], *, teams: bool = True) -> None:
        """Families with their members, whose teams come along unless it is said that they don't."""
        wanted = set(families) & day.families.keys()
        people = members(day, wanted)
        self.families |= wanted
        self.clients |= people
        self.supported |= people if teams else set()


def drawn(slice_: Slice, focus: str, day: date, reach: Reach) -> Network:
    """The network of a client or a family as far as the drawing reaches; `path` is set where two are to be connected.

    What the slice doesn't hold can't be opened nor connected, and changes nothing. Raises NotThere where the focus is
    not in it.
    """
    laid_out = on(slice_, day)
    inside = _reached(laid_out, focus, reach.depth)
    for each in reach.opened:
        _open(laid_out, inside, each)
    steps = _way(slice_, reach.ends, day)
    between = {node.id: node.kind for node in steps.nodes} if steps and steps.path else {}
    inside.clients |= {each for each, kind in between.items() if kind == "client"}
    inside.families |= {each for each, kind in between.items() if kind == "family"}
    supporters = supporters_of(laid_out, sorted(inside.supported))
    known = {each.id for each in supporters if each.kind == NAMED}
    passed = sorted(each for each, kind in between.items() if kind == "professional" and each not in known)
    supporters += [tied(laid_out, each, sorted(inside.clients)) for each in passed]
    found = with_teams(slice_, laid_out, focus, sorted(inside.clients), sorted(inside.families), supporters)
    return replace(found, path=steps.path) if steps else found


def openable(slice_: Slice, network: Network) -> frozenset[str]:
    """The ids of the nodes of a network that have more around them than is in it."""
    laid_out = on(slice_, network.as_of)
    held = {node.id for node in network.nodes}
    return frozenset(node.id for node in network.nodes if not _around(laid_out, node.id) <= held)


def _reached(day: Day, focus: str, depth: int) -> _Inside:
    inside = _Inside()
    if focus in day.identities:
        inside.clients.add(focus)
        inside.supported.add(focus)
        homes = _homes(day, focus) if depth > HOUSEHOLD else set()
        inside.add(day, homes)
    elif focus in day.families:
        homes = {focus}
        inside.add(day, homes, teams=depth > HOUSEHOLD)
    else:
        raise NotThere
    if depth >= LINKED:
        inside.add(day, (linked for home in homes for linked in linked_families(day, home)))
    return inside


def _open(day: Day, inside: _Inside, id_: str) -> None:
    """A family or a client brings the family and everyone's team; a professional or a desk, whom else they support."""
    if id_ in day.families:
        inside.add(day, {id_})
    elif id_ in day.identities:
        inside.clients.add(id_)
        inside.supported.add(id_)
        inside.add(day, _homes(day, id_))
    else:
        inside.clients |= _supported_by(day, id_)


def _around(day: Day, id_: str) -> set[str]:
    """The ids that opening brings."""
    inside = _Inside()
    _open(day, inside, id_)
    supporters = supporters_of(day, sorted(inside.supported))
    return inside.families | inside.clients | {each.id for each in supporters}


def _homes(day: Day, client_id: str) -> set[str]:
    return {row.family_id for row in day.families_of.get(client_id, ())} & day.families.keys()


def _supported_by(day: Day, id_: str) -> set[str]:
    ties = (tie for held in day.involvements.values() for tie in held)
    return {tie.client_id for tie in ties if id_ in (tie.professional_id, tie.agency_id)}


def _way(slice_: Slice, ends: tuple[str, str] | None, day: date) -> Network | None:
    """The shortest way between the two, if they are asked about and both are seen."""
    try:
        return path(slice_, *ends, day) if ends else None
    except NotThere:
        return None
