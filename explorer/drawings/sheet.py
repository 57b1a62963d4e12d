"""A drawing in one state, with all that stands beside it: a pure function of a slice, a day and the state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from explorer.drawings.legend import Entry, entries, shapes
from explorer.drawings.rows import NodeRow, TieRow, node_rows, tie_rows
from explorer.drawings.view import View
from explorer.drawings.way import way_words
from explorer.drawings.words import SPEECH
from explorer.families.team import FamilySupporter, family_team
from graph.model import Agency, Family
from graph.network import Network, Node
from graph.slice import Slice
from queries.day import Day, on
from queries.drawn import drawn, openable
from queries.families import linked_families
from queries.homes import Home
from queries.missing import Finding
from queries.network import missing_to_draw
from queries.people import Person, person_on, team_on
from visualise.drawing import Drawing, draw
from visualise.part import part, without_nodes
from visualise.shapes import LegendEntry
from visualise.stated import stated


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a drawing's page shows and its files hold; `family` says that its focus is a family.

    `drawing` is what is drawn and `network` what is stated of it; `nodes` and `ties` are its table, `filters` its
    legend. `openable` are those with more around them than is drawn, `linked` families that could be opened too.
    `people`, `homes`, `team`, `agencies` and `others` are who is drawn, for their cards.
    """

    view: View
    family: bool
    drawing: Drawing
    network: Network
    nodes: tuple[NodeRow, ...]
    ties: tuple[TieRow, ...]
    filters: Mapping[str, tuple[Entry, ...]]
    shapes: tuple[LegendEntry, ...]
    openable: frozenset[str]
    linked: tuple[Family, ...]
    way: tuple[str, ...] | None
    ends: tuple[Node, ...]
    left_out: int
    people: tuple[Person, ...]
    homes: tuple[Home, ...]
    team: tuple[FamilySupporter, ...]
    agencies: tuple[Agency, ...]
    others: tuple[Node, ...]


def sheet(slice_: Slice, focus: str, now: datetime, view: View, findings: Sequence[Finding], title: str) -> Sheet:
    """The sheet of a client or a family. Raises NotThere where the slice does not hold the focus."""
    network = drawn(slice_, focus, now.date(), view.reach)
    whole = draw(network, missing_to_draw(findings), title=title, speech=SPEECH)
    nodes = without_nodes(whole, view.left_out)
    shown = part(whole, view.left_out)
    shown = replace(shown, network=stated(shown.network))
    held = {node.id: node.kind for node in shown.network.nodes}
    day = on(slice_, now.date())
    people = tuple(person_on(day, each) for each, kind in held.items() if kind == "client")
    team = _team(day, people, held)
    carded = {one.member.id for one in team}
    return Sheet(
        view=view,
        family=focus in day.families,
        drawing=shown,
        network=shown.network,
        nodes=node_rows(shown.network, now),
        ties=tie_rows(shown.network, now),
        filters=entries(whole, nodes, view),
        shapes=shapes(shown),
        openable=openable(slice_, network) & held.keys(),
        linked=_linked(day, network),
        way=way_words(shown.network),
        ends=tuple(node for node in shown.network.nodes if node.kind in ("client", "professional")),
        left_out=len({*view.without} & {node.id for node in network.nodes} - {focus}),
        people=people,
        homes=_homes(day, held),
        team=team,
        agencies=_agencies(day, held, carded),
        others=tuple(node for node in shown.network.nodes if node.kind == "professional" and node.id not in carded),
    )


def _team(day: Day, people: tuple[Person, ...], held: Mapping[str, str]) -> tuple[FamilySupporter, ...]:
    found = family_team(people, {person.id: team_on(day, person.id) for person in people})
    return tuple(one for one in found if one.member.id in held)


def _linked(day: Day, network: Network) -> tuple[Family, ...]:
    """The families that are linked with one that is drawn and are not drawn themselves."""
    inside = {node.id for node in network.nodes if node.kind == "family"}
    found = {linked for each in inside for linked in linked_families(day, each)} - inside
    return tuple(day.families[each] for each in sorted(found))


def _homes(day: Day, held: Mapping[str, str]) -> tuple[Home, ...]:
    """The families drawn, each with where it lives."""
    return tuple(
        Home(day.families[each], lives_here=True, address=day.address(each))
        for each, kind in held.items()
        if kind == "family"
    )


def _agencies(day: Day, held: Mapping[str, str], carded: set[str]) -> tuple[Agency, ...]:
    found = [day.agencies[each] for each, kind in held.items() if kind == "agency" and each not in carded]
    return tuple(sorted(found, key=lambda agency: (agency.name.casefold(), agency.id)))
