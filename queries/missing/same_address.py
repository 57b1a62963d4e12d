"""Rule 7: two families, or clients without one, at the same address, whom nothing else ties."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.columns import Bools
from queries.missing.about import About, Places, Told, nothing
from queries.missing.arrays import Jagged, Longs, longs
from queries.missing.evidence import home_edge, told_edge
from queries.missing.ground import Ground
from queries.missing.normal import address_key
from queries.missing.strangers import hidden_clients, hidden_groups, linked, newest, numbered, pairs
from queries.missing.teams import current
from queries.missing.wording import Wording

HOME = "home"


@dataclass(frozen=True, slots=True)
class Lived:
    """Who lives at which address: shape (rows,). `key` numbers the addresses, `group` the families.

    `rests_on` are the rows that say so: of the addresses of families or, for a client without one, of records, of
    which one may tell the address and another the postcode.
    """

    key: Longs
    group: Longs
    rests_on: tuple[Longs, Longs]


def same_address(ground: Ground) -> About:
    """Rule 7: two families, or clients without a family, have the same address key and are not linked."""
    lived = _lived(ground)
    holders = Jagged.of(lived.key, lived.group, int(lived.key.max(initial=-1)) + 1)
    crowded = ground.settings.crowded_address
    one, other = pairs(holders, crowded)
    apart = ~linked(ground, one, other)
    one, other = one[apart], other[apart]
    if not len(one):
        return nothing(ground)
    usual = _among(lived, holders.counts()[lived.key] < crowded)
    kin = ground.kin.of_client
    members = Jagged.of(kin.values, kin.owners(), ground.kin.groups)
    both, row = np.concatenate([one, other]), np.tile(np.arange(len(one), dtype=np.int64), 2)
    owner, client = members.spread(both)
    return About(
        ground,
        subjects=(Places(ground).groups(one), Places(ground).groups(other)),
        clients=Jagged.of(row[owner], client, len(one)),
        groups=Jagged.of(row, both, len(one)),
        tell=lambda at, wording: _tell(ground, usual, members, (int(one[at]), int(other[at])), wording),
    )


def _lived(ground: Ground) -> Lived:
    """Where families and clients without one live today, as far as they take part."""
    family, homes = _families(ground)
    alone, (address, postcode) = _clients(ground)
    told = ground.whereabouts
    keys = [address_key(told.homes.address[row], told.homes.postcode[row]) for row in homes.tolist()]
    keys += [
        address_key(told.reached.address[where], told.reached.postcode[code])
        for where, code in zip(address.tolist(), postcode.tolist(), strict=True)
    ]
    key, group = numbered(keys), np.concatenate([family, ground.kin.alone_from + alone])
    rests_on = np.concatenate([homes, address]), np.concatenate([homes, postcode])
    return _among(Lived(key, group, rests_on), key >= 0)


def _among(lived: Lived, wanted: Bools) -> Lived:
    """Some of the rows."""
    address, postcode = (each[wanted] for each in lived.rests_on)
    return Lived(lived.key[wanted], lived.group[wanted], (address, postcode))


def _families(ground: Ground) -> tuple[Longs, Longs]:
    """The families that have members and take part, and the rows of their homes of today."""
    homes, kin = ground.whereabouts.homes, ground.kin
    at_home = np.fromiter((each in ("", HOME) for each in homes.setting), dtype=np.bool_, count=len(homes.setting))
    somebody = np.zeros(kin.groups, dtype=np.bool_)
    somebody[kin.of_client.values] = True
    part: Bools = somebody & ~hidden_groups(ground)
    rows = np.flatnonzero(at_home & current(homes.start, homes.end, ground.day) & part[homes.family])
    return longs(homes.family[rows]), rows


def _clients(ground: Ground) -> tuple[Longs, tuple[Longs, Longs]]:
    """The clients without a family who take part, and the records that tell their address and their postcode."""
    told, kin = ground.whereabouts.reached, ground.kin
    alone = np.zeros(len(kin.of_client), dtype=np.bool_)
    alone[kin.of_client.owners()[kin.of_client.values >= kin.alone_from]] = True
    alone &= ~hidden_clients(ground)
    address, postcode = (newest(told.client, each, len(alone)) for each in (told.address, told.postcode))
    clients = np.flatnonzero(alone & (address >= 0) & (postcode >= 0))
    return clients, (address[clients], postcode[clients])


def _tell(ground: Ground, lived: Lived, members: Jagged, two: tuple[int, int], wording: Wording) -> Told:
    rows = [np.flatnonzero(lived.group == group) for group in two]
    common = np.intersect1d(lived.key[rows[0]], lived.key[rows[1]])
    evidence: set[str] = set()
    for row in np.concatenate(rows)[np.isin(lived.key[np.concatenate(rows)], common)].tolist():
        edge = told_edge if lived.group[row] >= ground.kin.alone_from else home_edge
        evidence |= {edge(ground, int(each[row])) for each in lived.rests_on}
    named = (wording.clients(members[group].tolist()) for group in two)
    return Told(words=dict(zip(("first_clients", "second_clients"), named, strict=True)), evidence=sorted(evidence))
