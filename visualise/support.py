"""Who supports whom in a network, gathered for the pictures: one tie for each supporter and client."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.network import Edge, Network, Node
from visualise.style import RECENT_DAYS, agency_style
from visualise.words import ago, coming, day_of, plain, spoken

_SUPPORTS = frozenset({"professional", "agency"})


@dataclass(frozen=True, slots=True)
class Touch:
    """Contact between two: the last day it was recorded and the next day it is planned."""

    last: date | None = None
    next: date | None = None

    def joined(self, other: Touch) -> Touch:
        """The later last day and the earlier next day of the two."""
        lasts = [day for day in (self.last, other.last) if day]
        nexts = [day for day in (self.next, other.next) if day]
        return Touch(max(lasts, default=None), min(nexts, default=None))

    def state(self, today: date) -> str:
        """The code of its line in style.LINES."""
        if self.last:
            return "recent" if (today - self.last).days <= RECENT_DAYS else "older"
        return "planned" if self.next else "none"


NO_TOUCH = Touch()
NO_AGENCY = "No agency shown"  # none is recorded, or it isn't part of this network


@dataclass(frozen=True, slots=True)
class Tie:
    """One supporter and one client: the roles held, whether as lead, on behalf of which agencies, and their contact."""

    supporter: str
    client: str
    roles: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    lead: bool = False
    touch: Touch = NO_TOUCH
    edges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Supporter:
    """A professional, or an agency's desk, and what is drawn of them. `agency` is the one they stand with."""

    node: Node
    desk: bool
    agency: str
    roles: tuple[str, ...]
    lead: bool
    touch: Touch
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Contact between two colleagues, or a colleague and an agency's desk; `one` < `other`."""

    one: str
    other: str
    touch: Touch
    edges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """A network as the pictures read it: nodes by id, supporters in the order of the round, contact between them.

    `say` gives the words beneath a supporter in the language of whoever looks.
    """

    nodes: Mapping[str, Node]
    supporters: tuple[Supporter, ...]
    between: tuple[Between, ...]
    say: Callable[[str], str] = str

    def of_kind(self, kind: str) -> list[Node]:
        """The nodes of one kind, by id."""
        return [node for _, node in sorted(self.nodes.items()) if node.kind == kind]


def support(network: Network) -> Support:
    """Read a network's involvements and contacts. Edges that end at a node that isn't there are left out."""
    nodes = {node.id: node for node in network.nodes}
    edges = [edge for edge in network.edges if edge.source in nodes and edge.target in nodes]
    ties = _ties(network.as_of, nodes, edges)
    employers = _employers(nodes, edges)
    held: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        held[tie.supporter].append(tie)
    shown = [node for node in nodes.values() if node.kind == "professional" or node.id in held]
    supporters = sorted(
        (_supporter(node, held[node.id], employers.get(node.id, ()), nodes) for node in shown),
        key=lambda one: (*agency_place(one.agency, nodes), one.desk, one.node.id),
    )
    between = _between(network.as_of, nodes, edges)
    return Support(nodes, tuple(supporters), between)


def agency_place(agency: str, nodes: Mapping[str, Node]) -> tuple[int, str]:
    """Where an agency stands in the round: by kind, then by id; nobody's people stand last."""
    node = nodes.get(agency)
    return (agency_style(node.facts.get("agency_kind") if node else None).order, agency)


def agency_name(agency: str, nodes: Mapping[str, Node]) -> str:
    """An agency's name as it is shown."""
    node = nodes.get(agency)
    return (plain(node.label) if node else "") or NO_AGENCY


def _touch(edge: Edge, today: date) -> Touch:
    day = day_of(edge.facts.get("on"))
    if day is None:
        return NO_TOUCH
    if edge.facts.get("planned"):
        return Touch(next=day) if day >= today else NO_TOUCH
    return Touch(last=day) if day <= today else NO_TOUCH


def _ties(today: date, nodes: Mapping[str, Node], edges: Iterable[Edge]) -> list[Tie]:
    gathered: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        supports = edge.kind in ("involved", "contact") and nodes[edge.source].kind in _SUPPORTS
        if supports and nodes[edge.target].kind == "client":
            gathered[edge.source, edge.target].append(edge)
    return [_tie(source, target, pair, today) for (source, target), pair in sorted(gathered.items())]


