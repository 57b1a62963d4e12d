"""Rule 11: a role that is expected for a situation or an age is held by nobody on the team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from graph.codes import agency_kinds, codes, situations
from graph.columns import UNKNOWN_DAY, Bools, Ints
from queries.missing.about import About, Places, Told, one_each
from queries.missing.ages import aged, unborn
from queries.missing.arrays import Jagged, Longs, distinct, longs
from queries.missing.evidence import situation_edges, team_edges
from queries.missing.ground import Ground
from queries.missing.kin import household_situations
from queries.missing.roles import KIND, OLDEST, RELATED, Expected, desks, profile
from queries.missing.teams import current
from queries.missing.wording import Wording

PLACE_OF_SITUATION = {code: place for place, code in enumerate(situations())}
PLACE_OF_KIND = {kind: place for place, kind in enumerate(agency_kinds())}
PLACE_OF_RELATION = {kind: place for place, kind in enumerate(codes()["relation_kinds"])}


@dataclass(frozen=True, slots=True)
class Holders:
    """Who may hold roles: each involvement of a team by client and role, each seat by client and agency kind.

    `desk` says which seats are a desk's, and `desks` which roles a profile gives to the desk of a kind.
    """

    clients: int
    roles: Mapping[str, int]
    tie_client: Longs
    tie_role: Ints
    seat_client: Longs
    seat_kind: Ints
    desk: Bools
    desks: Mapping[str, set[str]]

    @staticmethod
    def of(ground: Ground, profile_: tuple[Expected, ...]) -> Holders:
        """Those of all teams, for the roles of a profile."""
        teams, columns = ground.teams, ground.columns
        seat = teams.agencies.owners()
        return Holders(
            clients=len(columns.clients.ids),
            roles={role: place for place, role in enumerate(columns.involvements.roles)},
            tie_client=teams.client[teams.involvements.owners()],
            tie_role=columns.involvements.role[teams.involvements.values],
            seat_client=teams.client[seat],
            seat_kind=columns.agencies.kind[teams.agencies.values],
            desk=teams.member[seat] >= teams.desks_from,
            desks=desks(profile_),
        )

    def held(self, expected: Expected) -> Bools:
        """On whose team somebody holds the role."""
        # The last place is for NONE, a role that isn't told.
        in_role = _marks((self.roles[role] for role in expected.roles if role in self.roles), len(self.roles) + 1)
        of_kind = _marks((PLACE_OF_KIND[kind] for kind in expected.filled(KIND)), len(PLACE_OF_KIND))
        desks_of = (PLACE_OF_KIND[kind] for kind, roles in self.desks.items() if roles & set(expected.roles))
        by_desk = self.desk & _marks(desks_of, len(PLACE_OF_KIND))[self.seat_kind]
        held = np.zeros(self.clients, dtype=np.bool_)
        held[self.tie_client[in_role[self.tie_role]]] = True
        held[self.seat_client[of_kind[self.seat_kind] | by_desk]] = True
        return held


def _marks(places: Iterable[int], count: int) -> Bools:
    marks = np.zeros(count, dtype=np.bool_)
    marks[list(places)] = True
    return marks


def expected_role_missing(ground: Ground) -> About:
    """Rule 11, role by role of the profile; a role that two rows expect is one question."""
    expected, clients = profile(ground.settings.expected_roles), max(len(ground.columns.clients.ids), 1)
    names = {each.role: each.name for each in expected}
    roles, holders, there = sorted(names), Holders.of(ground, expected), _situations(ground)
    missing = [
        roles.index(each.role) * clients + _without(ground, each, holders)
        for each in expected
        if each.situation is None or PLACE_OF_SITUATION[each.situation] in there
    ]
    asked = distinct(np.concatenate([longs([]), *missing]))
    role, client = asked // clients, asked % clients
    owner, group = ground.kin.of_client.spread(client)
    return About(
        ground,
        subjects=(Places(ground).clients(client),),
        clients=one_each(client),
        groups=Jagged.of(owner, group, len(client)),
        tell=lambda row, wording: _missing(ground, int(client[row]), names[roles[int(role[row])]], wording),
        codes=tuple(roles),
        code=role,
    )


def _situations(ground: Ground) -> set[int]:
    """The situations in which anybody is now."""
    rows = ground.columns.situations
    return set(rows.code[current(rows.start, rows.end, ground.day)].tolist())


def _without(ground: Ground, expected: Expected, holders: Holders) -> Longs:
    """The clients for whom the role is expected and on whose team nobody holds it."""
    concerned = _concerned(ground, expected)
    # Of a family hardly any role is expected; looking for its holders is what takes long.
    if not concerned.any():
        return longs([])
    return np.flatnonzero(concerned & ~holders.held(expected) & ~_related(ground, expected))


def _related(ground: Ground, expected: Expected) -> Bools:
    """To whom somebody is related in a way that fills the role."""
    rows = ground.columns.relations
    found = np.zeros(len(ground.columns.clients.ids), dtype=np.bool_)
    kinds = expected.filled(RELATED)
    if kinds:
        of_kind = _marks((PLACE_OF_RELATION[kind] for kind in kinds), len(PLACE_OF_RELATION))[rows.kind]
        found[rows.other[of_kind & current(rows.start, rows.end, ground.day)]] = True
    return found


def _concerned(ground: Ground, expected: Expected) -> Bools:
    """For whom the role is expected."""
    columns, day = ground.columns, ground.day
    if expected.unborn:
        due = columns.clients.expected
        near = np.ones(len(due), dtype=np.bool_) if expected.days_before is None else due <= day + expected.days_before
        awaited: Bools = unborn(columns) & near & (due != UNKNOWN_DAY) & ground.situated
        return awaited
    bounded = expected.youngest > 0 or expected.below is not None
    of_age = aged(columns, day, expected.youngest, expected.below or OLDEST) if bounded else ground.alive
    there = ground.situated if expected.situation is None else _in(ground, expected.situation)
    return of_age & there


def _in(ground: Ground, situation: str) -> Bools:
    """Which living clients are in a situation."""
    rows = ground.columns.situations
    now = (rows.code == PLACE_OF_SITUATION[situation]) & current(rows.start, rows.end, ground.day)
    found = np.zeros(len(ground.columns.clients.ids), dtype=np.bool_)
    found[rows.client[now]] = True
    return found & ground.alive


def _missing(ground: Ground, client: int, role: str, wording: Wording) -> Told:
    homes = ground.kin.lives_in[client].tolist()
    situated = {
        *situation_edges(ground, client),
        *(each for home in homes for each in household_situations(ground, home)),
    }
    return Told(
        words={"client": wording.clients([client]), "role": wording.say(role)},
        evidence=(*team_edges(ground, client), *sorted(situated)),
    )
