"""What people sealed, opened and shielded no import undoes; whoever moves in later is shielded with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.model import OPERATOR, Source
from graph.store import Store
from graph.viewer import Viewer
from queries import seals
from seed.rows import RawRow
from seed.tables import import_tables
from tests.seed.csv_folder import FAMILY, TODAY, table_of, take

FEED = Source(name="feed", agency_id="a1", sealed=False, register=True)
SAM, JO = Viewer("sam", "practitioner", "p2"), Viewer("jo", "practitioner", "p1")
LOOSE = {
    "families": "id,shielded\nf1,false\n",
    "addresses": "family_id,from,shielded\nf1,2021-05-01,false\n",
    "clients": "id,family_name,shielded\nc1,Shaw,false\nc2,Shaw,false\n",
    "members": "client_id,family_id,from,shielded\nc1,f1,2018-03-04,false\nc2,f1,,false\n",
}
ALL = {"families": ["f1"], "addresses": ["f1"], "members": ["c1", "c2"], "clients": ["c1", "c2"]}


@pytest.fixture
def shielded(store: Store, tmp_path: Path) -> Store:
    """The family, shielded by Sam."""
    take(store, tmp_path, FAMILY)
    assert seals.shield(store, SAM, "i2", "c1", ["c2"], TODAY)
    assert marks(store) == ALL
    return store


def marks(store: Store) -> dict[str, list[str]]:
    of = {"families": "id", "clients": "id", "members": "client_id", "addresses": "family_id"}
    return {table: [row[key] for row in table_of(store, table) if row["shielded"]] for table, key in of.items()}


def feed(store: Store, **tables: list[dict[str, str]]) -> None:
    """What a feed of the school's says."""
    rows = {
        table: [RawRow(f"{table}.csv", line, cells) for line, cells in enumerate(given, start=2)]
        for table, given in tables.items()
    }
    assert import_tables(store, rows, source=FEED, today=TODAY).refused == []


def tie(store: Store, id_: str) -> Mapping[str, Any]:
    return next(row for row in table_of(store, "involvements") if row["id"] == id_)


def test_no_import_lifts_what_a_person_shielded(shielded: Store, tmp_path: Path) -> None:
    """Not even the operator's folder, exported before."""
    take(shielded, tmp_path, LOOSE)
    assert marks(shielded) == ALL
    feed(shielded, clients=[{"id": "c1", "family_name": "Shaw", "shielded": "false"}])
    assert marks(shielded) == ALL


@pytest.mark.parametrize("says", ["", "false"])
@pytest.mark.parametrize("by", [OPERATOR, "feed"])
def test_whoever_moves_in_later_is_shielded_with_them(shielded: Store, tmp_path: Path, by: str, says: str) -> None:
    if by == OPERATOR:
        clients = f"id,family_name,shielded\nc3,Webb,{says}\n"
        take(shielded, tmp_path, {"clients": clients, "members": f"client_id,family_id,shielded\nc3,f1,{says}\n"})
    else:
        client = {"id": "c3", "family_name": "Webb", "shielded": says}
        feed(shielded, clients=[client], members=[{"client_id": "c3", "family_id": "f1", "shielded": says}])
    assert marks(shielded) == {**ALL, "members": ["c1", "c2", "c3"], "clients": ["c1", "c2", "c3"]}


@pytest.mark.parametrize("row", ["c3,f1,false,", "c3,f1,true,2026-11-01"])
def test_who_lives_elsewhere_or_has_left_is_not(shielded: Store, tmp_path: Path, row: str) -> None:
    members = f"client_id,family_id,lives_here,to\n{row}\n"
    take(shielded, tmp_path, {"clients": "id,family_name\nc3,Webb\n", "members": members})
    assert marks(shielded) == ALL


@pytest.mark.parametrize("says", ["", "false"])
def test_where_they_live_next_is_shielded_too(shielded: Store, tmp_path: Path, says: str) -> None:
    take(shielded, tmp_path, {"addresses": f"family_id,address,from,shielded\nf1,9 Elm Row,2026-11-20,{says}\n"})
    assert marks(shielded)["addresses"] == ["f1", "f1"]


def test_a_feed_spares_nobody_of_a_shielded_household(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, {**FAMILY, "families": "id,shielded\nf1,true\n", "members": "client_id,family_id\nc2,f1\n"})
    said = {"id": "c1", "family_name": "Shaw", "shielded": "false"}
    feed(store, clients=[said], members=[{"client_id": "c1", "family_id": "f1", "shielded": "false"}])
    assert marks(store)["clients"] == ["c1", "c2"]
    assert marks(store)["members"] == ["c1", "c2"]


@pytest.mark.parametrize(
    ("begins", "expected"), [("2026-11-22", "hidden"), ("2026-11-23", "hidden"), ("", "hidden"), ("2026-11-21", "open")]
)
def test_what_begins_after_shielding_starts_hidden(shielded: Store, begins: str, expected: str) -> None:
    row = {"id": "i9", "professional_id": "p1", "agency_id": "a1", "client_id": "c1", "from": begins}
    feed(shielded, involvements=[row | {"visibility": "open"}, row | {"id": "i8", "professional_id": ""}])
    assert {tie(shielded, each)["visibility"] for each in ("i8", "i9")} == {expected}


def test_no_import_opens_what_a_worker_sealed(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, FAMILY)
    assert seals.seal(store, JO, "i1", "c1", "existence", TODAY)
    take(store, tmp_path, {"involvements": "id,professional_id,agency_id,client_id,visibility\ni1,p1,a1,c1,open\n"})
    assert tie(store, "i1")["visibility"] == "existence"
    take(store, tmp_path, {"involvements": "id,professional_id,agency_id,client_id,visibility\ni1,p1,a1,c1,hidden\n"})
    assert tie(store, "i1")["visibility"] == "hidden"


def test_what_a_worker_opened_is_sealed_and_over_though_the_feed_knows_no_end(store: Store, tmp_path: Path) -> None:
    columns, row = "id,professional_id,agency_id,client_id,role,from,to,visibility", "i5,p1,a3,c1,worker,2026-01-01"
    take(store, tmp_path, {**FAMILY, "involvements": f"{columns}\n{row},,\n"})
    assert seals.open_seal(store, JO, "i5", "c1", "new", TODAY)
    take(store, tmp_path, {"involvements": f"{columns}\n{row},,\n"})
    ended = tie(store, "i5")
    assert (ended["visibility"], ended["to"]) == ("hidden", TODAY.isoformat())
    assert (tie(store, "new")["visibility"], tie(store, "new").get("to")) == ("open", None)
    take(store, tmp_path, {"involvements": f"{columns}\n{row},2026-11-01,\n"})
    assert tie(store, "i5")["to"] == "2026-11-01"
    assert date.fromisoformat(tie(store, "new")["from"]) == TODAY
