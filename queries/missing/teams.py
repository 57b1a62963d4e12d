"""Who is on whose team on a day, and on whose behalf (missing-links.md §1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.codes import agency_kinds
from graph.columns import NONE, UNKNOWN_DAY, Bools, Columns, Ints
from queries.missing.arrays import Jagged, Longs, contains, distinct, first_of_each, longs


@dataclass(frozen=True, slots=True)
class Teams:
    """Members of teams on one day: shape (seats,), by client and member; a seat is one member of one client's team.

    A member is a professional's position, or that of an agency whose desk is on the team plus `desks_from`.
    `stop` is where the client's team ends. `involvements` are those that put the member on the team, `agencies` those
    on whose behalf, `beyond` says that one of these is not universal. `of_client` is where each client's seats begin.
    """

    members: int
    desks_from: int
    client: Longs
    member: Longs
    stop: Longs
    involvements: Jagged
    agencies: Jagged
    beyond: Bools
    lead: Bools
    of_client: Longs

    def has_agency(self) -> Bools:
        """Which seats take part where agencies are compared."""
        return self.agencies.counts() > 0

    def on_a_team(self) -> Bools:
        """Which members are on any team: shape (members,)."""
        seated = np.zeros(self.members, dtype=np.bool_)
        seated[self.member] = True
        return seated


def current(start: Ints, end: Ints, day: int) -> Bools:
    """Which of the facts hold on the day."""
    holds: Bools = (start <= day) & (day < end)
    return holds


def living(columns: Columns, day: int) -> Bools:
    """Which clients have not died by the day: shape (clients,)."""
    died = columns.clients.died
    alive: Bools = (died == UNKNOWN_DAY) | (died > day)
    return alive


def not_universal(columns: Columns) -> Bools:
    """Which agencies are of a kind that not everyone has: shape (agencies,)."""
    universal = np.array([kind.universal for kind in agency_kinds().values()], dtype=np.bool_)
    beyond: Bools = ~universal[columns.agencies.kind]
    return beyond


def employers(columns: Columns, day: int) -> Jagged:
    """The agencies that each professional works for on the day, active or not."""
    rows = columns.employments
    now = current(rows.start, rows.end, day)
    return Jagged.of(longs(rows.professional[now]), longs(rows.agency[now]), len(columns.professionals.ids))


def behalf(columns: Columns, work: Jagged, rows: Longs) -> tuple[Longs, Longs]:
    """On whose behalf involvements are held: for each agency, the place in `rows`, and the agency."""
    named = columns.involvements.agency[rows]
    given = np.flatnonzero(named != NONE)
    empty = np.flatnonzero((named == NONE) & (columns.involvements.professional[rows] != NONE))
    owner, agency = work.spread(columns.involvements.professional[rows][empty])
    return np.concatenate([given, empty[owner]]), np.concatenate([longs(named[given]), agency])


def current_involvements(columns: Columns, day: int) -> Bools:
    """Which involvements hold on the day, with a living client, of an active professional or a desk."""
    rows = columns.involvements
    active = np.append(columns.professionals.active, np.True_)  # the last is for NONE: a desk is never inactive
    return current(rows.start, rows.end, day) & living(columns, day)[rows.client] & active[rows.professional]


def teams(columns: Columns, work: Jagged, day: int) -> Teams:
    """The teams of all clients on the day; `work` is the professionals' employers then."""
    rows = columns.involvements
    members = max(len(columns.professionals.ids) + len(columns.agencies.ids), 1)
    held = np.flatnonzero(current_involvements(columns, day))
    held = held[~_spoken_for(columns, work, held)]
    desk = rows.professional[held] == NONE
    member = np.where(desk, len(columns.professionals.ids) + longs(rows.agency[held]), rows.professional[held])
    seat = longs(rows.client[held]) * members + member
    order = np.argsort(seat, kind="stable")
    held, seat = held[order], seat[order]
    return _seated(columns, work, held, seat, members)


def _spoken_for(columns: Columns, work: Jagged, held: Longs) -> Bools:
    """Which of the involvements are of a desk that someone on the client's team acts on behalf of."""
    rows, width = columns.involvements, len(columns.agencies.ids)
    desk = rows.professional[held] == NONE
    named = held[~desk]
    owner, agency = behalf(columns, work, named)
    present = distinct(longs(rows.client[named])[owner] * width + agency)
    silent: Bools = desk & contains(present, longs(rows.client[held]) * width + rows.agency[held])
    return silent


def _seated(columns: Columns, work: Jagged, held: Longs, seat: Longs, members: int) -> Teams:
    """Seats from the involvements that make them, which are sorted by seat."""
    first = first_of_each(seat)
    number = np.cumsum(first) - 1
    seats = seat[first]
    client = seats // members
    of_client = np.searchsorted(client, np.arange(len(columns.clients.ids) + 1)).astype(np.int64)
    owner, agency = behalf(columns, work, held)
    agencies = Jagged.of(number[owner], agency, len(seats))
    beyond = np.zeros(len(seats), dtype=np.bool_)
    beyond[agencies.owners()[not_universal(columns)[agencies.values]]] = True
    lead = np.zeros(len(seats), dtype=np.bool_)
    lead[number[columns.involvements.lead[held]]] = True
    return Teams(
        members=members,
        desks_from=len(columns.professionals.ids),
        client=client,
        member=seats % members,
        stop=of_client[1:][client],
        involvements=Jagged.ordered(number, held, len(seats)),
        agencies=agencies,
        beyond=beyond,
        lead=lead,
        of_client=of_client,
    )
