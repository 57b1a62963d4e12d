"""Rule 12: a professional who is no longer active, or works for nobody, still stands on a client's team."""

from __future__ import annotations

from functools import partial

import numpy as np

from graph.columns import NONE
from queries.missing.about import About, Told, of_pairs
from queries.missing.arrays import Longs
from queries.missing.found import involvement_ids
from queries.missing.ground import Ground
from queries.missing.teams import behalf, current, living
from queries.missing.wording import Wording


def left_but_listed(ground: Ground) -> About:
    """Rule 12, from every current involvement of a professional with a living client."""
    rows, columns = ground.columns.involvements, ground.columns
    here = columns.professionals.active & (ground.work.counts() > 0)
    held = (rows.professional != NONE) & current(rows.start, rows.end, ground.day)
    held &= living(columns, ground.day)[rows.client]
    held[held] = ~here[rows.professional[held]]
    involvement = np.flatnonzero(held)
    who, whom = rows.professional[involvement], rows.client[involvement]
    return of_pairs(ground, who, whom, involvement, partial(_listed, ground))


def _listed(ground: Ground, professional: int, client: int, ties: Longs, wording: Wording) -> Told:
    agencies = set(behalf(ground.columns, ground.work, ties)[1].tolist())
    return Told(
        words={"worker": wording.professional(professional, agencies), "client": wording.clients([client])},
        evidence=involvement_ids(ground, ties.tolist()),
    )
