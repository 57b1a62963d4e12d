"""Rules 1 to 3 where somebody would have told us of a contact; where nobody would, one question for the whole team."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graph.columns import Bools
from queries.missing.about import About, Places, Told, nothing, one_each
from queries.missing.arrays import Jagged, Longs, distinct, longs
from queries.missing.found import evidence
from queries.missing.ground import Ground
from queries.missing.pairs import Pairs, all_household_workers, all_linked_households, all_workers
from queries.missing.wording import Wording


def workers(ground: Ground) -> Pairs:
    """Rule 1, where one of the two is of an agency that is heard from."""
    return _told(ground, all_workers)


def household_workers(ground: Ground) -> Pairs:
    """Rule 2, where one of the two is of an agency that is heard from."""
    return _told(ground, all_household_workers)


def linked_households(ground: Ground) -> Pairs:
    """Rule 3, where one of the two is of an agency that is heard from, or where neither family is asked as a whole."""
    pairs = _every(ground, all_linked_households)
    if not ground.settings.told_only:
        return pairs
    whole = np.zeros(ground.kin.groups, dtype=np.bool_)
    whole[ground.members.group[_silent(ground)]] = True
    group = pairs.circle.group
    return pairs.only(_heard(ground, pairs) | ~(whole[group[pairs.left]] | whole[group[pairs.right]]))


def _every(ground: Ground, make: Callable[[Ground], Pairs]) -> Pairs:
    return ground.once(make, lambda: make(ground))


def _told(ground: Ground, make: Callable[[Ground], Pairs]) -> Pairs:
    pairs = _every(ground, make)
    return pairs.only(_heard(ground, pairs)) if ground.settings.told_only else pairs


def _heard(ground: Ground, pairs: Pairs) -> Bools:
    """In which pairs an agency of one of the two is heard from around the family, or one of the families."""
    count, group = len(pairs), pairs.circle.group
    owner, agency = pairs.circle.agencies.spread(np.concatenate([pairs.left, pairs.right]))
    row = owner % max(count, 1)
    heard = ground.heard_of_colleagues
    of_either = (heard.any_of(row, group[side][row], agency, count) for side in (pairs.left, pairs.right))
    return np.logical_or(*of_either)


def _silent(ground: Ground) -> Longs:
    """The posts of families whose holders are of no agency that is heard from there, and who would have been asked."""
    return ground.once(_silent, lambda: _posts_of_silent(ground))


def _posts_of_silent(ground: Ground) -> Longs:
    members, found = ground.members, [longs([])]
    for make in (all_workers, all_household_workers):
        pairs = _every(ground, make)
        silent = pairs.only(~_heard(ground, pairs))
        posts = np.concatenate([silent.left, silent.right])
        circle = silent.circle
        found.append(np.searchsorted(members.keys, members.key(circle.group[posts], circle.member[posts])))
    return distinct(np.concatenate(found))


def not_heard_from(ground: Ground) -> About:
    """Instead of rules 1 and 2, where no agency of a pair is heard from: one question a family, of all these people."""
    if not ground.settings.told_only:
        return nothing(ground)
    circle, posts = ground.members, _silent(ground)
    if not len(posts):
        return nothing(ground)
    groups = distinct(circle.group[posts])
    team = Jagged.ordered(np.searchsorted(groups, circle.group[posts]), posts, len(groups))
    owner, seat = circle.seats.spread(posts)
    clients = Jagged.of(team.owners()[owner], ground.teams.client[seat], len(groups))
    return About(
        ground,
        subjects=(Places(ground).groups(groups),),
        clients=clients,
        groups=one_each(groups),
        tell=lambda row, wording: _tell(ground, team[row], clients[row], wording),
    )


def _tell(ground: Ground, posts: Longs, clients: Longs, wording: Wording) -> Told:
    circle = ground.members
    agencies = distinct(circle.agencies.spread(posts)[1])
    names = sorted(wording.agency(each) for each in agencies.tolist())
    place = Places(ground)
    return Told(
        words={
            "members": str(len(posts)),
            "agencies": wording.agencies(len(agencies)),
            "clients": wording.clients(clients.tolist()),
            "silent": wording.in_full(names),
            "since": wording.since(ground.settings.window),
        },
        evidence=evidence(ground, circle.seats.spread(posts)[1]),
        others=[place.id(int(each)) for each in circle.member[posts]],
    )
