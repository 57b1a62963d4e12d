"""By whom contact is entered: whoever is signed in, on an involvement of their own."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from explorer.access import signed_in
from graph.errors import NotAllowed
from graph.guard import NOT_ALLOWED
from graph.slice import Slice
from queries import answering
from queries import entering as acts


def hand(slice_: Slice, clients: Collection[str], evidence: Collection[str], day: date) -> acts.Hand:
    """By whom something about some clients is entered, or answered that rests on some evidence.

    Raises NotAllowed where the viewer supports none of the clients, and nothing rests on a tie of theirs.
    """
    me = signed_in().professional or ""
    involvement = answering.involvement_for(clients, evidence, answering.supported(slice_, me, day))
    if involvement is None:
        raise NotAllowed(NOT_ALLOWED)
    return acts.hand(slice_, me, involvement, day)
