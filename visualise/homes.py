"""Who is drawn in which household circle. The household in focus comes first; each client stands in one circle only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from graph.network import Network, Node
from visualise.words import day_of, listed, plain

ADULT = 18


@dataclass(frozen=True, slots=True)
class Home:
    """One circle: the family whose household it is (None: nobody's), what stands above it, and the clients inside.

    `also` holds those who live here as well, but are drawn in the circle before.
    """

    family: str | None
    label: str
    members: tuple[Node, ...]
    also: tuple[str, ...] = ()


def is_child(client: Node, today: date) -> bool:
    """Whether a client is under 18 or unborn; one whose age is not known is an adult (missing-links.md §1)."""
    stated = client.facts.get("child")
    if isinstance(stated, bool):
        return stated
    age = client.facts.get("age")
    if isinstance(age, int):
        return age < ADULT
    born = born_day(client)
    if born is None:
        return bool(client.facts.get("expected"))
    return (today - born).days < ADULT * 365.25


def born_day(client: Node) -> date | None:
    """The birth day, or 1 July of the birth year."""
    year = client.facts.get("born_year")
    return day_of(client.facts.get("born")) or (date(year, 7, 1) if isinstance(year, int) and 0 < year < 9999 else None)


def oldest_first(client: Node) -> tuple[date, str]:
    """Sort key of people: the oldest first, the unborn near the end, unknown ages last."""
    return (born_day(client) or day_of(client.facts.get("expected")) or date.max, client.id)


def homes(network: Network) -> tuple[Home, ...]:
    """The circles to draw, the one in focus first, the others by id; nobody and nothing gives an empty tuple."""
    nodes = {node.id: node for node in network.nodes}
    clients = sorted((node for node in network.nodes if node.kind == "client"), key=lambda node: node.id)
    lives, member = _membership(network, nodes)
    main = _main_family(network.focus, nodes, lives, member)
    rank = {family: (family != main, family) for family in nodes if nodes[family].kind == "family"}
    placed: dict[str | None, list[Node]] = defaultdict(list)
    also: dict[str, list[str]] = defaultdict(list)
    alone: list[Home] = []
    for client in clients:
        families = sorted(lives[client.id], key=lambda one: rank[one])
        if families:
            placed[families[0]].append(client)
            for other in families[1:]:
                also[other].append(client.id)
        else:
            alone.append(Home(None, "another home" if member[client.id] else "", (client,)))
    shared = [
        Home(family, _family_label(nodes[family]), tuple(placed[family]), tuple(also[family]))
        for family in sorted(rank, key=lambda one: rank[one])
        if placed[family] or also[family] or family == main
    ]
    return _focus_first(shared + alone, network.focus, main)


def _focus_first(found: list[Home], focus: str, main: str | None) -> tuple[Home, ...]:
    if main is None:
        found.sort(key=lambda home: all(client.id != focus for client in home.members))
    return tuple(found)


def _membership(network: Network, nodes: dict[str, Node]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """By client: the families in whose household they live, and all they belong to."""
    lives: dict[str, list[str]] = defaultdict(list)
    member: dict[str, list[str]] = defaultdict(list)
    for edge in network.edges:
        family = nodes.get(edge.target)
        if edge.kind == "member" and edge.source in nodes and family is not None and family.kind == "family":
            if family.id not in member[edge.source]:
                member[edge.source].append(family.id)
            if edge.facts.get("lives_here") is not False and family.id not in lives[edge.source]:
                lives[edge.source].append(family.id)
    return lives, member


def _main_family(
    focus: str, nodes: dict[str, Node], lives: dict[str, list[str]], member: dict[str, list[str]]
) -> str | None:
    """The family in the middle: the focus, else the home family of the focus (missing-links.md §1), else the first."""
    node = nodes.get(focus)
    if node is not None and node.kind == "family":
        return focus
    if node is not None and node.kind == "client":
        return min(lives.get(focus) or member.get(focus) or (), default=None)
    return min((one.id for one in nodes.values() if one.kind == "family"), default=None)


def _family_label(family: Node) -> str:
    return plain(family.facts.get("address")) or plain(family.label) or "another home"


def household_words(home: Home) -> str:
    """Who is in a circle, in words: the household of Kelly, Ella and Tom."""
    names = [plain(member.label) or "no name" for member in home.members]
    return f"the household of {listed(names)}" if names else home.label or "an empty household"
