"""What everybody is called, in the order of the columns' ids."""

from __future__ import annotations

from collections.abc import Sequence

from graph.columns import NONE, UNKNOWN_DAY, ClientColumns
from graph.everything import Nodes, Numbered
from graph.identity import UNBORN
from graph.records_read import Lists, Records
from graph.slice import Names


def names_read(rows: Lists, nodes: Nodes) -> Names:
    """What families, professionals and agencies are called, an id where no name is known; of clients their ids."""
    return Names(
        clients=nodes.clients.ids,
        families=_named(nodes.families, rows["families"], rows["named_families"]),
        professionals=_named(nodes.professionals, rows["professionals"], rows["named_professionals"]),
        agencies=_named(nodes.agencies, rows["agencies"], rows["named_agencies"]),
    )


def people_read(records: Records, clients: ClientColumns) -> list[str]:
    """What clients are called, as `Identity.label` has it."""
    unborn = (clients.expected != UNKNOWN_DAY) & (clients.born == UNKNOWN_DAY)
    told = zip(
        records.texts("given_name"),
        records.texts("known_as"),
        [UNBORN if each else "" for each in unborn.tolist()],
        records.texts("family_name"),
        clients.ids,
        strict=True,
    )
    return [
        " ".join(filter(None, (given or known or baby, family))) or client
        for given, known, baby, family, client in told
    ]


def _named(nodes: Numbered, numbers: Sequence[int], names: Sequence[str]) -> list[str]:
    called = list(nodes.ids)
    for place, name in zip(nodes.of(numbers), names, strict=True):
        if place != NONE and name:
            called[place] = name
    return called
