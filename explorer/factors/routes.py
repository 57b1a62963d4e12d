"""Showing a factor, at sign-in or once more; setting codes up, renewing recovery codes, taking a factor away."""

from __future__ import annotations

import uuid

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from explorer.access import needs_fresh_factor, signed_in
from explorer.accounts import attempts, sessions
from explorer.accounts.coming_back import local_path
from explorer.accounts.proving import CODE
from explorer.factors import codes, recovery
from explorer.factors.forms import ChangeForm, CodeForm, PasswordForm
from explorer.factors.showing import shown_code, shown_password
from explorer.parameters import REFUSED
from explorer.site import site
from explorer.text import _
from graph.errors import InputRefused
from queries import factors as stored
from queries.accounts import Account

factors = Blueprint("factors", __name__)

TOO_MANY = 429


@factors.route("/sign-in/factor", methods=["GET", "POST"])
def prove() -> ResponseReturnValue:
    """Ask for a factor: after the password, or before what wants a fresh one; then on to where one was going."""
    account: Account = g.session.account
    if not g.session.factors and site().settings.second_factor:
        return redirect(url_for("factors.set_up", next=request.args.get("next")), 303)
    form = (CodeForm if g.session.factors else PasswordForm)(next=request.args.get("next", ""))
    if not form.validate_on_submit():
        return _prove_page(form, "", 400 if form.is_submitted() else 200)
    if not attempts.code_admitted(site(), account):
        return _prove_page(form, _("There were too many attempts. Wait 15 minutes and try again."), TOO_MANY)
    if isinstance(form, CodeForm):
        shown, wrong = shown_code(site(), account, form.code.data), _("That code is not right, or was used before")
    else:
        shown, wrong = shown_password(site(), account, form.password.data), _("The password is not right")
    if shown is None or not sessions.prove(account, shown):
        return _prove_page(form, wrong, 400)
    return redirect(local_path(form.next.data), 303)


@factors.route("/account/code", methods=["GET", "POST"])
def set_up() -> ResponseReturnValue:
    """Set up codes: at first sign-in with the password alone, later with a factor shown just now."""
    account: Account = g.session.account
    if g.account is None and g.session.factors:
        return redirect(url_for("factors.prove", next=request.args.get("next")), 303)
    if g.account is not None and (first := needs_fresh_factor("factors.set_up")):
        return first
    standing = stored.standing(site().store, account)
    secret = codes.proposed(site(), sessions.key(), standing.added)
    form = CodeForm(next=request.args.get("next", ""))
    if not form.validate_on_submit():
        return _set_up_page(form, secret, "", 400 if form.is_submitted() else 200)
    step = codes.step_of(secret, "".join(form.code.data.split()), site().now())
    if step is None:
        wrong = _("That code is not right. Check that the phone shows the right time, and enter the newest code.")
        return _set_up_page(form, secret, wrong, 400)
    made = [] if standing.recovery else recovery.made_up()
    if not _added(account, secret, step, made) or not sessions.prove(account, CODE):
        return redirect(url_for("accounts.sign_in"), 303)
    back = local_path(form.next.data) if form.next.data else url_for("people.home")
    return recovery_page(made, back) if made else redirect(url_for("own.account", said="code"), 303)


@factors.post("/account/factors/<factor_id>/remove")
def remove(factor_id: str) -> ResponseReturnValue:
    """Take a factor away; the last one stays where everyone needs one."""
    _checked()
    gone = stored.remove(site().store, signed_in(), factor_id, least=int(site().settings.second_factor))
    return redirect(url_for("own.account", said="removed" if gone else "last-factor"), 303)


@factors.post("/account/recovery")
def renew_recovery() -> ResponseReturnValue:
    """Ten new recovery codes, shown once; earlier ones are worth nothing."""
    _checked()
    made = recovery.made_up()
    stored.keep_recovery(site().store, signed_in(), [recovery.hashed(site(), each) for each in made])
    return recovery_page(made, url_for("own.account"))


def _added(account: Account, secret: bytes, step: int, made: list[str]) -> bool:
    """Keep the secret with the recovery codes; false where somebody set up a first factor meanwhile."""
    id_ = str(uuid.uuid4())
    return stored.add_code(
        site().store,
        account,
        stored.NewCode(id_, codes.kept(site(), secret, id_), step, first=g.account is None),
        [recovery.hashed(site(), each) for each in made],
        site().now(),
    )


def _checked() -> None:
    if not ChangeForm().validate_on_submit():
        raise InputRefused(REFUSED)


def _prove_page(form: CodeForm | PasswordForm, wrong: str, status: int) -> ResponseReturnValue:
    held = {each.kind for each in stored.of_account(site().store, g.session.account)}
    page = render_template("factors/prove.html", form=form, wrong=wrong, held=held, again=g.account is not None)
    return page, status


def _set_up_page(form: CodeForm, secret: bytes, wrong: str, status: int) -> ResponseReturnValue:
    picture, letters = codes.picture(secret, g.session.account.name), codes.letters(secret)
    page = render_template("factors/set_up.html", form=form, wrong=wrong, picture=picture, letters=letters)
    return page, status


def recovery_page(made: list[str], back: str) -> ResponseReturnValue:
    """Recovery codes, shown this once; `back` is where to go on to."""
    return render_template("factors/recovery.html", codes=made, back=back)
