"""Rule 8: a professional supports a client, and no contact between the two is recorded for too long."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.codes import situations
from graph.columns import NONE, TO_CLIENT, Bools
from queries.missing.arrays import Longs, any_in, longs
from queries.missing.finding import Detail
from queries.missing.found import IdOrder, OfClients, client_ids, family_ids, involvement_ids, member_id
from queries.missing.ground import Ground
from queries.missing.teams import behalf, current_involvements, not_universal
from queries.missing.wording import Wording

NOT_ASKED = 0


@dataclass(frozen=True, slots=True)
class Lapsed(OfClients):
    """Findings about a professional and a client, by their seat.

    `lapsed` says of each involvement of the network whether it makes a finding, `cadence` after how many days it does.
    """

    seat: Longs
    lapsed: Bools
    cadence: Longs

    def key_order(self, ids: IdOrder) -> tuple[Longs, ...]:
        """The professional's and the client's ids."""
        first, second = ids.first_two(self.ground.teams.member[self.seat], ids.clients_from + self.client)
        return (ids.pack(ids.inside[first], ids.last[second]),)

    def detail(self, row: int, wording: Wording) -> Detail:
        """The two, the client's families, and the involvements that should have brought contact."""
        ground, client = self.ground, int(self.client[row])
        seat = self.seat[row : row + 1]
        member = int(ground.teams.member[seat][0])
        held = ground.teams.involvements[int(seat[0])]
        held = held[self.lapsed[held]]
        clients = client_ids(ground, [client])
        return Detail(
            subjects=tuple(sorted((member_id(ground, member), *clients))),
            clients=clients,
            families=family_ids(ground, ground.kin.of_client[client].tolist()),
            evidence=involvement_ids(ground, held.tolist()),
            words={
                "worker": wording.member(member, seat),
                "client": wording.clients([client]),
                "since": wording.since(int(self.cadence[held].max())),
            },
        )


def lapsed_contact(ground: Ground) -> Lapsed:
    """Rule 8, from every current involvement of an active professional with a living client."""
    rows, teams = ground.columns.involvements, ground.teams
    cadence = _cadence(ground)
    due = (rows.professional != NONE) & current_involvements(ground.columns, ground.day) & (cadence != NOT_ASKED)
    due &= rows.start <= ground.day - cadence
    due[due] = ~_seen(ground, np.flatnonzero(due), cadence[due])
    if ground.settings.told_only:
        due[due] = _would_tell(ground, np.flatnonzero(due))
    seat = np.flatnonzero(any_in(teams.involvements.owners(), due[teams.involvements.values], len(teams.client)))
    return Lapsed(ground, teams.client[seat], seat, due, cadence)


def _would_tell(ground: Ground, involvements: Longs) -> Bools:
    """For which involvements an agency that holds them is heard from about contact with the client's families."""
    place, agency = behalf(ground.columns, ground.work, involvements)
    client = ground.columns.involvements.client[involvements][place]
    return ground.heard_of_clients.around_any(ground.kin, place, client, agency, len(involvements))


def _cadence(ground: Ground) -> Longs:
    """For each involvement, within how many days contact is looked for: by role, else by agency and situation."""
    rows, settings = ground.columns.involvements, ground.settings
    every = np.arange(len(rows.ids), dtype=np.int64)
    owner, agency = behalf(ground.columns, ground.work, every)
    universal = any_in(owner, np.ones(len(owner), dtype=np.bool_), len(every))
    universal &= ~any_in(owner, not_universal(ground.columns)[agency], len(every))
    in_situation = ground.gravity[rows.client] < len(situations())
    seldom, oftener = settings.cadence_universal or NOT_ASKED, settings.cadence_universal_in_situation or NOT_ASKED
    by_agency = np.where(universal, np.where(in_situation, oftener, seldom), settings.cadence)
    by_role = longs([*(settings.cadence_by_role.get(role, NOT_ASKED) for role in rows.roles), NOT_ASKED])[rows.role]
    return np.where(by_role != NOT_ASKED, by_role, by_agency)


def _seen(ground: Ground, involvements: Longs, cadence: Longs) -> Bools:
    """Which involvements had contact between the two, not planned, in the cadence's days up to the day."""
    rows, contacts, day = ground.columns.involvements, ground.columns.contacts, ground.day
    span = ground.settings.longest_cadence() + 1
    held = (contacts.to == TO_CLIENT) & (contacts.target >= 0) & ~contacts.planned
    held &= (contacts.on <= day) & (contacts.on > day - span)
    clients = len(ground.columns.clients.ids)
    ago = longs(day - contacts.on[held])
    # One key per contact, so that the days of a pair stand together, the latest first.
    spoken = np.sort((longs(contacts.professional[held]) * clients + contacts.target[held]) * span + ago)
    pair = (longs(rows.professional[involvements]) * clients + rows.client[involvements]) * span
    seen: Bools = np.searchsorted(spoken, pair) < np.searchsorted(spoken, pair + cadence)
    return seen
