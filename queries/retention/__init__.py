"""Deleting what is kept no longer: one function for each .cypher file beside this one, of the same name.

Those for a batch of clients are steps of one transaction, so that a batch goes whole or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from graph.cypher import load
from graph.journal import entry
from graph.store import Step, Store
from graph.viewer import Viewer

SECONDS = 120.0


def mark(store: Store, viewer: Viewer, clients: Sequence[str], on: date) -> None:
    """Mark clients with the day on which they go. Raises DatabaseUnavailable."""
    step: Step = (load(__name__, "mark"), {"clients": list(clients), "on": on})
    store.write_together([step, entry(viewer, "change", "retention.mark", clients)], seconds=SECONDS)


def unmark(store: Store, viewer: Viewer, clients: Sequence[str]) -> None:
    """Take that mark away. Raises DatabaseUnavailable."""
    step: Step = (load(__name__, "unmark"), {"clients": list(clients)})
    store.write_together([step, entry(viewer, "change", "retention.unmark", clients)], seconds=SECONDS)


def delete(store: Store, viewer: Viewer, clients: Sequence[str]) -> None:
    """Delete clients with all that hangs on them, at once and with an entry. Raises DatabaseUnavailable."""
    given = list(clients)
    steps = [delete_contacts(given), delete_doors(given), delete_families(given), delete_clients(given)]
    store.write_together([*steps, entry(viewer, "erase", "retention.delete", given)], seconds=SECONDS)


def delete_contacts(clients: Sequence[str]) -> Step:
    """Contacts with them, about them, or that hang on an involvement with them."""
    return load(__name__, "delete_contacts"), {"clients": clients}


def delete_doors(clients: Sequence[str]) -> Step:
    """Answers, openings, invitations, asks, proposals and what was agreed about them."""
    return load(__name__, "delete_doors"), {"clients": clients}


def delete_families(clients: Sequence[str]) -> Step:
    """Families to which nobody else belongs."""
    return load(__name__, "delete_families"), {"clients": clients}


def delete_clients(clients: Sequence[str]) -> Step:
    """Themselves, what is said of them, and their ties."""
    return load(__name__, "delete_clients"), {"clients": clients}


def delete_professionals(store: Store, viewer: Viewer, professionals: Sequence[str]) -> None:
    """Professionals who left. Raises DatabaseUnavailable."""
    step: Step = (load(__name__, "delete_professionals"), {"professionals": list(professionals)})
    said = entry(viewer, "erase", "retention.delete_professionals", professionals)
    store.write_together([step, said], seconds=SECONDS)


def count_old(store: Store, moment: datetime, day: date, ended: datetime) -> Mapping[str, int]:
    """How much at the doors is from before a moment, by kind, and how many accounts ended before another."""
    return store.read(load(__name__, "count_old"), seconds=SECONDS, moment=moment, day=day, ended=ended)[0]


def delete_old(store: Store, viewer: Viewer, moment: datetime, day: date, ended: datetime, rows: int) -> None:
    """Delete these. Raises DatabaseUnavailable."""
    step: Step = (load(__name__, "delete_old"), {"moment": moment, "day": day, "ended": ended})
    store.write_together([step, entry(viewer, "erase", "retention.delete_old", [], rows=rows)], seconds=SECONDS)
