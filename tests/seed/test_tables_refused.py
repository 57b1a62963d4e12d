"""Bad input: each refused with its file, line, column and reason, rows that need it too, and the rest imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import InputRefused
from graph.store import Store
from seed.tables import import_folder
from tests.seed.csv_folder import FAMILY, TODAY, exported, table_of, take, told


@pytest.mark.parametrize(
    ("table", "text", "line", "column", "reason"),
    [
        ("clients", "id,family_name,born\nc1,Shaw,2018-02-30\n", 2, "born", "no calendar"),
        ("clients", "id,family_name,born\nc1,Shaw,03/04/2018\n", 2, "born", "not a day"),
        ("clients", "id,family_name,born\nc1,Shaw,2026-11-23\n", 2, "born", "future"),
        ("clients", "id,family_name,died\nc1,Shaw,2026-11-23\n", 2, "died", "future"),
        ("clients", "id,family_name\nc1,Shaw\n\nc1,Shaw\n", 4, "id", "earlier row"),
        ("clients", "id,family_name\n,Shaw\n", 2, "id", "missing"),
        ("clients", "id,family_name\nc1\n", 2, "family_name", "missing"),
        ("clients", "id,family_name,nhs_number\nc1,Shaw,9434765918\n", 2, "nhs_number", "modulus 11"),
        ("clients", "id,family_name,gender\nc1,Shaw,girl\n", 2, "gender", "not one of"),
        ("clients", "id,family_name\nc1,Shaw,more\n", 2, "", "3 cells, the header 2"),
        ("clients", b"id,family_name\nc0,Shaw\nc1,Jos\xe9\n", 3, "family_name", "UTF-8"),
        ("clients", "id,family_name\nc0,Shaw\nc1,a\0b\n", 3, "family_name", "NUL"),
        ("clients", 'id,family_name\n"c0\n",Shaw\n', 2, "id", None),
        ("clients", 'id,family_name\nc0,"two\nlines"\nc1,\n', 4, "family_name", "missing"),
        ("clients", 'id,family_name\nc0,Shaw\nc1,"Shaw\n', 3, "", "never closed"),
        ("clients", 'id,family_name\nc0,"Shaw\nc1,Shaw\n', 2, "", "nor is all up to line 3"),
        ("clients", "id,family_name\nc0," + "x" * 1_000_001 + "\n", 2, "", "longer than 100,000"),
        ("members", "client_id,family_id\nc1,f1\nc9,f1\n", 3, "client_id", "no id of clients"),
        ("members", "client_id,family_id,from,to\nc1,f1,2026-01-02,2026-01-01\n", 2, "to", "before from"),
        ("members", "client_id,family_id,from\nc1,f1,\nc1,f1,\n", 3, "client_id", "earlier row"),
        ("relations", "client_id,kind,other_id\nc1,parent,c1\n", 2, "other_id", "same as client_id"),
        ("relations", "client_id,kind,other_id\nc1,friend,c2\n", 2, "kind", "not one of"),
        ("relations", "client_id,kind,other_id,form\nc1,partner,c2,birth\n", 2, "form", "kind parent"),
        ("situations", "client_id,code\nc1,naughty\n", 2, "code", "not one of"),
        ("addresses", "family_id,setting\nf1,castle\n", 2, "setting", "not one of"),
        ("involvements", "id,professional_id,agency_id,client_id\ni1,,,c1\n", 2, "professional_id", "missing"),
        ("involvements", "id,professional_id,client_id,role\ni1,p1,c1,Class Teacher\n", 2, "role", "not a role"),
        ("involvements", "id,agency_id,client_id,confirmed_on\ni1,a1,c1,2027-01-01\n", 2, "confirmed_on", "future"),
        ("contacts", "id,professional_id,client_id,on\nk1,p1,,2026-01-01\n", 2, "client_id", "one of"),
        ("contacts", "id,professional_id,client_id,on\nk1,p1,c1,2026-11-23\n", 2, "on", "future"),
        ("contacts", "id,professional_id,client_id,on,involvement\nk1,p1,c1,2026-01-01,i9\n", 2, "involvement", "no"),
        (
            "contacts",
            "id,professional_id,client_id,other_agency_id,on\nk1,p1,c1,a1,2026-01-01\n",
            2,
            "other_agency_id",
            "only one",
        ),
        ("records", "source,source_id,client_id\noperator,c1,c1\n", 2, "source", "operator"),
        ("professionals", "id,name,agency_id,from\np3,Lee,,2026-01-01\n", 2, "agency_id", "missing"),
    ],
)
def test_a_bad_row_is_refused(
    store: Store, tmp_path: Path, table: str, text: str | bytes, line: int, column: str, reason: str | None
) -> None:
    report = take(store, tmp_path, {**FAMILY, table: text}, dry_run=True)
    own = [refusal for refusal in report.refused if refusal.file == f"{table}.csv"]
    if reason is None:
        assert not own
        return
    assert [(refusal.line, refusal.column) for refusal in own] == [(line, column)]
    assert reason in own[0].reason
    assert not report.ok


def test_rows_that_need_a_refused_row_are_refused_with_it(store: Store, tmp_path: Path) -> None:
    clients = FAMILY["clients"].replace("2018-03-04", "2018-13-04")
    report = take(store, tmp_path, {**FAMILY, "clients": clients})
    assert told(report) == [
        ("clients.csv", 2, "born"),
        ("members.csv", 2, "client_id"),
        ("relations.csv", 2, "other_id"),
        ("situations.csv", 2, "client_id"),
        ("involvements.csv", 2, "client_id"),
        ("involvements.csv", 3, "client_id"),
        ("contacts.csv", 2, "client_id"),
        ("contacts.csv", 3, "about"),
        ("contacts.csv", 4, "about"),
        ("contacts.csv", 5, "client_id"),
    ]
    assert report.refused[1].reason == "needs a row of clients that was refused"
    assert [row["id"] for row in table_of(store, "clients")] == ["c2"]
    assert [row["id"] for row in table_of(store, "involvements")] == ["i3"]


def test_the_second_of_two_rows_is_refused_even_where_the_first_was(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, {"clients": "id,family_name,born\nc1,Shaw,never\nc1,Shaw,2018-01-01\n"})
    assert told(report) == [("clients.csv", 2, "born"), ("clients.csv", 3, "id")]
    assert table_of(store, "clients") == []


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("name,kind\nOak,school\n", "id", "every row must have it"),
        ("", "", "no header"),
        ("id;name;kind\na1;Oak;school\n", "", "semicolons"),
        ("id\tname\tkind\na1\tOak\tschool\n", "", "tabs"),
        ("id,name,name,kind\na1,Oak,Oak,school\n", "name", "twice"),
        ("id,name,kind\na1,Oak,school\n".encode("utf-16"), "", "UTF-8"),
    ],
)
def test_a_file_with_a_bad_header_is_refused_whole(
    store: Store, tmp_path: Path, text: str | bytes, column: str, reason: str
) -> None:
    report = take(store, tmp_path, {"agencies": text, "families": "id\nf1\n"})
    assert [(refusal.file, refusal.line, refusal.column) for refusal in report.refused] == [("agencies.csv", 1, column)]
    assert reason in report.refused[0].reason
    assert report.read == {"agencies": 0, "families": 1}
    assert len(table_of(store, "families")) == 1


@pytest.mark.parametrize("table", ["involvements", "contacts"])
def test_a_file_needs_one_of_the_columns_that_may_stand_for_each_other(
    store: Store, tmp_path: Path, table: str
) -> None:
    header = {"involvements": "id,client_id\n", "contacts": "id,professional_id,on\n"}[table]
    assert told(take(store, tmp_path, {table: header}))[0][:2] == (f"{table}.csv", 1)


def test_an_unknown_column_is_told_once_and_its_rows_come_in(store: Store, tmp_path: Path) -> None:
    tables = {"agencies": "id,name,kind,notes\na1,Oak,school,secret\na2,Elm,school,secret\n"}
    report = take(store, tmp_path, tables)
    assert told(report) == [("agencies.csv", 1, "notes")]
    assert report.written["agencies"] == 2
    assert "secret" not in str(exported(store, tmp_path / "out"))


def test_missing_trailing_cells_are_empty_and_blank_lines_nothing(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, {"agencies": "id,name,kind,area,phone\n\na1,Oak,school\n,,,,\n\n"})
    assert report.ok
    assert report.read["agencies"] == 1


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_line_ends_and_a_byte_order_mark_are_read(store: Store, tmp_path: Path, line_end: str) -> None:
    text = '\ufeffid,name,kind\na1,"Oak, Elm",school\na2,,school\n'.replace("\n", line_end)
    report = take(store, tmp_path, {"agencies": text})
    assert told(report) == [("agencies.csv", 3, "name")]
    assert [row["name"] for row in table_of(store, "agencies")] == ["Oak, Elm"]


def test_whatever_a_name_is_it_is_stored_as_it_stands(store: Store, tmp_path: Path) -> None:
    names = ["=HYPERLINK(1)", "שלום עולם", "Zoe\u0308", "n" * 600, 'O\'Neil "Nell" {x} $y `z`', "a\u200fb", "+44 1"]
    rows = "".join(f'a{place},"{name.replace(chr(34), chr(34) * 2)}",school\n' for place, name in enumerate(names))
    assert take(store, tmp_path, {"agencies": "id,name,kind\n" + rows}).ok
    stored = [row["name"] for row in table_of(store, "agencies")]
    assert stored == [name.replace("e\u0308", "\u00eb") for name in names]


def test_a_folder_without_our_files_is_told_so(store: Store, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id\n1\n")
    with pytest.raises(InputRefused, match=r"none of our files.*agencies\.csv"):
        import_folder(store, tmp_path, today=TODAY)
    with pytest.raises(InputRefused, match="no folder"):
        import_folder(store, tmp_path / "nowhere", today=TODAY)


def test_other_csv_files_are_left_alone_and_told(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, {"families": "id\nf1\n", "notes": "id\n1\n"})
    assert report.ok
    assert report.notices == ["Not read, because no table has this name: notes.csv."]


def test_strict_writes_nothing_where_anything_is_wrong(store: Store, tmp_path: Path) -> None:
    tables = {"agencies": "id,name,kind,notes\na1,Oak,school,\n"}
    report = take(store, tmp_path, tables, strict=True)
    assert not report.wrote
    assert report.to_json()["written"] == {"agencies": 0}
    assert table_of(store, "agencies") == []
    assert take(store, tmp_path, {"agencies": "id,name,kind\na1,Oak,school\n"}, strict=True).wrote
    assert len(table_of(store, "agencies")) == 1


def test_a_dry_run_tells_the_same_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    tables = {**FAMILY, "situations": "client_id,code\nc1,child-in-need\nc9,ehcp\n"}
    dry = take(store, tmp_path, tables, dry_run=True)
    assert table_of(store, "agencies") == []
    assert take(store, tmp_path, tables).to_json() == dry.to_json()
    again = take(store, tmp_path, tables, dry_run=True)
    assert sum(again.written.values()) == 0
    assert take(store, tmp_path, tables).to_json() == again.to_json()
