"""Rules 5 and 19: an adult in two households whose teams don't know of each other, and one whom nobody has met yet."""

from __future__ import annotations

import numpy as np

from graph.columns import NONE, TO_CLIENT, Bools
from queries.missing.about import About, Places, Told, nothing, one_each
from queries.missing.arrays import BLOCK, Jagged, Longs, any_in, blocks, contains, first_of_each, longs, spread
from queries.missing.evidence import circle_edges, member_edges
from queries.missing.ground import Ground
from queries.missing.teams import current, living
from queries.missing.wording import Wording


def new_in_household(ground: Ground) -> About:
    """Rule 19: an adult has come to live with a child, and no professional of the family has met them since."""
    rows, day = ground.columns.memberships, ground.day
    came = rows.lives_here & current(rows.start, rows.end, day) & (rows.start > day - ground.settings.new_days)
    came &= adults(ground)[rows.client] & with_children(ground)[rows.family]
    row = np.flatnonzero(came)
    if not len(row):
        return nothing(ground)
    row = row[~_known(ground, row)]
    pair = longs(rows.client[row]) * ground.kin.groups + rows.family[row]
    order = np.lexsort((rows.start[row], pair))
    row = row[order[first_of_each(pair[order])]]
    client, group = longs(rows.client[row]), longs(rows.family[row])
    return About(
        ground,
        subjects=(Places(ground).clients(client),),
        besides=(Places(ground).groups(group),),
        clients=with_children_of(ground, client, group),
        groups=one_each(group),
        tell=lambda each, wording: _new(ground, int(row[each]), wording),
    )


def adults(ground: Ground) -> Bools:
    """Which living clients are no children."""
    return living(ground.columns, ground.day) & ~ground.children


def with_children(ground: Ground) -> Bools:
    """In which households a child lives: shape (groups,)."""
    homes = ground.kin.households
    return any_in(homes.owners(), ground.children[homes.values], ground.kin.groups)


def with_children_of(ground: Ground, clients: Longs, groups: Longs) -> Jagged:
    """Each of the clients with the children of a household."""
    owner, member = ground.kin.households.spread(groups)
    young = ground.children[member]
    every = np.arange(len(clients), dtype=np.int64)
    owners, members = np.concatenate([every, owner[young]]), np.concatenate([clients, member[young]])
    return Jagged.of(owners, members, len(clients))


def children_of(ground: Ground, group: int) -> list[int]:
    """The children of a household."""
    members = ground.kin.households[group]
    young: list[int] = members[ground.children[members]].tolist()
    return young


def _known(ground: Ground, memberships: Longs) -> Bools:
    """In which memberships a professional of the family has had an involvement or contact since they began."""
    rows, ties, contacts = ground.columns.memberships, ground.columns.involvements, ground.columns.contacts
    came = np.zeros(len(ground.columns.clients.ids), dtype=np.bool_)
    came[rows.client[memberships]] = True
    held = np.flatnonzero((ties.professional != NONE) & (ties.start <= ground.day) & came[ties.client])
    spoken = (contacts.to == TO_CLIENT) & (contacts.target >= 0) & ~contacts.planned & (contacts.on <= ground.day)
    spoken[spoken] = came[contacts.target[spoken]]
    met = np.flatnonzero(spoken)
    # An involvement reaches until its end, a contact until its day: what counts is whether that is after they came.
    client = longs(np.concatenate([ties.client[held], contacts.target[met]]))
    professional = longs(np.concatenate([ties.professional[held], contacts.professional[met]]))
    until = np.concatenate([longs(ties.end[held]), longs(contacts.on[met]) + 1])
    of_client = Jagged.of(client, np.arange(len(client), dtype=np.int64), len(came))
    owner, meeting = of_client.spread(rows.client[memberships])
    circle, group = ground.members, longs(rows.family[memberships])[owner]
    counts = contains(circle.keys, circle.key(group, professional[meeting]))
    counts &= until[meeting] > rows.start[memberships][owner]
    return any_in(owner, counts, len(memberships))


def _new(ground: Ground, membership: int, wording: Wording) -> Told:
    rows = ground.columns.memberships
    client, group = int(rows.client[membership]), int(rows.family[membership])
    return Told(
        words={
            "client": wording.clients([client]),
            "children": wording.clients(children_of(ground, group)),
            "since": wording.day(int(rows.start[membership])),
        },
        evidence=list(member_edges(ground, longs([client]), group)),
    )


def adult_in_two_households(ground: Ground) -> About:
    """Rule 5: the teams of two households in which an adult lives have nobody in common, and are not in touch."""
    homes, settled = ground.kin.lives_in, ground.households.of_group
    place = np.flatnonzero(adults(ground)[homes.owners()])
    first, later = spread(place + 1, homes.offsets[1:][homes.owners()[place]] - place - 1)
    client, one, other = homes.owners()[place][first], homes.values[place][first], homes.values[later]
    teams = np.diff(settled)
    both = np.flatnonzero((teams[one] > 0) & (teams[other] > 0))
    client, one, other = client[both], one[both], other[both]
    apart = ~_joined(ground, one, other)
    client, one, other = client[apart], one[apart], other[apart]
    every = np.arange(len(client), dtype=np.int64)
    return About(
        ground,
        subjects=(Places(ground).clients(client),),
        besides=(Places(ground).groups(one), Places(ground).groups(other)),
        clients=one_each(client),
        groups=Jagged.of(np.concatenate([every, every]), np.concatenate([one, other]), len(client)),
        tell=lambda row, wording: _two(ground, int(client[row]), (int(one[row]), int(other[row])), wording),
    )


def _joined(ground: Ground, one: Longs, other: Longs) -> Bools:
    """Which pairs of households have a team member in common, or two who are in touch about either."""
    circle = ground.households
    near = Jagged.ordered(circle.group, np.arange(len(circle.group), dtype=np.int64), ground.kin.groups)
    joined = np.zeros(len(one), dtype=np.bool_)
    for block in blocks(near.counts(one) * near.counts(other), BLOCK):
        pair, left = near.spread(one[block])
        again, right = near.spread(other[block][pair])
        pair, mine, theirs = pair[again], circle.member[left[again]], circle.member[right]
        touch = (mine == theirs) | ground.touch.between(mine, theirs, one[block][pair], other[block][pair])
        joined[block] = any_in(pair, touch, len(joined[block]))
    return joined


def _two(ground: Ground, client: int, groups: tuple[int, int], wording: Wording) -> Told:
    teams = [_team(ground, group, wording) for group in groups]
    return Told(
        words={
            "client": wording.clients([client]),
            "first_team": teams[0],
            "second_team": teams[1],
            "since": wording.since(ground.settings.window),
        },
        evidence=[
            edge
            for group in groups
            for edges in (
                circle_edges(ground, ground.households, group),
                member_edges(ground, longs([client]), group),
            )
            for edge in edges
        ],
    )


def _team(ground: Ground, group: int, wording: Wording) -> str:
    circle = ground.households
    return wording.listed(
        [wording.member(int(circle.member[post]), circle.seats[post]) for post in circle.posts(group).tolist()]
    )
