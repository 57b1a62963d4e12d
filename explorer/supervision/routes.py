"""What waits for a supervisor within their agency; reading any of it is entered too."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.audit.forms import ReviewForm
from explorer.doors.forms import TieForm
from explorer.parameters import REFUSED, one_of
from explorer.site import site
from explorer.supervision.forms import AgreeForm
from graph import supervised
from graph.errors import InputRefused, NotThere
from graph.overseen import Opened
from graph.supervised import Proposal, Waiting
from queries import supervision as acts
from queries.leads import LIFT

supervision = Blueprint("supervision", __name__)
YEAR = timedelta(days=366)
SAID = ("confirmed", "reviewed", "agreed")


@supervision.get("/supervision")
def page() -> str:
    """Joinings that wait for a supervisor's yes, and openings that no supervisor has reviewed."""
    said = one_of("said", SAID)
    return render_template(
        "supervision/page.html", said=said, waiting=_waiting(), proposals=_proposals(), opened=_opened()
    )


@supervision.post("/supervision/confirm")
def confirm() -> ResponseReturnValue:
    """That's right: they support this person."""
    form = TieForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    here, viewer = site(), signed_in().viewer
    asked = next((each for each in _waiting() if each.involvement == form.involvement.data), None)
    if asked is None or not acts.confirm(here.store, viewer, asked.involvement, asked.client_id, here.today()):
        raise NotThere
    return redirect(url_for("supervision.page", said="confirmed"), 303)


@supervision.post("/supervision/reviewed")
def review() -> ResponseReturnValue:
    """Talked about with whoever opened it: it leaves the supervisor's list, and never the privacy officer's."""
    form = ReviewForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    here, viewer = site(), signed_in().viewer
    asked = next((each for each in _opened() if each.id == form.opening.data), None)
    if asked is None or not acts.review(here.store, viewer, asked.id, asked.client, here.now()):
        raise NotThere
    return redirect(url_for("supervision.page", said="reviewed"), 303)


@supervision.post("/supervision/agree")
def agree() -> ResponseReturnValue:
    """Yes: they should lead; or: the shield may be lifted."""
    form = AgreeForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    asked = next((each for each in _proposals() if each.id == form.proposal.data), None)
    if asked is None or not _agrees(asked):
        raise NotThere
    return redirect(url_for("supervision.page", said="agreed"), 303)


def how_many() -> int:
    """How much waits for whoever is signed in, who may be no supervisor."""
    here, viewer = site(), signed_in().viewer
    if viewer.supervises is None or not viewer.may("supervise"):
        return 0
    return supervised.how_many(here.store, viewer, here.now() - YEAR, here.today())


def _agrees(asked: Proposal) -> bool:
    store, viewer, today = site().store, signed_in().viewer, site().today()
    if asked.kind == LIFT:
        return acts.lift_shield(store, viewer, asked.id, (asked.client_id, *asked.covers), today)
    return acts.let_lead(store, viewer, asked.id, asked.client_id, today)


def _waiting() -> tuple[Waiting, ...]:
    return supervised.waiting(site().store, signed_in().viewer, site().today())


def _proposals() -> tuple[Proposal, ...]:
    return supervised.proposals(site().store, signed_in().viewer, site().today())


def _opened() -> tuple[Opened, ...]:
    here = site()
    return supervised.openings(here.store, signed_in().viewer, here.now() - YEAR, here.today())
