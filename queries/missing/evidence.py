"""The ids of the edges that a question rests on: involvements by id, others by their key as model.md §4 has it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from graph.answers_everywhere import SEPARATOR, edge_key
from graph.codes import situations
from queries.missing.arrays import Longs
from queries.missing.families import Circle
from queries.missing.found import evidence
from queries.missing.ground import Ground
from queries.missing.teams import current


def team_edges(ground: Ground, client: int) -> tuple[str, ...]:
    """The involvements that make a client's team."""
    first, stop = ground.teams.of_client[client : client + 2]
    return evidence(ground, np.arange(first, stop))


def circle_edges(ground: Ground, circle: Circle, group: int) -> tuple[str, ...]:
    """The involvements that make the team of a family or household."""
    return evidence(ground, circle.seats.spread(circle.posts(group))[1])


def situation_edges(ground: Ground, client: int, among: Collection[int] | None = None) -> Iterator[str]:
    """The client's current situations; only those among some, by place in the list, where a rule asks of these."""
    rows, codes = ground.columns.situations, list(situations())
    now = (rows.client == client) & current(rows.start, rows.end, ground.day)
    if among is not None:
        now &= np.isin(rows.code, list(among))
    for row in np.flatnonzero(now).tolist():
        yield edge_key(
            "situation", ground.columns.clients.ids[client], codes[rows.code[row]], start=int(rows.start[row])
        )


def member_edges(ground: Ground, clients: Longs, group: int) -> Iterator[str]:
    """The current memberships of some clients in a family; none in a family of one."""
    rows, columns = ground.columns.memberships, ground.columns
    now = np.isin(rows.client, clients) & (rows.family == group) & current(rows.start, rows.end, ground.day)
    for row in np.flatnonzero(now).tolist():
        client, family = columns.clients.ids[rows.client[row]], columns.families[rows.family[row]]
        yield edge_key("member", client, family, start=int(rows.start[row]))


def address_edge(ground: Ground, row: int) -> str:
    """An address of a family."""
    rows = ground.columns.addresses
    return edge_key("address", ground.columns.families[rows.family[row]], start=int(rows.start[row]))


def asked_edge(ground: Ground, row: int) -> str:
    """That the holder of an involvement has waited for an answer since a day."""
    rows = ground.columns.involvements
    return edge_key("asked", rows.ids[row], start=int(rows.asked_on[row]))


def told_edge(ground: Ground, row: int) -> str:
    """What one source tells of a client: a record of how they are reached."""
    told = ground.whereabouts.reached
    return SEPARATOR.join(
        ("record", told.source[row], told.source_id[row], ground.columns.clients.ids[told.client[row]])
    )


def home_edge(ground: Ground, row: int) -> str:
    """An address of a family, as it stands among those that are compared."""
    homes = ground.whereabouts.homes
    return edge_key("address", ground.columns.families[homes.family[row]], start=int(homes.start[row]))
