"""Rule 23: somebody was asked to a team a while ago, and has not answered whoever asked."""

from __future__ import annotations

from functools import partial

import numpy as np

from graph.columns import NONE, UNKNOWN_DAY
from queries.missing.about import About, Told, nothing, of_pairs
from queries.missing.arrays import Longs
from queries.missing.evidence import asked_edge
from queries.missing.found import involvement_ids
from queries.missing.ground import Ground
from queries.missing.teams import current_involvements
from queries.missing.wording import Wording


def asked_no_answer(ground: Ground) -> About:
    """Rule 23, from every current involvement whose holder has waited so long for somebody's answer."""
    rows = ground.columns.involvements
    waits = (rows.asked_on != UNKNOWN_DAY) & (rows.asked_on <= ground.day - ground.settings.answer_days)
    waits &= (rows.professional != NONE) & current_involvements(ground.columns, ground.day)
    involvement = np.flatnonzero(waits)
    if not len(involvement):
        return nothing(ground)
    who, whom = rows.professional[involvement], rows.client[involvement]
    return of_pairs(ground, who, whom, involvement, partial(_waiting, ground))


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
