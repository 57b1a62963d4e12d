"""Two questions at a time, two records side by side, and what was joined; reading any of it is entered too."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from explorer.access import signed_in
from explorer.doubts.forms import PartForm
from explorer.doubts.words import SAID
from explorer.merges.agreeing import join_if_agreed
from explorer.parameters import REFUSED, a_page, one_of
from explorer.site import site
from graph import doubts as reading
from graph.doubts import AT_A_TIME, Doubt
from graph.errors import InputRefused, NotThere
from queries import doubts as acts
from queries import merges
from queries.doubts import OF_ONE_PERSON

doubts = Blueprint("doubts", __name__)


@doubts.get("/doubts")
def page() -> str:
    """Two of the questions."""
    here, number = site(), a_page() or 1
    found = reading.doubts(here.store, signed_in().viewer, here.today(), number)
    pages = -(-found.total // AT_A_TIME)
    said = SAID.get(one_of("said", SAID) or "")
    return render_template("doubts/page.html", found=found, number=number, pages=pages, said=said, address=_address_of)


@doubts.get("/doubts/joined")
def joined() -> str:
    """Which records were joined, the latest first."""
    here = site()
    found = reading.merged(here.store, signed_in().viewer, here.today())
    return render_template("doubts/joined.html", joined=found, said=SAID.get(one_of("said", SAID) or ""))


@doubts.get("/doubts/<doubt_id>")
def two(doubt_id: str) -> str:
    """The two records, or households, side by side, and what follows if they are one."""
    return render_template("doubts/two.html", doubt=_asked(doubt_id), of_one_person=OF_ONE_PERSON)


@doubts.post("/doubts/<doubt_id>/same")
def same(doubt_id: str) -> ResponseReturnValue:
    """They are one person, or household: asked of who supports them; where nobody does, records become one client."""
    asked = _sent(doubt_id)
    if asked.rule not in OF_ONE_PERSON and not asked.homes:
        raise NotThere
    here, viewer = site(), signed_in().viewer
    if not acts.same(here.store, viewer, asked.id, asked.clients, here.today()):
        raise NotThere
    if join_if_agreed(here.store, viewer, asked.id, here.today(), agreed=False):
        return redirect(url_for("doubts.joined", said="same"), 303)
    return redirect(url_for("doubts.page", said="waits" if asked.rule in OF_ONE_PERSON else "household-waits"), 303)


@doubts.post("/doubts/<doubt_id>/different")
def different(doubt_id: str) -> ResponseReturnValue:
    """They are different people, or households."""
    asked, here = _sent(doubt_id), site()
    acts.different(here.store, signed_in().viewer, asked.id, asked.clients, asked.fingerprint, here.today())
    return redirect(url_for("doubts.page", said="different"), 303)


@doubts.post("/doubts/joined/part")
def part() -> ResponseReturnValue:
    """They were two after all."""
    form, here = PartForm(), site()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    shown = reading.merged(here.store, signed_in().viewer, here.today())
    asked = next((each for each in shown if each.gone.client_id == form.record.data), None)
    if asked is None:
        raise NotThere
    kept, gone = asked.kept.client_id, asked.gone.client_id
    if not merges.part(here.store, signed_in().viewer, kept, gone, here.today()):
        raise NotThere
    return redirect(url_for("doubts.joined", said="parted"), 303)


def _sent(doubt_id: str) -> Doubt:
    """The question that a form without fields answers. Raises InputRefused, NotThere."""
    if not FlaskForm().validate_on_submit():
        raise InputRefused(REFUSED)
    return _asked(doubt_id)


def _asked(doubt_id: str) -> Doubt:
    here = site()
    found = reading.doubt(here.store, signed_in().viewer, here.today(), doubt_id)
    if found is None:
        raise NotThere
    return found


def _address_of(number: int) -> str:
    return url_for("doubts.page", page=number)
