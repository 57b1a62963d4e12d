"""A concern is raised and dropped by whoever supports the client by an open tie; each in one write."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.concerns.pages import concerns_of
from explorer.doors.forms import TieForm
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotThere
from queries import concerns as acts
from queries.concerns import Raised

concerns = Blueprint("concerns", __name__)


@concerns.post("/clients/<client_id>/concern")
def raise_concern(client_id: str) -> ResponseReturnValue:
    """I'm concerned: told to nobody before as many are as it takes."""
    if not acts.raise_concern(site().store, signed_in().viewer, _raised(client_id), site().today()):
        raise NotThere
    return _back(client_id, "concern-raised")


@concerns.post("/clients/<client_id>/no-concern")
def drop_concern(client_id: str) -> ResponseReturnValue:
    """I'm concerned no longer."""
    if not acts.drop_concern(site().store, signed_in().viewer, _raised(client_id), site().today()):
        raise NotThere
    return _back(client_id, "concern-dropped")


def _raised(client_id: str) -> Raised:
    """With which tie of the viewer's own. Raises InputRefused, NotThere."""
    form = TieForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    slice_ = site().network(signed_in().viewer).client(client_id)
    own = concerns_of(slice_, client_id, signed_in().professional, site().today(), site().rules)
    if own.tie is None or own.tie != form.involvement.data:
        raise NotThere
    return Raised(own.tie, client_id, site().rules)


def _back(client_id: str, said: str) -> ResponseReturnValue:
    return redirect(url_for("people.client", client_id=client_id, said=said, _anchor="concern"), 303)
