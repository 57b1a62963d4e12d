"""What pages show of who was asked in, and of who asks to be called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from explorer.site import Site
from graph.grounds import ASKING
from graph.model import Involvement
from graph.slice import Slice
from graph.viewer import Viewer
from queries import asks, invitations
from queries.answering import supported
from queries.asks import Heard
from queries.day import on
from queries.invitations import Pending

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Asking:
    """What whoever supports a client may ask, who was asked, when one last asked any service, and who asks oneself.

    `sealed` says that one's own tie is, so that whoever is asked learns of it; `any_service` whether one may ask any
    that one can't see.
    """

    may: bool
    pending: tuple[Pending, ...]
    asked: date | None
    heard: tuple[Heard, ...]
    sealed: bool = False
    any_service: bool = False


def asking(here: Site, slice_: Slice, client_id: str, viewer: Viewer, day: date) -> Asking:
    """What a client's page shows of asking."""
    professional_id = viewer.professional
    mine = own_tie(slice_, client_id, professional_id, day)
    if slice_.levels.get(client_id) != "client":
        return Asking(may=False, pending=(), asked=None, heard=())
    # One's own only: whom another has asked would tell of a service that is sealed, or of a place.
    ties = [mine.id] if mine is not None else []
    return Asking(
        may=mine is not None,
        pending=invitations.pending(here.store, ties, day),
        asked=asks.asked(here.store, client_id, professional_id, day),
        heard=heard(here, slice_, professional_id, day, client_id),
        sealed=mine is not None and mine.visibility != OPEN,
        any_service=ASKING not in viewer.without,
    )


def heard(
    here: Site, slice_: Slice, professional_id: str | None, day: date, client_id: str | None = None
) -> tuple[Heard, ...]:
    """Who asks about clients whom the viewer supports by a sealed tie; of one client, or of all."""
    if slice_.agreed_only:
        # Where agencies share on agreement only nobody asks so; who asked before is heard no longer.
        return ()
    ties = (each for held in on(slice_, day).involvements.values() for each in held)
    sealed = {
        each.client_id
        for each in ties
        if professional_id is not None and each.professional_id == professional_id and each.visibility != OPEN
    }
    sealed &= {client_id} if client_id is not None else sealed
    return asks.heard(here.store, sealed, professional_id, day) if sealed else ()


def own_tie(slice_: Slice, client_id: str, professional_id: str | None, day: date) -> Involvement | None:
    """The viewer's own confirmed tie with a client on which an invitation hangs; None without one."""
    held = supported(slice_, professional_id, day).get(client_id)
    ties = on(slice_, day).involvements.get(client_id, ())
    return next((each for each in ties if held is not None and each.id == held[1]), None)
