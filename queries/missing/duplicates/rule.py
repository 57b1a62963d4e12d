"""Rule 16: two client records look like one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from queries.missing.about import About, Places, Told, nothing
from queries.missing.arrays import Jagged, Longs, longs
from queries.missing.duplicates import weights
from queries.missing.duplicates.comparing import Agreement, Pairs, compared
from queries.missing.duplicates.pairs import likely
from queries.missing.duplicates.records import Person, Records, records_of
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


def _people(ground: Ground, clients: Longs) -> Iterator[Person]:
    """What is told of some clients; they live where their households are, and where their own records say."""
    told, reached = ground.particulars(), ground.whereabouts.reached
    everyone = len(ground.columns.clients.ids)
    address, postcode = (newest(reached.client, each, everyone) for each in (reached.address, reached.postcode))
    homes = _homes(ground)
    for client in clients.tolist():
        own = (_text(reached.address, address[client]), _text(reached.postcode, postcode[client]))
        yield Person(
            given=(told.given_name[client], told.known_as[client]),
            family=told.family_name[client],
            born=told.born[client],
            born_year=told.born_year[client],
            numbers=(told.nhs_number[client], told.personnummer[client]),
            addresses=(own, *homes.get(client, ())),
        )


def _text(texts: Sequence[str], row: int) -> str:
    return texts[row] if row >= 0 else ""


def _homes(ground: Ground) -> dict[int, list[tuple[str, str]]]:
    """The addresses of the households in which each client lives, on the day."""
    homes = ground.whereabouts.homes
    found: dict[int, list[tuple[str, str]]] = {}
    now = np.flatnonzero(current(homes.start, homes.end, ground.day) & ~homes.shielded)
    owner, client = ground.kin.households.spread(longs(homes.family[now]))
    for home, who in zip(now[owner].tolist(), client.tolist(), strict=True):
        found.setdefault(who, []).append((homes.address[home], homes.postcode[home]))
    return found


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
    title="One person who may be recorded twice",
    question="Two records, {first} and {second}, are alike in {fields}. Are they the same person?",
    why="What is known of a person in two records is known in neither.",
    first_answer="Same person",
    settings=(),
    find=possible_duplicate,
    of_area=True,
)
