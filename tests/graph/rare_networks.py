"""Networks by hand for filters that decide seldom: what one agency entered and the source of another says too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graph.model import OPERATOR, Facts
from tests.graph.access_networks import KEYS
from tests.graph.access_scene import kin, member, scene

# The fields that hold an id, or the name of a source; the source of all that the operator says has one name.
IDS = (
    "id", "name", "source", "source_id", "client_id", "other_id", "family_id", "professional_id", "agency_id",
    "other_professional_id", "other_agency_id", "asserted_by", "confirmed_by", "involvement", "about", "cover",
)  # fmt: skip

# "its agency the source's" only where nobody entered it for an agency of theirs.
BOTH: dict[str, Any] = {"source": "care-feed", "asserted_by": "sam", "agency_id": "homes"}
SCENES: tuple[tuple[Any, ...], ...] = (
    (member("ella", "shaw", visibility="hidden", **BOTH),),
    (kin("lee", "parent", "ella", visibility="hidden", **BOTH),),
    (kin("lee", "parent", "ella", **BOTH),),
    (kin("ella", "other", "lee", **BOTH), kin("lee", "parent", "ella", visibility="hidden")),
)


def by_hand() -> Iterator[Facts]:
    """The scene of access_scene.py with the rows of each, its ids its own."""
    for number, rows in enumerate(SCENES):
        yield named_apart(scene(*rows), f"h{number}.")


def named_apart(facts: Facts, prefix: str) -> Facts:
    """The same network with other ids."""
    return Facts(**{kind: tuple(_named(each, prefix) for each in getattr(facts, kind)) for kind in KEYS})


def _named(fact: Any, prefix: str) -> Any:
    given = {name: getattr(fact, name, None) for name in IDS}
    return replace(fact, **{name: f"{prefix}{id_}" for name, id_ in given.items() if id_ not in (None, OPERATOR)})
