"""Shall we introduce you? Yes, or not now."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.accounts.keeping import keyed_hash
from explorer.introductions.forms import YES, IntroductionForm
from explorer.introductions.pages import asked_of
from explorer.parameters import REFUSED
from explorer.site import site
from graph.errors import InputRefused, NotThere
from queries import introductions as acts

introductions = Blueprint("introductions", __name__)


@introductions.post("/introductions")
def answer() -> ResponseReturnValue:
    """Say whether to be introduced; what the other side says is told only where both want it."""
    form, day, viewer = IntroductionForm(), site().today(), signed_in().viewer
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    asked = asked_of(site(), viewer, form.introduction.data, day)
    if asked is None:
        raise NotThere
    pair = str(form.introduction.data)
    # Of the professional, not the account: who has two accounts has one say.
    id_ = keyed_hash(site(), "introductions", f"{pair}\n{viewer.professional}")
    acts.answer(site().store, viewer, id_, pair, asked.ours, day, yes=form.meet.data == YES)
    return redirect(url_for("people.home", said="introduction"), 303)
