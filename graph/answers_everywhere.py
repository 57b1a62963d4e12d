"""Which answers to questions are heard where all columns are read: those that hang on edges that are still there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from graph.answers import Answer, resting_on
from graph.codes import situations
from graph.columns import ALWAYS, UNKNOWN_DAY, Bools, Columns, Ints, day_of

SEPARATOR = "|"


def heard_everywhere(columns: Columns, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """As `graph.answers.heard` of what somebody sees, for whoever reads everything: for the same edges."""
    given = tuple(answers)
    if not given:
        return ()
    named = {_whose(edge) for each in given for edge in each.evidence}
    return resting_on(set(edges_of(columns, named)), given)


def _whose(edge: str) -> str:
    """The client or family whose edge it is, where it is known by its kind and key; else the edge's own id."""
    return edge.split(SEPARATOR)[1] if SEPARATOR in edge else edge


def edges_of(columns: Columns, named: Iterable[str]) -> Iterator[str]:
    """The edges that questions can rest on, as `graph.answers.edges`: of memberships, situations and addresses those
    of the clients and families that are named. Of contacts only those have an id that are planned.
    """
    wanted, clients, families = set(named), columns.clients.ids, columns.families
    ties, members = columns.involvements, columns.memberships
    yield from ties.ids
    yield from filter(None, columns.contacts.ids)
    for row in np.flatnonzero(ties.asked_on != UNKNOWN_DAY).tolist():
        yield edge_key("asked", ties.ids[row], start=int(ties.asked_on[row]))
    for row in np.flatnonzero(_of(members.client, clients, wanted)).tolist():
        ids = clients[members.client[row]], families[members.family[row]]
        yield edge_key("member", *ids, start=int(members.start[row]))
    held, codes = columns.situations, list(situations())
    for row in np.flatnonzero(_of(held.client, clients, wanted)).tolist():
        yield edge_key("situation", clients[held.client[row]], codes[held.code[row]], start=int(held.start[row]))
    homes = columns.addresses
    for row in np.flatnonzero(_of(homes.family, families, wanted)).tolist():
        yield edge_key("address", families[homes.family[row]], start=int(homes.start[row]))


def _of(places: Ints, ids: Sequence[str], wanted: set[str]) -> Bools:
    """Which rows are of somebody who is wanted."""
    marks = np.fromiter((each in wanted for each in ids), dtype=np.bool_, count=len(ids))
    return marks[places] if len(ids) else np.zeros(len(places), dtype=np.bool_)


def edge_key(kind: str, *ids: str, start: int) -> str:
    """The id of an edge that has none of its own: its kind and key, and the day it began."""
    return SEPARATOR.join((kind, *ids, "" if start == ALWAYS else day_of(start).isoformat()))
