"""Rules 22 and 23: support that ended or is about to, and plans of which nobody has said whether they came about."""

from __future__ import annotations

from functools import partial

import numpy as np

from graph.codes import agency_kinds
from graph.columns import TO_CLIENT
from queries.missing.about import About, Places, Told, nothing, of_clients, of_pairs, one_each
from queries.missing.ages import GROWN, aged, years_before
from queries.missing.arrays import Jagged, KeySet, Longs, any_in, contains, distinct, longs
from queries.missing.evidence import situation_edges, team_edges
from queries.missing.found import involvement_ids
from queries.missing.ground import Ground
from queries.missing.teams import behalf, current
from queries.missing.wording import Wording

KINDS = tuple(agency_kinds())


def ended_without_successor(ground: Ground) -> About:
    """Rule 22: the last involvement of an agency kind with a client in a situation ended lately."""
    rows, day, clients = ground.columns.involvements, ground.day, len(ground.columns.clients.ids)
    begun = np.flatnonzero((rows.start <= day) & ground.in_situation[rows.client])
    place, agency = behalf(ground.columns, ground.work, begun)
    involvement = begun[place]
    tie = longs(ground.columns.agencies.kind[agency]) * clients + rows.client[involvement]
    goes_on = distinct(tie[current(rows.start, rows.end, day)[involvement]])
    ended = (rows.end[involvement] <= day) & (rows.end[involvement] > day - ground.settings.ended_days)
    ended &= ~contains(goes_on, tie)
    tie, involvement = tie[ended], involvement[ended]
    asked = distinct(tie)
    ties = Jagged.of(np.searchsorted(asked, tie), involvement, len(asked))
    client, kind = asked % max(clients, 1), asked // max(clients, 1)
    owner, group = ground.kin.of_client.spread(client)
    return About(
        ground,
        subjects=(Places(ground).clients(client),),
        clients=one_each(client),
        groups=Jagged.of(owner, group, len(client)),
        tell=lambda row, wording: _ended(ground, int(client[row]), int(kind[row]), ties[row], wording),
        codes=KINDS,
        code=kind,
    )


def _ended(ground: Ground, client: int, kind: int, ties: Longs, wording: Wording) -> Told:
    return Told(
        words={
            "client": wording.clients([client]),
            "kind": wording.say(agency_kinds()[KINDS[kind]].label),
            "day": wording.day(int(ground.columns.involvements.end[ties].max())),
        },
        evidence=(*involvement_ids(ground, ties.tolist()), *situation_edges(ground, client)),
    )


def turning_18(ground: Ground) -> About:
    """Rule 22: a client in a situation is soon 18, and no agency for adults is on the team."""
    settings, columns, teams = ground.settings, ground.columns, ground.teams
    soon = aged(columns, ground.day, 0, GROWN)
    soon &= columns.clients.born <= years_before(ground.day + settings.grown_ahead, GROWN)
    adult = np.isin(columns.agencies.kind, [KINDS.index(kind) for kind in settings.adult_kinds])
    met = any_in(teams.client[teams.agencies.owners()], adult[teams.agencies.values], len(columns.clients.ids))
    client = np.flatnonzero(soon & ground.in_situation & ~met)
    return of_clients(ground, client, lambda row, wording: _grown(ground, int(client[row]), wording))


def _grown(ground: Ground, client: int, wording: Wording) -> Told:
    born = int(ground.columns.clients.born[client])
    day = next(each for each in range(ground.day, ground.day + 367) if born <= years_before(each, GROWN))
    return Told(
        words={"client": wording.clients([client]), "day": wording.day(day)},
        evidence=(*team_edges(ground, client), *situation_edges(ground, client)),
    )


def planned_passed(ground: Ground) -> About:
    """Rule 23: the day of a planned contact has passed, and no contact between the two is recorded since."""
    rows, day, clients = ground.columns.contacts, ground.day, max(len(ground.columns.clients.ids), 1)
    theirs = (rows.to == TO_CLIENT) & (rows.target >= 0)
    theirs[theirs] = ground.alive[rows.target[theirs]]
    due = np.flatnonzero(theirs & rows.planned & (rows.on < day) & (rows.on > day - ground.settings.window))
    if not len(due):
        return nothing(ground)
    pair = longs(rows.professional[due]) * clients + rows.target[due]
    # Of a million contacts those of the few pairs that have such a plan.
    made = np.flatnonzero(theirs & ~rows.planned & (rows.on <= day) & (rows.on > day - ground.settings.window))
    spoken = longs(rows.professional[made]) * clients + rows.target[made]
    asked = np.flatnonzero(KeySet.of(pair).holds(spoken))
    latest = _latest(spoken[asked], longs(rows.on[made[asked]]), pair)
    due = due[latest < rows.on[due]]
    return of_pairs(ground, rows.professional[due], rows.target[due], due, partial(_passed, ground))


def _latest(keys: Longs, days: Longs, wanted: Longs) -> Longs:
    """For each key that is wanted the last of its days; long ago where it has none."""
    order = np.lexsort((days, keys))
    keys, days = keys[order], days[order]
    last = np.searchsorted(keys, wanted, side="right") - 1
    found = np.full(len(wanted), np.iinfo(np.int64).min, dtype=np.int64)
    there = (last >= 0) & (keys[last] == wanted) if len(keys) else np.zeros(len(wanted), dtype=np.bool_)
    found[there] = days[last[there]]
    return found


def _passed(ground: Ground, professional: int, client: int, plans: Longs, wording: Wording) -> Told:
    rows = ground.columns.contacts
    return Told(
        words={
            "worker": wording.professional(professional, ground.work[professional].tolist()),
            "client": wording.clients([client]),
            "day": wording.day(int(rows.on[plans].max())),
        },
        evidence=[rows.ids[plan] for plan in plans.tolist()],
    )
