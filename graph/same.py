"""Two records that a records officer takes for one person: what those read who are asked whether that is so.

They read which fields agree, and nothing of the other record: neither is opened to the team of the other before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.cypher import load
from graph.guard import check_allowed
from graph.model import OPERATOR
from graph.store import Row, Store
from graph.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Same:
    """A question that waits for a yes.

    `own` are those of the two whom the viewer openly supports, `yes` those whose team has said yes, `waits` those who
    have a team that has not.
    """

    id: str
    rule: str
    fields: str
    fingerprint: str | None
    clients: tuple[str, str]
    own: tuple[str, ...]
    yes: tuple[str, ...]
    waits: tuple[str, ...]


def asked_about(store: Store, viewer: Viewer, now: date, client_id: str) -> tuple[Same, ...]:
    """What is asked of the viewer about a client whom they openly support. Raises NotAllowed, DatabaseUnavailable."""
    found = _read(store, viewer, now, {"id": None, "client": client_id})
    return tuple(each for each in found if client_id in each.own)


def same(store: Store, viewer: Viewer, now: date, id_: str) -> Same | None:
    """One question, whoever is asked; None where nothing waits. Raises as `asked_about`."""
    found = _read(store, viewer, now, {"id": id_, "client": None})
    return found[0] if found else None


def _read(store: Store, viewer: Viewer, now: date, asked: dict[str, str | None]) -> tuple[Same, ...]:
    query = load("graph.slices", "same_asked")
    check_allowed(viewer, query)
    rows = store.read(query, viewer=viewer.parameter(), now=now, operator=OPERATOR, asked=asked)
    return tuple(_same(row) for row in rows)


def _same(row: Row) -> Same:
    told: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Same(**told)
