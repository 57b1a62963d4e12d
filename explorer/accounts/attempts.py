"""Who may try to sign in: attempts are counted in the database, by name and by address, and then one has to wait.

Kept under keyed hashes: the counters say nothing about who tried to be whom.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import timedelta

from explorer.site import Site
from queries import accounts

WINDOW = timedelta(minutes=15)
# An address may be a whole office behind one router; a name is one person.
MOST: Mapping[str, int] = {"name": 10, "address": 50}


def admitted(here: Site, name: str, address: str) -> bool:
    """Count this attempt, unless the name or the address has had its most: then it is not even looked at."""
    counters = {key: MOST[kind] for kind, key in _keys(here, name, address).items()}
    return accounts.count_attempt(here.store, counters, here.now() - WINDOW, here.now())


def succeeded(here: Site, name: str, address: str) -> None:
    """Forget the attempts of a name that signed in; those of its address stay. Sweeps what no longer matters."""
    accounts.forget_attempts(here.store, [_keys(here, name, address)["name"]])
    accounts.sweep(here.store, here.now() - WINDOW, here.now())


def _keys(here: Site, name: str, address: str) -> dict[str, str]:
    secret = (here.settings.secret_key or "").encode()
    given = {"name": accounts.name_key(name), "address": address}
    return {kind: hmac.digest(secret, f"{kind}:{value}".encode(), "sha256").hex() for kind, value in given.items()}
