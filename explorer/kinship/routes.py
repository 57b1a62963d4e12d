"""Who else is in this family? Anybody who supports a client can say so, and somebody else says yes."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.doors.handed import made_id
from explorer.kinship import pages
from explorer.kinship.forms import FactForm, KinForm
from explorer.kinship.words import KIN, LIVES, PLACES
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotAllowed, NotThere
from graph.guard import NOT_ALLOWED
from graph.slice import Slice
from queries import kinship as acts
from queries.day import on
from queries.kinship import Place, Tie
from queries.people import person
from queries.stating import Stated, Word, birth_tie_is_sealed, stated_about, word_of

kinship = Blueprint("kinship", __name__)


@kinship.route("/clients/<client_id>/kin", methods=["GET", "POST"])
def family(client_id: str) -> ResponseReturnValue:
    """Who else is in a client's family: what was stated, and the form for stating more."""
    slice_, form = _slice(client_id), KinForm()
    if form.validate_on_submit():
        return _stated(slice_, client_id, form)
    day, me = site().today(), signed_in().professional
    shown = render_template(
        "kinship/family.html",
        form=form,
        person=person(slice_, client_id, day),
        people=pages.people(slice_, client_id, day),
        families=pages.families_of(slice_, client_id, day),
        waiting=pages.waiting(slice_, client_id, me, day),
        may=word_of(slice_, me, [client_id], day) is not None,
        kin=KIN,
        places=PLACES,
    )
    return (shown, 400) if form.is_submitted() else shown


@kinship.post("/clients/<client_id>/kin/confirm")
def confirm(client_id: str) -> ResponseReturnValue:
    """Yes, that's right: said by somebody of another agency who supports both sides."""
    stated = _fact(client_id)
    if not stated.may_confirm:
        raise NotThere
    done = acts.confirm(site().store, signed_in().viewer, stated, site().today())
    return redirect(
        url_for("people.client", client_id=client_id, said="kin-confirmed" if done else "kin-not-confirmed"), 303
    )


@kinship.post("/clients/<client_id>/kin/withdraw")
def withdraw(client_id: str) -> ResponseReturnValue:
    """What I stated is wrong, or over."""
    stated = _fact(client_id)
    if not stated.mine or not acts.withdraw(site().store, signed_in().viewer, stated, site().today()):
        raise NotThere
    return redirect(url_for("people.client", client_id=client_id, said="withdrawn"), 303)


def _stated(slice_: Slice, client_id: str, form: KinForm) -> ResponseReturnValue:
    """State it. Raises NotThere for somebody who isn't seen, NotAllowed for who doesn't support the client."""
    day, other = site().today(), form.other.data
    word = word_of(slice_, signed_in().professional, [client_id], day)
    if other not in {each.id for each in pages.people(slice_, client_id, day)}:
        raise NotThere
    strictest = word_of(slice_, signed_in().professional, [client_id, other], day)
    if word is None or strictest is None:
        raise NotAllowed(NOT_ALLOWED)
    place = _place(slice_, client_id, form) if form.place.data else None
    tie = _tie(slice_, client_id, form) if form.kin.data else None
    if place is None and tie is None:
        return redirect(url_for("people.client", client_id=client_id, said="kin-already"), 303)
    act = _act(client_id, form, strictest)
    done = acts.add(site().store, signed_in().viewer, act, strictest, [client_id, other], place=place, tie=tie)
    return redirect(url_for("people.client", client_id=client_id, said="stated" if done else "not-stated"), 303)


def _act(client_id: str, form: KinForm, word: Word) -> str:
    said = (form.other.data, form.kin.data, form.place.data, form.family.data, str(form.since.data or ""))
    return made_id("kin", client_id, *(each or "" for each in said), word.day.isoformat())


def _place(slice_: Slice, client_id: str, form: KinForm) -> Place | None:
    """The other joins the client's family; without one the client the other's; else one is begun around the client."""
    day, other = site().today(), form.other.data
    mine, theirs = (pages.families_of(slice_, each, day) for each in (client_id, other))
    chosen = next((each for each in mine if not form.family.data or each.id == form.family.data), None)
    if form.family.data and chosen is None:
        raise NotThere
    held = chosen or next(iter(theirs), None)
    # Who is there already, as the viewer sees it, is not said again.
    if chosen is not None and chosen in theirs:
        return None
    begun = made_id("family of", client_id)
    return Place(
        client_id=client_id if chosen is None and held is not None else other,
        family_id=held.id if held is not None else begun,
        founder=None if held is not None else client_id,
        lives_here=form.place.data == LIVES,
        since=form.since.data,
    )


def _tie(slice_: Slice, client_id: str, form: KinForm) -> Tie:
    kin, other = KIN[form.kin.data], form.other.data
    one, whose = (client_id, other) if kin.turned else (other, client_id)
    sealed = birth_tie_is_sealed(slice_, whose, kin.kind, kin.form)
    return Tie(client_id=one, kind=kin.kind, form=kin.form, other_id=whose, sealed=sealed)


def _slice(client_id: str) -> Slice:
    """Everyone whom the viewer sees. Raises NotThere where they have no relationship with the client."""
    slice_ = site().network(signed_in().viewer).caseload()
    if slice_.levels.get(client_id) != "client" or client_id not in on(slice_, site().today()).identities:
        raise NotThere
    return slice_


def _fact(client_id: str) -> Stated:
    """A statement about a client or their family. Raises InputRefused, NotThere where it isn't there, or isn't seen."""
    form = FactForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    found = stated_about(_slice(client_id), client_id, signed_in().professional, site().today())
    stated = next((each for each in found if each.key == form.fact.data), None)
    if stated is None:
        raise NotThere
    return stated
