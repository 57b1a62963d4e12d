"""Rule 16: two client records look like one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from graph.columns import NONE
from queries.missing.about import About, Places, Told, nothing
from queries.missing.arrays import Jagged, Longs, longs
from queries.missing.duplicates import weights
from queries.missing.duplicates.comparing import Agreement, Pairs, compared
from queries.missing.duplicates.pairs import likely
from queries.missing.duplicates.records import Homes, People, Records, records_of
from queries.missing.evidence import address_edge, member_edges
from queries.missing.ground import Ground
from queries.missing.rule import Rule
from queries.missing.strangers import hidden_clients, newest
from queries.missing.teams import current
from queries.missing.wording import FIELDS, Wording


def possible_duplicate(ground: Ground) -> About:
    """Rule 16: names, births, numbers and addresses of two clients agree so far that they may be one person."""
    alive = np.flatnonzero(~hidden_clients(ground))
    records = records_of(_people(ground, alive))
    pairs = likely(records)
    if not len(pairs.one):
        return nothing(ground)
    one, other = longs(alive[pairs.one]), longs(alive[pairs.other])
    every = np.arange(len(one), dtype=np.int64)
    clients = Jagged.of(np.concatenate([every, every]), np.concatenate([one, other]), len(one))
    owner, group = ground.kin.of_client.spread(clients.values)
    return About(
        ground,
        subjects=(Places(ground).clients(one), Places(ground).clients(other)),
        clients=clients,
        groups=Jagged.of(clients.owners()[owner], group, len(one)),
        tell=lambda row, wording: _told(ground, (int(one[row]), int(other[row])), records, pairs.of([row]), wording),
    )


def _people(ground: Ground, clients: Longs) -> People:
    """What is told of some clients; they live where their households are, and where their own records say."""
    told, chosen = ground.particulars(), clients.tolist()

    def of(texts: Sequence[str]) -> list[str]:
        return [texts[client] for client in chosen]

    return People(
        given=[of(told.given_name), of(told.known_as)],
        family=of(told.family_name),
        born=longs(list(told.born))[clients],
        born_year=longs(list(told.born_year))[clients],
        numbers=[of(told.nhs_number), of(told.personnummer)],
        homes=_homes(ground, clients),
    )


def _homes(ground: Ground, clients: Longs) -> Homes:
    """The addresses of the clients' own records, and of the households in which they live on the day."""
    reached, homes = ground.whereabouts.reached, ground.whereabouts.homes
    everyone = len(ground.columns.clients.ids)
    address, postcode = (
        newest(reached.client, each, everyone)[clients] for each in (reached.address, reached.postcode)
    )
    own = np.flatnonzero((address >= 0) | (postcode >= 0))
    place = np.full(everyone, NONE, dtype=np.int64)
    place[clients] = np.arange(len(clients))
    now = np.flatnonzero(current(homes.start, homes.end, ground.day) & ~homes.shielded)
    home, who = ground.kin.households.spread(longs(homes.family[now]))
    kept = place[who] != NONE
    rows = now[home[kept]].tolist()
    return Homes(
        owner=np.concatenate([own, place[who[kept]]]),
        address=[*_texts(reached.address, address[own]), *(homes.address[row] for row in rows)],
        postcode=[*_texts(reached.postcode, postcode[own]), *(homes.postcode[row] for row in rows)],
    )


def _texts(texts: Sequence[str], rows: Longs) -> list[str]:
    return [texts[row] if row >= 0 else "" for row in rows.tolist()]


def _told(ground: Ground, clients: tuple[int, int], records: Records, pair: Pairs, wording: Wording) -> Told:
    """Their names and the fields that agree, but no field's value: those are for whoever may see both records."""
    first, second = (wording.clients([client]) for client in clients)
    alike = [wording.say(each) for each in _fields(compared(records, pair))]
    return Told(
        words={"first": first, "second": second, "fields": wording.in_full(alike)},
        evidence=sorted({edge for client in clients for edge in _edges(ground, client)}),
    )


def _fields(agreement: Agreement) -> list[str]:
    """What agrees between the records of one pair, in words."""
    levels = {
        "number": int(agreement.same_number[0]),
        "given name": int(agreement.given[0] > weights.UNLIKE),
        "family name": int(agreement.family[0] > weights.UNLIKE),
        "year of birth": int(agreement.birth[0] == weights.SAME_YEAR),
        "birth date": int(agreement.birth[0] > weights.SAME_YEAR),
        "postcode": int(agreement.address[0] == weights.SAME_POSTCODE),
        "address": int(agreement.address[0] > weights.SAME_POSTCODE),
    }
    return [FIELDS[name] for name, agrees in levels.items() if agrees]


def _edges(ground: Ground, client: int) -> Iterator[str]:
    """Through which an address is theirs: their current memberships, and the current addresses of these families."""
    rows = ground.columns.addresses
    now = current(rows.start, rows.end, ground.day)
    for group in ground.kin.of_client[client].tolist():
        yield from member_edges(ground, longs([client]), group)
        yield from (address_edge(ground, row) for row in np.flatnonzero(now & (rows.family == group)).tolist())


POSSIBLE_DUPLICATE = Rule(
    number=16,
    code="possible-duplicate",
    slow=True,
    title="One person who may be recorded twice",
    question="Two records, {first} and {second}, are alike in {fields}. Are they the same person?",
    why="What is known of a person in two records is known in neither.",
    first_answer="Same person",
    settings=(),
    find=possible_duplicate,
    of_area=True,
)
