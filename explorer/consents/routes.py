"""An agreement is written, said for one's own agency and taken back, by who supports the client; each in one write."""

from __future__ import annotations

import secrets

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.consents import pages
from explorer.consents.forms import AgreeForm, ConsentForm, SayForm, earliest, latest, profile
from explorer.consents.words import GIVEN_BY, SAID_SO, TAKEN_BACK, WRITTEN
from explorer.doors.handed import made_id
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotThere
from graph.model import Agency, Consent
from graph.slice import Slice
from queries import consents as acts
from queries import directory
from queries.agreeing import agreements, behalf, sayers, sealed_for
from queries.consents import Agreement
from queries.people import person

consents = Blueprint("consents", __name__)


@consents.route("/clients/<client_id>/agree", methods=["GET", "POST"])
def agree(client_id: str) -> ResponseReturnValue:
    """They agreed to share: who did, which services know of each other, until when."""
    profile()
    slice_ = _slice(client_id)
    own = _own(slice_, client_id)
    form = AgreeForm()
    if not form.is_submitted() or form.look.data:
        return _page(slice_, client_id, form, own)
    if not _valid(form, own):
        return _page(slice_, client_id, form, own, wrong=True), 400
    agreement = _agreement(client_id, form, own)
    known = {each.id for each in agreements(slice_, client_id, site().today())}
    # What is sent twice is one.
    if agreement.id in known or acts.agree(site().store, signed_in().viewer, agreement, site().today()):
        return _back(client_id, WRITTEN)
    # Taken back before, or no longer theirs to write: then no page is there any more.
    form.made.data, again = secrets.token_hex(), _slice(client_id)
    return _page(again, client_id, form, _own(again, client_id), wrong=True, ended=True), 400


@consents.post("/clients/<client_id>/agree/say-so")
def say_so(client_id: str) -> ResponseReturnValue:
    """Yes, they agreed: said for one's own agency, which is named."""
    slice_, form = _asked(client_id, SayForm())
    consent, agency = _consent(slice_, client_id, form), form.agency.data
    if agency not in {each.id for each in _own(slice_, client_id)} or agency not in consent.agencies:
        raise NotThere
    today = site().today()
    # What is sent twice is one.
    said = agency in consent.said
    if not said and not acts.say_so(site().store, signed_in().viewer, consent.id, client_id, agency, today):
        raise NotThere
    return _back(client_id, SAID_SO)


@consents.post("/clients/<client_id>/agree/take-back")
def take_back(client_id: str) -> ResponseReturnValue:
    """They have taken it back: it ends at once, for everybody."""
    slice_, form = _asked(client_id, ConsentForm())
    consent = _consent(slice_, client_id, form)
    if not behalf(slice_, client_id, signed_in().professional, site().today()):
        raise NotThere
    if not acts.take_back(site().store, signed_in().viewer, consent.id, client_id, site().today()):
        raise NotThere
    return _back(client_id, TAKEN_BACK)


def _page(
    slice_: Slice, client_id: str, form: AgreeForm, own: tuple[Agency, ...], *, wrong: bool = False, ended: bool = False
) -> str:
    """The form, with what was typed, chosen and found."""
    day, looked = site().today(), form.text.data or ""
    found = directory.find(site().store, looked, day) if form.searches else ()
    named = {agency for each in agreements(slice_, client_id, day) for agency in each.agencies}
    known = directory.named(site().store, named | {*(form.service.data or ())})
    services = pages.offered(known, found, own)
    if not form.made.data:
        form.made.data = secrets.token_hex()
    return render_template(
        "consents/agree.html",
        form=form,
        wrong=wrong,
        ended=ended,
        person=person(slice_, client_id, day),
        own=own,
        sealed=sealed_for(slice_, client_id, signed_in().professional, day),
        services=services,
        looked=looked,
        found=any(each.professional_id is None for each in found),
        more=len(found) == directory.MOST,
        given_by={code: GIVEN_BY[code] for code in profile().given_by},
        earliest=earliest(),
        latest=latest(),
    )


def _valid(form: AgreeForm, own: tuple[Agency, ...]) -> bool:
    """Whether it can be written down; else each field says what is wrong, all at once.

    At least one other agency is named, and all of them are there. Raises NotThere where it is for another's agency.
    """
    valid, mine = form.validate(), form.agency.data or own[0].id
    if mine not in {each.id for each in own}:
        raise NotThere
    others = {*(form.service.data or ())} - {mine}
    there = {each.agency_id for each in directory.named(site().store, others)}
    if not others or others != there:
        form.service.errors = [""]
    return bool(valid) and not form.service.errors


def _agreement(client_id: str, form: AgreeForm, own: tuple[Agency, ...]) -> Agreement:
    """What was sent. The same form sent again is the same agreement; with another word in it, another one."""
    mine = form.agency.data or own[0].id
    others = sorted({*form.service.data} - {mine})
    said = (form.made.data, mine, form.given_by.data, form.until.data.isoformat(), *others)
    return Agreement(
        id=made_id("consent", client_id, *said),
        client_id=client_id,
        agency_id=mine,
        others=tuple(others),
        given_by=form.given_by.data,
        end=form.until.data,
    )


def _asked(client_id: str, form: ConsentForm) -> tuple[Slice, ConsentForm]:
    profile()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    return _slice(client_id), form


def _consent(slice_: Slice, client_id: str, form: ConsentForm) -> Consent:
    """The agreement that is meant, of those that are shown. Raises NotThere."""
    held = agreements(slice_, client_id, site().today())
    found = next((each for each in held if each.id == form.consent.data), None)
    if found is None:
        raise NotThere
    return found


def _own(slice_: Slice, client_id: str) -> tuple[Agency, ...]:
    """For which agencies the viewer can write so. Raises NotThere without any."""
    found = sayers(slice_, client_id, signed_in().professional, site().today())
    if not found:
        raise NotThere
    return found


def _slice(client_id: str) -> Slice:
    """What the viewer sees of a client. Raises NotThere where they have no relationship with them."""
    slice_ = site().network(signed_in().viewer).client(client_id)
    if slice_.levels.get(client_id) != "client":
        raise NotThere
    return slice_


def _back(client_id: str, said: str) -> ResponseReturnValue:
    return redirect(url_for("people.client", client_id=client_id, said=said, _anchor="agreed"), 303)
