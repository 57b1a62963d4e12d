"""Which lines of a client's support stand in no copy of theirs unless somebody's own agency lets them."""

from __future__ import annotations

from datetime import date

from graph.model import Involvement
from graph.slice import Slice
from queries.agreeing import sayers
from queries.answering import confirmed
from queries.audience import OPEN, tells_a_place
from queries.day import on


def lines(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> tuple[Involvement, ...]:
    """The lines that are sealed, or that a shield hides, of agencies for which a professional is on the client now.

    Whoever is so is let in to them (access.md §3). Not a joining to which nobody said yes. The last word has
    graph/slices/released.cypher, which asks the same.
    """
    laid_out = on(slice_, day)
    own = {each.id: each for each in sayers(slice_, client_id, professional_id, day)}
    client = laid_out.clients.get(client_id)
    shielded = client is None or client.shielded is not False
    return tuple(
        each
        for each in laid_out.involvements.get(client_id, ())
        if each.agency_id in own
        and (each.visibility != OPEN or (shielded and tells_a_place(own[each.agency_id])))
        and (each.asserted_by is None or confirmed(laid_out, each))
    )
