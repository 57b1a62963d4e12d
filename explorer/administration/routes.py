"""An administrator makes and ends accounts of their agency's people, and reads how it shares."""

from __future__ import annotations

import uuid

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from explorer.about.words import REACHES
from explorer.access import signed_in
from explorer.accounts import attempts, sessions
from explorer.administration.forms import NewAccountForm
from explorer.administration.words import ENDED, MADE, SAID, TOO_OFTEN, role_title
from explorer.parameters import REFUSED, one_of
from explorer.site import site
from explorer.text import _
from graph.errors import InputRefused, NotThere
from queries import administration as acts
from queries.administration import MADE_HERE, Kept, New
from queries.agreements import listed

administration = Blueprint("administration", __name__)
WRONG, TOO_MANY = 400, 429


@administration.get("/administration")
def accounts() -> str:
    """The accounts of those who work for the agency today."""
    here = site()
    found = acts.accounts(here.store, signed_in().viewer, here.today())
    return render_template("administration/accounts.html", accounts=found, said=one_of("said", SAID))


@administration.route("/administration/accounts/new", methods=["GET", "POST"])
def make() -> ResponseReturnValue:
    """Make an account for a colleague who has none; it is granted on the server."""
    form = NewAccountForm()
    if not form.is_submitted():
        return _new(form)
    if not form.validate():
        return _new(form), WRONG
    if not attempts.account_admitted(site(), signed_in()):
        form.name.errors = [TOO_OFTEN]
        return _new(form), TOO_MANY
    made = New(str(uuid.uuid4()), form.professional.data, form.name.data, form.role.data)
    if acts.make(site().store, signed_in().viewer, made, sessions.moment(site())):
        return redirect(url_for("administration.account", account_id=made.id, said=MADE), 303)
    return _new(form, refused=True), WRONG


@administration.get("/administration/accounts/<account_id>")
def account(account_id: str) -> str:
    """One account, and what can be done about it."""
    return _page(_kept(account_id), said=one_of("said", SAID))


@administration.post("/administration/accounts/<account_id>/end")
def end(account_id: str) -> ResponseReturnValue:
    """End an account: whoever is signed in with it is out."""
    if not FlaskForm().validate_on_submit():
        raise InputRefused(REFUSED)
    if not attempts.account_admitted(site(), signed_in()):
        return _page(_kept(account_id), wrong=TOO_OFTEN), TOO_MANY
    if not acts.end(site().store, signed_in().viewer, account_id, sessions.moment(site())):
        raise NotThere
    return redirect(url_for("administration.account", account_id=account_id, said=ENDED), 303)


@administration.get("/administration/agency")
def agency() -> str:
    """How the agency shares, and as of when its feeds are; to read only."""
    here, viewer = site(), signed_in().viewer
    sharing = next((row for row in listed(here.store, here.today()) if row.id == viewer.administers), None)
    feeds = acts.feeds(here.store, viewer)
    return render_template("administration/agency.html", sharing=sharing, reaches=REACHES, feeds=feeds)


def _new(form: NewAccountForm, *, refused: bool = False) -> str:
    """The form, with those for whom an account can be made; why none was made stands at the field."""
    here = site()
    colleagues = acts.colleagues(here.store, signed_in().viewer, here.today())
    if refused and form.professional.data in {each.id for each in colleagues}:
        form.name.errors = [_("Another account has that name. Choose another")]
    elif refused:
        form.professional.errors = [_("Choose somebody who works for your agency today and has no account")]
    roles = {code: role_title(code) for code in MADE_HERE}
    return render_template("administration/new.html", form=form, colleagues=colleagues, roles=roles)


def _page(kept: Kept, *, said: str | None = None, wrong: str = "") -> str:
    return render_template("administration/account.html", kept=kept, said=said, wrong=wrong)


def _kept(account_id: str) -> Kept:
    """An account of somebody who works for the agency today. Raises NotThere."""
    here = site()
    found = acts.accounts(here.store, signed_in().viewer, here.today())
    kept = next((each for each in found if each.id == account_id), None)
    if kept is None:
        raise NotThere
    return kept
