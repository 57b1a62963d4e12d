"""Who takes part in a pilot's evaluation, and what they did: one function for each .cypher file beside this one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from graph.cypher import Cypher, load
from graph.journal import entry
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.accounts import Account
from queries.pilot_figures import Event


def events(store: Store, viewer: Viewer, since: datetime, until: datetime) -> Iterator[Event]:
    """What those who take part did between two moments, in the order of time; entered before it is read."""
    store.write_together([entry(viewer, "export", "pilot.events", [])])
    for row in store.stream(_load("events"), since=since, until=until):
        at = datetime.fromisoformat(row["at"])
        yield Event(row["account"], at, row["act"], row["query"], frozenset(row["subjects"] or ()), row["rows"] or 0)


def taking_part(store: Store) -> tuple[int, int]:
    """How many accounts stand, and how many of them take part."""
    row = store.read(_load("taking_part"))[0]
    return row["accounts"], row["taking_part"]


def take_part(store: Store, account: Account, now: datetime, *, yes: bool) -> None:
    """Count what an account does from now on, or nothing of it any more. Raises DatabaseUnavailable."""
    step: Step = (_load("take_part"), {"account": account.id, "yes": yes, "now": now})
    store.write_together([step, entry(account.viewer, "change", "pilot.take_part", [account.id])])


def takes_part(store: Store, account: Account) -> bool:
    """Whether an account takes part."""
    return bool(store.read(_load("takes_part"), account=account.id)[0]["yes"])


def _load(name: str) -> Cypher:
    return load("queries.pilot", name)
