"""Rule 7: clients of families that are not linked, who have one phone number or e-mail address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.columns import Bools
from queries.missing.about import About, Places, Told, nothing
from queries.missing.arrays import Jagged, Longs, any_in, distinct
from queries.missing.evidence import told_edge
from queries.missing.ground import Ground
from queries.missing.normal import email_key, phone_key
from queries.missing.strangers import hidden_clients, linked, newest, numbered, pairs
from queries.missing.wording import Wording


@dataclass(frozen=True, slots=True)
class Held:
    """Who has which number: shape (clients,). `number` is -1 where there is none, `record` is the row that tells it."""

    number: Longs
    record: Longs

    def holders(self) -> Jagged:
        """The clients of each number."""
        clients = np.flatnonzero(self.number >= 0)
        return Jagged.of(self.number[clients], clients, int(self.number.max(initial=-1)) + 1)

    def both(self, one: int, other: int) -> bool:
        """Whether two have the same."""
        return bool(self.number[one] >= 0 and self.number[one] == self.number[other])


def same_number(ground: Ground) -> About:
    """Rule 7: clients of different, unlinked families have the same phone or e-mail, that is no agency's."""
    told, clients = ground.whereabouts, max(len(ground.columns.clients.ids), 1)
    held = {
        "phone": _held(ground, told.reached.phone, told.work_phones, phone_key),
        "email": _held(ground, told.reached.email, told.work_emails, email_key),
    }
    found = (pairs(each.holders(), ground.settings.crowded_number) for each in held.values())
    keys = distinct(np.concatenate([one * clients + other for one, other in found]))
    one, other = keys // clients, keys % clients
    apart = ~_tied(ground, one, other)
    one, other = one[apart], other[apart]
    if not len(one):
        return nothing(ground)
    both, row = np.concatenate([one, other]), np.tile(np.arange(len(one), dtype=np.int64), 2)
    owner, group = ground.kin.of_client.spread(both)
    return About(
        ground,
        subjects=(Places(ground).clients(one), Places(ground).clients(other)),
        clients=Jagged.of(row, both, len(one)),
        groups=Jagged.of(row[owner], group, len(one)),
        tell=lambda at, wording: _tell(ground, held, (int(one[at]), int(other[at])), wording),
    )


def _held(ground: Ground, texts: Sequence[str], at_work: Sequence[str], key: Callable[[str], str]) -> Held:
    """Who of those who take part has which number; an agency's or a professional's is nobody's."""
    clients = len(ground.columns.clients.ids)
    record = newest(ground.whereabouts.reached.client, texts, clients)
    record[hidden_clients(ground)] = -1
    work = {key(each) for each in at_work}
    who = np.flatnonzero(record >= 0)
    keys = ["" if (found := key(texts[row])) in work else found for row in record[who].tolist()]
    number = np.full(clients, -1, dtype=np.int64)
    number[who] = numbered(keys)
    return Held(number, record)


def _tied(ground: Ground, one: Longs, other: Longs) -> Bools:
    """Which pairs of clients belong to one family, or to linked ones."""
    owner, mine = ground.kin.of_client.spread(one)
    again, theirs = ground.kin.of_client.spread(other[owner])
    tied = (mine[again] == theirs) | linked(ground, mine[again], theirs)
    return any_in(owner[again], tied, len(one))


def _tell(ground: Ground, held: Mapping[str, Held], two: tuple[int, int], wording: Wording) -> Told:
    same = [kind for kind, each in held.items() if each.both(*two)]
    return Told(
        words={
            "first_clients": wording.clients(two[:1]),
            "second_clients": wording.clients(two[1:]),
            "number": wording.phrase(same[0] if len(same) == 1 else "both"),
        },
        evidence=sorted({told_edge(ground, int(held[kind].record[client])) for kind in same for client in two}),
    )
