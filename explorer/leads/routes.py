"""Who leads changes hands; two supervisors are asked, or one whether a shield may be lifted."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.doors.handed import made_id
from explorer.leads.forms import LeadForm, LiftForm
from explorer.leads.pages import Leading, leading
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotThere
from queries import leads as acts
from queries.leads import LEAD, LIFT, Proposal

leads = Blueprint("leads", __name__)


@leads.post("/clients/<client_id>/lead/hand-over")
def hand_over(client_id: str) -> ResponseReturnValue:
    """The confirmed lead hands over to somebody of the open team."""
    offered, to = _offered(client_id)
    here, viewer = site(), signed_in().viewer
    if offered.own is None or not acts.hand_over(here.store, viewer, client_id, offered.own, to, here.today()):
        raise NotThere
    return redirect(url_for("people.client", client_id=client_id, said="handed-over"), 303)


@leads.post("/clients/<client_id>/lead/ask")
def ask_to_lead(client_id: str) -> ResponseReturnValue:
    """Somebody of the team asks two supervisors of different agencies to let somebody lead."""
    offered, to = _offered(client_id)
    if not offered.asks:
        raise NotThere
    _propose(LEAD, client_id, to)
    return redirect(url_for("people.client", client_id=client_id, said="lead-asked"), 303)


@leads.post("/clients/<client_id>/lead/lift")
def ask_to_lift(client_id: str) -> ResponseReturnValue:
    """The confirmed lead asks their supervisor to let a shield be lifted."""
    if not LiftForm().validate_on_submit():
        raise InputRefused(REFUSED)
    offered = _leading(client_id)
    if not offered.lifts or offered.own is None:
        raise NotThere
    _propose(LIFT, client_id, offered.own)
    return redirect(url_for("people.client", client_id=client_id, said="lift-asked"), 303)


def _leading(client_id: str) -> Leading:
    slice_ = site().network(signed_in().viewer).client(client_id)
    return leading(slice_, client_id, signed_in().viewer, site().today())


def _offered(client_id: str) -> tuple[Leading, str]:
    """What the page offers, and whom of it was chosen. Raises InputRefused, and NotThere where it offers them not."""
    form = LeadForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    offered = _leading(client_id)
    if form.to.data not in {each.involvement for each in offered.candidates}:
        raise NotThere
    return offered, str(form.to.data)


def _propose(kind: str, client_id: str, involvement: str) -> None:
    """Asked twice on a day is asked once."""
    here = site()
    id_ = made_id(kind, client_id, involvement, here.today().isoformat())
    proposal = Proposal(id=id_, kind=kind, client_id=client_id, involvement=involvement)
    acts.propose(here.store, signed_in().viewer, proposal, here.today())
