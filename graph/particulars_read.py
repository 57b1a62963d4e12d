"""From the lists that everything_particulars.cypher answers with to columns in the order of the clients' ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from graph.columns import NONE
from graph.everything import Lists, Nodes
from graph.particulars import Particulars, personnummer_digits
from graph.schemas.numbers import nhs_digits

T = TypeVar("T")


def read_particulars(rows: Lists, nodes: Nodes) -> Particulars:
    """What is told of everybody."""
    told = dict(zip(nodes.clients.of(rows["client"]).tolist(), range(len(rows["client"])), strict=True))
    order = [told.get(place, NONE) for place in range(len(nodes.clients.ids))]
    return Particulars(
        given_name=_in_order(rows["given_name"], order, ""),
        known_as=_in_order(rows["known_as"], order, ""),
        family_name=_in_order(rows["family_name"], order, ""),
        born=_in_order(rows["born"], order, 0),
        born_year=_in_order(rows["born_year"], order, 0),
        nhs_number=[(each and nhs_digits(each)) or "" for each in _in_order(rows["nhs_number"], order, "")],
        personnummer=[each and personnummer_digits(each) for each in _in_order(rows["personnummer"], order, "")],
    )


def _in_order(values: Sequence[T], order: Sequence[int], missing: T) -> list[T]:
    """The values by position; `missing` for a client of whom nothing was told."""
    return [missing if place == NONE else values[place] for place in order]
