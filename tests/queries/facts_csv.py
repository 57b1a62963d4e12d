"""Facts as a folder of CSV files (model.md §3), so that a random network can go in through the import."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph.model import OPERATOR, Facts

# The columns whose field has another name, `from` being a word of Python.
FIELD_OF = {"from": "start", "to": "end"}

_IDENTITY = (
    "given_name",
    "family_name",
    "known_as",
    "born",
    "born_year",
    "died",
    "expected",
    "gender",
    "nhs_number",
    "personnummer",
    "address",
    "postcode",
    "phone",
    "email",
    "language",
)


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its columns, and the facts that are its rows."""

    columns: tuple[str, ...]
    rows: Callable[[Facts], Iterable[Any]]


TABLES: Mapping[str, Table] = {
    "agencies": Table(
        ("id", "name", "kind", "area", "phone", "email", "hours", "duty_phone", "out_of_hours_phone"),
        lambda facts: facts.agencies,
    ),
    "professionals": Table(
        ("id", "name", "role", "team", "phone", "mobile", "email", "active", "days", "away_until", "cover"),
        lambda facts: facts.professionals,
    ),
    "employments": Table(("professional_id", "agency_id", "from", "to"), lambda facts: facts.employments),
    "families": Table(("id", "name", "shielded"), lambda facts: facts.families),
    "addresses": Table(
        ("family_id", "address", "postcode", "area", "setting", "from", "to", "visibility", "shielded"),
        lambda facts: facts.addresses,
    ),
    "records": Table(
        ("source", "source_id", "client_id", "as_of", *_IDENTITY),
        lambda facts: (record for record in facts.records if record.source != OPERATOR),
    ),
    "members": Table(
        ("client_id", "family_id", "from", "to", "lives_here", "visibility", "shielded"),
        lambda facts: facts.memberships,
    ),
    "relations": Table(
        ("client_id", "kind", "other_id", "form", "parental_responsibility", "from", "to", "visibility"),
        lambda facts: facts.relations,
    ),
    "situations": Table(("client_id", "code", "from", "to", "visibility"), lambda facts: facts.situations),
    "involvements": Table(
        (
            "id",
            "professional_id",
            "agency_id",
            "client_id",
            "role",
            "lead",
            "from",
            "to",
            "visibility",
            "always_findable",
            "confirmed_on",
            "concern_on",
            "named_by_client_on",
        ),
        lambda facts: facts.involvements,
    ),
    "contacts": Table(
        (
            "id",
            "professional_id",
            "client_id",
            "other_professional_id",
            "other_agency_id",
            "on",
            "at",
            "kind",
            "planned",
            "meeting",
            "about",
            "involvement",
        ),
        lambda facts: facts.contacts,
    ),
}


def write_csv(facts: Facts, folder: Path) -> None:
    """Write every file of model.md §3 into `folder`, made where it isn't there, rows in the order of the facts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in TABLES.items():
        rows = ({column: _value(fact, column) for column in table.columns} for fact in table.rows(facts))
        _write(folder / f"{name}.csv", table.columns, rows)
    _write(folder / "clients.csv", ("id", "shielded", *_IDENTITY), _clients(facts))


def _clients(facts: Facts) -> Iterable[dict[str, str]]:
    """A client's row holds what the source `operator` says of them."""
    said = {record.client_id: record for record in facts.records if record.source == OPERATOR}
    for client in facts.clients:
        record = said.get(client.id)
        yield {
            "id": client.id,
            "shielded": cell(client.shielded),
            **{column: "" if record is None else _value(record, column) for column in _IDENTITY},
        }


def _value(fact: object, column: str) -> str:
    return cell(getattr(fact, FIELD_OF.get(column, column)))


def cell(value: object) -> str:
    """What stands in a cell: nothing for unknown, `true` or `false`, an ISO 8601 day, a list with `;`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ";".join(value)
    return str(value)


def _write(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns))
        writer.writeheader()
        writer.writerows(rows)
