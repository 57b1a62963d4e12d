"""A client's own copy: which sealed or shielded lines may stand in it, as their own agency says; each in one write."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.copies.facts import FactLine
from explorer.copies.facts import shown as facts_shown
from explorer.copies.forms import LineForm
from explorer.copies.pages import RELEASED, SAID, TAKEN_BACK, Line, shown
from explorer.parameters import REFUSED, one_of
from explorer.site import site
from graph.errors import InputRefused, NotThere
from graph.released import released, released_facts
from graph.slice import Slice
from queries import copies as acts
from queries.people import person

copies = Blueprint("copies", __name__)


@copies.get("/clients/<client_id>/copy")
def page(client_id: str) -> ResponseReturnValue:
    """What they may be told: each line that one's own agency keeps sealed or shielded, and since when it may be."""
    said = one_of("said", SAID)
    slice_, found, facts = _lines(client_id)
    whom = person(slice_, client_id, site().today())
    return render_template("copies/copy.html", person=whom, lines=found, facts=facts, said=said)


@copies.post("/clients/<client_id>/copy/release")
def release(client_id: str) -> ResponseReturnValue:
    """A line may stand in their own copy from now on."""
    line = _line(client_id)
    # What is sent twice is one.
    if line.since is None and not _let(line, client_id, stands=True):
        raise NotThere
    return _back(client_id, RELEASED)


@copies.post("/clients/<client_id>/copy/take-back")
def take_back(client_id: str) -> ResponseReturnValue:
    """It may no longer."""
    line = _line(client_id)
    if line.since is not None and not _let(line, client_id, stands=False):
        raise NotThere
    return _back(client_id, TAKEN_BACK)


def _let(line: Line | FactLine, client_id: str, *, stands: bool) -> bool:
    """Whether a line stands in the copy from now on, or no longer; False where its holder may not say so."""
    store, viewer, today = site().store, signed_in().viewer, site().today()
    if isinstance(line, FactLine):
        return acts.release_fact(store, viewer, line.key, line.line, client_id, today, until_taken_back=stands)
    act = acts.release if stands else acts.take_back
    return act(store, viewer, line.tie.id, client_id, today)


def _lines(client_id: str) -> tuple[Slice, tuple[Line, ...], tuple[FactLine, ...]]:
    """The slice, the lines of support in it, and what else is held.

    Raises NotThere where there is neither: nobody is told that others hold some.
    """
    here, me = site(), signed_in()
    slice_ = here.network(me.viewer).client(client_id)
    if slice_.levels.get(client_id) != "client":
        raise NotThere
    marks = released(here.store, me.viewer, client_id, here.today())
    found = shown(slice_, client_id, me.professional, here.today(), marks)
    others = released_facts(here.store, me.viewer, client_id, here.today())
    facts = facts_shown(slice_, client_id, me.professional, here.today(), others)
    if not found and not facts:
        raise NotThere
    return slice_, found, facts


def _line(client_id: str) -> Line | FactLine:
    """The line that is meant. Raises InputRefused, NotThere."""
    form = LineForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    _slice, support, facts = _lines(client_id)
    named = {each.line: each for each in facts} | {each.tie.id: each for each in support}
    found = named.get(form.line.data)
    if found is None:
        raise NotThere
    return found


def _back(client_id: str, said: str) -> ResponseReturnValue:
    return redirect(url_for("copies.page", client_id=client_id, said=said), 303)
