"""Rows of records.csv: what a source other than the operator says of a client."""

from __future__ import annotations

from datetime import date

from graph.identity import FIELDS
from graph.model import OPERATOR
from graph.schemas.cells import Code, Day, Identifier, Reference, SourceName, Text, Year
from graph.schemas.numbers import NhsNumber, Personnummer
from graph.schemas.row import RowSchema
from graph.schemas.rules import Broken, Values, not_in_future

born_and_died = not_in_future("born", "born_year", "died")


def operator_stands_in_clients(row: Values, _today: date) -> Broken:
    """What the operator says of a client stands in clients.csv, so that it stands once."""
    own = row.get("source") == OPERATOR and row.get("source_id") == row.get("client_id")
    return ("source", "is the operator, whose own rows stand in clients.csv") if own else None


class SaidOfSomeone(RowSchema):
    """The columns that any source may fill of a client, in clients.csv and in records.csv alike."""

    given_name = Text()
    family_name = Text()
    known_as = Text()
    born = Day()
    born_year = Year()
    died = Day()
    expected = Day()
    gender = Code("genders")
    nhs_number = NhsNumber()
    personnummer = Personnummer()
    address = Text()
    postcode = Text()
    phone = Text()
    email = Text()
    language = Text()


class RecordRow(SaidOfSomeone):
    """What one source says of a client; known by the source and the source's own id."""

    class Meta:
        """The order of the columns."""

        fields = ("source", "source_id", "client_id", "as_of", *FIELDS)

    table = "records"
    key = ("source", "source_id")
    rules = (born_and_died, operator_stands_in_clients)

    source = SourceName(required=True)
    source_id = Identifier(required=True)
    client_id = Reference("clients", required=True)
    as_of = Day()
