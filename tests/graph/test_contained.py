"""What an account's slices show is never more than the specification allows, for every viewer of random networks.

The specification (graph.visible) goes further than today's slices: it also opens sealed facts to those who may see
them, and shows an outline of people further away. Until the slices do the same, they may show less, and never more.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from graph.migrate import migrate
from graph.model import Facts
from graph.store import Store
from graph.visible import hang_contacts, visible
from tests.database import wipe
from tests.graph.access_networks import KEYS
from tests.graph.loaded_access import load_networks, networks
from tests.network import door, practitioner

DAY = date(2026, 6, 10)
NETWORKS = 40


@pytest.fixture(scope="module")
def loaded(session_store: Store, tmp_path_factory: pytest.TempPathFactory) -> list[Facts]:
    """The networks, loaded once for every test here."""
    wipe(session_store)
    migrate(session_store)
    found = networks(range(NETWORKS), DAY)
    load_networks(session_store, found, tmp_path_factory.mktemp("access"), DAY)
    return [hang_contacts(each) for each in found]


def beyond(found: Facts, allowed: Facts) -> list[str]:
    """What the one shows and the other doesn't, field by field; a field that is not shown is no fault."""
    told = []
    for kind, key in KEYS.items():
        may: dict[object, Any] = {key(row): row for row in getattr(allowed, kind)}
        for row in getattr(found, kind):
            other = may.get(key(row))
            if other is None:
                told.append(f"{kind} {key(row)}")
                continue
            defaults = {field.name: field.default for field in fields(row)}
            told += [
                f"{kind} {key(row)}: {name}"
                for name, default in defaults.items()
                if (mine := getattr(row, name)) not in (None, default) and mine != getattr(other, name)
            ]
    return told


def test_a_caseload_shows_no_more_than_may_be_seen(session_store: Store, loaded: list[Facts]) -> None:
    looks = 0
    for facts in loaded:
        for professional in facts.professionals:
            viewer = practitioner(professional.id)
            found = door(session_store, DAY, viewer).caseload().facts
            assert beyond(found, visible(viewer, DAY, facts).facts) == [], professional.id
            looks += bool(found.clients)
    assert looks > NETWORKS, "too few of the viewers see anybody"
