"""Rule 12: a professional who is no longer active, or works for nobody, still stands on a client's team."""

from __future__ import annotations

import numpy as np

from graph.columns import NONE
from queries.missing.about import About, Places, Told, of_clients
from queries.missing.arrays import Jagged, Longs, distinct, longs
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
    clients = max(len(columns.clients.ids), 1)
    key = longs(rows.professional[involvement]) * clients + rows.client[involvement]
    pairs = distinct(key)
    professional, client = pairs // clients, pairs % clients
    ties = Jagged.of(np.searchsorted(pairs, key), involvement, len(pairs))
    return of_clients(
        ground,
        client,
        lambda row, wording: _listed(ground, int(professional[row]), int(client[row]), ties[row], wording),
        others=(Places(ground).members(professional),),
    )


def _listed(ground: Ground, professional: int, client: int, ties: Longs, wording: Wording) -> Told:
    agencies = set(behalf(ground.columns, ground.work, ties)[1].tolist())
    return Told(
        words={"worker": wording.professional(professional, agencies), "client": wording.clients([client])},
        evidence=involvement_ids(ground, ties.tolist()),
    )
