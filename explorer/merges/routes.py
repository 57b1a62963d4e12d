"""Who supports somebody says whether another record or household is theirs too; or, later, that they are two people."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.doubts.forms import PartForm, SameForm
from explorer.merges.agreeing import join_if_agreed
from explorer.merges.pages import joined, joined_households, same_asked
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotThere
from queries import doubts
from queries import merges as acts
from queries.doubts import OF_ONE_PERSON

merges = Blueprint("merges", __name__)


@merges.post("/clients/<client_id>/part")
def part(client_id: str) -> ResponseReturnValue:
    """They are two people, each a client again with what was theirs; or two households after all."""
    form = PartForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    here, account = site(), signed_in()
    slice_ = here.network(account.viewer).client(client_id)
    families = joined_households(here.store, slice_, client_id, account.viewer, here.today())
    two = next((each.joining for each in families if each.joining.id == form.record.data and each.own), None)
    if two is not None:
        if not acts.part_households(here.store, account.viewer, two, here.today()):
            raise NotThere
        return redirect(url_for("people.client", client_id=client_id), 303)
    shown = joined(here.store, slice_, client_id, account.professional, here.today())
    asked = next((each for each in shown if each.id == form.record.data and each.own), None)
    if asked is None or not acts.part(here.store, account.viewer, client_id, asked.id, here.today()):
        raise NotThere
    # Whose page one sees from now on depends on whose involvement one's own was.
    return redirect(url_for("people.home", said="parted"), 303)


@merges.post("/clients/<client_id>/same")
def same(client_id: str) -> ResponseReturnValue:
    """Another record, or household, is theirs too, or somebody else's: what an officer said waits for that."""
    form = SameForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    here, viewer = site(), signed_in().viewer
    slice_ = here.network(viewer).client(client_id)
    shown = same_asked(here.store, slice_, client_id, viewer, here.today())
    asked = next((each for each in shown if each.id == form.doubt.data), None)
    if asked is None:
        raise NotThere
    if form.yes.data == "no":
        # The journal names nobody of another household to whoever answers for their own.
        named = asked.clients if asked.rule in OF_ONE_PERSON else asked.own
        doubts.different(here.store, viewer, asked.id, named, asked.fingerprint, here.today())
        return redirect(url_for("people.client", client_id=client_id), 303)
    if not doubts.agree(here.store, viewer, asked.id, asked.own):
        raise NotThere
    join_if_agreed(here.store, viewer, asked.id, here.today(), agreed=True)
    # Where their id was left behind, it leads on.
    return redirect(url_for("people.client", client_id=client_id), 303)
