"""A refuge shields its household at import, and whoever moves in later, unless a row says otherwise (access.md §4)."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Store
from tests.seed.csv_folder import FAMILY, table_of, take

# Ann and Ella live at the refuge, Bo is a member who lives elsewhere, Cy left it; Dee is no member.
HOUSE = {
    "families": "id\nf1\n",
    "clients": "id,family_name\nc1,Shaw\nc2,Shaw\nc3,Shaw\nc4,Shaw\nc5,Shaw\n",
    "members": "client_id,family_id,lives_here,to\nc1,f1,,\nc2,f1,true,\nc3,f1,false,\nc4,f1,,2025-01-01\n",
    "addresses": "family_id,address,setting\nf1,12 Mill Lane,refuge\n",
}


def shielded(store: Store) -> dict[str, list[str]]:
    """Whose rows are shielded, table by table."""
    of = {"families": "id", "clients": "id", "members": "client_id", "addresses": "family_id"}
    return {table: [row[key] for row in table_of(store, table) if row["shielded"]] for table, key in of.items()}


ALL = {"families": ["f1"], "addresses": ["f1"], "members": ["c1", "c2"], "clients": ["c1", "c2"]}
NONE: dict[str, list[str]] = {"families": [], "addresses": [], "members": [], "clients": []}


def test_a_refuge_shields_its_household(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, HOUSE)
    assert shielded(store) == ALL
    assert take(store, tmp_path, HOUSE).written.total() == 0


def test_a_refuge_that_comes_after_its_household_shields_it_too(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, {**HOUSE, "addresses": FAMILY["addresses"]})
    assert shielded(store) == NONE
    take(store, tmp_path, {"addresses": HOUSE["addresses"]})
    assert shielded(store) == ALL


def test_whoever_moves_in_later_is_shielded(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, HOUSE)
    take(store, tmp_path, {"members": "client_id,family_id\nc5,f1\n"})
    assert shielded(store) == {**ALL, "members": ["c1", "c2", "c5"], "clients": ["c1", "c2", "c5"]}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"addresses": "family_id,setting,shielded\nf1,refuge,false\n"}, NONE),
        ({"addresses": "family_id,setting,to\nf1,refuge,2026-11-22\n"}, {**NONE, "addresses": ["f1"]}),
        ({"addresses": "family_id,setting,to\nf1,refuge,2026-11-23\n"}, ALL),
        ({"addresses": "family_id,setting,shielded\nf1,home,true\n"}, {**NONE, "addresses": ["f1"]}),
        ({"families": "id,shielded\nf1,false\n"}, {**NONE, "addresses": ["f1"]}),
        (
            {"clients": "id,family_name,shielded\nc1,Shaw,false\nc2,Shaw,\nc3,S,\nc4,S,\n"},
            {**ALL, "clients": ["c2"]},
        ),
        (
            {"members": "client_id,family_id,shielded\nc1,f1,false\nc2,f1,\n"},
            {**ALL, "members": ["c2"], "clients": ["c2"]},
        ),
    ],
)
def test_a_row_may_say_otherwise(
    store: Store, tmp_path: Path, change: dict[str, str], expected: dict[str, list[str]]
) -> None:
    take(store, tmp_path, {**HOUSE, **change})
    assert shielded(store) == expected
    assert take(store, tmp_path, {**HOUSE, **change}).written.total() == 0
    assert shielded(store) == expected


def test_a_shield_that_was_lifted_stays_lifted_until_the_row_changes(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, HOUSE)
    take(store, tmp_path, {"addresses": "family_id,shielded\nf1,false\n", "clients": "id,shielded\nc1,false\n"})
    take(store, tmp_path, {"addresses": HOUSE["addresses"]})
    assert shielded(store)["addresses"] == []
    take(store, tmp_path, {"addresses": "family_id,address,setting\nf1,14 Mill Lane,refuge\n"})
    assert shielded(store) == ALL
