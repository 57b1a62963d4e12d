"""Facts as the rows of our CSV files (model.md §3): what an account sees, exported as the operator's export is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from graph.model import OPERATOR, Facts
from graph.schemas import SCHEMAS
from graph.store import Row

# Which facts are a table's rows; a table that isn't here is named as they are.
FACTS_OF: Mapping[str, str] = {"members": "memberships"}


def rows_of(facts: Facts, table: str) -> Iterator[Row]:
    """The rows of a table in the order of the facts, by column."""
    if table == "clients":
        said = {each.client_id: each for each in facts.records if each.source == OPERATOR}
        for client in facts.clients:
            yield _row(table, said.get(client.id)) | {"id": client.id, "shielded": client.shielded}
        return
    for fact in getattr(facts, FACTS_OF.get(table, table)):
        # What the operator says of a client stands in clients.csv.
        if table != "records" or fact.source != OPERATOR:
            yield _row(table, fact)


def _row(table: str, fact: object) -> Row:
    schema = SCHEMAS[table]
    columns = {field.data_key or name: name for name, field in schema(today=date.min).fields.items()}
    return {column: _value(getattr(fact, columns[column], None)) for column in schema.exported()}


def _value(value: Any) -> Any:
    """A day as text, a list of days as a list: as the database gives them to an export."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
