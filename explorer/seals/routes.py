"""A seal on one's own tie is opened or set, and somebody shielded with their household; each in one write."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.doors.forms import TieForm
from explorer.doors.handed import made_id
from explorer.parameters import REFUSED
from explorer.seals.forms import SealForm, ShieldForm
from explorer.seals.pages import Own, own_support
from explorer.site import site
from graph.errors import InputRefused, NotAllowed, NotThere
from graph.guard import NOT_ALLOWED
from graph.household import household
from graph.slice import Slice
from queries import seals as acts
from queries.answering import supported

seals = Blueprint("seals", __name__)


@seals.post("/clients/<client_id>/open-seal")
def open_seal(client_id: str) -> ResponseReturnValue:
    """They agree that the team knows: my sealed support ends today, and an open one begins."""
    form = TieForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    own, tie = _own_ties(_slice(client_id), client_id), form.involvement.data
    new = made_id(tie, "open")
    # What is sent twice is one.
    if new in own and not own[new].sealed:
        return _back(client_id, "opened")
    if tie not in own or own[tie].if_open is None:
        raise NotThere
    if not acts.open_seal(site().store, signed_in().viewer, tie, client_id, new, site().today()):
        raise NotThere
    return _back(client_id, "opened")


@seals.post("/clients/<client_id>/seal")
def seal(client_id: str) -> ResponseReturnValue:
    """My support is sealed, its past too."""
    form = SealForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    own, wanted = _own_ties(_slice(client_id), client_id).get(form.involvement.data), form.visibility.data
    if own is None:
        raise NotThere
    if own.tie.visibility == wanted:
        return _back(client_id, "sealed")
    if wanted not in own.if_sealed:
        raise NotThere
    if not acts.seal(site().store, signed_in().viewer, own.tie.id, client_id, wanted, site().today()):
        raise NotThere
    return _back(client_id, "sealed")


@seals.post("/clients/<client_id>/shield")
def shield(client_id: str) -> ResponseReturnValue:
    """Where somebody is, is hidden at once, and of everyone who lives with them."""
    if not ShieldForm().validate_on_submit():
        raise InputRefused(REFUSED)
    slice_, here, me = _slice(client_id), site(), signed_in()
    mine = supported(slice_, me.professional, here.today()).get(client_id)
    if mine is None:
        raise NotAllowed(NOT_ALLOWED)
    others = household(here.store, me.viewer, client_id, here.today())
    if not acts.shield(here.store, me.viewer, mine[1], client_id, others, here.today()):
        raise NotAllowed(NOT_ALLOWED)
    return _back(client_id, "shielded")


def _slice(client_id: str) -> Slice:
    """What the viewer sees of a client. Raises NotThere where they see nothing."""
    slice_ = site().network(signed_in().viewer).client(client_id)
    if client_id not in slice_.levels:
        raise NotThere
    return slice_


def _own_ties(slice_: Slice, client_id: str) -> dict[str, Own]:
    """The viewer's own ties with a client, by their ids."""
    found = own_support(slice_, client_id, signed_in().professional, site().today())
    return {each.tie.id: each for each in found}


def _back(client_id: str, said: str) -> ResponseReturnValue:
    return redirect(url_for("people.client", client_id=client_id, said=said), 303)
