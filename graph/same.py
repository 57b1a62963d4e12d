"""Two records that an officer takes for one person, or two households for one: what those read who are asked about it.

They read which fields agree, and nothing of the other side: neither is opened to the team of the other before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.cypher import load
from graph.guard import check_allowed
from graph.model import OPERATOR
from graph.store import Row, Store
from graph.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records, or whoever belongs to one of the two households.

    `own` are those of it whom the viewer openly supports; `yes` is whether its team has said so, `waits` whether it has
    a team that has not.
    """

    clients: tuple[str, ...]
    own: tuple[str, ...]
    yes: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Same:
    """A question that waits for a yes."""

    id: str
    rule: str
    fields: str
    fingerprint: str | None
    sides: tuple[Side, ...]

    @property
    def clients(self) -> tuple[str, ...]:
        """Whom it is about, in the order of the sides."""
        return tuple(client for side in self.sides for client in side.clients)

    @property
    def own(self) -> tuple[str, ...]:
        """Those for whom the viewer speaks: of a household not who lives there with them."""
        return tuple(client for side in self.sides for client in side.own)

    @property
    def waits(self) -> bool:
        """Whether any side has a team that has not said yes."""
        return any(side.waits for side in self.sides)

    def asks_about(self, client_id: str) -> bool:
        """Whether the viewer is asked on the page of a client."""
        return any(client_id in side.own for side in self.sides)

    def said_of(self, client_id: str) -> bool:
        """Whether the side of a client has said yes."""
        return any(side.yes for side in self.sides if client_id in side.clients)


@dataclass(frozen=True, slots=True)
class Households:
    """Two households were joined on a day; who has a place in the other's family by that."""

    id: str
    on: date
    placed: tuple[str, ...]


def joined_households(store: Store, viewer: Viewer, now: date, client_id: str) -> tuple[Households, ...]:
    """Which joinings of a client's household stand, the latest first. Raises NotAllowed, DatabaseUnavailable."""
    query = load("graph.slices", "joined_households")
    check_allowed(viewer, query)
    rows = store.read(query, viewer=viewer.parameter(), now=now, client=client_id)
    return tuple(Households(row["id"], date.fromisoformat(row["on"]), tuple(row["placed"])) for row in rows)


def asked_about(store: Store, viewer: Viewer, now: date, client_id: str) -> tuple[Same, ...]:
    """What is asked of the viewer about a client whom they openly support. Raises NotAllowed, DatabaseUnavailable."""
    found = _read(store, viewer, now, {"id": None, "client": client_id})
    return tuple(each for each in found if each.asks_about(client_id))


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
    return Same(**{**row, "sides": tuple(_side(each) for each in row["sides"])})


def _side(row: Mapping[str, Any]) -> Side:
    return Side(tuple(row["clients"]), tuple(row["own"]), row["yes"], row["waits"])
