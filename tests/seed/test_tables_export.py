"""What an export holds, and that importing it into an empty database and exporting again gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from graph.errors import InputRefused
from graph.migrate import migrate
from graph.schemas import SCHEMAS
from graph.store import Row, Store
from seed.tables import export_folder
from tests.database import wipe
from tests.seed.csv_folder import FAMILY, exported, rows_of, take

# One of everything that could be lost on the way.
EVERYTHING = {
    **FAMILY,
    "agencies": (
        "id,name,kind,area,phone,email,hours,duty_phone,out_of_hours_phone\n"
        'a1,"Oak, ""the"" school",school,North,01,a@b,"9-5\nnot Fri",02,03\n'
        "a2,=cmd|' /C calc'!A0,child-social-care,,+44 20,,,,\na3,שלום,domestic-abuse,,,,,,\nA,Zo\u00eb,other,,,,,,\n"
    ),
    "professionals": (
        "id,name,role,team,phone,mobile,email,active,days,away_until,cover\n"
        "p1,Jo,teacher,T,1,2,3,false,mon;tue,2026-12-01,Sam\np2,Sam,,,,,,true,,,\n"
        '"p""3","O\'Neil\r\nNell",,,,,,,,,\n'
    ),
    "employments": "professional_id,agency_id,from,to\np1,a1,,\np1,a1,2020-01-01,2021-01-01\np1,a2,2019-01-01,\n",
    "clients": (
        "id,shielded,given_name,family_name,born,born_year,died,expected,gender,nhs_number,personnummer,address,postcode\n"
        "c1,true,Ella,Shaw,2018-03-04,,,,female,943 476 5919,,1 High St,AB1\n"
        "c2,,Ann,Shaw,,1990,2026-01-01,,unknown,,811228-9874,,\nc3,,Bump,Shaw,,,,2027-01-01,,,,,\nc4,,,,,,,,,,,,\n"
    ),
    "records": (
        "source,source_id,client_id,as_of,known_as,phone,email,language\n"
        "housing,9,c1,2026-01-01,El,07,e@f,sv\nhousing,10,c4,,,,,\nschool,9,c1,,,,,\noperator,old,c2,,Annie,,,\n"
    ),
    "members": (
        "client_id,family_id,from,to,lives_here,visibility,shielded\n"
        "c1,f1,,,,,\nc1,f1,2020-01-01,2020-01-01,false,hidden,true\nc2,f1,,,true,open,false\n"
    ),
    "relations": (
        "client_id,kind,other_id,form,parental_responsibility,from,to,visibility\n"
        "c2,parent,c1,birth,true,,,hidden\nc2,partner,c3,married,,2020-01-01,2021-01-01,\nc2,partner,c3,together,,,,\n"
    ),
    "situations": "client_id,code,from,to,visibility\nc1,ehcp,2030-01-01,,\nc1,ehcp,,,hidden\n",
    "addresses": (
        "family_id,address,postcode,area,setting,from,to,visibility,shielded\n"
        "f1,1 High St,AB1,North,home,,2020-01-01,,\nf1,,,,refuge,2020-01-01,,hidden,true\n"
    ),
    "involvements": (
        "id,professional_id,agency_id,client_id,role,lead,from,to,visibility,always_findable,confirmed_on,concern_on,"
        "named_by_client_on\ni1,p1,,c1,teacher,true,2020-01-01,2030-01-01,existence,true,2026-01-01,2026-01-02,2026-01-03\n"
        "i2,p1,a2,c1,,false,,,,false,,,\ni3,,a3,c2,,,,,,,,,\n"
    ),
    "contacts": (
        "id,professional_id,client_id,other_professional_id,other_agency_id,on,at,kind,planned,meeting,about,involvement\n"
        "k1,p1,c1,,,2026-11-01,2026-11-01T10:00:00+01:00,visit,false,m1,,i1\nk2,p1,,p2,,2026-10-01,,,,m1,c1,\n"
        "k3,p1,,,a2,2026-10-02,,,,,,\nk4,p2,c1,,,2030-12-01,,visit,true,,,\n"
    ),
}


def test_export_and_import_into_an_empty_database_give_the_same_bytes(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path / "in", EVERYTHING)
    assert report.refused == []
    first = exported(store, tmp_path / "first")
    wipe(store)
    migrate(store)
    assert take(store, tmp_path / "again", first).refused == []
    assert exported(store, tmp_path / "second") == first


def test_an_export_imported_where_it_came_from_changes_nothing(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path / "in", EVERYTHING)
    assert take(store, tmp_path / "again", exported(store, tmp_path / "out")).written.total() == 0


def test_every_table_has_its_file_with_all_columns_and_rows_by_id_or_key(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path / "in", EVERYTHING)
    files = exported(store, tmp_path / "out")
    assert {table: text.partition("\n")[0] for table, text in files.items()} == {
        table: ",".join(schema.exported()) for table, schema in SCHEMAS.items()
    }
    assert [line.partition(",")[0] for line in files["clients"].splitlines()[1:]] == ["c1", "c2", "c3", "c4"]
    assert files["employments"].splitlines()[1:] == ["p1,a1,2020-01-01,2021-01-01", "p1,a1,,", "p1,a2,2019-01-01,"]
    assert files["contacts"].splitlines()[1].split(",")[6] == "2026-11-01T09:00:00Z"
    assert files["involvements"].splitlines()[3] == "i3,,a3,c2,,,,,hidden,,,,"
    assert files["clients"].splitlines()[4] == "c4,false" + "," * 15
    records = [line.split(",")[:2] for line in files["records"].splitlines()[1:]]
    assert records == [["housing", "10"], ["housing", "9"], ["operator", "old"], ["school", "9"]]
    assert '\na1,"Oak, ""the"" school",school' in files["agencies"]
    assert "\na2,=cmd|' /C calc'!A0," in files["agencies"]
    assert not files["agencies"].startswith("\ufeff")


def test_any_text_at_all_comes_back_as_it_was(store: Store, tmp_path: Path) -> None:
    chance = Random(7)
    awkward = [*"\"',;\r\n\t \\=+-@", "\u0301", "\u200f", "\u2028", "\x85", "\ufeff", "e\u0308", "\x1f", "🙂"]

    def text() -> str:
        letters = [
            chance.choice(awkward) if chance.random() < 0.5 else chr(chance.randrange(32, 0xD800)) for _ in range(20)
        ]
        return '"' + "".join(letters).replace('"', '""') + '."'

    rows = "".join(f"a{number},{text()},school,{text()}\n" for number in range(300))
    assert take(store, tmp_path / "in", {"agencies": "id,name,kind,hours\n" + rows}).refused == []
    first = exported(store, tmp_path / "first")
    wipe(store)
    migrate(store)
    assert take(store, tmp_path / "again", first).refused == []
    assert exported(store, tmp_path / "second") == first


def test_an_export_into_a_folder_replaces_our_files_and_leaves_others(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "agencies.csv").write_text("old")
    exported(store, folder)
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "agencies.csv").read_text().startswith("id,")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failing_export_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path / "in", FAMILY)
    good = rows_of(store)

    def rows(table: str) -> Iterator[Row]:
        if table == "contacts":
            raise InputRefused("Something broke.")
        return good(table)

    with pytest.raises(InputRefused, match="broke"):
        export_folder(rows, tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_place_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputRefused, match="is a file"):
        export_folder(rows_of(store), tmp_path / "file")
    with pytest.raises(InputRefused, match="could not be written"):
        export_folder(rows_of(store), tmp_path / "file" / "under")


def test_what_is_exported_only_its_writer_may_read(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "there already"
    folder.mkdir(mode=0o755)
    export_folder(rows_of(store), folder)
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
