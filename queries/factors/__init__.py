"""What people show besides a password: one function for each .cypher file beside this one, of the same name.

Secrets come here only encrypted and recovery codes only as hashes; what works once is used in one statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from graph.cypher import Cypher, load
from graph.errors import InputRefused
from graph.journal import entered_either, entry
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.accounts import UNKNOWN_ACCOUNT, Account, find

HANDSHAKE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that an account's owner has: what makes `code`s, or a `passkey`. `secret` is a code's, encrypted."""

    id: str
    kind: str
    name: str | None
    secret: str | None
    added_at: str


@dataclass(frozen=True, slots=True)
class NewCode:
    """What codes are to be made with: the secret, encrypted, and the step that was shown, which is used by that.

    As the `first` factor it is kept only where the account has none.
    """

    id: str
    secret: str
    step: int
    first: bool


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey: the credential's id and public key, both base64url, and how often it has signed by its own count."""

    id: str
    credential: str
    public_key: str
    sign_count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How many factors an account was ever given, and how many recovery codes it has left."""

    added: int
    recovery: int


def of_account(store: Store, account: Account) -> tuple[Factor, ...]:
    """An account's factors, the oldest first."""
    return tuple(Factor(**row) for row in store.read(_load("of_account"), account=account.id))


def standing(store: Store, account: Account) -> Standing:
    """What an account has been given."""
    return Standing(**store.read(_load("standing"), account=account.id)[0])


def add_code(store: Store, account: Account, new: NewCode, recovery: Sequence[str], now: datetime) -> bool:
    """Keep what codes are made with, and the hashes of new recovery codes where any are given.

    False, and nothing is kept, where it was to be the first factor and there is one by now, or the account ended.
    """
    given = {"account": account.id, "now": now, "recovery": list(recovery) or None, **asdict(new)}
    written = [(_load("add_code"), given), entry(account.viewer, "change", "factors.add_code", [account.id])]
    return bool(store.write_together(written)[0])


def use_code(store: Store, id_: str, step: int) -> bool:
    """Use the code of a step of time; false where it, or a later one, was used already."""
    return bool(store.write(_load("use_code"), id=id_, step=step))


def keep_recovery(store: Store, account: Account, recovery: Sequence[str]) -> None:
    """Keep the hashes of new recovery codes; earlier ones are worth nothing from now on."""
    step: Step = (_load("keep_recovery"), {"account": account.id, "recovery": list(recovery)})
    store.write_together([step, entry(account.viewer, "change", "factors.keep_recovery", [account.id])])


def use_recovery(store: Store, account: Account, hash_: str) -> bool:
    """Use a recovery code by its hash; false where it is none, or was used already."""
    step: Step = (_load("use_recovery"), {"account": account.id, "hash": hash_})
    return bool(store.write_together([step, entry(account.viewer, "change", "factors.use_recovery", [account.id])])[0])


def keep_handshake(store: Store, id_: str, kept: str, now: datetime) -> None:
    """Keep what the next step of a sign-in is checked against, by the hash of its id."""
    store.write(_load("keep_handshake"), id=id_, kept=kept, now=now)


def take_handshake(store: Store, id_: str, now: datetime) -> str | None:
    """What was kept, once and within five minutes; None where there is nothing of the kind."""
    rows = store.write(_load("take_handshake"), id=id_, since=now - HANDSHAKE)
    return rows[0]["kept"] if rows and rows[0]["young"] else None


def add_passkey(store: Store, account: Account, new: Passkey, recovery: Sequence[str], now: datetime) -> bool:
    """Keep a passkey of an account, with the hashes of new recovery codes where any are given; false if it ended."""
    given = {"account": account.id, "now": now, "recovery": list(recovery) or None, **asdict(new)}
    written = [(_load("add_passkey"), given), entry(account.viewer, "change", "factors.add_passkey", [account.id])]
    return bool(store.write_together(written)[0])


def find_passkey(store: Store, credential: str) -> tuple[Passkey, str] | None:
    """The passkey of a credential's id, and the sign-in name of the standing account whose it is."""
    rows = store.read(_load("find_passkey"), credential=credential)
    if not rows:
        return None
    row = rows[0]
    return Passkey(row["id"], credential, row["public_key"], row["sign_count"]), row["name"]


def use_passkey(store: Store, id_: str, sign_count: int) -> bool:
    """Note how often a passkey has signed; false where that is not more than was noted, unless it never counts."""
    return bool(store.write(_load("use_passkey"), id=id_, sign_count=sign_count))


def remove(store: Store, account: Account, id_: str, *, least: int) -> bool:
    """Take a factor away where more than `least` are there; false where it isn't there or may not go."""
    step: Step = (_load("remove"), {"account": account.id, "id": id_, "least": least})
    return bool(store.write_together([step, entry(account.viewer, "change", "factors.remove", [account.id])])[0])


def reset(store: Store, viewer: Viewer, name: str) -> None:
    """Take all factors and sessions of the account of a name. Raises InputRefused where no standing one has it."""
    account = find(store, name)
    step: Step = (_load("reset"), {"account": account.id})
    if not entered_either(store, viewer, "change", "factors.reset", step, subjects=[account.id], focus=account.id):
        raise InputRefused(UNKNOWN_ACCOUNT)


def _load(name: str) -> Cypher:
    return load("queries.factors", name)
