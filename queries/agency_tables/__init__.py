"""The coordinator's table as it is kept: one function for each .cypher file beside this one, of the same name.

One for each area and month, made once: what is asked twice in a month is answered from the same figures.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from graph.cypher import Cypher, load
from graph.errors import NotAllowed
from graph.guard import NOT_ALLOWED
from graph.journal import entry
from graph.store import Step, Store
from graph.viewer import Viewer
from queries.agency_counts import Table

ASKED_FOR = timedelta(days=30)
"""For so long leads read what a coordinator asked; and so long the coordinator reads that they were."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A coordinator of an area asks, since a day, whether two agencies (by id, in order) are in touch."""

    area: str
    pair: tuple[str, str]
    on: date


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
    return tuple(
        replace(Table.of_json(json.loads(row["table"]), row["made_on"]), asked=_days(row["asked"])) for row in rows
    )


def ask(store: Store, viewer: Viewer, area: str, pair: tuple[str, str], today: date) -> None:
    """Ask the leads of the families that two agencies share, whom the coordinator never sees. Raises as `kept`.

    `area` is one that the viewer coordinates. Asked again, the day is today's.
    """
    query = _load("ask")
    if not viewer.may(query.access):
        raise NotAllowed(NOT_ALLOWED)
    step: Step = (
        query,
        {
            "area": area,
            "pair": json.dumps(sorted(pair)),
            "on": today.isoformat(),
            "over": (today - ASKED_FOR).isoformat(),
        },
    )
    store.write_together([step, entry(viewer, "change", "agency_tables.ask", [*sorted(pair)], focus=area)])


def asked(store: Store, areas: Collection[str], today: date) -> tuple[Asked, ...]:
    """What coordinators of these areas ask at the moment. Raises DatabaseUnavailable."""
    rows = store.read(_load("asked"), areas=sorted(areas)) if areas else []
    made = [Asked(row["area"], *_pair_and_day(row["asked"])) for row in rows]
    return tuple(each for each in made if stands(each.on, today))


def stands(on: date, today: date) -> bool:
    """Whether what was asked on a day is still read."""
    return today - ASKED_FOR < on <= today


def _days(kept: Iterable[str]) -> dict[tuple[str, str], date]:
    return dict(_pair_and_day(each) for each in kept)


def _pair_and_day(kept: str) -> tuple[tuple[str, str], date]:
    """A JSON list of two ids, and a day right behind it."""
    (first, second), end = json.JSONDecoder().raw_decode(kept)
    return (first, second), date.fromisoformat(kept[end:])


def _load(name: str) -> Cypher:
    return load("queries.agency_tables", name)
