"""Random access networks side by side in a real database: by the import, and then with the marks no CSV carries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

from graph.cypher import load
from graph.model import OPERATOR, Facts, Record
from graph.store import Store
from tests.graph.access_networks import KEYS, random_access
from tests.network import load_facts

WORDS = ("source", "asserted_by", "agency_id", "confirmed_by")
# By which columns a row of each table is found again; an involvement's agency is on whose behalf, and in its CSV.
FOUND_BY: Mapping[str, Callable[[Any], dict[str, Any]]] = MappingProxyType(
    {
        "address": lambda each: {"family": each.family_id, "from": each.start},
        "membership": lambda each: {"client": each.client_id, "family": each.family_id, "from": each.start},
        "relation": lambda each: {
            "client": each.client_id, "other": each.other_id, "kind": each.kind, "from": each.start,
        },
        "situation": lambda each: {"client": each.client_id, "code": each.code, "from": each.start},
        "involvement": lambda each: {"id": each.id},
        "contact": lambda each: {"id": each.id},
        "record": lambda each: {"id": f"{each.source}|{each.source_id}"},
    }
)  # fmt: skip
TABLES = {
    "address": "addresses", "membership": "memberships", "relation": "relations", "situation": "situations",
    "involvement": "involvements", "contact": "contacts", "record": "records",
}  # fmt: skip
SEALED = ("addresses", "memberships", "relations", "situations", "involvements")


def networks(seeds: Sequence[int], day: date) -> list[Facts]:
    """A random access network for each seed, each with ids of its own."""
    return [random_access(Random(seed), day=day, prefix=f"n{seed}.") for seed in seeds]


def load_networks(store: Store, found: Sequence[Facts], folder: Path, day: date) -> None:
    """Networks into the database, with every mark that they carry."""
    facts = Facts(
        **{
            kind: tuple({key(row): row for each in found for row in getattr(each, kind)}.values())
            for kind, key in KEYS.items()
        }
    )
    load_facts(store, replace(facts, **{table: _unsealed(getattr(facts, table)) for table in SEALED}), folder, day)
    sources = [
        {"name": each.name, "marks": {"agency_id": each.agency_id, "register": each.register, "sealed": each.sealed}}
        for each in facts.sources
        if each.name != OPERATOR
    ]
    store.write(load("tests.cypher", "add_sources"), rows=sources)
    for kind, table in TABLES.items():
        rows = [FOUND_BY[kind](each) | {"marks": _marks(each)} for each in getattr(facts, table)]
        changed = store.write(load("tests.cypher", f"word_{kind}"), seconds=120.0, rows=rows)[0]["rows"]
        assert changed == len(rows), kind


def _unsealed(rows: Sequence[Any]) -> tuple[Any, ...]:
    """Rows as an import takes them: it knows no existence but an involvement's, and no seal whose mark is missing."""
    return tuple(replace(each, visibility="open") for each in rows)


def _marks(fact: Any) -> dict[str, Any]:
    if isinstance(fact, Record):
        return {"as_of": fact.as_of}
    marks: dict[str, Any] = {name: getattr(fact, name) for name in WORDS}
    if hasattr(fact, "visibility"):
        marks["visibility"] = fact.visibility
    return marks
