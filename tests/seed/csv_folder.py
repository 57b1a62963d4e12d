"""Folders of our CSV files for tests of import and export: a small family, and what is stored of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from graph.cypher import load
from graph.store import Row, Store
from seed.report import Report
from seed.tables import export_folder, import_folder

TODAY = date(2026, 11, 22)

# Ella lives with her mother; a school and a social worker support her, and an agency's desk her mother.
FAMILY = {
    "agencies": "id,name,kind\na1,Oak Primary,school\na2,Child care,child-social-care\na3,Sky,domestic-abuse\n",
    "professionals": "id,name,role\np1,Jo Reid,teacher\np2,Sam Hill,social-worker\n",
    "employments": "professional_id,agency_id,from,to\np1,a1,2020-01-01,\np2,a2,,\n",
    "families": "id,name\nf1,Shaw\n",
    "addresses": "family_id,address,postcode,setting,from\nf1,1 High Street,AB1 2CD,home,2021-05-01\n",
    "clients": "id,given_name,family_name,born\nc1,Ella,Shaw,2018-03-04\nc2,Ann,Shaw,1990-01-02\n",
    "members": "client_id,family_id,from\nc1,f1,2018-03-04\nc2,f1,\n",
    "relations": "client_id,kind,other_id,form\nc2,parent,c1,birth\n",
    "situations": "client_id,code,from\nc1,child-in-need,2026-01-01\n",
    "involvements": (
        "id,professional_id,agency_id,client_id,role,lead,from\n"
        "i1,p1,a1,c1,teacher,,2023-09-01\ni2,p2,a2,c1,social-worker,true,2026-01-01\ni3,,a3,c2,,,2026-02-01\n"
    ),
    "contacts": (
        "id,professional_id,client_id,other_professional_id,other_agency_id,on,kind,planned,about\n"
        "k1,p2,c1,,,2026-11-01,visit,,\nk2,p2,,p1,,2026-10-01,call,,c1\n"
        "k3,p1,,,a2,2026-10-02,message,,c1\nk4,p2,c1,,,2026-12-01,visit,true,\n"
    ),
}


def write(folder: Path, tables: Mapping[str, str | bytes]) -> Path:
    """A folder with these tables and no others, by name without .csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.csv"):
        file.unlink()
    for table, text in tables.items():
        (folder / f"{table}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def take(store: Store, folder: Path, tables: Mapping[str, str | bytes], **options: Any) -> Report:
    """Import these tables."""
    return import_folder(store, write(folder, tables), today=TODAY, **options)


def exported(store: Store, folder: Path) -> dict[str, str]:
    """The export, file by file."""
    export_folder(rows_of(store), folder)
    return {file.stem: file.read_bytes().decode() for file in sorted(folder.glob("*.csv"))}


def rows_of(store: Store) -> Any:
    """What streams the rows of a table."""

    def rows(table: str) -> Iterator[Row]:
        return store.stream(load("graph.slices", f"export_{table}"))

    return rows


def table_of(store: Store, table: str) -> list[dict[str, Any]]:
    """The rows of one table as stored, without what is unknown."""
    return [{column: value for column, value in row.items() if value is not None} for row in rows_of(store)(table)]


def told(report: Report) -> list[tuple[str, int, str]]:
    """Where something was refused: file, line and column."""
    return [(refusal.file, refusal.line, refusal.column) for refusal in report.refused]
