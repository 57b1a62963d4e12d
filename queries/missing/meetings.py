"""Rules 15 and 20: those who support someone have not met, or not since several of them were concerned."""

from __future__ import annotations

import numpy as np

from graph.codes import situations
from graph.columns import NONE, UNKNOWN_DAY, Bools
from queries.missing.about import About, Told, nothing, of_clients
from queries.missing.arrays import Jagged, Longs, contains, distinct, first_of_each, longs
from queries.missing.evidence import situation_edges, team_edges
from queries.missing.found import involvement_ids
from queries.missing.ground import Ground
from queries.missing.teams import current, living
from queries.missing.touch import Meetings
from queries.missing.wording import Wording

PLAN = list(situations()).index("child-protection-plan")


def team_not_met(ground: Ground) -> About:
    """Rule 20: members of several agencies support a client in a situation, and so many of them have not met."""
    teams, clients, settings = ground.teams, len(ground.columns.clients.ids), ground.settings
    owner, agency = teams.agencies.owners(), teams.agencies.values
    several = Jagged.of(teams.client[owner], agency, clients).counts() >= settings.meeting_of
    asked = several & ground.in_situation
    if not asked.any():
        return nothing(ground)
    planned = _on_a_plan(ground)
    for group, days in ((planned, settings.plan_meeting), (~planned, settings.window)):
        here = np.flatnonzero(asked & group)
        if len(here):
            asked[here] = ~_team_met(ground, here, days)
    client = np.flatnonzero(asked)
    return of_clients(ground, client, lambda row, wording: _not_met(ground, planned, int(client[row]), wording))


def _on_a_plan(ground: Ground) -> Bools:
    """Which clients have a current child protection plan."""
    rows = ground.columns.situations
    planned = np.zeros(len(ground.columns.clients.ids), dtype=np.bool_)
    planned[rows.client[(rows.code == PLAN) & current(rows.start, rows.end, ground.day)]] = True
    return planned


def _team_met(ground: Ground, clients: Longs, days: int) -> Bools:
    """Of which clients so many members, each of some agency, were at one meeting in so many days."""
    teams = ground.teams
    team = Jagged.ordered(teams.client, np.arange(len(teams.client), dtype=np.int64), len(ground.columns.clients.ids))
    row, seat = team.spread(clients)
    kept = teams.has_agency()[seat]
    members = Jagged.of(row[kept], teams.member[seat[kept]], len(clients))
    return met(ground, clients, members, ground.meetings(days), ground.settings.meeting_of)


def met(ground: Ground, clients: Longs, members: Jagged, held: Meetings, least: int) -> Bools:
    """For which clients so many of the members were at one of the meetings, about their families or about nobody."""
    width = max(len(held.there), 1)
    attended = Jagged.of(held.there.values, held.there.owners(), ground.teams.members)
    place, meeting = attended.spread(members.values)
    together = np.sort(members.owners()[place] * width + meeting)
    first = np.flatnonzero(first_of_each(together))
    count = np.diff(np.append(first, len(together)))
    row, meeting = np.divmod(together[first[count >= least]], width)
    owner, group = ground.kin.of_client.spread(clients[row])
    about = contains(held.concerned.owners() * width + held.concerned.values, group * width + meeting[owner])
    found = np.zeros(len(clients), dtype=np.bool_)
    found[row[owner[about]]] = True
    found[row[contains(held.free, meeting)]] = True
    return found


def _not_met(ground: Ground, planned: Bools, client: int, wording: Wording) -> Told:
    first, stop = ground.teams.of_client[client : client + 2]
    agencies = distinct(ground.teams.agencies.spread(np.arange(first, stop))[1])
    days = ground.settings.plan_meeting if planned[client] else ground.settings.window
    return Told(
        words={
            "client": wording.clients([client]),
            "agencies": wording.agencies(len(agencies)),
            "members": str(ground.settings.meeting_of),
            "since": wording.since(days),
        },
        evidence=(*team_edges(ground, client), *situation_edges(ground, client)),
    )


def concern_not_discussed(ground: Ground) -> About:
    """Rule 15: several of a client's involvements carry a concern, and no two of these professionals have met since."""
    rows, settings, clients = ground.columns.involvements, ground.settings, len(ground.columns.clients.ids)
    raised = (rows.concern_on != UNKNOWN_DAY) & (rows.concern_on <= ground.day)
    raised &= rows.concern_on > ground.day - settings.concern_days
    raised &= current(rows.start, rows.end, ground.day) & living(ground.columns, ground.day)[rows.client]
    involvement = np.flatnonzero(raised)
    if len(involvement) < settings.threshold:
        return nothing(ground)
    asked = np.flatnonzero(np.bincount(rows.client[involvement], minlength=clients) >= settings.threshold)
    involvement = involvement[contains(asked, longs(rows.client[involvement]))]
    concerns = Jagged.of(np.searchsorted(asked, rows.client[involvement]), involvement, len(asked))
    kept = ~_discussed(ground, asked, concerns)
    client = asked[kept]
    row, involvement = concerns.spread(np.flatnonzero(kept))
    concerns = Jagged.of(row, involvement, len(client))
    return of_clients(ground, client, lambda row, wording: _concerned(ground, int(client[row]), concerns[row], wording))


def _discussed(ground: Ground, clients: Longs, concerns: Jagged) -> Bools:
    """Of which clients two of the concerned professionals have met since the latest concern."""
    rows = ground.columns.involvements
    latest = np.full(len(clients), UNKNOWN_DAY, dtype=np.int64)
    np.maximum.at(latest, concerns.owners(), rows.concern_on[concerns.values])
    named = rows.professional[concerns.values] != NONE
    people = Jagged.of(concerns.owners()[named], longs(rows.professional[concerns.values[named]]), len(clients))
    discussed = np.zeros(len(clients), dtype=np.bool_)
    for day in distinct(latest).tolist():
        since = np.flatnonzero(latest == day)
        row, professional = people.spread(since)
        members = Jagged.of(row, professional, len(since))
        discussed[since] = met(ground, clients[since], members, ground.meetings(ground.day - day + 1, everyone=True), 2)
    return discussed


def _concerned(ground: Ground, client: int, involvements: Longs, wording: Wording) -> Told:
    rows, ids = ground.columns.involvements, ground.columns.professionals.ids
    people = sorted({each for each in rows.professional[involvements].tolist() if each != NONE})
    latest = int(rows.concern_on[involvements].max())
    return Told(
        words={
            "client": wording.clients([client]),
            "count": str(len(involvements)),
            "since": wording.day(latest),
        },
        evidence=involvement_ids(ground, involvements.tolist()),
        others=[ids[each] for each in people],
    )
