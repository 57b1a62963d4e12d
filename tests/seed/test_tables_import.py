"""What an import writes: once, again, with columns left out, cells emptied, ends moved, seals by kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.cypher import load
from graph.model import Source
from graph.store import Row, Store
from seed.rows import RawRow
from seed.tables import import_tables
from tests.seed.csv_folder import FAMILY, TODAY, exported, table_of, take, told


def stored(store: Store) -> tuple[list[Row], list[Row]]:
    """Every node but the notes of imports, and every edge."""
    nodes = store.read(load("tests.cypher", "nodes"))
    return [node for node in nodes if node["labels"] != ["Import"]], store.read(load("tests.cypher", "edges"))


def test_the_family_is_stored_as_its_files_say(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, FAMILY)
    assert report.ok
    assert report.wrote
    assert report.to_json()["written"] == report.to_json()["read"]
    assert table_of(store, "involvements") == [
        {"id": "i1", "professional_id": "p1", "agency_id": "a1", "client_id": "c1", "role": "teacher",
         "from": "2023-09-01", "visibility": "open"},
        {"id": "i2", "professional_id": "p2", "agency_id": "a2", "client_id": "c1", "role": "social-worker",
         "lead": True, "from": "2026-01-01", "visibility": "open"},
        {"id": "i3", "agency_id": "a3", "client_id": "c2", "from": "2026-02-01", "visibility": "hidden"},
    ]  # fmt: skip
    assert table_of(store, "contacts")[1] == {
        "id": "k2", "professional_id": "p2", "other_professional_id": "p1", "on": "2026-10-01", "kind": "call",
        "about": "c1",
    }  # fmt: skip
    edges = {row["properties"].get("id"): row for row in stored(store)[1]}
    assert edges["i3"]["start"] == "a3"
    assert edges["k3"]["end"] == "a2"
    assert {row["properties"]["source"] for row in edges.values() if "source" in row["properties"]} == {"operator"}


def test_every_node_has_its_number_and_no_other_node_has_it(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, FAMILY)
    numbered = [node for node in stored(store)[0] if node["labels"][0] not in ("Deployment", "Counter")]
    numbers = [node["properties"]["n"] for node in numbered]
    assert len(set(numbers)) == len(numbers) == 1 + 3 + 2 + 1 + 1 + 2 + 2 + 1
    counter = next(node for node in stored(store)[0] if node["labels"] == ["Counter"])
    assert counter["properties"]["next"] == max(numbers) + 1


def test_the_same_folder_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, FAMILY)
    before = stored(store)
    report = take(store, tmp_path, FAMILY)
    assert sum(report.written.values()) == 0
    assert report.unchanged == report.read
    assert stored(store) == before


def test_an_absent_column_leaves_what_is_stored_and_an_empty_cell_clears_it(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, {"agencies": "id,name,kind,area,phone\na1,Oak,school,North,123\n"})
    take(store, tmp_path, {"agencies": "id,name,kind,phone\na1,Elm,school,\n"})
    assert table_of(store, "agencies") == [{"id": "a1", "name": "Elm", "kind": "school", "area": "North"}]


def test_an_empty_cell_changes_no_seal_no_shield_and_no_findability(store: Store, tmp_path: Path) -> None:
    header = "id,professional_id,client_id,visibility,always_findable\n"
    families = {"families": "id,shielded\nf1,true\n"}
    take(store, tmp_path, {**FAMILY, **families, "involvements": header + "i1,p1,c1,hidden,true\n"})
    take(store, tmp_path, {"involvements": header + "i1,p1,c1,,\n", "families": "id,shielded\nf1,\n"})
    assert table_of(store, "involvements")[0]["visibility"] == "hidden"
    assert table_of(store, "involvements")[0]["always_findable"] is True
    assert table_of(store, "families")[0]["shielded"] is True
    take(store, tmp_path, {"involvements": header + "i1,p1,c1,open,false\n", "families": "id,shielded\nf1,false\n"})
    assert table_of(store, "involvements")[0]["visibility"] == "open"
    assert table_of(store, "families")[0]["shielded"] is False


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ("k1,p2,c2,,,2026-11-01", {"client_id": "c2"}),
        ("k1,p1,c1,,,2026-11-01", {"professional_id": "p1"}),
        ("k1,p2,,p1,,2026-11-01", {"other_professional_id": "p1"}),
        ("k1,p2,,,a1,2026-11-01", {"other_agency_id": "a1"}),
    ],
)
def test_a_contact_whose_ends_change_moves_and_keeps_what_its_row_leaves_out(
    store: Store, tmp_path: Path, row: str, where: dict[str, str]
) -> None:
    take(store, tmp_path, FAMILY)
    header = "id,professional_id,client_id,other_professional_id,other_agency_id,on\n"
    report = take(store, tmp_path, {"contacts": header + row + "\n"})
    assert report.written["contacts"] == 1
    contacts = {each["id"]: each for each in table_of(store, "contacts")}
    assert len(contacts) == 4
    assert contacts["k1"]["kind"] == "visit"
    assert where.items() <= contacts["k1"].items()


def test_an_involvement_passes_from_a_person_to_a_desk_and_to_another_client(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, FAMILY)
    take(store, tmp_path, {"involvements": "id,professional_id,agency_id,client_id\ni1,,a2,c2\n"})
    moved = table_of(store, "involvements")[0]
    assert moved == {"id": "i1", "agency_id": "a2", "client_id": "c2", "role": "teacher", "from": "2023-09-01",
                     "visibility": "open"}  # fmt: skip
    assert len(table_of(store, "involvements")) == 3


def test_rows_without_an_id_are_known_by_their_columns_and_from(store: Store, tmp_path: Path) -> None:
    header = "client_id,family_id,from,to,lives_here\n"
    take(store, tmp_path, {**FAMILY, "members": header + "c1,f1,2020-01-01,,\nc1,f1,2022-01-01,,\nc1,f1,,,\n"})
    take(store, tmp_path, {"members": header + "c1,f1,2020-01-01,2021-01-01,false\n"})
    assert [(row.get("from"), row.get("to")) for row in table_of(store, "members")] == [
        ("2020-01-01", "2021-01-01"),
        ("2022-01-01", None),
        (None, None),
    ]


def test_ids_may_be_in_the_database_already(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, FAMILY)
    report = take(store, tmp_path, {"situations": "client_id,code,from\nc2,adult-at-risk,\nc3,ehcp,\n"})
    assert told(report) == [("situations.csv", 3, "client_id")]
    assert report.written["situations"] == 1


def test_a_client_is_named_by_the_operator_or_by_another_source(store: Store, tmp_path: Path) -> None:
    clients = {"clients": "id\nc1\nc2\nc3\n"}
    records = {"records": "source,source_id,client_id,family_name,born\nhousing,9,c1,Shaw,\nhousing,8,c2,Shaw,never\n"}
    report = take(store, tmp_path, {**clients, **records})
    assert told(report) == [
        ("clients.csv", 3, "family_name"),
        ("clients.csv", 4, "family_name"),
        ("records.csv", 3, "born"),
    ]
    # Known and named now, so that a file may speak of the shield alone.
    assert take(store, tmp_path, {"clients": "id,shielded\nc1,true\n"}).ok
    assert table_of(store, "clients") == [{"id": "c1", "shielded": True}]
    assert take(store, tmp_path, {"clients": "id,family_name\nc4,\n"}).refused[0].column == "family_name"


def test_a_source_not_yet_known_is_made_sealed_and_no_register(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, {**FAMILY, "records": "source,source_id,client_id,given_name\nhousing,9,c1,Ella\n"})
    source = next(node["properties"] for node in stored(store)[0] if node["properties"].get("name") == "housing")
    assert (source["sealed"], source["register"]) == (True, False)


def test_a_record_of_another_client_now_moves(store: Store, tmp_path: Path) -> None:
    header = "source,source_id,client_id\n"
    take(store, tmp_path, {**FAMILY, "records": header + "housing,9,c1\n"})
    take(store, tmp_path, {"records": header + "housing,9,c2\n"})
    assert [row["client_id"] for row in table_of(store, "records")] == ["c2"]


def test_a_professional_s_short_form_is_one_employment(store: Store, tmp_path: Path) -> None:
    tables = {
        "agencies": FAMILY["agencies"],
        "professionals": "id,name,agency_id,from\np1,Jo,a1,2020-01-01\np2,Sam,,\n",
        "employments": "professional_id,agency_id,from\np1,a1,2020-01-01\np2,a2,\n",
    }
    assert told(take(store, tmp_path, tables)) == [("employments.csv", 2, "professional_id")]
    assert table_of(store, "employments") == [
        {"professional_id": "p1", "agency_id": "a1", "from": "2020-01-01"},
        {"professional_id": "p2", "agency_id": "a2"},
    ]
    assert take(store, tmp_path, {**tables, "employments": "professional_id,agency_id\np2,a2\n"}).written.total() == 0


@pytest.mark.parametrize(
    ("employments", "agency", "visibility", "seal"),
    [
        ("p1,a1,,", "a3", "", "hidden"),
        ("p1,a3,,", "a1", "", "open"),
        ("p1,a1,,\np1,a3,,", "", "", "hidden"),
        ("p1,a1,,\np1,a4,,", "", "", "existence"),
        ("p1,a1,,\np1,a3,,2025-01-01", "", "", "open"),
        ("p1,a3,,", "", "open", "open"),
        ("p1,a1,,", "a1", "existence", "existence"),
    ],
)
def test_an_involvement_that_says_nothing_starts_with_its_agency_s_seal(
    store: Store, tmp_path: Path, employments: str, agency: str, visibility: str, seal: str
) -> None:
    tables = {
        **{table: FAMILY[table] for table in ("professionals", "clients")},
        "agencies": FAMILY["agencies"] + "a4,Mind,adult-mental-health\n",
        "employments": f"professional_id,agency_id,from,to\n{employments}\n",
        "involvements": f"id,professional_id,agency_id,client_id,visibility\ni1,p1,{agency},c1,{visibility}\n",
    }
    assert take(store, tmp_path, tables).ok
    assert table_of(store, "involvements")[0]["visibility"] == seal


def test_a_feed_tightens_and_never_loosens(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, {**FAMILY, "families": "id,shielded\nf1,true\n"})
    feed = Source(name="nightly", sealed=False, as_of=date(2026, 11, 20))

    def seals(**wanted: str) -> dict[str, str]:
        rows = [
            RawRow("feed.csv", line, {"id": id_, "professional_id": who, "agency_id": agency, "client_id": client,
                                      "visibility": wanted[id_]})
            for line, (id_, who, agency, client) in enumerate(
                [("i1", "p1", "a1", "c1"), ("i3", "", "a3", "c2"), ("i9", "p2", "a3", "c1")], start=2
            )
        ]  # fmt: skip
        families = [RawRow("homes.csv", 2, {"id": "f1", "shielded": "false"})]
        report = import_tables(store, {"involvements": rows, "families": families}, source=feed, today=TODAY)
        assert report.ok
        return {row["id"]: row["visibility"] for row in table_of(store, "involvements") if row["id"] != "i2"}

    assert seals(i1="existence", i3="open", i9="open") == {"i1": "existence", "i3": "hidden", "i9": "hidden"}
    assert seals(i1="open", i3="existence", i9="") == {"i1": "existence", "i3": "hidden", "i9": "hidden"}
    assert seals(i1="hidden", i3="", i9="existence") == {"i1": "hidden", "i3": "hidden", "i9": "hidden"}
    assert table_of(store, "families")[0]["shielded"] is True
    source = next(node["properties"] for node in stored(store)[0] if node["properties"].get("name") == "nightly")
    assert (source["sealed"], str(source["as_of"])) == (False, "2026-11-20")


def test_an_empty_client_row_clears_what_the_operator_said(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, {**FAMILY, "records": "source,source_id,client_id,family_name\nhousing,9,c1,Shaw\n"})
    take(store, tmp_path, {"clients": "id,given_name,family_name,born\nc1,,,\n"})
    assert exported(store, tmp_path / "out")["clients"].splitlines()[1] == "c1,false" + "," * 15
    assert take(store, tmp_path, {"clients": "id,given_name,family_name,born\nc1,,,\n"}).written.total() == 0
