"""By what somebody shows who they are, and when a password is not enough."""

from __future__ import annotations

from explorer.site import site
from queries import factors
from queries.accounts import Account, Session

PASSWORD, CODE, RECOVERY, PASSKEY = "password", "code", "recovery", "passkey"


def needed(account: Account) -> bool:
    """Whether a second factor is asked for: of everyone, or, where the deployment does without, of who has one."""
    return site().settings.second_factor or bool(factors.of_account(site().store, account))


def complete(session: Session) -> bool:
    """Whether a session's owner has shown all that is asked for."""
    if session.proved_with is None:
        return False
    return session.proved_with != PASSWORD or not (site().settings.second_factor or session.factors)
