"""Facts become the CSV folder of model.md §3."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random

from graph.model import OPERATOR, Client, Contact, Facts, Involvement, Membership, Professional, Record
from graph.schemas import SCHEMAS
from tests.queries.facts_csv import TABLES, write_csv
from tests.queries.missing.coverage import DAY
from tests.queries.networks import random_facts

FACTS = Facts(
    clients=(Client(id="c1", shielded=True), Client(id="c2")),
    records=(
        Record(source=OPERATOR, source_id="c1", client_id="c1", family_name="Shaw, Ella", born=date(2016, 2, 29)),
        Record(source="housing-feed", source_id="7", client_id="c2", as_of=date(2025, 1, 2), family_name="Åberg\nReid"),
    ),
    memberships=(Membership(client_id="c1", family_id="f1", end=date(2025, 3, 1), lives_here=False),),
    professionals=(Professional(id="p1", name="Jo", days=("mon", "tue"), active=False),),
    involvements=(Involvement(id="i1", client_id="c1", agency_id="a1", lead=True, start=date(2025, 2, 1)),),
    contacts=(Contact(id="k1", professional_id="p1", on=date(2025, 4, 1), other_agency_id="a1", about="c1"),),
)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a file, less the empty cells."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{column: cell for column, cell in row.items() if cell} for row in csv.DictReader(file)]


def test_each_fact_is_a_row(tmp_path: Path) -> None:
    write_csv(FACTS, tmp_path / "area")
    assert rows(tmp_path / "area", "clients") == [
        {"id": "c1", "shielded": "true", "family_name": "Shaw, Ella", "born": "2016-02-29"},
        {"id": "c2", "shielded": "false"},
    ]
    assert rows(tmp_path / "area", "records") == [
        {
            "source": "housing-feed",
            "source_id": "7",
            "client_id": "c2",
            "as_of": "2025-01-02",
            "family_name": "Åberg\nReid",
        },
    ]
    assert rows(tmp_path / "area", "members") == [
        {
            "client_id": "c1",
            "family_id": "f1",
            "to": "2025-03-01",
            "lives_here": "false",
            "visibility": "open",
            "shielded": "false",
        },
    ]
    assert rows(tmp_path / "area", "professionals") == [
        {"id": "p1", "name": "Jo", "active": "false", "days": "mon;tue"},
    ]
    assert rows(tmp_path / "area", "involvements") == [
        {
            "id": "i1",
            "agency_id": "a1",
            "client_id": "c1",
            "lead": "true",
            "from": "2025-02-01",
            "visibility": "open",
            "always_findable": "false",
        },
    ]
    assert rows(tmp_path / "area", "contacts") == [
        {
            "id": "k1",
            "professional_id": "p1",
            "other_agency_id": "a1",
            "on": "2025-04-01",
            "planned": "false",
            "about": "c1",
        },
    ]


def test_every_fact_of_a_random_network_is_there(tmp_path: Path) -> None:
    facts = random_facts(Random(5), day=DAY)
    write_csv(facts, tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == {*TABLES, "clients"}
    assert len(rows(tmp_path, "clients")) == len(facts.clients)
    for name, table in TABLES.items():
        assert len(rows(tmp_path, name)) == len(list(table.rows(facts)))


def test_the_columns_are_those_of_an_export_and_no_row_is_refused(tmp_path: Path) -> None:
    for seed in range(10):
        write_csv(random_facts(Random(seed), day=DAY), tmp_path)
        for name, schema in SCHEMAS.items():
            with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                found = csv.DictReader(file)
                assert set(found.fieldnames or ()) == set(schema.exported())
                checked = schema(today=DAY + timedelta(days=60))
                assert [checked.validate(row) for row in found if checked.validate(row)] == []
