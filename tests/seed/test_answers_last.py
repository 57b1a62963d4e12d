"""An answer lasts: through a joining of two records of one client, through its undoing, and through the same import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest

from graph.answers import NOT_NEEDED
from graph.model import OPERATOR, Client, Facts, Family, Record
from graph.slice import Slice
from graph.store import Store
from queries import answers, merges
from queries.answering import answer
from queries.missing import DEFAULT, Finding, answered_links, missing_links
from tests.explorer.hand_worked import WORKED
from tests.network import OPERATOR as WHO
from tests.network import door, load_facts
from tests.queries.missing.scene import EVERYTHING, D

NOW = datetime.combine(D, time(9, 30), UTC)
NAMES = (
    "id", "source_id", "client_id", "professional_id", "agency_id", "family_id", "other_id", "other_professional_id",
    "other_agency_id", "about", "involvement", "meeting",
)  # fmt: skip
# By what two more records of each client are called: before all other ids, and after them.
BEFORE, AFTER = "0", "~"
# Ids are their own within a kind alone: there the Shaws are called as one of those whose records are joined.
CALLED = {"child-not-seen": "ada", "sibling-without-agency": "ada"}


def apart(rule: str, fact: Any) -> Any:
    """A fact of a rule's own family, of which every id begins with the rule."""
    held = {name: getattr(fact, name) for name in NAMES if getattr(fact, name, None) is not None}
    named = {name: family_of(rule) if is_family(fact, name) and id_ == "shaw" else id_ for name, id_ in held.items()}
    return replace(fact, **{name: f"{rule}.{id_}" for name, id_ in named.items()})


def family_of(rule: str) -> str:
    """What the Shaws are called in the hand-worked family of a rule."""
    return CALLED.get(rule, "shaw")


def is_family(fact: Any, name: str) -> bool:
    return name == "family_id" or (name == "id" and isinstance(fact, Family))


def side_by_side() -> Facts:
    """The hand-worked families of all rules, and two bare records beside each client."""
    held: dict[str, list[Any]] = defaultdict(list)
    for rule, worked in WORKED.items():
        for each in fields(Facts):
            held[each.name] += [apart(rule, fact) for fact in getattr(worked.facts, each.name)]
    for client in [each.id for each in held["clients"]]:
        for mark in (BEFORE, AFTER):
            bare = Client(id=f"{mark}{client}")
            held["clients"].append(bare)
            held["records"].append(Record(source=OPERATOR, source_id=bare.id, client_id=bare.id, family_name="Too"))
    return Facts(**{kind: tuple(rows) for kind, rows in held.items()})


@dataclass(frozen=True, slots=True)
class Asking:
    """What one rule asks of its own family, and what was answered of it."""

    store: Store
    rule: str

    def slice(self) -> Slice:
        """All that there is around its family."""
        return door(self.store, D).family(f"{self.rule}.{family_of(self.rule)}")

    @property
    def found(self) -> tuple[list[Finding], int]:
        """What is asked now, and how much of it is answered."""
        worked = WORKED[self.rule]
        settings = DEFAULT if worked.told_only else EVERYTHING
        slice_ = self.slice()
        asked = missing_links(slice_, D, rules=[self.rule], settings=settings)
        return asked, sum(each.rule == self.rule for each, _ in answered_links(slice_, D, settings=settings))


@pytest.fixture
def import_again(store: Store, tmp_path: Path) -> Callable[[], None]:
    """Imports all of them, once now and then again."""
    everything = side_by_side()

    def load() -> None:
        load_facts(store, everything, tmp_path / "folder", D)

    load()
    return load


def give(asking: Asking) -> list[str]:
    """Answer the questions of a rule; whom they are about."""
    asked, answered = asking.found
    assert (bool(asked), answered) == (True, 0), asking.rule
    who = f"{asking.rule}.{WORKED[asking.rule].who}"
    tie = next(each.id for each in asking.slice().facts.involvements if each.professional_id == who)
    for each in asked:
        given = answer(each, NOT_NEEDED, "known", None, professional_id=who, hangs_on=tie, day=D)
        answers.record(asking.store, WHO, given, NOW)
    return sorted({client for each in asked for client in each.clients})


def test_an_answer_lasts(store: Store, import_again: Callable[[], None]) -> None:
    every = {rule: Asking(store, rule) for rule in WORKED}
    about = {rule: give(asking) for rule, asking in every.items()}

    def quiet(when: str) -> None:
        found = {rule: asking.found for rule, asking in every.items()}
        loud = {
            rule: [each.key for each in asked] for rule, (asked, answered) in found.items() if asked or not answered
        }
        assert sorted(loud) == [], f"{when}: {loud}"

    import_again()
    quiet("imported again")
    for mark in (BEFORE, AFTER):
        pairs = [(f"{mark}{client}", client) for clients in about.values() for client in clients]
        for into, gone in pairs:
            assert merges.merge(store, WHO, into, gone, D)
        import_again()
        quiet(f"joined with {mark}")
        for into, gone in pairs:
            assert merges.part(store, WHO, into, gone, D)
        import_again()
        quiet(f"made two again of {mark}")
