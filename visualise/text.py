"""A family's network as plain text: what `common-thread network` and the demonstration print in a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby

from graph.codes import situations
from graph.network import MissingLink, Network, Node
from visualise.homes import Home, homes, is_child, oldest_first
from visualise.style import agency_style
from visualise.support import Support, Supporter, agency_name, contact_words, number_words, support, supporter_name
from visualise.words import age_words, coming, counted, day_of, given_name, listed, long_day, plain, spoken

_BOLD, _NORMAL = "\033[1m", "\033[0m"


def to_text(network: Network, missing: Sequence[MissingLink] = (), *, width: int = 80, bold: bool = False) -> str:
    """The network for a terminal `width` columns wide: the household, the team by agency, then the questions."""
    read = support(network)
    page = _Page(max(40, width), bold)
    page.heading(_title(network, read), f"as of {long_day(network.as_of)}")
    for home in homes(network):
        _home(page, home, network, read)
    if not read.of_kind("client"):
        page.line("Nobody is recorded here.")
    _team(page, network, read)
    if network.another_service:
        page.line()
        page.wrapped("Another service is also involved. Ask any service you can’t see to call you.", "", "")
    _questions(page, missing)
    return page.text()


class _Page:
    """Lines of at most `width` columns, as they are written."""

    def __init__(self, width: int, bold: bool) -> None:
        self.width, self.bold = width, bold
        self.lines: list[str] = []

    def line(self, text: str = "") -> None:
        self.lines.append(text.rstrip())

    def strong(self, text: str) -> str:
        return f"{_BOLD}{text}{_NORMAL}" if self.bold else text

    def heading(self, left: str, right: str) -> None:
        self.columns(left, right, "")
        self.line("═" * self.width)

    def section(self, name: str, note: str = "") -> None:
        self.line()
        self.columns(name, note, "")
        self.line("─" * self.width)

    def wrapped(self, text: str, first: str, later: str) -> None:
        for row in textwrap.wrap(text, self.width, initial_indent=first, subsequent_indent=later) or [first]:
            self.line(row)

    def columns(self, left: str, right: str, indent: str) -> None:
        """Left and right on one line where there is room, the right one below where there isn't."""
        room = self.width - len(indent) - len(left) - len(right)
        if room >= 2 or (not right and room >= 0):
            self.line(indent + self.strong(left) + " " * room + right)
        else:
            for row in textwrap.wrap(left, self.width - len(indent)) or [""]:
                self.line(indent + self.strong(row))
            if right:
                self.wrapped(right, indent + "  ", indent + "  ")

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def _title(network: Network, read: Support) -> str:
    node = read.nodes.get(network.focus)
    return (plain(node.label) if node else "") or "Network"


def _home(page: _Page, home: Home, network: Network, read: Support) -> None:
    label = home.label or "Home"
    page.section(label[0].upper() + label[1:], "" if home.members else "nobody is recorded here")
    for member in sorted(home.members, key=lambda one: (is_child(one, network.as_of), *oldest_first(one))):
        elsewhere = "" if home.family else _kinship(member, network, read)
        page.wrapped(_member(member) + elsewhere, "  ", "      ")
    for other in home.also:
        page.wrapped(f"{plain(read.nodes[other].label)} lives here too", "  ", "      ")


def _member(member: Node) -> str:
    words = plain(member.label) or "no name recorded"
    age = age_words(member.facts)
    labels = [_situation(code) for code in member.facts.get("situations") or ()]
    return words + (f", {age}" if age else "") + (f" · {', '.join(labels)}" if labels else "")


def _kinship(member: Node, network: Network, read: Support) -> str:
    """Whose parent, partner and so on someone is who lives elsewhere: why they are in the picture."""
    named: dict[str, list[str]] = {}
    for edge in network.edges:
        if edge.kind != "related" or member.id not in (edge.source, edge.target):
            continue
        mutual = edge.facts.get("relation") in ("partner", "sibling")
        other = read.nodes.get(edge.target if edge.source == member.id else edge.source)
        if other is not None and (mutual or edge.source == member.id):
            words = " ".join(spoken(edge.facts.get(part)) for part in ("form", "relation") if edge.facts.get(part))
            named.setdefault(words.removeprefix("birth "), []).append(given_name(other.label, other.facts))
    return "".join(f" · {relation} of {listed(names)}" for relation, names in sorted(named.items()))


def _situation(code: object) -> str:
    known = situations().get(str(code))
    return known.label if known else spoken(code)


def _team(page: _Page, network: Network, read: Support) -> None:
    agencies = {one.agency for one in read.supporters}
    note = f"{counted(len(read.supporters), 'supporter')} from {counted(len(agencies), 'agency')}"
    page.section("Who supports them", note if read.supporters else "nobody is recorded")
    for place, (agency, group) in enumerate(groupby(read.supporters, key=lambda one: one.agency)):
        if place:
            page.line()
        node = read.nodes.get(agency)
        kind = agency_style(node.facts.get("agency_kind") if node else None)
        name = agency_name(agency, read.nodes)
        page.wrapped(name if kind.label in name or not kind.kind else f"{name} · {kind.label}", "", "  ")
        for one in group:
            _supporter(page, one, network, read)


def _supporter(page: _Page, one: Supporter, network: Network, read: Support) -> None:
    page.columns(supporter_name(one) + (" · LEAD" if one.lead else ""), number_words(one.node), "  ")
    roles = listed([spoken(role) for role in one.roles]) or ("no one named" if one.desk else "role not recorded")
    clients = sorted((read.nodes[tie.client] for tie in one.ties), key=oldest_first)
    whom = listed([given_name(client.label, client.facts) for client in clients])
    back = day_of(one.node.facts.get("away_until"))
    away = f"away until {coming(back, network.as_of)}" if back and back > network.as_of else ""
    state = "not active" if one.node.facts.get("active") is False else away
    page.wrapped(" · ".join(part for part in (roles, f"for {whom}" if whom else "", state) if part), "    ", "      ")
    page.wrapped(contact_words(one.touch, network.as_of), "    ", "      ")


def _questions(page: _Page, missing: Sequence[MissingLink]) -> None:
    if not missing:
        return
    page.section("Questions", counted(len(missing), "missing link"))
    for place, link in enumerate(missing, 1):
        number = f"  {place}. "
        page.wrapped(plain(link.question), number, " " * len(number))
