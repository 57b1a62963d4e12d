"""What a closed search hands on to the next step: whom it found, signed for this account alone, for 15 minutes.

Without it nobody joins a client by an id that they came by in another way.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from itsdangerous import BadSignature, URLSafeTimedSerializer

from explorer.accounts.keeping import keyed_hash
from explorer.site import Site
from graph.closed_search import Asked

SECONDS = 15 * 60
HASH_LETTERS = 32
_SALT = "found by closed search"


def found_token(here: Site, account: str, client_id: str) -> str:
    """Says that this account found this client."""
    return _serializer(here).dumps([account, client_id])


def client_found(here: Site, account: str, token: str) -> str | None:
    """The client whom this account found; None where the token is not its own, or too old."""
    try:
        held, client_id = _serializer(here).loads(token, max_age=SECONDS)
    except (BadSignature, ValueError, TypeError):
        return None
    return str(client_id) if held == account else None


def terms(here: Site, asked: Asked) -> str:
    """Keyed hashes of what was asked, for the journal: of the name, and of what was asked beside it."""
    beside: Mapping[str, object] = {"born": asked.born, "number": asked.number, "postcode": asked.postcode}
    second = ",".join(f"{name}={value}" for name, value in beside.items() if value)

    return f"{name_term(here, asked.name)} {_hashed(here, 'second', second)}"


def name_term(here: Site, name: str) -> str:
    """The keyed hash of a name that is searched for; how it is spaced and written large says nothing."""
    return _hashed(here, "name", " ".join(name.casefold().split()))


def _hashed(here: Site, what: str, text: str) -> str:
    return keyed_hash(here, f"search {what}", text)[:HASH_LETTERS]


def _serializer(here: Site) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(here.settings.secret_key or "", salt=_SALT, signer_kwargs={"digest_method": sha256})
