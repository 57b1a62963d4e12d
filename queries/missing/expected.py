"""Rule 11: a role that is expected for a situation or an age is held by nobody on the team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from graph.codes import agency_kinds, codes, situations
from graph.columns import UNKNOWN_DAY, Bools
from queries.missing.about import About, Places, Told, one_each
from queries.missing.ages import aged, unborn
from queries.missing.arrays import Jagged, Longs, any_in, distinct, longs
from queries.missing.evidence import situation_edges, team_edges
from queries.missing.ground import Ground
from queries.missing.kin import household_situations
from queries.missing.roles import KIND, OLDEST, RELATED, Expected, desks, profile
from queries.missing.teams import current
from queries.missing.wording import Wording


def expected_role_missing(ground: Ground) -> About:
    """Rule 11, role by role of the profile; a role that two rows expect is one question."""
    expected, clients = profile(ground.settings.expected_roles), max(len(ground.columns.clients.ids), 1)
    names = {each.role: each.name for each in expected}
    roles, desk = sorted(names), desks(expected)
    missing = [
        roles.index(each.role) * clients + np.flatnonzero(_concerned(ground, each) & ~_held(ground, each, desk))
        for each in expected
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
    now = (rows.code == list(situations()).index(situation)) & current(rows.start, rows.end, ground.day)
    found = np.zeros(len(ground.columns.clients.ids), dtype=np.bool_)
    found[rows.client[now]] = True
    return found & ground.alive


def _held(ground: Ground, expected: Expected, desk: Mapping[str, set[str]]) -> Bools:
    """On whose team somebody holds the role."""
    teams, columns = ground.teams, ground.columns
    known = [columns.involvements.roles.index(each) for each in expected.roles if each in columns.involvements.roles]
    in_role = np.isin(columns.involvements.role[teams.involvements.values], known)
    held = any_in(teams.client[teams.involvements.owners()], in_role, len(columns.clients.ids))
    seat = teams.agencies.owners()
    of_kind = _of_kind(ground, expected.filled(KIND), teams.agencies.values)
    stands_for = [kind for kind, roles in desk.items() if roles & set(expected.roles)]
    by_desk = (teams.member[seat] >= teams.desks_from) & _of_kind(ground, stands_for, teams.agencies.values)
    held |= any_in(teams.client[seat], of_kind | by_desk, len(columns.clients.ids))
    kin = columns.relations
    kinds = [list(codes()["relation_kinds"]).index(kind) for kind in expected.filled(RELATED)]
    held[kin.other[np.isin(kin.kind, kinds) & current(kin.start, kin.end, ground.day)]] = True
    return held


def _of_kind(ground: Ground, kinds: Iterable[str], agencies: Longs) -> Bools:
    wanted = [list(agency_kinds()).index(kind) for kind in kinds]
    return np.isin(ground.columns.agencies.kind[agencies], wanted)


def _missing(ground: Ground, client: int, role: str, wording: Wording) -> Told:
    homes = ground.kin.lives_in[client].tolist()
    situated = {
        *situation_edges(ground, client),
        *(each for home in homes for each in household_situations(ground, home)),
    }
    return Told(
        words={"client": wording.clients([client]), "role": role},
        evidence=(*team_edges(ground, client), *sorted(situated)),
    )
