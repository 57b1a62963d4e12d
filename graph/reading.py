"""How a slice of a family, a client or a caseload is read: whom a viewer sees, who is around, what is shown of them.

Each step is one statement of graph/slices, and all steps of a slice run in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from graph.codes import agency_kinds
from graph.cypher import Cypher, load
from graph.facts import facts_of
from graph.model import Facts
from graph.store import Ask
from graph.viewer import Viewer

SEALED_KINDS = [kind.code for kind in agency_kinds().values() if kind.visibility != "open"]
NARROW_KINDS = [kind.code for kind in agency_kinds().values() if kind.reach == "client"]


@dataclass(frozen=True, slots=True)
class Reading:
    """The statements of one slice for one viewer on one day, asked one after the other."""

    ask: Ask
    viewer: Viewer
    now: date

    def seen(self) -> tuple[list[str], list[str]]:
        """The ids of an account's own clients, and of the others it sees; none for the operator, who needs no list."""
        if self.viewer.operator:
            return [], []
        rows = self._ask("seen", narrow=NARROW_KINDS)
        own = set(rows[0]["own"]) if rows else set()
        kin = set(rows[0]["kin"]) if rows else set()
        return sorted(own), sorted(kin - own)

    def around(self, seen: Sequence[str], family: str | None, client: str | None) -> list[str]:
        """The ids of the clients around a family or a client, of those that are seen; none where it is not."""
        clients: list[str] = self._ask("around", seen=seen, family=family, client=client)[0]["clients"]
        return sorted(clients)

    def chain(self, one: str, other: str, day: date) -> tuple[list[str], list[str]]:
        """The ids of the clients and of the professionals on the shortest ways between two people."""
        row = self._ask("chain", one=one, other=other, day=day)[0]
        return row["clients"], row["professionals"]

    def facts(self, clients: Sequence[str], own: Sequence[str], colleagues: Sequence[str] = ()) -> Facts:
        """What is seen of some clients; the operator's holds also whoever works for the desks on their teams."""
        row = self._ask("facts", clients=clients, own=own, colleagues=colleagues, sealed_kinds=SEALED_KINDS)[0]
        found = facts_of(row)
        team = {tie.professional_id for tie in found.involvements if tie.professional_id is not None}
        met = self._ask(
            "contacts",
            clients=[each.id for each in found.clients],
            named=sorted(team | set(colleagues)),
            desks=sorted({tie.agency_id or "" for tie in found.involvements if tie.professional_id is None}),
            ties=[tie.id for tie in found.involvements],
        )[0]
        found = _with(found, facts_of(met))
        return _with(found, facts_of(self._ask("desks", clients=clients)[0])) if self.viewer.operator else found

    def _ask(self, name: str, **parameters: object) -> list[dict[str, Any]]:
        given = {"viewer": self.viewer.parameter(), "now": self.now, **parameters}
        query = load("graph.slices", name)
        return self.ask(query, {each: given[each] for each in query.parameters})


def statements(viewer: Viewer, *focus: str) -> tuple[Cypher, ...]:
    """The statements that a slice for this viewer runs, for its permission."""
    more = ("desks",) if viewer.operator else ("seen",)
    return tuple(load("graph.slices", name) for name in (*focus, "facts", "contacts", *more))


def _with(facts: Facts, more: Facts) -> Facts:
    """The facts with more professionals, employments and contacts, each once."""
    return replace(
        facts,
        professionals=_once(facts.professionals, more.professionals, lambda row: row.id),
        employments=_once(facts.employments, more.employments, lambda row: row),
        contacts=_once(facts.contacts, more.contacts, lambda row: row.id),
    )


def _once(first: Sequence[Any], second: Sequence[Any], key: Callable[[Any], object]) -> tuple[Any, ...]:
    """Both sequences, without what the first has already."""
    found: Mapping[object, Any] = {key(row): row for row in chain(second, reversed(first))}
    return tuple(found[each] for each in dict.fromkeys(key(row) for row in chain(first, second)))
