"""Two records of one person are one client; every source still finds its people by its own ids, before and after."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph.cypher import load
from graph.migrate import migrate
from graph.store import Store, as_json
from graph.viewer import Viewer
from queries import merges
from seed.tables import import_folder
from tests.database import wipe
from tests.graph.loaded_access import load_networks, networks
from tests.seed.csv_folder import FAMILY, TODAY, exported, table_of, take

ROSA = Viewer("rosa", "records-officer")
# Ella stands twice, and so does her mother: another school's system and the police's know them by other ids.
TWICE = {
    **FAMILY,
    "families": "id,name\nf1,Shaw\nf2,Shaw at her father's\n",
    "clients": FAMILY["clients"] + "c3,Ella,Shaw,2018-03-04\nc4,Anne,Shaw,1990-01-02\n",
    "records": "source,source_id,client_id,as_of,known_as\nhousing,9,c3,2026-01-01,El\n",
    "members": FAMILY["members"] + "c3,f1,2018-03-04\nc3,f2,2024-01-01\nc4,f1,\n",
    "relations": FAMILY["relations"] + "c4,parent,c3,birth\nc2,parent,c3,birth\nc3,other,c1,\nc4,other,c2,\n",
    "situations": FAMILY["situations"] + "c3,child-in-need,2026-01-01\nc3,ehcp,2025-01-01\n",
    "involvements": FAMILY["involvements"] + "i4,p1,a1,c3,teacher,,2024-01-01\ni5,,a3,c4,,,\n",
    "contacts": FAMILY["contacts"]
    + "k5,p1,c3,,,2026-11-02,call,,\nk6,p1,,p2,,2026-10-05,call,,c3\nk7,p1,,,a2,2026-10-06,call,,c4\n",
}


def held(store: Store) -> Counter[str]:
    """All that the database holds of the network, whatever it was set to in between."""
    nodes = store.read(load("tests.cypher", "nodes"))
    edges = store.read(load("tests.cypher", "edges"))
    ours = (row for row in nodes if not {"Entry", "Chain", "Import", "Doubt", "Source"} & set(row["labels"]))
    return Counter(repr(_plain(row)) for row in (*ours, *edges))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    told = {name: as_json(value) for name, value in row["properties"].items() if name not in ("version", "next")}
    return {**row, "properties": sorted(told.items(), key=lambda each: each[0])}


@pytest.fixture
def twice(store: Store, tmp_path: Path) -> Store:
    """The family, two of whom stand twice."""
    assert take(store, tmp_path, TWICE).ok
    return store


def test_a_merge_leaves_one_client_with_the_ties_of_both(twice: Store) -> None:
    assert merges.merge(twice, ROSA, "c1", "c3", TODAY)
    assert [row["id"] for row in table_of(twice, "clients")] == ["c1", "c2", "c4"]
    mine = {row["id"] for row in table_of(twice, "involvements") if row["client_id"] == "c1"}
    assert mine == {"i1", "i2", "i4"}
    assert {row["about"] for row in table_of(twice, "contacts") if row["id"] in ("k2", "k6")} == {"c1"}
    # Who was kin of both is told once, and nobody is their own.
    kin = [(row["client_id"], row["other_id"]) for row in table_of(twice, "relations")]
    assert sorted(kin) == [("c2", "c1"), ("c4", "c1"), ("c4", "c2")]
    assert not merges.merge(twice, ROSA, "c1", "c3", TODAY)
    assert not merges.merge(twice, ROSA, "c1", "c1", TODAY)


@pytest.mark.parametrize("parted", [False, True])
def test_the_same_folder_again_changes_nothing(twice: Store, tmp_path: Path, parted: bool) -> None:
    before = held(twice)
    merges.merge(twice, ROSA, "c1", "c3", TODAY)
    merges.merge(twice, ROSA, "c2", "c4", TODAY)
    if parted:
        assert merges.part(twice, ROSA, "c1", "c3", TODAY)
        assert merges.part(twice, ROSA, "c2", "c4", TODAY)
        assert held(twice) == before
    now = held(twice)
    again = take(twice, tmp_path, TWICE)
    assert again.ok
    assert sum(again.written.values()) == 0
    assert held(twice) == now


def test_what_a_source_changes_meanwhile_is_of_whom_it_says(twice: Store, tmp_path: Path) -> None:
    merges.merge(twice, ROSA, "c1", "c3", TODAY)
    later = {
        **TWICE,
        "clients": TWICE["clients"].replace("c3,Ella", "c3,Ellen"),
        "members": TWICE["members"] + "c3,f2,2026-05-01\n",
        "situations": TWICE["situations"] + "c3,early-help,2026-06-01\n",
        "relations": TWICE["relations"].replace("c4,parent,c3,birth", "c4,parent,c3,adoptive") + "c3,sibling,c4,\n",
        "involvements": TWICE["involvements"].replace("i4,p1,a1,c3,teacher", "i4,p1,a1,c3,tutor") + "i6,p2,a2,c3,,,\n",
        "contacts": TWICE["contacts"].replace("2026-10-05,call", "2026-10-05,message")
        + "k8,p2,c3,,,2026-11-05,visit,,\n",
    }
    assert take(twice, tmp_path, later).ok
    assert sum(take(twice, tmp_path, later).written.values()) == 0
    assert [row["id"] for row in table_of(twice, "clients")] == ["c1", "c2", "c4"]
    assert merges.part(twice, ROSA, "c1", "c3", TODAY)
    assert sum(take(twice, tmp_path, later).written.values()) == 0
    of_c3 = {row["id"] for table in ("involvements", "contacts") for row in table_of(twice, table)
             if row.get("client_id") == "c3"}  # fmt: skip
    assert of_c3 == {"i4", "i6", "k5", "k8"}
    assert {row["id"]: row["given_name"] for row in table_of(twice, "clients")}["c3"] == "Ellen"


def test_an_export_of_a_merged_network_comes_in_again_as_it_went_out(twice: Store, tmp_path: Path) -> None:
    merges.merge(twice, ROSA, "c1", "c3", TODAY)
    merges.merge(twice, ROSA, "c2", "c4", TODAY)
    out = exported(twice, tmp_path / "out")
    wipe(twice)
    migrate(twice)
    assert import_folder(twice, tmp_path / "out", today=TODAY).ok
    assert exported(twice, tmp_path / "again") == out


def test_nobody_shielded_is_merged_and_a_shield_set_since_stays_on_both(twice: Store, tmp_path: Path) -> None:
    shielded = {"clients": "id,shielded\nc3,true\n"}
    take(twice, tmp_path, shielded)
    before = held(twice)
    assert not merges.merge(twice, ROSA, "c1", "c3", TODAY)
    assert not merges.merge(twice, ROSA, "c3", "c1", TODAY)
    assert held(twice) == before
    assert merges.merge(twice, ROSA, "c2", "c4", TODAY)
    take(twice, tmp_path, {"clients": "id,shielded\nc4,true\n"})
    take(twice, tmp_path, {"clients": "id,shielded\nc2,false\n"})
    assert {row["id"]: row["shielded"] for row in table_of(twice, "clients")}["c2"]
    merges.part(twice, ROSA, "c2", "c4", TODAY)
    assert {row["id"]: row["shielded"] for row in table_of(twice, "clients")} == {
        "c1": False, "c2": True, "c3": True, "c4": True
    }  # fmt: skip


def test_whoever_has_a_tie_with_either_merges_nobody(twice: Store) -> None:
    own = Viewer("jo", "records-officer", professional="p2")
    before = held(twice)
    assert not merges.merge(twice, own, "c1", "c3", TODAY)
    assert not merges.merge(twice, own, "c3", "c1", TODAY)
    assert held(twice) == before


@pytest.mark.parametrize("seed", range(3))
def test_merged_and_parted_in_any_order_everything_is_as_before(store: Store, seed: int) -> None:
    """Random networks with every mark; merges within merges, between kin and households."""
    random = Random(seed)
    load_networks(store, networks(range(seed * 20, seed * 20 + 20), TODAY))
    before = held(store)
    ids = [row["id"] for row in table_of(store, "clients") if row.get("shielded") is False]
    done = []
    for _ in range(20):
        network = random.choice(ids).split(".")[0]
        near = [each for each in ids if each.startswith(f"{network}.")]
        kept, gone = random.sample(near, 2) if len(near) > 1 else (ids[0], ids[-1])
        if merges.merge(store, ROSA, kept, gone, TODAY):
            done.append(gone)
            ids.remove(gone)
    assert len(done) > 10
    assert held(store) != before
    into = load("queries.merges", "leads_on")
    random.shuffle(done)
    for gone in done:
        assert merges.part(store, ROSA, store.read(into, id=gone)[0]["into"], gone, TODAY)
    assert held(store) == before
