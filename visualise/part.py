"""Part of a drawing: the same picture with some of it left out, everything else where it was.

What is left out is out of the network, the tables, the legend and every file, too. What ends at something left out is
left out with it; the focus always stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.network import Network
from visualise.drawing import Drawing
from visualise.homes import Home, household_words
from visualise.layout.lines import of_ties
from visualise.legend import legend
from visualise.shapes import HomeCircle, Line, Symbol
from visualise.style import KIN, LINES
from visualise.support import Support, support

MISSING, KINSHIP, ALSO = LINES["missing"].code, "kin", KIN["also"].code


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a drawing is left out: nodes by id, node kinds, agencies with all their people, and lines by look.

    `lines` holds codes of style.LINES, and KINSHIP for all lines of kinship.
    """

    nodes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()


def part(drawing: Drawing, out: LeftOut) -> Drawing:
    """The drawing without what is left out; nothing that stays moves."""
    stays = without_lines(without_nodes(drawing, out), out.lines)
    read = stays.read
    shown = legend(read, stays.members, stays.supporters, stays.lines, stays.kin, stays.questions)
    return replace(stays, legend=shown)


def without_nodes(drawing: Drawing, out: LeftOut) -> Drawing:
    """The drawing without the nodes that are left out, and without what ends at them; its legend is as it was."""
    gone = frozenset(_gone(drawing, out)) - {drawing.network.focus}
    if not gone:
        return drawing
    network = _network(drawing.network, gone)
    read = support(network)
    homes = [_home(home, drawing.read, gone) for home in drawing.homes]
    painted = [place for place, home in enumerate(homes) if home.family or home.members]
    return replace(
        drawing,
        network=network,
        missing=tuple(link for link in drawing.missing if not gone & {link.one, link.other}),
        read=read,
        positions={node: at for node, at in drawing.positions.items() if node not in gone},
        homes=tuple(homes[place] for place in painted),
        members=_staying(drawing.members, gone),
        supporters=_staying(drawing.supporters, gone),
        arcs=tuple(arc for arc in drawing.arcs if arc.agency not in gone),
        lines=tuple(_lines(drawing, read, gone, painted)),
        kin=tuple(kin for kin in drawing.kin if not gone & {*kin.people}),
        questions=tuple(question for question in drawing.questions if not gone & {*question.subjects}),
    )


def without_lines(drawing: Drawing, codes: frozenset[str]) -> Drawing:
    """The drawing without the lines of some looks, and the network without what those stood for."""
    if not codes:
        return drawing
    kept = tuple(line for line in drawing.lines if line.style not in codes)
    gone = {edge for line in drawing.lines if line.style in codes for edge in line.edges}
    kin = KINSHIP in codes
    edges = tuple(
        edge for edge in drawing.network.edges if edge.id not in gone and not (kin and edge.kind == "related")
    )
    network = replace(drawing.network, edges=edges)
    asked = MISSING not in codes
    return replace(
        drawing,
        network=network,
        missing=drawing.missing if asked else (),
        read=support(network),
        lines=kept,
        kin=tuple(one for one in drawing.kin if not kin or one.style == ALSO),
        questions=drawing.questions if asked else (),
    )


def agency_of(drawing: Drawing) -> dict[str, str]:
    """With which agency each supporter of a drawing stands, by id; empty for none that is shown."""
    return {one.node.id: one.agency for one in drawing.read.supporters}


def _gone(drawing: Drawing, out: LeftOut) -> Iterator[str]:
    for node in drawing.network.nodes:
        if node.id in out.nodes or node.id in out.agencies or node.kind in out.kinds:
            yield node.id
    yield from (one for one, agency in agency_of(drawing).items() if agency in out.agencies)


def _network(network: Network, gone: frozenset[str]) -> Network:
    return replace(
        network,
        nodes=tuple(node for node in network.nodes if node.id not in gone),
        edges=tuple(edge for edge in network.edges if edge.source not in gone and edge.target not in gone),
        # A way with a gap in it is none to show.
        path=None if gone & {*(network.path or ())} else network.path,
    )


def _staying(symbols: tuple[Symbol, ...], gone: frozenset[str]) -> tuple[Symbol, ...]:
    return tuple(symbol for symbol in symbols if symbol.node not in gone)


def _home(home: HomeCircle, read: Support, gone: frozenset[str]) -> HomeCircle:
    """The same circle, smaller by who is gone; without its family it has no name."""
    members = tuple(one for one in home.members if one not in gone)
    if home.family in gone:
        home = replace(home, family=None, label="", name="")
    words = household_words(Home(home.family, home.name, tuple(read.nodes[one] for one in members)))
    return replace(home, members=members, words=words)


def _lines(drawing: Drawing, read: Support, gone: frozenset[str], painted: list[int]) -> Iterator[Line]:
    at = {symbol.node: symbol for symbol in (*drawing.members, *drawing.supporters)}
    ties = {(tie.supporter, tie.client): tie for one in read.supporters for tie in one.ties}
    for line in drawing.lines:
        held = [ties[line.one, client] for client in line.clients if (line.one, client) in ties]
        if line.clients and held:
            home = painted.index(line.home) if line.home is not None else None
            yield of_ties(replace(line, home=home), held, at, drawing.as_of)
        elif not line.clients and not gone & {line.one, line.other}:
            yield line
