"""Sign in and sign out."""

from __future__ import annotations

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from explorer.accounts import attempts, first, passwords, proving, sessions
from explorer.accounts.coming_back import local_path
from explorer.accounts.forms import SignInForm
from explorer.site import site
from explorer.text import _
from queries import accounts as stored
from queries.accounts import Credentials

accounts = Blueprint("accounts", __name__)

TOO_MANY = 429


@accounts.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Ask for name and password; the same answer, after the same work, whether the name or the password is wrong."""
    form = SignInForm(next=request.args.get("next", ""))
    if g.account is not None:
        return redirect(local_path(form.next.data), 303)
    if not form.validate_on_submit():
        return _page(form, "", 400 if form.is_submitted() else 200)
    name, address = form.name.data, request.remote_addr or ""
    if not attempts.admitted(site(), name, address):
        return _page(form, _("There were too many attempts. Wait 15 minutes and try again."), TOO_MANY)
    found = _checked(name, form.password.data)
    if found is not None and first.lapsed(found):
        stored.refuse_sign_in(site().store, found.account)
        return _page(form, _("That password was good for seven days. Ask whoever gave it to you for a new one."), 400)
    needed = found is not None and proving.needed(found.account)
    shown = None if needed else proving.PASSWORD
    if found is None or not sessions.begin(found.account, shown, checked=found.password):
        return _page(form, _("The name or the password is not right"), 400)
    attempts.succeeded(site(), name)
    if needed:
        return redirect(url_for("factors.prove", next=form.next.data or None), 303)
    return redirect(local_path(form.next.data), 303)


@accounts.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session in the database and leave nothing in the browser."""
    sessions.end(g.session.account)
    answer = redirect(url_for("accounts.sign_in", out="1"), 303)
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer


def _checked(name: str, password: str) -> Credentials | None:
    """With what was signed in, where name and password are right; what isn't is written down."""
    found = stored.credentials(site().store, name)
    right = passwords.matches(password, found.password if found else None)
    if right and found and stored.employed(site().store, found.account, site().today()):
        return found
    stored.refuse_sign_in(site().store, found.account if found else None)
    return None


def _page(form: SignInForm, wrong: str, status: int) -> ResponseReturnValue:
    notice = {
        "out": _("You have signed out."),
        "ended": _("You were signed out. Sign in again to go on."),
        "passkey": _("That passkey did not let you in. Sign in with your name and password."),
    }
    said = next((text for key, text in notice.items() if request.args.get(key)), "")
    return render_template("accounts/sign_in.html", form=form, wrong=wrong, notice=said, issuers=site().issuers), status
