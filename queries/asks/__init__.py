"""*Ask any service I can't see to call me*: one function for each .cypher file beside this one (access.md §3).

The asker learns nothing from it; whoever supports the client by a sealed tie reads who asks, and decides.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from graph.cypher import load
from graph.journal import entry
from graph.store import Step, Store
from graph.viewer import Viewer

ONCE_IN = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A professional asks about a client, for an agency."""

    id: str
    client_id: str
    asker_id: str
    asker_for: str | None


@dataclass(frozen=True, slots=True)
class Heard:
    """Who asks about a client: name, role, agency and number, and since when."""

    client_id: str
    name: str
    role: str | None
    agency: str | None
    phone: str | None
    on: date


def ask(store: Store, viewer: Viewer, asked: Ask, today: date) -> None:
    """Ask; the same work whether there is anybody to ask or not. Raises DatabaseUnavailable."""
    row = {"id": asked.id, "client": asked.client_id, "by": asked.asker_id, "for": asked.asker_for, "on": today}
    step: Step = (load("queries.asks", "ask"), {"ask": row})
    store.write_together([step, entry(viewer, "door", "asks.ask", [asked.client_id], focus=asked.id)])


def heard(store: Store, clients: Collection[str], professional_id: str | None, today: date) -> tuple[Heard, ...]:
    """Who asks about clients whom a professional supports by a sealed tie. Raises DatabaseUnavailable."""
    since = today - ONCE_IN
    rows = store.read(load("queries.asks", "heard"), clients=sorted(clients), professional=professional_id, since=since)
    return tuple(Heard(**{**row, "on": date.fromisoformat(row["on"])}) for row in rows)


def asked(store: Store, client_id: str, professional_id: str | None, today: date) -> date | None:
    """When a professional last asked about a client, in the last thirty days. Raises DatabaseUnavailable."""
    since = today - ONCE_IN
    on = store.read(load("queries.asks", "asked"), client=client_id, professional=professional_id, since=since)[0]["on"]
    return date.fromisoformat(on) if on else None
