"""Who has something in common with somebody of another family that is not linked with theirs (rule 7)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graph.columns import NONE, Bools, Ints
from graph.records_read import first_of
from queries.missing.arrays import BLOCK, Jagged, Longs, any_in, blocks, contains, distinct, longs, spread
from queries.missing.ground import Ground
from queries.missing.teams import current


def numbered(keys: Sequence[str]) -> Longs:
    """A number for each key, the same for equal ones; -1 for ""."""
    numbers: dict[str, int] = {"": -1}
    return np.fromiter((numbers.setdefault(key, len(numbers)) for key in keys), dtype=np.int64, count=len(keys))


def newest(client: Ints, texts: Sequence[str], clients: int) -> Longs:
    """For each client the first row that has a text, which is the newest; -1 where there is none."""
    rows = np.flatnonzero(np.fromiter(map(bool, texts), dtype=np.bool_, count=len(texts)))
    first = first_of(client[rows], clients)
    return np.where(first == NONE, NONE, rows[first] if len(rows) else NONE)


def hidden_groups(ground: Ground) -> Bools:
    """Which families take no part: shielded ones, where a shielded person belongs, or whose address today is."""
    told, day = ground.whereabouts, ground.day
    hidden = np.zeros(ground.kin.groups, dtype=np.bool_)
    hidden[np.flatnonzero(told.shielded_families)] = True
    hidden[told.shielded_homes[current(told.shielded_from, told.shielded_to, day)]] = True
    homes = told.homes
    hidden[homes.family[homes.shielded & current(homes.start, homes.end, day)]] = True
    return hidden | any_in(ground.kin.of_client.values, _of_shielded(ground), ground.kin.groups)


def hidden_clients(ground: Ground) -> Bools:
    """Which clients take no part: shielded ones, those who belong to a hidden family, and those who have died."""
    kin = ground.kin.of_client
    inside = any_in(kin.owners(), hidden_groups(ground)[kin.values], len(kin))
    return inside | ground.whereabouts.shielded_clients | ~ground.alive


def _of_shielded(ground: Ground) -> Bools:
    return ground.whereabouts.shielded_clients[ground.kin.of_client.owners()]


def pairs(holders: Jagged, crowded: int) -> tuple[Longs, Longs]:
    """The pairs of holders of one thing, each once, the lesser first; what so many hold as `crowded` is nobody's."""
    few = np.flatnonzero(holders.counts() < crowded)
    owner, place = spread(holders.offsets[:-1][few], holders.counts(few))
    stop = holders.offsets[1:][few][owner]
    width = int(holders.values.max(initial=0)) + 1
    found = [longs([])]
    for block in blocks(stop - place, BLOCK):
        row, beside = spread(place[block] + 1, stop[block] - place[block] - 1)
        found.append(distinct(holders.values[place[block]][row] * width + holders.values[beside]))
    keys = distinct(np.concatenate(found))
    return keys // width, keys % width


def linked(ground: Ground, one: Longs, other: Longs) -> Bools:
    """Which pairs of families are linked."""
    low, high = ground.linked
    return contains(low * ground.kin.groups + high, np.minimum(one, other) * ground.kin.groups + np.maximum(one, other))
