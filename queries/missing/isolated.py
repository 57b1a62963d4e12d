"""Rule 14: agencies that support the same people and are hardly in touch."""

from __future__ import annotations

import numpy as np

from queries.missing.about import About, Places, Told, nothing
from queries.missing.arrays import BLOCK, Jagged, Longs, blocks, longs
from queries.missing.evidence import team_edges
from queries.missing.found import evidence
from queries.missing.ground import Ground
from queries.missing.wording import Wording

OF_A_HUNDRED = 100


def isolated_agency(ground: Ground) -> About:
    """Rule 14: an agency shares clients with several others, and is in touch with few of them about any family."""
    shared, agencies = ground.shared, len(ground.columns.agencies.ids)
    pair = np.flatnonzero(shared.clients.counts())
    ends = np.concatenate([shared.first[pair], shared.second[pair]])
    touched = np.tile(shared.in_touch[pair] > 0, 2)
    sharing, touching = (np.bincount(each, minlength=agencies) for each in (ends, ends[touched]))
    few = touching * OF_A_HUNDRED < sharing * ground.settings.isolated_percent
    alone = np.flatnonzero((sharing >= ground.settings.isolated_agencies) & few)
    if not len(alone):
        return nothing(ground)
    place = np.full(agencies, -1, dtype=np.int64)
    place[alone] = np.arange(len(alone))
    kept = np.flatnonzero(place[ends] >= 0)
    owner, client = shared.clients.spread(np.tile(pair, 2)[kept])
    clients = Jagged.of(place[ends[kept]][owner], client, len(alone))
    again, group = ground.kin.of_client.spread(clients.values)
    return About(
        ground,
        subjects=(Places(ground).agencies(alone),),
        clients=clients,
        groups=Jagged.of(clients.owners()[again], group, len(alone)),
        tell=lambda row, wording: Told(
            words={
                "agency": wording.agency(int(alone[row])),
                "agencies": wording.agencies(int(sharing[alone[row]])),
                "touched": str(int(touching[alone[row]])),
                "since": wording.since(ground.settings.window),
            },
            evidence=[edge for client in clients[row].tolist() for edge in team_edges(ground, client)],
        ),
    )


def agencies_not_in_touch(ground: Ground) -> About:
    """Rule 14: two agencies share several families, and are in touch about few of them."""
    shared = ground.shared
    sharing, settings = shared.families.counts(), ground.settings
    few = shared.in_touch * OF_A_HUNDRED < sharing * settings.apart_percent
    pairs = np.flatnonzero((sharing >= settings.apart_families) & few)
    if not len(pairs):
        return nothing(ground)
    owner, group = shared.families.spread(pairs)
    seats = _seats(ground, pairs, owner, group)
    return About(
        ground,
        subjects=tuple(Places(ground).agencies(each[pairs]) for each in (shared.first, shared.second)),
        clients=Jagged.of(seats.owners(), ground.teams.client[seats.values], len(pairs)),
        groups=Jagged.ordered(owner, group, len(pairs)),
        tell=lambda row, wording: Told(
            words={**_called(ground, int(pairs[row]), wording), "since": wording.since(settings.window)},
            evidence=evidence(ground, seats[row]),
        ),
    )


def _called(ground: Ground, pair: int, wording: Wording) -> dict[str, str]:
    shared = ground.shared
    return {
        "first": wording.agency(int(shared.first[pair])),
        "second": wording.agency(int(shared.second[pair])),
        "families": str(len(shared.families[pair])),
        "touched": str(int(shared.in_touch[pair])),
    }


def _seats(ground: Ground, pairs: Longs, owner: Longs, group: Longs) -> Jagged:
    """For each pair, the seats of the families' teams that are held for one of the two; `owner` says whose `group`."""
    circle, of_seat = ground.members, ground.teams.agencies
    posts = Jagged(circle.of_group, np.arange(len(circle.group), dtype=np.int64))
    found = [(longs([]), longs([]))]
    for block in blocks(posts.counts(group), BLOCK):
        row, post = posts.spread(group[block])
        again, seat = circle.seats.spread(post)
        row = owner[block][row[again]]
        which, agency = of_seat.spread(seat)
        ends = pairs[row[which]]
        held = (agency == ground.shared.first[ends]) | (agency == ground.shared.second[ends])
        found.append((row[which[held]], seat[which[held]]))
    rows, seats = (np.concatenate(each) for each in zip(*found, strict=True))
    return Jagged.of(rows, seats, len(pairs))
