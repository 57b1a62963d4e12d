"""Rule 23: somebody was asked to a team a while ago, and has not answered whoever asked."""

from __future__ import annotations

import numpy as np

from graph.columns import NONE, UNKNOWN_DAY
from queries.missing.about import About, Places, Told, nothing, of_clients
from queries.missing.arrays import Jagged, Longs, distinct, longs
from queries.missing.evidence import asked_edge
from queries.missing.found import involvement_ids
from queries.missing.ground import Ground
from queries.missing.teams import current_involvements
from queries.missing.wording import Wording


def asked_no_answer(ground: Ground) -> About:
    """Rule 23, from every current involvement whose holder has waited so long for somebody's answer."""
    rows, clients = ground.columns.involvements, max(len(ground.columns.clients.ids), 1)
    waits = (rows.asked_on != UNKNOWN_DAY) & (rows.asked_on <= ground.day - ground.settings.answer_days)
    waits &= (rows.professional != NONE) & current_involvements(ground.columns, ground.day)
    involvement = np.flatnonzero(waits)
    if not len(involvement):
        return nothing(ground)
    key = longs(rows.professional[involvement]) * clients + rows.client[involvement]
    pairs = distinct(key)
    professional, client = pairs // clients, pairs % clients
    ties = Jagged.of(np.searchsorted(pairs, key), involvement, len(pairs))
    return of_clients(
        ground,
        client,
        lambda row, wording: _waiting(ground, int(professional[row]), int(client[row]), ties[row], wording),
        others=(Places(ground).members(professional),),
    )


def _waiting(ground: Ground, professional: int, client: int, ties: Longs, wording: Wording) -> Told:
    return Told(
        words={
            "worker": wording.professional(professional, ground.work[professional].tolist()),
            "client": wording.clients([client]),
            "day": wording.day(int(ground.columns.involvements.asked_on[ties].min())),
        },
        # Who asks another time and waits again is asked again.
        evidence=(*involvement_ids(ground, ties.tolist()), *(asked_edge(ground, tie) for tie in ties.tolist())),
    )
