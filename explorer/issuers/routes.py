"""To an agency's issuer and back. What comes back by a link is used only when a form sends it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import Length

from explorer.accounts import attempts, proving, sessions
from explorer.accounts.coming_back import local_path
from explorer.factors.forms import ChangeForm
from explorer.issuer_settings import Issuer
from explorer.issuers.asking import IssuerDown, IssuerRefused, described, subject
from explorer.parameters import REFUSED
from explorer.passkeys import handshake
from explorer.site import site
from explorer.text import _
from graph.errors import InputRefused, NotThere
from queries import accounts

issuers = Blueprint("issuers", __name__)

PURPOSE = "sign in at an issuer"
REFUSED_BY = "issuers.come_back"
LONGEST = 4000


class BackForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """What the issuer sent along."""

    code = HiddenField(validators=[Length(max=LONGEST)])
    state = HiddenField(validators=[Length(max=LONGEST)])
    iss = HiddenField(validators=[Length(max=LONGEST)])


@issuers.post("/sign-in/with/<int:number>")
def leave(number: int) -> ResponseReturnValue:
    """The way to an issuer: a link, because the pages' own policy lets no form lead elsewhere."""
    if number >= len(site().issuers):
        raise NotThere
    if not ChangeForm().validate_on_submit() or not attempts.address_admitted(site(), request.remote_addr or ""):
        raise InputRefused(REFUSED)
    issuer = site().issuers[number]
    try:
        there = described(issuer)["authorization_endpoint"]
    except (IssuerDown, IssuerRefused, KeyError):
        return _down(issuer)
    kept = {each: secrets.token_urlsafe() for each in ("state", "nonce", "verifier")}
    handshake.begin(site(), PURPOSE, kept | {"issuer": issuer.issuer, "next": request.form.get("next", "")})
    challenge = urlsafe_b64encode(hashlib.sha256(kept["verifier"].encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": issuer.client_id,
        "redirect_uri": _back(),
        "scope": "openid",
        "state": kept["state"],
        "nonce": kept["nonce"],
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return render_template("issuers/leave.html", issuer=issuer, there=f"{there}?{urlencode(asked)}")


@issuers.route("/sign-in/back", methods=["GET", "POST"])
def come_back() -> ResponseReturnValue:
    """Back from an issuer: a link shows a form, and the form signs in."""
    if request.method == "GET":
        form = BackForm(request.args, meta={"csrf": False})
        return render_template("issuers/back.html", form=form) if request.args.get("code") else _refused()
    form, kept = BackForm(), handshake.take(site(), PURPOSE)
    issuer = next((each for each in site().issuers if each.issuer == kept.get("issuer")), None)
    if not form.validate_on_submit() or issuer is None or not hmac.compare_digest(kept["state"], form.state.data or ""):
        return _refused()
    if form.iss.data and form.iss.data != issuer.issuer:
        return _refused()
    try:
        who = subject(issuer, form.code.data or "", kept, _back(), site().now())
    except IssuerDown:
        return _down(issuer)
    except (IssuerRefused, KeyError):
        return _refused()
    return _signed_in(issuer, who, kept["next"])


def _signed_in(issuer: Issuer, who: str, wanted: str) -> ResponseReturnValue:
    """Let in whoever is bound to this subject and works for the issuer's agency; the second factor comes next."""
    account = accounts.bound(site().store, issuer.issuer, who, issuer.agency, site().today())
    needed = account is not None and proving.needed(account)
    if account is None or not sessions.begin(account, None if needed else proving.PASSWORD, by_issuer=True):
        return _refused()
    if needed:
        return redirect(url_for("factors.prove", next=wanted or None), 303)
    return redirect(local_path(wanted), 303)


def _refused() -> ResponseReturnValue:
    accounts.refuse_sign_in(site().store, None, REFUSED_BY)
    wrong = _(
        "You were not let in. Ask whoever manages accounts where you are whether your account is tied to that sign-in."
    )
    return render_template("issuers/wrong.html", wrong=wrong), 400


def _down(issuer: Issuer) -> ResponseReturnValue:
    wrong = _(
        "%(name)s does not answer. Try again in a few minutes, or sign in with your name and password.",
        name=issuer.name,
    )
    return render_template("issuers/wrong.html", wrong=wrong), 503


def _back() -> str:
    return url_for("issuers.come_back", _external=True)
