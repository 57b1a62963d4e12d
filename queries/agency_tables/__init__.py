"""The coordinator's table as it is kept: one function for each .cypher file beside this one, of the same name.

One for each area and month, made once: what is asked twice in a month is answered from the same figures.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from graph.cypher import Cypher, load
from graph.errors import NotAllowed
from graph.guard import NOT_ALLOWED
from graph.journal import entry
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.agency_counts import Table


def keep(store: Store, viewer: Viewer, table: Table, now: datetime) -> bool:
    """Keep a table, unless there is one of that area and month; whether it was kept. Raises DatabaseUnavailable."""
    step: Step = (
        _load("keep"),
        {
            "id": f"{table.month} {table.area}",
            "area": table.area,
            "month": table.month,
            "table": json.dumps(table.to_json()),
            "now": now,
        },
    )
    answer = store.write_together([step, entry(viewer, "change", "agency_tables.keep", [], focus=table.area)])
    return bool(answer[0][0]["made"])


def kept(store: Store, viewer: Viewer, area: str, areas: Collection[str]) -> tuple[Table, ...]:
    """The tables of an area, newest month first, with an entry in the journal. Raises NotAllowed, DatabaseUnavailable.

    `areas` are those that the viewer coordinates.
    """
    query = _load("kept")
    if not viewer.may(query.access) or area not in areas:
        raise NotAllowed(NOT_ALLOWED)
    rows = store.read(query, area=area)
    store.write_together([entry(viewer, "view", "agency_tables.kept", [], focus=area, rows=len(rows))])
    return tuple(Table.of_json(json.loads(row["table"]), row["made_on"]) for row in rows)


def _load(name: str) -> Cypher:
    return load("queries.agency_tables", name)
