"""From the rows of a slice to facts: strings to days, lists to tuples, maps to the dataclasses of model.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import Any

from graph import model
from graph.model import Facts

KINDS: Mapping[str, type[Any]] = {
    "clients": model.Client,
    "records": model.Record,
    "families": model.Family,
    "addresses": model.Address,
    "memberships": model.Membership,
    "relations": model.Relation,
    "situations": model.Situation,
    "professionals": model.Professional,
    "employments": model.Employment,
    "agencies": model.Agency,
    "sources": model.Source,
    "involvements": model.Involvement,
    "contacts": model.Contact,
    "consents": model.Consent,
}

# By what a fact is known: its columns marked * in model.md §3, and since when.
KEYS: Mapping[str, tuple[str, ...]] = {
    "clients": ("id",),
    "records": ("source", "source_id"),
    "families": ("id",),
    "addresses": ("family_id", "start"),
    "memberships": ("client_id", "family_id", "start"),
    "relations": ("client_id", "kind", "other_id", "start"),
    "situations": ("client_id", "code", "start"),
    "professionals": ("id",),
    "employments": ("professional_id", "agency_id", "start"),
    "agencies": ("id",),
    "sources": ("name",),
    "involvements": ("id",),
    "contacts": ("id",),
    "consents": ("id",),
}

SAID_TWICE = ("memberships", "relations", "situations")


def key_of(kind: str, fact: object) -> tuple[str, ...]:
    """By what a fact is known, as text; a day that is unknown comes first."""
    return tuple(str(getattr(fact, name) or "") for name in KEYS[kind])


def in_order(facts: Facts) -> Facts:
    """The facts in the order of their keys, not in that in which a database happens to keep them."""
    return Facts(**{kind: tuple(sorted(getattr(facts, kind), key=_by_key(kind))) for kind in KEYS})


def _by_key(kind: str) -> Callable[[object], Any]:
    """What orders facts as `key_of` does; an id, which most are known by, is its own key."""
    names = KEYS[kind]
    return attrgetter(names[0]) if len(names) == 1 else partial(key_of, kind)


def facts_of(row: Mapping[str, Any]) -> Facts:
    """The facts in one record of lists of maps, keyed as the fields of Facts; a list that is absent is empty."""
    return Facts(**{name: tuple(_once(name, _make(name, row.get(name, ())))) for name in KINDS})


def _once(name: str, made: Iterator[Any]) -> Iterable[Any]:
    """Each fact once by its key: two records of one person that were merged may both say it. The strictest counts."""
    if name not in SAID_TWICE:
        return made
    found: dict[tuple[str, ...], Any] = {}
    for each in made:
        key = key_of(name, each)
        found[key] = min(found.get(key, each), each, key=lambda said: (said.visibility or "", repr(said)))
    return found.values()


def _make(name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[Any]:
    """Dataclasses of one kind; what a row leaves out or null keeps the field's default."""
    kind, converters = KINDS[name], _converters(name)
    for row in rows:
        given = {field: convert(row[field]) for field, convert in converters.items() if row.get(field) is not None}
        yield kind(**given)


@cache
def _converters(name: str) -> dict[str, Callable[[Any], Any]]:
    return {field.name: _converter(str(field.type)) for field in fields(KINDS[name])}


def _converter(annotation: str) -> Callable[[Any], Any]:
    if annotation.startswith("date"):
        return date.fromisoformat
    if annotation.startswith("tuple"):
        return tuple
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
