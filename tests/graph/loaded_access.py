"""Facts straight into a real database, with every mark that they carry: also those that no import would write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from random import Random
from types import MappingProxyType
from typing import Any

from graph.cypher import load
from graph.model import Facts
from graph.store import Store
from tests.graph.access_networks import KEYS, random_access

SECONDS = 120.0
PROPERTY = {"start": "from", "end": "to"}
LABELS = {
    "clients": "Client", "families": "Family", "professionals": "Professional", "agencies": "Agency",
    "sources": "Source",
}  # fmt: skip
# What stands at the ends of each kind of edge, and of the nodes that hang on others, and so is no property.
ENDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "records": {"client_id": "client"},
        "situations": {"client_id": "client"},
        "addresses": {"family_id": "family"},
        "memberships": {"client_id": "client", "family_id": "family"},
        "relations": {"client_id": "client", "other_id": "other"},
        "employments": {"professional_id": "professional", "agency_id": "agency"},
        "involvements": {"client_id": "client", "professional_id": "professional"},
        "consents": {"client_id": "client"},
        "contacts": {
            "professional_id": "professional", "client_id": "client", "other_professional_id": "other",
            "other_agency_id": "agency",
        },
    }
)  # fmt: skip
NAMED: Mapping[str, Callable[[Any, int], str]] = MappingProxyType(
    {
        "records": lambda each, _: f"{each.source}|{each.source_id}",
        "situations": lambda _, number: f"situation {number}",
        "addresses": lambda _, number: f"address {number}",
    }
)


def networks(seeds: Sequence[int], day: date) -> list[Facts]:
    """A random access network for each seed, each with ids of its own."""
    return [random_access(Random(seed), day=day, prefix=f"n{seed}.") for seed in seeds]


def beside_each_other(found: Iterable[Facts]) -> Facts:
    """Networks as one; the source that all of them have is one."""
    together: dict[str, dict[object, Any]] = defaultdict(dict)
    for each in found:
        for kind, key in KEYS.items():
            together[kind].update({key(row): row for row in getattr(each, kind)})
    return Facts(**{kind: tuple(rows.values()) for kind, rows in together.items()})


def load_networks(store: Store, found: Iterable[Facts]) -> None:
    """Networks side by side into an empty database that is ours."""
    facts = beside_each_other(found)
    for kind, label in LABELS.items():
        _put(store, "put_nodes", [{"label": label, "marks": _marks(kind, each)} for each in getattr(facts, kind)])
    hanging = {"records": "Record", "situations": "Situation", "consents": "Consent"}
    for kind, label in hanging.items():
        _put(store, "put_about_client", [row | {"label": label} for row in _rows(kind, facts)])
    _put(store, "put_addresses", _rows("addresses", facts))
    _put(store, "put_members", _rows("memberships", facts))
    _put(store, "put_relations", _rows("relations", facts))
    _put(store, "put_employments", _rows("employments", facts))
    _put(store, "put_involvements", _rows("involvements", facts))
    _put(store, "put_contacts", _rows("contacts", facts))


def _put(store: Store, name: str, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), 5000):
        store.write(load("tests.cypher", name), seconds=SECONDS, rows=rows[start : start + 5000])


def _rows(kind: str, facts: Facts) -> list[dict[str, Any]]:
    made = []
    for number, fact in enumerate(getattr(facts, kind)):
        marks = _marks(kind, fact)
        if kind in NAMED:
            marks["id"] = NAMED[kind](fact, number)
        made.append({name: getattr(fact, end) for end, name in ENDS[kind].items()} | {"marks": marks})
    return made


def _marks(kind: str, fact: Any) -> dict[str, Any]:
    """The properties of a fact: what it knows, by the names that they have in the database."""
    given = {field.name: getattr(fact, field.name) for field in fields(fact) if field.name not in ENDS.get(kind, ())}
    return {
        PROPERTY.get(name, name): list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
        if value is not None
    }
