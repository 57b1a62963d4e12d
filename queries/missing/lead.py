"""Rule 10: several agencies support a client and nobody leads, or more than one does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from queries.missing.arrays import Jagged, any_in
from queries.missing.finding import Detail
from queries.missing.found import OfOneClient, client_ids, evidence, family_ids, involvement_ids, member_id
from queries.missing.ground import Ground
from queries.missing.wording import Wording


@dataclass(frozen=True, slots=True)
class WithoutLead(OfOneClient):
    """Clients whose team has no lead."""

    def detail(self, row: int, wording: Wording) -> Detail:
        """The client, its families, and the whole team's involvements."""
        ground, client = self.ground, int(self.client[row])
        clients, seats = client_ids(ground, [client]), self.seats(client)
        agencies = set(ground.teams.agencies.spread(seats)[1].tolist())
        return Detail(
            subjects=clients,
            clients=clients,
            families=family_ids(ground, ground.kin.of_client[client].tolist()),
            evidence=evidence(ground, seats),
            words={"client": wording.clients([client]), "agencies": str(len(agencies))},
        )


@dataclass(frozen=True, slots=True)
class WithLeads(OfOneClient):
    """Clients whose team has more than one lead."""

    def detail(self, row: int, wording: Wording) -> Detail:
        """The client, its families, the leads, and the involvements in which they lead."""
        ground, client = self.ground, int(self.client[row])
        clients, seats = client_ids(ground, [client]), self.seats(client)
        leads = sorted(seats[ground.teams.lead[seats]].tolist(), key=self._id)
        held = ground.teams.involvements.spread(np.array(leads))[1]
        lead = ground.columns.involvements.lead
        return Detail(
            subjects=clients,
            others=tuple(self._id(seat) for seat in leads),
            clients=clients,
            families=family_ids(ground, ground.kin.of_client[client].tolist()),
            evidence=involvement_ids(ground, held[lead[held]].tolist()),
            words={
                "client": wording.clients([client]),
                "leads": wording.listed(
                    [wording.member(int(ground.teams.member[seat]), np.array([seat])) for seat in leads]
                ),
            },
        )

    def _id(self, seat: int) -> str:
        return member_id(self.ground, int(self.ground.teams.member[seat]))


def no_lead(ground: Ground) -> WithoutLead:
    """Rule 10: a team of two or more agencies, not all universal, has no lead."""
    teams, clients = ground.teams, len(ground.columns.clients.ids)
    owner, agency = teams.agencies.owners(), teams.agencies.values
    several = Jagged.of(teams.client[owner], agency, clients).counts() > 1
    asked = several & any_in(teams.client, teams.beyond, clients) & ~any_in(teams.client, teams.lead, clients)
    return WithoutLead(ground, np.flatnonzero(asked))


def two_leads(ground: Ground) -> WithLeads:
    """Rule 10: a team has more than one lead."""
    teams, clients = ground.teams, len(ground.columns.clients.ids)
    return WithLeads(ground, np.flatnonzero(np.bincount(teams.client[teams.lead], minlength=clients) > 1))
