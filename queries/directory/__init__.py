"""The directory: agencies and colleagues, no client involved. One function for each .cypher file beside this one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from graph.codes import kinds_that_start
from graph.cypher import load
from graph.store import Store

MOST = 30


@dataclass(frozen=True, slots=True)
class Listed:
    """A colleague for one of their agencies, or an agency, where `professional_id` is None; `phone` reaches them."""

    professional_id: str | None
    name: str | None
    role: str | None
    agency_id: str
    agency: str
    kind: str
    area: str | None
    phone: str | None


def find(store: Store, text: str, today: date) -> tuple[Listed, ...]:
    """Whoever has a text in their name, by name; at most thirty. Raises DatabaseUnavailable."""
    wanted = text.casefold()
    query = load("queries.directory", "find")
    return tuple(
        Listed(**row)
        for row in store.read(query, text=wanted, today=today, open_kinds=kinds_that_start("open"), most=MOST)
    )


def named(store: Store, agencies: Collection[str]) -> tuple[Listed, ...]:
    """The agencies of these ids, as far as there are any, by name. Raises DatabaseUnavailable."""
    rows = store.read(load("queries.directory", "named"), agencies=sorted({*agencies}))
    return tuple(Listed(**row) for row in rows)
