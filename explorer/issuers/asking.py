"""What is asked of an issuer over the network: what it is, its keys, and who somebody is for a code."""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

import truststore
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from explorer.issuer_settings import Issuer
from graph.errors import CommonThreadError

SECONDS = 10
MOST_BYTES = 1024 * 1024
LEEWAY_SECONDS = 60
ALGORITHMS = ["RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512", "EdDSA"]
WELL_KNOWN = "/.well-known/openid-configuration"


class IssuerDown(CommonThreadError):
    """The issuer does not answer, or not as one."""


class IssuerRefused(CommonThreadError):
    """What came back is not what was asked for, or not for us."""


def described(issuer: Issuer) -> Mapping[str, Any]:
    """What the issuer says of itself. Raises IssuerDown; IssuerRefused where it says that it is another."""
    found = _asked(issuer.issuer.rstrip("/") + WELL_KNOWN)
    if found.get("issuer") != issuer.issuer:
        raise IssuerRefused("The issuer says that it is another.")
    return found


def subject(issuer: Issuer, code: str, kept: Mapping[str, str], back: str, now: datetime) -> str:
    """Who signed in, by the issuer's own id for them. Raises IssuerDown, IssuerRefused."""
    there = described(issuer)
    given = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": kept["verifier"],
    }
    us = f"{quote(issuer.client_id, safe='')}:{quote(issuer.client_secret, safe='')}"
    headers = {"Authorization": f"Basic {b64encode(us.encode()).decode()}"}
    token = _asked(there["token_endpoint"], given, headers).get("id_token")
    return _checked(issuer, token, KeySet.import_key_set(_keys(there)), kept["nonce"], now)


def _keys(there: Mapping[str, Any]) -> Any:
    return _asked(there["jwks_uri"])


def _checked(issuer: Issuer, token: object, keys: KeySet, nonce: str, now: datetime) -> str:
    """The subject of a token that is the issuer's, for us, for this sign-in, and not over."""
    registry = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=LEEWAY_SECONDS,
        iss={"essential": True, "value": issuer.issuer},
        aud={"essential": True, "value": issuer.client_id},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        claims = jwt.decode(str(token), keys, algorithms=ALGORITHMS).claims
        registry.validate(claims)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise IssuerRefused("The issuer's word is not for us.") from error
    if claims.get("azp", issuer.client_id) != issuer.client_id or not isinstance(claims["sub"], str):
        raise IssuerRefused("The issuer's word is for another.")
    return str(claims["sub"])


def _asked(
    address: str, given: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> Mapping[str, Any]:
    """What an address of the issuer's answers, as JSON. Raises IssuerDown; IssuerRefused where it refuses."""
    request = urllib.request.Request(  # noqa: S310  the scheme was checked when the settings were read
        address,
        data=urlencode(given).encode() if given else None,
        headers={"Accept": "application/json", **(headers or {})},
    )
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS, context=context) as answer:  # noqa: S310  as above
            found = json.loads(answer.read(MOST_BYTES))
    except urllib.error.HTTPError as error:
        kind = IssuerRefused if error.code < 500 else IssuerDown
        raise kind("The issuer refused.") from error
    except (OSError, ValueError) as error:
        raise IssuerDown("The issuer does not answer.") from error
    if not isinstance(found, dict):
        raise IssuerDown("The issuer does not answer as one.")
    return found
