"""Contact is entered on a client's page with one tap, and taken back on the page that comes next."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.contacts.by import hand
from explorer.contacts.forms import ContactForm, TakeBackForm
from explorer.contacts.pages import entering
from explorer.contacts.scope import scope_of, slice_in
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotAllowed, NotThere
from graph.guard import NOT_ALLOWED
from queries import entered
from queries import entering as acts

contacts = Blueprint("contacts", __name__)


@contacts.post("/clients/<client_id>/contacts")
def record(client_id: str) -> ResponseReturnValue:
    """I was in contact with a client whom I support, or plan to be."""
    form, day = ContactForm(), site().today()
    if not form.validate_on_submit() and form.errors.keys() != {"on"}:
        raise InputRefused(REFUSED)
    slice_ = site().network(signed_in().viewer).client(client_id)
    allowed = entering(slice_, client_id, signed_in().professional, day, None, None)
    if not allowed.may:
        raise NotAllowed(NOT_ALLOWED)
    on: date | None = form.on.data
    if on is None or not allowed.earliest <= on <= allowed.latest:
        return redirect(url_for("people.client", client_id=client_id, said="contact-day"), 303)
    by = hand(slice_, [client_id], (), day)
    tie = acts.tie_on(slice_, by.professional_id, [client_id], (), min(on, day))
    if tie is None:
        return redirect(url_for("people.client", client_id=client_id, said="contact-day"), 303)
    made = acts.saw(by, tie, client_id, on, form.kind.data, planned=on > day)
    entered.record(site().store, signed_in().viewer, made, [client_id])
    return redirect(url_for("people.client", client_id=client_id, said="recorded", made=acts.act_of(made)), 303)


@contacts.post("/contacts/take-back")
def take_back() -> ResponseReturnValue:
    """What I entered was not so, or on another day: it is removed, and questions are asked as before."""
    form = TakeBackForm()
    scope = scope_of(form.client.data, form.family.data)
    if not form.validate_on_submit() or (form.page.data == "client" and not scope.client):
        raise InputRefused(REFUSED)
    slice_ = slice_in(scope)
    made = acts.taken_back(slice_, form.made.data, signed_in().professional)
    if not made:
        raise NotThere
    about = {each.client_id or each.about for each in slice_.facts.contacts if each.id in made}
    entered.take_back(site().store, signed_in().viewer, form.made.data, made, sorted(each for each in about if each))
    if form.page.data == "client":
        return redirect(url_for("people.client", client_id=scope.client, said="taken-back"), 303)
    return redirect(url_for("missing.questions", client=scope.client, family=scope.family, said="taken-back"), 303)
