"""A folder of CSV files, read for tests without the import: its rows, what is wrong with them, and its facts."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from graph.model import (
    OPERATOR,
    Address,
    Agency,
    Client,
    Contact,
    Employment,
    Facts,
    Family,
    Involvement,
    Membership,
    Professional,
    Record,
    Relation,
    Situation,
)
from graph.schemas import SCHEMAS
from graph.schemas.cells import Reference

Tables = Mapping[str, list[dict[str, str]]]

KINDS: Mapping[str, tuple[str, type]] = {
    "agencies": ("agencies", Agency),
    "professionals": ("professionals", Professional),
    "employments": ("employments", Employment),
    "families": ("families", Family),
    "addresses": ("addresses", Address),
    "clients": ("clients", Client),
    "members": ("memberships", Membership),
    "relations": ("relations", Relation),
    "situations": ("situations", Situation),
    "involvements": ("involvements", Involvement),
    "contacts": ("contacts", Contact),
}


def read(folder: Path) -> Tables:
    """Every CSV file's rows, by table."""
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            tables[path.stem] = list(csv.DictReader(stream))
    return tables


def faults(tables: Tables, today: date) -> Iterator[str]:
    """What the import would refuse: unknown columns, cells, rules between cells, unknown ids, repeated keys."""
    ids = {table: {row["id"] for row in rows if "id" in row} for table, rows in tables.items()}
    for table, rows in tables.items():
        schema, cells = SCHEMAS[table], SCHEMAS[table].cells()
        keys = [tuple(row.get(column, "") for column in schema.key) for row in rows]
        if len(set(keys)) < len(keys):
            yield f"{table}: a key comes twice"
        for row in rows:
            values = {}
            for column, text in row.items():
                if column not in cells:
                    yield f"{table}: unknown column {column}"
                    continue
                cell = cells[column]
                try:
                    values[column] = cell.read(text)
                except ValueError as error:
                    yield f"{table}.{column}: {error}: {text}"
                if cell.required and not text:
                    yield f"{table}.{column} is empty"
                if isinstance(cell, Reference) and text and text not in ids[cell.to]:
                    yield f"{table}.{column}: no such id {text}"
            yield from (f"{table}: {broken} in {row}" for rule in schema.rules if (broken := rule(values, today)))


def facts_of(tables: Tables) -> Facts:
    """The rows as facts; what the operator says of a client is a record."""
    found: dict[str, tuple[Any, ...]] = {
        name: tuple(_made(kind, table, row) for row in tables[table]) for table, (name, kind) in KINDS.items()
    }
    records = tuple(
        _made(Record, "clients", row, source=OPERATOR, source_id=row["id"], client_id=row["id"])
        for row in tables["clients"]
    )
    return Facts(**found, records=records)


def _made(kind: type, table: str, row: Mapping[str, str], **given: str) -> Any:
    """One row as a dataclass; an empty cell leaves the default."""
    names = {field.name for field in fields(kind)}
    for column, cell in SCHEMAS[table].cells().items():
        name = {"from": "start", "to": "end"}.get(column, column)
        value = cell.read(row.get(column, ""))
        if name in names and value is not None:
            given[name] = tuple(value) if isinstance(value, list) else value
    return kind(**given)
