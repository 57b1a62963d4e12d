"""Somebody whom a closed search found is opened for a while, and closed again."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.doors import pages
from explorer.doors.handed import client_named, made_id
from explorer.openings.forms import CloseForm, EnquiryForm, OverrideForm
from explorer.parameters import REFUSED
from explorer.site import site
from graph.agreed import in_force
from graph.codes import kinds_that_start
from graph.errors import InputRefused, NotThere
from queries import openings as acts
from queries.openings import AN_HOUR, ENQUIRY, OVERRIDE, Opened, enquiry_until

openings = Blueprint("openings", __name__)


@openings.post("/find/override")
def override() -> ResponseReturnValue:
    """Break glass: the open facts of one client, for an hour; never a seal or a shield. Every one is reviewed."""
    form = OverrideForm()
    if form.ground.data not in signed_in().viewer.profile.overrides:
        raise InputRefused(REFUSED)
    return _opened(form, OVERRIDE, site().now() + AN_HOUR)


@openings.post("/find/enquire")
def enquire() -> ResponseReturnValue:
    """A duty desk's enquiry about one family, for five working days."""
    return _opened(EnquiryForm(), ENQUIRY, enquiry_until(site().now()))


@openings.post("/find/take-up")
def take_up() -> ResponseReturnValue:
    """I am on the shift that goes on with a colleague's enquiry: it is open for me too, until the same moment."""
    form, now = CloseForm(), site().now()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    shift = acts.shift(site().store, signed_in().viewer, now, site().today())
    found = next((each for each in shift if each.id == form.opening.data), None)
    if found is None:
        raise NotThere
    opened = Opened(
        id=made_id(found.client_id, found.id, ENQUIRY),
        kind=ENQUIRY,
        client_id=found.client_id,
        ground=found.ground,
        words=found.words,
        agency=found.agency,
        since=now,
        until=found.until,
        desk=found.desk,
    )
    return _open(opened)


@openings.post("/openings/close")
def close() -> ResponseReturnValue:
    """I have seen what I needed: closed before its time."""
    form = CloseForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    if not acts.close(site().store, signed_in().viewer, form.opening.data, site().now()):
        raise NotThere
    return redirect(url_for("people.home", said="closed"), 303)


def _opened(form: OverrideForm | EnquiryForm, kind: str, until: datetime) -> ResponseReturnValue:
    client_id = client_named(form)
    slice_ = site().network(signed_in().viewer).caseload()
    agencies = pages.employers(slice_, signed_in().professional, site().today())
    # A second life at a service that is sealed is nobody's to read.
    desks = [each for each in agencies if each.kind in kinds_that_start("open") and in_force(each, site().today())]
    opened = Opened(
        id=made_id(client_id, form.found.data, kind),
        kind=kind,
        client_id=client_id,
        ground=form.ground.data,
        words=form.words.data,
        agency=desks[0].name if desks else None,
        since=site().now(),
        until=until,
        # Of somebody at two agencies nobody knows at whose desk they are.
        desk=desks[0].id if kind == ENQUIRY and len(desks) == 1 else None,
    )
    return _open(opened)


def _open(opened: Opened) -> ResponseReturnValue:
    if not acts.open(site().store, signed_in().viewer, opened):
        raise NotThere
    return redirect(url_for("people.client", client_id=opened.client_id), 303)
