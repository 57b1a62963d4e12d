"""A hand-worked case of who may see what: rows beside the scene, where to look, what is expected, what decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graph.grounds import DEFAULT
from graph.visible import Sight
from tests.graph.access_networks import KEYS
from tests.graph.access_scene import sight

Look = Callable[[Sight], object]


@dataclass(frozen=True)
class Case:
    """With these rows `look` gives `expected`, and something else once the clause is left out."""

    clause: str
    story: str
    rows: tuple[Any, ...]
    look: Look
    expected: object
    who: str = "me"
    opened: tuple[str, ...] = ()
    enquired: tuple[str, ...] = ()
    grounds: str = DEFAULT
    met: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.clause}: {self.story}"


def level(client: str) -> Look:
    return lambda seen: seen.levels.get(client)


def has(kind: str, *key: object) -> Look:
    wanted = key[0] if len(key) == 1 else key
    return lambda seen: wanted in {KEYS[kind](row) for row in getattr(seen.facts, kind)}


def told(kind: str, key: object, name: str) -> Look:
    """A field of one fact, "not seen" where the fact isn't."""

    def look(seen: Sight) -> object:
        return next((getattr(row, name) for row in getattr(seen.facts, kind) if KEYS[kind](row) == key), "not seen")

    return look


def of_record(client: str, name: str, source: str = "operator") -> Look:
    return told("records", (source, client), name)


def line(seen: Sight) -> object:
    return seen.another_service


def ids(seen: Sight, kind: str) -> set[str]:
    """The ids of the facts of one kind that are seen."""
    return {row.id for row in getattr(seen.facts, kind)}


def check(case: Case) -> None:
    """The case holds, and it holds because of its clause."""
    opened = {"opened": case.opened, "enquired": case.enquired, "grounds": case.grounds, "met": case.met}
    assert case.look(sight(*case.rows, who=case.who, **opened)) == case.expected
    assert case.look(sight(*case.rows, who=case.who, without=case.clause, **opened)) != case.expected
