"""Colleagues and services are looked up, asked to join a team, and answer; any service is asked to call."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.doors.handed import made_id
from explorer.invitations.forms import DirectoryForm, InviteForm, ReceivedForm
from explorer.invitations.pages import OPEN, own_tie
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotAllowed, NotThere
from graph.guard import NOT_ALLOWED
from graph.model import Involvement
from queries import asks, directory
from queries import invitations as acts
from queries.asks import Ask
from queries.invitations import Invitation

invitations = Blueprint("invitations", __name__)


@invitations.route("/directory", methods=["GET", "POST"])
def look_up() -> ResponseReturnValue:
    """Colleagues and agencies by name; no client involved."""
    form = DirectoryForm()
    found = directory.find(site().store, form.text.data, site().today()) if form.validate_on_submit() else ()
    return render_template("invitations/directory.html", form=form, found=found, client_id=None)


@invitations.route("/clients/<client_id>/ask", methods=["GET", "POST"])
def ask_in(client_id: str) -> ResponseReturnValue:
    """Look up whom to ask to join a client's team."""
    sealed = _tie(client_id).visibility != OPEN
    form = DirectoryForm()
    found = directory.find(site().store, form.text.data, site().today()) if form.validate_on_submit() else ()
    return render_template("invitations/directory.html", form=form, found=found, client_id=client_id, sealed=sealed)


@invitations.post("/clients/<client_id>/invite")
def invite(client_id: str) -> ResponseReturnValue:
    """Ask a colleague, or a service's desk, to join a client's team."""
    form = InviteForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    tie = _tie(client_id)
    whom = form.professional.data or None
    invitation = Invitation(
        id=made_id(client_id, whom or "", form.agency.data, site().today().isoformat()),
        client_id=client_id,
        involvement=tie.id,
        asker_id=tie.professional_id or "",
        asker_for=tie.agency_id,
        professional_id=whom,
        agency_id=form.agency.data,
    )
    if not acts.invite(site().store, signed_in().viewer, invitation, site().today()):
        if signed_in().viewer.agreed_only:
            return redirect(url_for("people.client", client_id=client_id, said="not-agreed"), 303)
        raise NotThere
    return redirect(url_for("people.client", client_id=client_id, said="invited"), 303)


@invitations.post("/clients/<client_id>/ask-any")
def ask_any(client_id: str) -> ResponseReturnValue:
    """Ask any service that I can't see to call me: the answer is the same whether there is one or not."""
    tie = _tie(client_id)
    before = asks.asked(site().store, client_id, signed_in().professional, site().today())
    day = before or site().today()
    asked = Ask(
        id=made_id(client_id, "any", day.isoformat()),
        client_id=client_id,
        asker_id=tie.professional_id or "",
        asker_for=tie.agency_id,
    )
    asks.ask(site().store, signed_in().viewer, asked, day)
    return redirect(url_for("people.client", client_id=client_id, said="asked-any"), 303)


@invitations.post("/invitations/accept")
def accept() -> ResponseReturnValue:
    """Yes, I join that team."""
    id_ = _received()
    client_id = acts.accept(site().store, signed_in().viewer, id_, made_id("accept", id_), site().today())
    if client_id is None:
        return redirect(url_for("people.home", said="not-invited"), 303)
    return redirect(url_for("people.client", client_id=client_id, said="accepted"), 303)


@invitations.post("/invitations/decline")
def decline() -> ResponseReturnValue:
    """That isn't me."""
    acts.decline(site().store, signed_in().viewer, _received(), site().today())
    return redirect(url_for("people.home", said="declined"), 303)


def _received() -> str:
    form = ReceivedForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    return str(form.invitation.data)


def _tie(client_id: str) -> Involvement:
    """The viewer's own tie with a client. Raises NotThere, NotAllowed where they don't support them."""
    slice_ = site().network(signed_in().viewer).client(client_id)
    if client_id not in slice_.levels:
        raise NotThere
    tie = own_tie(slice_, client_id, signed_in().professional, site().today())
    if tie is None:
        raise NotAllowed(NOT_ALLOWED)
    return tie