def _tie(source: str, target: str, pair: list[Edge], today: date) -> Tie:
    involved = [edge for edge in pair if edge.kind == "involved"]
    touch = NO_TOUCH
    for edge in pair:
        if edge.kind == "contact":
            touch = touch.joined(_touch(edge, today))
    return Tie(
        source,
        target,
        _distinct(plain(edge.facts.get("role")) for edge in involved),
        _distinct(plain(edge.facts.get("agency_id")) for edge in involved),
        any(edge.facts.get("lead") is True for edge in involved),
        touch,
        tuple(sorted(edge.id for edge in pair)),
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def _employers(nodes: Mapping[str, Node], edges: Iterable[Edge]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for node in nodes.values():
        stated = node.facts.get("agencies") if node.kind == "professional" else None
        found[node.id].extend(str(one) for one in stated or ())
    for edge in edges:
        if edge.kind == "works_for":
            found[edge.source].append(edge.target)
    return {one: _distinct(agencies) for one, agencies in found.items()}


def _supporter(node: Node, ties: list[Tie], employers: tuple[str, ...], nodes: Mapping[str, Node]) -> Supporter:
    desk = node.kind == "agency"
    # The one their involvement is for comes first; an employer that nobody involved them for, only in its absence.
    behalf = _distinct(agency for tie in ties for agency in tie.agencies if agency in nodes)
    candidates = (node.id,) if desk else behalf or tuple(one for one in employers if one in nodes)
    agency = min(candidates, key=lambda one: agency_place(one, nodes), default="")
    own_role = () if desk else (plain(node.facts.get("role")),)
    touch = NO_TOUCH
    for tie in ties:
        touch = touch.joined(tie.touch)
    return Supporter(
        node,
        desk,
        agency,
        _distinct(role for tie in ties for role in tie.roles) or _distinct(own_role),
        any(tie.lead for tie in ties),
        touch,
        tuple(ties),
    )


def _between(today: date, nodes: Mapping[str, Node], edges: Iterable[Edge]) -> tuple[Between, ...]:
    gathered: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        among = edge.kind == "contact" and {nodes[edge.source].kind, nodes[edge.target].kind} <= _SUPPORTS
        if among and edge.source != edge.target:
            gathered[min(edge.source, edge.target), max(edge.source, edge.target)].append(edge)
    answer = []
    for (one, other), pair in sorted(gathered.items()):
        touch = NO_TOUCH
        for edge in pair:
            touch = touch.joined(_touch(edge, today))
        if touch != NO_TOUCH:
            answer.append(Between(one, other, touch, tuple(sorted(edge.id for edge in pair))))
    return tuple(answer)


# Who answers a number, by the codes of queries.numbers; a professional's own number needs no word.
_ANSWERS: Mapping[str, str] = {
    "own": "",
    "mobile": "mobile",
    "duty": "duty",
    "desk": "the desk",
    "out-of-hours": "out of hours",
}


def supporter_name(one: Supporter) -> str:
    """The name of a professional, or that it is the desk."""
    return "the desk" if one.desk else plain(one.node.label) or "no name recorded"


def contact_words(touch: Touch, today: date) -> str:
    """The last contact and the next planned one, in words: last contact 3 days ago · next tomorrow."""
    last = f"last contact {ago(touch.last, today)}" if touch.last else "no contact recorded"
    return last + (f" · next {coming(touch.next, today)}" if touch.next else "")


def number_words(node: Node) -> str:
    """The one number that answers now and who answers it; that none is recorded, where none is."""
    number = node.facts.get("number")
    stated = number if isinstance(number, Mapping) else {}
    phone = plain(stated.get("phone")) or plain(node.facts.get("phone"))
    if not phone:
        return "no number recorded"
    of = str(stated.get("of") or "")
    cover = plain(node.facts.get("cover"))
    answers = f"{cover or 'their cover'} answers" if of == "cover" else _ANSWERS.get(of, spoken(of))
    desk = node.kind == "agency" and of == "desk"
    return f"{phone} ({answers})" if answers and not desk else phone
