"""The network of a client or a family on a day: what is drawn, listed and printed (model.md §4).

Nodes: the clients, their current team, the agencies on whose behalf these act; with a family, the family too.
Edges: all current ones between these; of contacts, for each pair the last one and the next planned one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from graph.errors import NotThere
from graph.network import NODE_KINDS, MissingLink, Network
from graph.slice import Slice
from queries.day import NAMED, Day, Supporter, on
from queries.missing.finding import Finding
from queries.network_edges import edges
from queries.network_nodes import agency_node, client_node, family_node, professional_node

ABOUT_ONE = frozenset({"no-lead", "two-leads"})


def network(slice_: Slice, focus: str, day: date, *, family: bool = False) -> Network:
    """The network of a client, with `family` of each of their families and its members; or of a family by its id.

    Raises NotThere where the slice does not hold the focus.
    """
    laid_out = on(slice_, day)
    families, clients = _inside(laid_out, focus, family)
    return with_teams(slice_, laid_out, focus, clients, families, supporters_of(laid_out, clients))


def with_teams(
    slice_: Slice,
    day: Day,
    focus: str,
    clients: Iterable[str],
    families: Iterable[str],
    supporters: Sequence[Supporter],
) -> Network:
    """The network of some clients, families and supporters, with the agencies on whose behalf these act."""
    agencies = sorted({agency for each in supporters for agency in each.agencies} & day.agencies.keys())
    return _made(slice_, day, focus, clients, families, supporters, agencies)


def network_of(
    slice_: Slice, day: Day, focus: str, ids: Mapping[str, Sequence[str]], *, path: tuple[str, ...] | None = None
) -> Network:
    """The network of exactly the clients, families and professionals whose ids are given by kind."""
    supporters = [tied(day, each, ids["client"]) for each in ids["professional"]]
    made = _made(slice_, day, focus, ids["client"], ids["family"], supporters, [])
    return replace(made, path=path)


def _made(
    slice_: Slice,
    day: Day,
    focus: str,
    clients: Iterable[str],
    families: Iterable[str],
    supporters: Sequence[Supporter],
    agencies: Iterable[str],
) -> Network:
    nodes = [
        *(client_node(day, each) for each in clients),
        *(family_node(day, each) for each in families),
        *(professional_node(day, each) for each in supporters if each.kind == NAMED),
        *(agency_node(day.agencies[each]) for each in agencies),
    ]
    ids: dict[str, set[str]] = {kind: {each.id for each in nodes if each.kind == kind} for kind in NODE_KINDS}
    # That another service is involved is told of today only (access.md §3).
    line = day.day == slice_.now and not ids["client"].isdisjoint(slice_.another_service)
    return Network(day.day, focus, tuple(nodes), tuple(edges(slice_, day, ids)), line)


def tied(day: Day, professional_id: str, clients: Iterable[str]) -> Supporter:
    """A professional with their current involvements with some clients."""
    ties = [tie for each in clients for tie in day.involvements.get(each, ()) if tie.professional_id == professional_id]
    return Supporter(professional_id, NAMED, (), tuple(ties))


def missing_to_draw(findings: Iterable[Finding]) -> tuple[MissingLink, ...]:
    """The questions as lines to draw: between two, or a question mark on the one whom they are about."""
    return tuple(
        MissingLink(finding.rule, finding.question, *finding.subjects[: 1 if finding.rule in ABOUT_ONE else 2])
        for finding in findings
    )


def _inside(day: Day, focus: str, family: bool) -> tuple[list[str], list[str]]:
    """The families and the clients that the network is about, in order of their ids."""
    if focus in day.identities:
        families = (
            sorted({row.family_id for row in day.families_of.get(focus, ())} & day.families.keys()) if family else []
        )
        return families, sorted({focus, *members(day, families)})
    if focus in day.families:
        return [focus], sorted(members(day, [focus]))
    raise NotThere


def members(day: Day, families: Iterable[str]) -> set[str]:
    """The ids of all current members of some families."""
    return {row.client_id for each in families for row in day.members_of.get(each, ())}


def supporters_of(day: Day, clients: Iterable[str]) -> list[Supporter]:
    """The teams of all the clients together, each supporter once with all their involvements and agencies."""
    held = sorted(
        (member for client in clients for member in day.team(client)), key=lambda each: (each.kind != NAMED, each.id)
    )
    return [
        Supporter(
            id_,
            kind,
            tuple(sorted({agency for each in same for agency in each.agencies})),
            tuple(tie for each in same for tie in each.involvements),
        )
        for (kind, id_), group in groupby(held, key=lambda each: (each.kind, each.id))
        for same in [list(group)]
    ]
