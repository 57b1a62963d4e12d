"""What the script of the passkeys asks for and sends. Without the script there are codes."""

from __future__ import annotations

from flask import Blueprint, Response, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from webauthn import options_to_json
from webauthn.helpers import bytes_to_base64url
from wtforms import HiddenField
from wtforms.validators import InputRequired

from explorer.access import signed_in
from explorer.accounts import attempts, sessions
from explorer.accounts.coming_back import local_path
from explorer.accounts.proving import PASSKEY
from explorer.factors import recovery
from explorer.factors.routes import recovery_page
from explorer.parameters import REFUSED
from explorer.passkeys import handshake, signing
from explorer.site import site
from graph.errors import InputRefused
from queries import accounts, factors
from queries.accounts import Account

passkeys = Blueprint("passkeys", __name__)

NEW, SHOWN = "a new passkey", "a passkey"
REFUSED_BY = "passkeys.show"


class AnswerForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What the authenticator answers, as JSON, and where to go afterwards."""

    answer = HiddenField(validators=[InputRequired()])
    next = HiddenField()


@passkeys.post("/sign-in/passkey/question")
def ask() -> ResponseReturnValue:
    """The question for a passkey."""
    if not attempts.address_admitted(site(), request.remote_addr or ""):
        raise InputRefused(REFUSED)
    options = signing.asked()
    handshake.begin(site(), SHOWN, {"challenge": bytes_to_base64url(options.challenge)})
    return Response(options_to_json(options), mimetype="application/json")


@passkeys.post("/sign-in/passkey")
def show() -> ResponseReturnValue:
    """Sign in with a passkey: after a password, once more, or alone where it checks who holds it."""
    form = AnswerForm()
    kept = handshake.take(site(), SHOWN)
    if not form.validate_on_submit() or not kept:
        return _back(form.next.data)
    account = _owner(form.answer.data, kept["challenge"])
    if account is None:
        return _back(form.next.data)
    if not (sessions.prove(account, PASSKEY) if g.session else sessions.begin(account, PASSKEY)):
        return _back(form.next.data)
    return redirect(local_path(form.next.data), 303)


@passkeys.post("/account/passkeys/question")
def ask_new() -> ResponseReturnValue:
    """The question for a new passkey."""
    options = signing.new_asked(site(), signed_in())
    handshake.begin(site(), NEW, {"challenge": bytes_to_base64url(options.challenge), "account": signed_in().id})
    return Response(options_to_json(options), mimetype="application/json")


@passkeys.post("/account/passkeys")
def add() -> ResponseReturnValue:
    """Keep a new passkey; with the first factor come the recovery codes."""
    form, kept = AnswerForm(), handshake.take(site(), NEW)
    right = form.validate_on_submit() and kept.get("account") == signed_in().id
    new = signing.new_answered(form.answer.data, kept["challenge"]) if right else None
    if new is None or factors.find_passkey(site().store, new.credential):
        return redirect(url_for("own.account", said="no-passkey"), 303)
    made = [] if factors.standing(site().store, signed_in()).recovery else recovery.made_up()
    hashes = [recovery.hashed(site(), each) for each in made]
    factors.add_passkey(site().store, signed_in(), new, hashes, site().now())
    sessions.prove(signed_in(), PASSKEY)
    return (
        recovery_page(made, url_for("own.account")) if made else redirect(url_for("own.account", said="passkey"), 303)
    )


def _owner(answer: str, challenge: str) -> Account | None:
    """The standing account whose passkey gave a right answer, in a session of its own or none; else it is refused."""
    here, asking = site(), g.session.account if g.session else None
    found = factors.find_passkey(here.store, signing.credential_of(answer))
    account = accounts.find(here.store, found[1]) if found else None
    own = account is not None and (asking is None or asking.id == account.id)
    if found and account and own and accounts.employed(here.store, account, here.today()):
        count = signing.answered(answer, challenge, found[0], alone=asking is None)
        if count is not None and factors.use_passkey(here.store, found[0].id, count):
            return account
    accounts.refuse_sign_in(here.store, account, REFUSED_BY)
    return None


def _back(wanted: str | None) -> ResponseReturnValue:
    page = "factors.prove" if g.session else "accounts.sign_in"
    return redirect(url_for(page, next=wanted or None, passkey="wrong"), 303)
