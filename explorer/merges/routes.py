"""Who supports somebody says that they are two people after all: what was joined comes apart at once."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.doubts.forms import PartForm
from explorer.merges.pages import joined
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotThere
from queries import merges as acts

merges = Blueprint("merges", __name__)


@merges.post("/clients/<client_id>/part")
def part(client_id: str) -> ResponseReturnValue:
    """They are two people: each is a client again, with what was theirs."""
    form = PartForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    here, account = site(), signed_in()
    slice_ = here.network(account.viewer).client(client_id)
    shown = joined(here.store, slice_, client_id, account.professional, here.today())
    asked = next((each for each in shown if each.id == form.record.data and each.own), None)
    if asked is None or not acts.part(here.store, account.viewer, client_id, asked.id, here.today()):
        raise NotThere
    # Whose page one sees from now on depends on whose involvement one's own was.
    return redirect(url_for("people.home", said="parted"), 303)
