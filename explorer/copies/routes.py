"""A client's own copy: which sealed or shielded lines may stand in it, as their own agency says; each in one write."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.copies.forms import LineForm
from explorer.copies.pages import RELEASED, SAID, TAKEN_BACK, Line, shown
from explorer.parameters import REFUSED, one_of
from explorer.site import site
from graph.errors import InputRefused, NotThere
from graph.released import released
from graph.slice import Slice
from queries import copies as acts
from queries.people import person

copies = Blueprint("copies", __name__)


@copies.get("/clients/<client_id>/copy")
def page(client_id: str) -> ResponseReturnValue:
    """What they may be told: each line that one's own agency keeps sealed or shielded, and since when it may be."""
    said = one_of("said", SAID)
    slice_, found = _lines(client_id)
    whom = person(slice_, client_id, site().today())
    return render_template("copies/copy.html", person=whom, lines=found, said=said)


@copies.post("/clients/<client_id>/copy/release")
def release(client_id: str) -> ResponseReturnValue:
    """A line may stand in their own copy from now on."""
    line = _line(client_id)
    # What is sent twice is one.
    if line.since is None and not acts.release(
        site().store, signed_in().viewer, line.tie.id, client_id, site().today()
    ):
        raise NotThere
    return _back(client_id, RELEASED)


@copies.post("/clients/<client_id>/copy/take-back")
def take_back(client_id: str) -> ResponseReturnValue:
    """It may no longer."""
    line = _line(client_id)
    if line.since is not None and not acts.take_back(
        site().store, signed_in().viewer, line.tie.id, client_id, site().today()
    ):
        raise NotThere
    return _back(client_id, TAKEN_BACK)


def _lines(client_id: str) -> tuple[Slice, tuple[Line, ...]]:
    """The slice and the lines in it; raises NotThere where there is none: nobody is told that others hold some."""
    here, me = site(), signed_in()
    slice_ = here.network(me.viewer).client(client_id)
    if slice_.levels.get(client_id) != "client":
        raise NotThere
    marks = released(here.store, me.viewer, client_id, here.today())
    found = shown(slice_, client_id, me.professional, here.today(), marks)
    if not found:
        raise NotThere
    return slice_, found


def _line(client_id: str) -> Line:
    """The line that is meant. Raises InputRefused, NotThere."""
    form = LineForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    found = next((each for each in _lines(client_id)[1] if each.tie.id == form.line.data), None)
    if found is None:
        raise NotThere
    return found


def _back(client_id: str, said: str) -> ResponseReturnValue:
    return redirect(url_for("copies.page", client_id=client_id, said=said), 303)
