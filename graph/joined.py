"""Whom a viewer has joined and waits for a yes about: as little of them as the door shows meanwhile (access.md §5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.agreed import FROZEN_FOR
from graph.cypher import load
from graph.facts import facts_of
from graph.guard import check_allowed
from graph.identity import identify
from graph.journal import entry
from graph.store import Store
from graph.viewer import Viewer


@dataclass(frozen=True, slots=True)
class OnTeam:
    """Somebody of the open team: name and role, and the number of the agency for which they are there."""

    name: str
    role: str | None
    lead: bool
    agency: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Joined:
    """A client whom the viewer has joined, and the year of birth; it ends on `until` unless somebody says yes."""

    client_id: str
    involvement: str
    name: str
    year: int | None
    until: date
    joining: str
    team: tuple[OnTeam, ...]


def joined(store: Store, viewer: Viewer, now: date) -> tuple[Joined, ...]:
    """Whom the viewer has joined, once that is in the journal; most have joined nobody, and nothing is entered.

    Raises NotAllowed, DatabaseUnavailable.
    """
    query = load("graph.slices", "joined")
    check_allowed(viewer, query)
    found = tuple(_joined(row) for row in store.read(query, viewer=viewer.parameter(), now=now, frozen=FROZEN_FOR.days))
    if found:
        rows = sum(1 + len(each.team) for each in found)
        store.write_together([entry(viewer, "view", "joined", [each.client_id for each in found], rows=rows)])
    return found


def _joined(row: Mapping[str, Any]) -> Joined:
    who = identify(row["client"], facts_of({"records": row["records"]}).records)
    team = sorted((OnTeam(**each) for each in row["team"]), key=lambda each: (not each.lead, each.name))
    until = date.fromisoformat(row["until"])
    return Joined(who.client_id, row["involvement"], who.label, who.born_year, until, row["joining"], tuple(team))
