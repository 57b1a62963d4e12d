"""A drawing: a network with a place, a shape and words for everything in it. Exporters need nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.network import MissingLink, Network
from visualise.layout.ecomap import ecomap
from visualise.legend import legend
from visualise.shapes import Arc, HomeCircle, Kin, LegendEntry, Line, Point, Question, Symbol
from visualise.support import Support, support
from visualise.words import ENGLISH, Speech, plain


@dataclass(frozen=True, slots=True)
class Drawing:
    """A network as it is drawn. `positions` has a place for every node; `extent` is left, top, right, bottom."""

    network: Network
    missing: tuple[MissingLink, ...]
    title: str
    as_of: date
    read: Support
    positions: Mapping[str, Point]
    homes: tuple[HomeCircle, ...]
    members: tuple[Symbol, ...]
    supporters: tuple[Symbol, ...]
    arcs: tuple[Arc, ...]
    lines: tuple[Line, ...]
    kin: tuple[Kin, ...]
    questions: tuple[Question, ...]
    legend: tuple[LegendEntry, ...]
    extent: tuple[float, float, float, float]
    speech: Speech = ENGLISH


def draw(
    network: Network,
    missing: Sequence[MissingLink] = (),
    *,
    title: str,
    speech: Speech = ENGLISH,
) -> Drawing:
    """The ecomap of a network with its missing links, in the words of `speech`."""
    read = replace(support(network), say=speech.beneath)
    picture = ecomap(network, read, missing)
    symbols = (*picture.members, *picture.round.symbols)
    positions = {symbol.node: symbol.at for symbol in symbols}
    positions |= {circle.family: circle.label_at for circle in picture.homes if circle.family}
    # A family of which nobody is drawn has no circle: it stands under the picture, so that every node has a place.
    bottom = picture.extent[3]
    for family in read.of_kind("family"):
        positions.setdefault(family.id, (0.0, bottom))
    return Drawing(
        network,
        tuple(missing),
        plain(title),
        network.as_of,
        read,
        positions,
        picture.homes,
        picture.members,
        picture.round.symbols,
        picture.round.arcs,
        picture.lines,
        picture.kin,
        picture.questions,
        legend(read, picture.members, picture.round.symbols, picture.lines, picture.kin, picture.questions),
        picture.extent,
        speech,
    )
