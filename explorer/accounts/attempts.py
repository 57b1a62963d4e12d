"""Who may try to sign in: attempts are counted in the database, by name and by address, and then one has to wait.

Kept under keyed hashes: the counters say nothing about who tried to be whom.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from explorer.accounts.keeping import keyed_hash
from explorer.site import Site
from queries import accounts
from queries.accounts import Account

WINDOW = timedelta(minutes=15)
# An address may be a whole office behind one router; a name is one person, a code one of a million.
MOST: Mapping[str, int] = {
    "name": 10,
    "address": 50,
    "code": 5,
    "meeting": 10,
    "screen": 30,
    "account": 20,
    "password": 20,
}


def admitted(here: Site, name: str, address: str) -> bool:
    """Count this attempt, unless the name or the address has had its most: then it is not even looked at."""
    return _counted(here, {"name": accounts.name_key(name), "address": address})


def code_admitted(here: Site, account: Account) -> bool:
    """As `admitted`, of a code or a recovery code for an account."""
    return _counted(here, {"code": account.id})


def address_admitted(here: Site, address: str) -> bool:
    """As `admitted`, of an attempt that gives no name."""
    return _counted(here, {"address": address})


def meeting_admitted(here: Site, account: Account) -> bool:
    """As `admitted`, of the code of a meeting, of which an account tries few."""
    return _counted(here, {"meeting": account.id})


def account_admitted(here: Site, account: Account) -> bool:
    """As `admitted`, of an account that an administrator makes or ends: no script ends a whole agency's."""
    return _counted(here, {"account": account.id})


def password_admitted(here: Site, account: Account) -> bool:
    """As `admitted`, of a new password that an account chooses: looking at one takes a while."""
    return _counted(here, {"password": account.id})


def screen_admitted(here: Site, address: str) -> bool:
    """As `admitted`, of the code of a meeting's screen."""
    return _counted(here, {"screen": address})


def succeeded(here: Site, name: str) -> None:
    """Forget the attempts of a name that signed in; those of its address stay. Sweeps what no longer matters."""
    accounts.forget_attempts(here.store, [_key(here, "name", accounts.name_key(name))])
    accounts.sweep(here.store, here.now() - WINDOW, here.now())


def code_succeeded(here: Site, account: Account) -> None:
    """Forget the wrong codes of an account that gave a right one."""
    accounts.forget_attempts(here.store, [_key(here, "code", account.id)])


def _counted(here: Site, given: Mapping[str, str]) -> bool:
    counters = {_key(here, kind, value): MOST[kind] for kind, value in given.items()}
    return accounts.count_attempt(here.store, counters, here.now() - WINDOW, here.now())


def _key(here: Site, kind: str, value: str) -> str:
    return keyed_hash(here, f"attempts by {kind}", value)
