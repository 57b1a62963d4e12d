"""A concern is raised by whoever supports the client by an open tie, in one write."""

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

concerns = Blueprint("concerns", __name__)


@concerns.post("/clients/<client_id>/concern")
def raise_concern(client_id: str) -> ResponseReturnValue:
    """I'm concerned: told to nobody before as many are as it takes."""
    form = TieForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    here, me = site(), signed_in()
    slice_ = here.network(me.viewer).client(client_id)
    own = concerns_of(slice_, client_id, me.professional, here.today(), here.rules)
    if own.tie is None or own.tie != form.involvement.data:
        raise NotThere
    # What is sent twice is one.
    if own.since is None:
        done = acts.raise_concern(
            here.store, me.viewer, own.tie, client_id, here.today(), threshold=here.rules.threshold
        )
        if not done:
            raise NotThere
    return redirect(url_for("people.client", client_id=client_id, said="concern-raised", _anchor="concern"), 303)
