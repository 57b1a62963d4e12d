"""What the database knows of the rows of an import: one function for each slices/known_….cypher, of the same name.

Each takes the keys of rows, an id or a map of the key's columns, and answers with what is stored, by column, under the
position of its key. A key that isn't known has no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from graph.cypher import load
from graph.store import Row, Store

Stored: TypeAlias = Mapping[int, Row]
Lookup: TypeAlias = Callable[[Store, Sequence[Any]], Stored]
SECONDS = 120.0


def known_amounts(store: Store) -> Mapping[str, bool]:
    """Whether the database holds any row of each table."""
    return store.read(load("graph.slices", "known_amounts"))[0]


def known_agencies(store: Store, keys: Sequence[str]) -> Stored:
    """Agencies by id."""
    return _known(store, "known_agencies", keys)


def known_professionals(store: Store, keys: Sequence[str]) -> Stored:
    """Professionals by id."""
    return _known(store, "known_professionals", keys)


def known_families(store: Store, keys: Sequence[str]) -> Stored:
    """Families by id."""
    return _known(store, "known_families", keys)


def known_clients(store: Store, keys: Sequence[str], *, source: str) -> Stored:
    """Clients by id, with what `source` says of them.

    `recorded`: it says anything at all; `named`: another source's record is of them.
    """
    return _known(store, "known_clients", keys, source=source)


def known_records(store: Store, keys: Sequence[Any]) -> Stored:
    """Records by source and source_id."""
    return _known(store, "known_records", keys)


def known_employments(store: Store, keys: Sequence[Any]) -> Stored:
    """Employments by professional_id, agency_id and from."""
    return _known(store, "known_employments", keys)


def known_addresses(store: Store, keys: Sequence[Any]) -> Stored:
    """Addresses by family_id and from."""
    return _known(store, "known_addresses", keys)


def known_members(store: Store, keys: Sequence[Any]) -> Stored:
    """Memberships by client_id, family_id and from."""
    return _known(store, "known_members", keys)


def known_relations(store: Store, keys: Sequence[Any]) -> Stored:
    """Kinship by client_id, kind, other_id and from."""
    return _known(store, "known_relations", keys)


def known_situations(store: Store, keys: Sequence[Any]) -> Stored:
    """Situations by client_id, code and from."""
    return _known(store, "known_situations", keys)


def known_involvements(store: Store, keys: Sequence[str]) -> Stored:
    """Involvements by id."""
    return _known(store, "known_involvements", keys)


def known_contacts(store: Store, keys: Sequence[str]) -> Stored:
    """Contacts by id."""
    return _known(store, "known_contacts", keys)


LOOKUPS: Mapping[str, Lookup] = {
    "agencies": known_agencies,
    "professionals": known_professionals,
    "employments": known_employments,
    "families": known_families,
    "addresses": known_addresses,
    "records": known_records,
    "members": known_members,
    "relations": known_relations,
    "situations": known_situations,
    "involvements": known_involvements,
    "contacts": known_contacts,
}


def _known(store: Store, name: str, keys: Sequence[Any], **rest: object) -> Stored:
    return dict(store.read(load("graph.slices", name), seconds=SECONDS, keys=list(keys), **rest)[0]["known"])
