"""Whether what somebody shows is right: a code, a recovery code, or the password where no factor is asked for."""

from __future__ import annotations

from explorer.accounts import attempts, passwords
from explorer.accounts.proving import CODE, PASSWORD, RECOVERY
from explorer.factors import codes, recovery
from explorer.site import Site
from queries import accounts, factors
from queries.accounts import Account

REFUSED_BY = "factors.prove"


def shown_code(here: Site, account: Account, given: str) -> str | None:
    """By what an account's code was right, a `code` or a `recovery` code, now used; None where it was not."""
    typed = "".join(given.split())
    if typed.isascii() and typed.isdigit() and len(typed) == codes.DIGITS:
        found = CODE if _code(here, account, typed) else None
    else:
        found = RECOVERY if factors.use_recovery(here.store, account, recovery.hashed(here, typed)) else None
    return _told(here, account, found)


def shown_password(here: Site, account: Account, given: str) -> str | None:
    """`password` where it is the account's; else None."""
    found = accounts.credentials(here.store, account.name)
    right = found is not None and found.account.id == account.id and passwords.matches(given, found.password)
    return _told(here, account, PASSWORD if right else None)


def _code(here: Site, account: Account, typed: str) -> bool:
    for each in factors.of_account(here.store, account):
        secret = codes.opened(here, each.secret, each.id) if each.secret else None
        step = codes.step_of(secret, typed, here.now()) if secret else None
        if step is not None and factors.use_code(here.store, each.id, step):
            return True
    return False


def _told(here: Site, account: Account, found: str | None) -> str | None:
    if found is None:
        accounts.refuse_sign_in(here.store, account, REFUSED_BY)
    else:
        attempts.code_succeeded(here, account)
    return found
