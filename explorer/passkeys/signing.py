"""What a browser's authenticator is asked, and whether what it answers is right: the WebAuthn library in our words."""

from __future__ import annotations

import uuid
from base64 import urlsafe_b64decode
from urllib.parse import urlsplit

import webauthn
from flask import request
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialCreationOptions,
    PublicKeyCredentialRequestOptions,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from explorer.accounts import keeping
from explorer.site import Site
from queries.accounts import Account
from queries.factors import Passkey

NAME = "Common Thread"


def new_asked(here: Site, account: Account) -> PublicKeyCredentialCreationOptions:
    """The question for a new passkey; the user's handle in it says nothing of whose it is."""
    return webauthn.generate_registration_options(
        rp_id=_host(),
        rp_name=NAME,
        user_id=keeping.derived(here, f"the handle of {account.id}"),
        user_name=account.name,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )


def asked() -> PublicKeyCredentialRequestOptions:
    """The question for a passkey, whosever it is: which ones an account has is told to nobody."""
    return webauthn.generate_authentication_options(
        rp_id=_host(), user_verification=UserVerificationRequirement.PREFERRED
    )


def new_answered(answer: str, challenge: str) -> Passkey | None:
    """The new passkey; None where the answer is not one to this challenge, on this site."""
    try:
        found = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=_bytes(challenge),
            expected_rp_id=_host(),
            expected_origin=_origin(),
        )
    except (WebAuthnException, ValueError):
        return None
    credential, public_key = bytes_to_base64url(found.credential_id), bytes_to_base64url(found.credential_public_key)
    return Passkey(str(uuid.uuid4()), credential, public_key, found.sign_count)


def answered(answer: str, challenge: str, kept: Passkey, *, alone: bool) -> int | None:
    """How often the passkey has signed, by its own count; None where the answer is wrong.

    Where it is shown `alone`, the authenticator must have checked who holds it.
    """
    try:
        found = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=_bytes(challenge),
            expected_rp_id=_host(),
            expected_origin=_origin(),
            credential_public_key=_bytes(kept.public_key),
            credential_current_sign_count=kept.sign_count,
            require_user_verification=alone,
        )
    except (WebAuthnException, ValueError):
        return None
    return found.new_sign_count


def credential_of(answer: str) -> str:
    """The id of the credential that an answer is of; empty where it is none."""
    try:
        return bytes_to_base64url(webauthn.helpers.parse_authentication_credential_json(answer).raw_id)
    except (WebAuthnException, ValueError):
        return ""


def _host() -> str:
    return urlsplit(request.host_url).hostname or ""


def _origin() -> str:
    return request.host_url.rstrip("/")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
