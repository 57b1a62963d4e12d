"""Facts into a real database by the program's own import, and the doors through which tests look at them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from graph.cypher import load
from graph.guard import GuardedStore
from graph.model import Facts
from graph.store import Store
from graph.viewer import Viewer, operator
from seed.tables import import_folder
from tests.queries.facts_csv import write_csv

OPERATOR = operator("tester")
# Networks for tests hold contacts up to a month after their day; an import refuses what lies in its future.
LATER = timedelta(days=31)


def load_facts(store: Store, facts: Facts, folder: Path, day: date) -> None:
    """Import facts as CSV, as if some time after `day`; nothing may be refused."""
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(facts, folder)
    report = import_folder(store, folder, today=day + LATER)
    assert report.refused == [], report.refused
    # What no table tells.
    asked = [{"id": each.id, "on": each.asked_on} for each in facts.involvements if each.asked_on is not None]
    store.write(load("tests.cypher", "put_asked"), rows=asked)


def door(store: Store, day: date, viewer: Viewer = OPERATOR) -> GuardedStore:
    """The door for a viewer on a day."""
    return GuardedStore(store, viewer, lambda: day)


def practitioner(professional: str) -> Viewer:
    """An account bound to a professional."""
    return Viewer(account=f"account-{professional}", role="practitioner", professional=professional)
