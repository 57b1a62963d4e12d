"""Migration: from nothing to ours, again without a change, and never over somebody else's data."""

from __future__ import annotations

import pytest

from graph.cypher import load
from graph.errors import DatabaseRefused
from graph.migrate import VERSION, migrate
from graph.store import Row, Store
from tests.database import wipe


def holding(store: Store) -> list[Row]:
    return store.read(load("tests.cypher", "nodes"))


def test_every_id_is_unique_and_nothing_else(store: Store) -> None:
    constraints = store.read(load("tests.cypher", "constraints"))
    assert {tuple(row["properties"]) for row in constraints} == {("id",)}
    named = {row["names"][0] for row in constraints}
    assert {"Client", "Record", "Family", "Address", "Situation", "Professional", "Agency"} < named
    assert {"INVOLVED_WITH", "CONTACT"} < named


def test_marks_the_database_and_makes_the_operator_an_open_register(store: Store) -> None:
    found = {row["labels"][0]: row["properties"] for row in holding(store)}
    assert found["Deployment"] == {"id": "common-thread", "version": VERSION}
    operator = {"id": "operator", "n": 1, "name": "operator", "register": True, "sealed": False}
    assert found["Source"] == operator
    assert found["Counter"] == {"id": "n", "next": 2}


def test_makes_what_is_missing_of_the_schema(store: Store) -> None:
    before = store.read(load("graph", "standing"))
    store.write(load("tests.cypher", "drop_index"))
    assert store.read(load("graph", "standing")) != before
    migrate(store)
    after = store.read(load("graph", "standing"))
    assert sorted(after[0]["names"]) == sorted(before[0]["names"])


def test_again_changes_nothing(store: Store) -> None:
    before = holding(store)
    migrate(store)
    assert holding(store) == before


def test_leaves_what_is_not_ours_alone(store: Store) -> None:
    wipe(store)
    store.write(load("tests.cypher", "foreign"))
    before = holding(store)
    with pytest.raises(DatabaseRefused, match="isn't Common Thread's"):
        migrate(store)
    assert holding(store) == before


def test_leaves_what_a_newer_program_made_alone(store: Store) -> None:
    store.write(load("tests.cypher", "newer"), version=VERSION + 1)
    before = holding(store)
    with pytest.raises(DatabaseRefused, match="newer"):
        migrate(store)
    assert holding(store) == before
