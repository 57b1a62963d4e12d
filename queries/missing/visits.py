"""Rules 9 and 18: a household is visited and a child not seen; no visit is planned; too many are planned at once."""

from __future__ import annotations

import numpy as np

from graph.codes import codes, situations
from graph.columns import TO_CLIENT, Bools
from queries.missing.about import About, Places, Told, nothing, of_clients
from queries.missing.arrays import BLOCK, Jagged, Longs, any_in, blocks, distinct, first_of_each, longs, spread
from queries.missing.evidence import circle_edges, member_edges, situation_edges, team_edges
from queries.missing.ground import Ground
from queries.missing.teams import current
from queries.missing.wording import Wording

VISIT = list(codes()["contact_kinds"]).index("visit")
PLAN_AND_CARE = tuple(list(situations()).index(code) for code in ("child-protection-plan", "looked-after"))


def _with_clients(ground: Ground) -> Bools:
    """Which contacts are with a client who is here."""
    rows = ground.columns.contacts
    theirs: Bools = (rows.to == TO_CLIENT) & (rows.target >= 0)
    return theirs


def child_not_seen(ground: Ground) -> About:
    """Rule 18: several visits to the household of a child in a situation, none with the child."""
    rows, clients = ground.columns.contacts, len(ground.columns.clients.ids)
    made = _with_clients(ground) & (rows.kind == VISIT) & ~rows.planned
    made &= (rows.on <= ground.day) & (rows.on > ground.day - ground.settings.window)
    seen = np.zeros(clients, dtype=np.bool_)
    seen[rows.target[made]] = True
    visits = _household_visits(ground, np.flatnonzero(made))
    many = visits.counts() >= ground.settings.child_visits
    asked = np.flatnonzero(ground.children & ground.in_situation & ~seen)
    owner, group = ground.kin.lives_in.spread(asked)
    asked = asked[any_in(owner, many[group], len(asked))]
    return of_clients(ground, asked, lambda row, wording: _unseen(ground, visits, int(asked[row]), wording))


def _household_visits(ground: Ground, visits: Longs) -> Jagged:
    """For each household its visits, of one professional on one day each: professional times days, and days ago."""
    rows, days = ground.columns.contacts, ground.settings.window
    owner, group = ground.kin.lives_in.spread(rows.target[visits])
    visit = longs(rows.professional[visits]) * days + ground.day - rows.on[visits]
    return Jagged.of(group, visit[owner], ground.kin.groups)


def _unseen(ground: Ground, visits: Jagged, child: int, wording: Wording) -> Told:
    """In words, of the household that was visited most."""
    group = max(ground.kin.lives_in[child].tolist(), key=lambda each: len(visits[each]))
    visitors = distinct(visits[group] // ground.settings.window)
    agencies = distinct(ground.work.spread(visitors)[1])
    return Told(
        words={
            "client": wording.clients([child]),
            "visits": str(len(visits[group])),
            "agencies": wording.agencies(len(agencies)),
            "since": wording.since(ground.settings.window),
        },
        evidence=(
            *circle_edges(ground, ground.households, group),
            *member_edges(ground, longs([child]), group),
            *situation_edges(ground, child),
        ),
    )


def no_visit_planned(ground: Ground) -> About:
    """Rule 9: a client with a protection plan or in care, with whom no contact is planned in the weeks to come."""
    held, rows = ground.columns.situations, ground.columns.contacts
    clients = len(ground.columns.clients.ids)
    now = np.isin(held.code, PLAN_AND_CARE) & current(held.start, held.end, ground.day)
    asked = np.zeros(clients, dtype=np.bool_)
    asked[held.client[now]] = True
    ahead = _with_clients(ground) & rows.planned & (rows.on > ground.day)
    asked[rows.target[ahead & (rows.on <= ground.day + ground.settings.plan_ahead)]] = False
    client = np.flatnonzero(asked & ground.in_situation)
    if ground.settings.told_only:
        client = client[_would_tell(ground, client)]
    return of_clients(ground, client, lambda row, wording: _unplanned(ground, int(client[row]), wording))


def _would_tell(ground: Ground, clients: Longs) -> Bools:
    """Of which clients an agency on the team is heard from about contact around one of their families."""
    teams = ground.teams
    place, seat = spread(teams.of_client[:-1][clients], np.diff(teams.of_client)[clients])
    owner, agency = teams.agencies.spread(seat)
    place = place[owner]
    return ground.heard_of_clients.around_any(ground.kin, place, clients[place], agency, len(clients))


def _unplanned(ground: Ground, client: int, wording: Wording) -> Told:
    return Told(
        words={"client": wording.clients([client]), "days": str(ground.settings.plan_ahead)},
        evidence=(*team_edges(ground, client), *situation_edges(ground, client, PLAN_AND_CARE)),
    )


def visits_bunched(ground: Ground) -> About:
    """Rule 9: professionals of several agencies plan visits to one household within a few days of one another."""
    rows = ground.columns.contacts
    planned = np.flatnonzero(_with_clients(ground) & rows.planned & (rows.kind == VISIT) & (rows.on > ground.day))
    if not len(planned):
        return nothing(ground)
    owner, group = ground.kin.lives_in.spread(rows.target[planned])
    visit = planned[owner]
    bunched = _bunched(ground, group, visit)
    visit, group = visit[bunched], group[bunched]
    asked = distinct(group)
    finding = np.searchsorted(asked, group)
    visits = Jagged.of(finding, visit, len(asked))
    return About(
        ground,
        subjects=(Places(ground).groups(asked),),
        clients=Jagged.of(finding, longs(rows.target[visit]), len(asked)),
        groups=Jagged.of(np.arange(len(asked)), asked, len(asked)),
        tell=lambda row, wording: _bunch(ground, visits[row], wording),
    )


def _bunched(ground: Ground, group: Longs, visit: Longs) -> Bools:
    """Which visits to a household stand in so few days in which so many agencies visit it."""
    settings, on = ground.settings, longs(ground.columns.contacts.on[visit])
    owner, agency = ground.work.spread(ground.columns.contacts.professional[visit])
    width = (int(on.max()) if len(on) else ground.day) - ground.day + settings.bunch_days + 1
    day = group[owner] * width + on[owner] - ground.day  # sorted, the days of a household stand together
    order = np.argsort(day, kind="stable")
    day, agency, owner = day[order], agency[order], owner[order]
    start = np.flatnonzero(first_of_each(day))
    counts = np.searchsorted(day, day[start] + settings.bunch_days) - start
    bunched = np.zeros(len(visit), dtype=np.bool_)
    agencies = max(len(ground.columns.agencies.ids), 1)
    for block in blocks(counts, BLOCK):
        span, place = spread(start[block], counts[block])
        met = distinct(span * agencies + agency[place])
        many = np.bincount(met // agencies, minlength=len(start[block])) >= settings.bunch_agencies
        bunched[owner[place[many[span]]]] = True
    return bunched


def _bunch(ground: Ground, visits: Longs, wording: Wording) -> Told:
    """In words: who visits whom, and the plans."""
    rows, columns = ground.columns.contacts, ground.columns
    people = distinct(longs(rows.professional[visits])).tolist()
    return Told(
        words={
            "workers": wording.listed([wording.professional(each, ground.work[each].tolist()) for each in people]),
            "clients": wording.clients(distinct(longs(rows.target[visits])).tolist()),
            "days": str(ground.settings.bunch_days),
        },
        evidence=[rows.ids[visit] for visit in visits.tolist()],
        others=[columns.professionals.ids[each] for each in people],
    )
