"""Rows of clients.csv: that someone is a client, and what the operator says of them, if anything."""

from __future__ import annotations

from graph.identity import FIELDS
from graph.schemas.cells import Identifier, Truth
from graph.schemas.records import SaidOfSomeone, born_and_died


class ClientRow(SaidOfSomeone):
    """A client. `family_name` may be missing where another record names them, which only the whole import can tell."""

    class Meta:
        """The order of the columns."""

        fields = ("id", "shielded", *FIELDS)

    table = "clients"
    rules = (born_and_died,)

    id = Identifier(required=True)
    shielded = Truth(keeps=True)
