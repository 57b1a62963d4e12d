"""Rules 4 and 6: a sibling whom nobody looks after, a parent who isn't recorded, an adult who is nobody's relation."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph.codes import agency_kinds, codes, situations
from graph.columns import Bools
from queries.missing.about import About, Places, Told, nothing, of_clients, one_each
from queries.missing.arrays import Jagged, Longs, any_in, contains, distinct, longs
from queries.missing.evidence import member_edges, situation_edges, team_edges
from queries.missing.ground import Ground
from queries.missing.newcomers import adults, children_of, with_children, with_children_of
from queries.missing.teams import current
from queries.missing.wording import Wording

PARENT, SIBLING = (list(codes()["relation_kinds"]).index(kind) for kind in ("parent", "sibling"))
PLAN = list(situations()).index("child-protection-plan")
CARE = "child-social-care"
PARENTS = 2


def sibling_without_agency(ground: Ground) -> About:
    """Rule 4: a child has a protection plan, and nobody of social care supports a sibling in the same household.

    Who could have told us of that is social care, where it is on some team of that family.
    """
    planned = np.flatnonzero(_planned(ground) & ground.children)
    if not len(planned):
        return nothing(ground)
    child, sibling, group = _siblings(ground, planned)
    cared_for = _supported_by(ground, CARE)
    alone = ~cared_for[sibling]
    if ground.settings.told_only:
        families = ground.kin.of_client
        alone &= any_in(families.values, cared_for[families.owners()], ground.kin.groups)[group]
    child, sibling, group = child[alone], sibling[alone], group[alone]
    asked = distinct(sibling)
    row = np.searchsorted(asked, sibling)
    children, groups = Jagged.of(row, child, len(asked)), Jagged.of(row, group, len(asked))
    return About(
        ground,
        subjects=(Places(ground).clients(asked),),
        clients=Jagged.of(np.concatenate([row, row]), np.concatenate([child, sibling]), len(asked)),
        groups=groups,
        tell=lambda each, wording: _sibling(ground, int(asked[each]), children[each], groups[each], wording),
        codes=(CARE,),
        code=np.zeros(len(asked), dtype=np.int64),
    )


def _planned(ground: Ground) -> Bools:
    """Which clients have a current child protection plan."""
    rows = ground.columns.situations
    planned = np.zeros(len(ground.columns.clients.ids), dtype=np.bool_)
    planned[rows.client[(rows.code == PLAN) & current(rows.start, rows.end, ground.day)]] = True
    return planned


def _siblings(ground: Ground, children: Longs) -> tuple[Longs, Longs, Longs]:
    """The siblings of some children who live with them: child, sibling and household, each once."""
    rows, clients = ground.columns.relations, len(ground.columns.clients.ids)
    parents, stated = parents_of(ground), rows.kind == SIBLING
    born_to = Jagged.of(parents.values, parents.owners(), clients)
    said = np.concatenate([rows.client[stated], rows.other[stated]])
    of_whom = np.concatenate([rows.other[stated], rows.client[stated]])
    beside = Jagged.of(longs(said), longs(of_whom), clients)
    owner, parent = parents.spread(children)
    again, half = born_to.spread(parent)
    straight, whole = beside.spread(children)
    place, sibling = np.concatenate([owner[again], straight]), np.concatenate([half, whole])
    pair = distinct(children[place] * clients + sibling)
    child, sibling = pair // max(clients, 1), pair % max(clients, 1)
    child, sibling = child[child != sibling], sibling[child != sibling]
    homes, groups = ground.kin.lives_in, ground.kin.groups
    row, group = homes.spread(child)
    together = contains(homes.owners() * groups + homes.values, sibling[row] * groups + group)
    return child[row[together]], sibling[row[together]], group[together]


def parents_of(ground: Ground) -> Jagged:
    """The recorded parents of each client, current or not, living or not."""
    rows = ground.columns.relations
    parent = rows.kind == PARENT
    return Jagged.of(longs(rows.other[parent]), longs(rows.client[parent]), len(ground.columns.clients.ids))


def _supported_by(ground: Ground, kind: str) -> Bools:
    """On whose team somebody of an agency of the kind is."""
    teams, wanted = ground.teams, list(agency_kinds()).index(kind)
    of_kind = ground.columns.agencies.kind[teams.agencies.values] == wanted
    return any_in(teams.client[teams.agencies.owners()], of_kind, len(ground.columns.clients.ids))


def _sibling(ground: Ground, sibling: int, children: Longs, groups: Longs, wording: Wording) -> Told:
    together = np.append(children, sibling)
    return Told(
        words={"client": wording.clients([sibling]), "children": wording.clients(children.tolist())},
        evidence=[
            *team_edges(ground, sibling),
            *(edge for group in groups.tolist() for edge in member_edges(ground, together, group)),
            *(edge for child in children.tolist() for edge in situation_edges(ground, child, (PLAN,))),
        ],
    )


def parent_not_recorded(ground: Ground) -> About:
    """Rule 6: of a child in a household where a situation is current, fewer than two parents are recorded."""
    asked = np.flatnonzero(ground.children & ground.situated & (parents_of(ground).counts() < PARENTS))
    return of_clients(ground, asked, lambda row, wording: _parentless(ground, int(asked[row]), wording))


def _parentless(ground: Ground, child: int, wording: Wording) -> Told:
    homes = ground.kin.lives_in[child].tolist()
    evidence = {edge for group in homes for edge in household_situations(ground, group)}
    return Told(words={"client": wording.clients([child])}, evidence=sorted(evidence))


def household_situations(ground: Ground, group: int) -> Iterator[str]:
    """The current situations of those who live together, as evidence."""
    members = ground.kin.households[group]
    for client in members[ground.in_situation[members]].tolist():
        yield from situation_edges(ground, client)


def adult_not_related(ground: Ground) -> About:
    """Rule 6: an adult lives with a child where a situation is current, and is recorded as nobody's relation there."""
    homes, groups = ground.kin.lives_in, ground.kin.groups
    wanted = with_children(ground) & ground.situated_homes
    place = np.flatnonzero(adults(ground)[homes.owners()] & wanted[homes.values])
    client, group = homes.owners()[place], homes.values[place]
    alone = ~contains(_related(ground), client * groups + group)
    client, group = client[alone], group[alone]
    return About(
        ground,
        subjects=(Places(ground).clients(client),),
        besides=(Places(ground).groups(group),),
        clients=with_children_of(ground, client, group),
        groups=one_each(group),
        tell=lambda row, wording: _unrelated(ground, int(client[row]), int(group[row]), wording),
    )


def _related(ground: Ground) -> Longs:
    """Who is currently related to someone in a household of theirs: keys of client and group, sorted."""
    rows, homes, groups = ground.columns.relations, ground.kin.lives_in, ground.kin.groups
    now = np.flatnonzero(current(rows.start, rows.end, ground.day))
    one, other = longs(rows.client[now]), longs(rows.other[now])
    row, group = homes.spread(one)
    together = contains(homes.owners() * groups + homes.values, other[row] * groups + group)
    row, group = row[together], group[together]
    return distinct(np.concatenate([one[row] * groups + group, other[row] * groups + group]))


def _unrelated(ground: Ground, adult: int, group: int, wording: Wording) -> Told:
    return Told(
        words={
            "client": wording.clients([adult]),
            "children": wording.clients(children_of(ground, group)),
        },
        evidence=[*member_edges(ground, longs([adult]), group), *household_situations(ground, group)],
    )
