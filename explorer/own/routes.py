"""The page of one's own account, ending a session, and a new password."""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from explorer.access import signed_in
from explorer.accounts import attempts, first, passwords, sessions
from explorer.accounts.coming_back import local_path
from explorer.own.forms import NewPasswordForm, SessionForm, TakePartForm
from explorer.parameters import REFUSED
from explorer.site import site
from explorer.text import _
from graph.errors import InputRefused
from queries import accounts, factors, pilot

own = Blueprint("own", __name__)
TOO_MANY = 429


@own.get("/account")
def account() -> ResponseReturnValue:
    """Where one is signed in, and what one signs in with."""
    here, me = site(), signed_in()
    return render_template(
        "own/account.html",
        sessions=[
            (each.id, _moment(each.started), _moment(each.last_seen), each.id == sessions.key())
            for each in accounts.own_sessions(here.store, me, here.now())
        ],
        factors=[(each, _moment(each.added_at)) for each in factors.of_account(here.store, me)],
        standing=factors.standing(here.store, me),
        evaluated=pilot.takes_part(here.store, me),
        said=request.args.get("said"),
    )


@own.post("/account/pilot")
def take_part() -> ResponseReturnValue:
    """Say that what one does here may be counted for the pilot's evaluation, or no longer."""
    form, here = TakePartForm(), site()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    pilot.take_part(here.store, signed_in(), here.now(), yes=form.yes.data == "1")
    return redirect(url_for("own.account", said="counted" if form.yes.data == "1" else "not-counted"), 303)


@own.post("/account/sessions/end")
def end_session() -> ResponseReturnValue:
    """End one of one's sessions, this one too."""
    form = SessionForm()
    if not form.validate_on_submit():
        raise InputRefused(REFUSED)
    accounts.end_session(site().store, signed_in(), form.session.data)
    return redirect(url_for("own.account", said="ended"), 303)


@own.route("/account/password", methods=["GET", "POST"])
def change_password() -> ResponseReturnValue:
    """Choose a new password; one's other sessions end. Whoever had to goes on to where they were going."""
    form, wrong, had_to = NewPasswordForm(next=request.args.get("next", "")), "", first.to_change(g.session)
    if form.validate_on_submit():
        if not attempts.password_admitted(site(), signed_in()):
            return _page(
                form, _("There were too many attempts. Wait 15 minutes and try again."), had_to=had_to
            ), TOO_MANY
        wrong = _refused(form.password.data)
        if not wrong:
            hashed = passwords.hashed(form.password.data)
            if not accounts.change_password(site().store, signed_in(), hashed, sessions.key()):
                return redirect(url_for("accounts.sign_in", ended="1"), 303)
            return redirect(local_path(form.next.data) if had_to else url_for("own.account", said="password"), 303)
    return _page(form, wrong, had_to=had_to), 400 if form.is_submitted() else 200


def _page(form: NewPasswordForm, wrong: str, *, had_to: bool) -> str:
    return render_template("own/password.html", form=form, wrong=wrong, had_to=had_to)


def _refused(password: str) -> str:
    """Why a new password is not good enough; empty where it is."""
    try:
        passwords.check(password, signed_in().name)
    except InputRefused as error:
        reasons = {
            passwords.TOO_SHORT: _(
                "Use 12 characters or more. Three or four words that don’t belong together do well."
            ),
            passwords.TOO_COMMON: _(
                "That password is too easy to guess. Three or four words that don’t belong together do well."
            ),
        }
        return reasons.get(str(error), _("That password is too long"))
    kept = accounts.credentials(site().store, signed_in().name)
    if kept and passwords.matches(password, kept.password):
        return _("That is the password that you have now. Choose another.")
    return ""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(site().settings.timezone)
