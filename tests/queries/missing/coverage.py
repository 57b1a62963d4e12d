"""How often random networks make each rule fire and each clause decide, so that the generator can't go dull unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TypeAlias

from graph.model import Facts
from tests.queries.missing.answers import Answer
from tests.queries.missing.clauses import CLAUSES
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.oracle import RULES
from tests.queries.missing.terms import Terms
from tests.queries.networks import SMALL, Size, random_facts

DAY = date(2025, 6, 15)
EVERYTHING = frozenset({"would-have-told"})


Asks: TypeAlias = Callable[[Touch], Iterator[Answer]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule answers, and the clauses that it looked at."""

    answers: frozenset[Answer]
    looked_at: frozenset[str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """In how many networks each rule has findings, and each clause changes the answer when it is left out."""

    networks: int
    rules: Counter[str]
    clauses: Counter[str]


def seeded_networks(count: int, *, size: Size = SMALL, day: date = DAY) -> Iterable[Facts]:
    """The networks of the seeds 0, 1, 2 …"""
    return (random_facts(Random(seed), day=day, size=size) for seed in range(count))


def coverage(networks: Iterable[Facts], *, day: date = DAY, enough: int | None = None) -> Coverage:
    """Count over `networks`; a clause that has decided in `enough` of them is left alone from then on."""
    number, rules, clauses = 0, Counter[str](), Counter[str](dict.fromkeys(CLAUSES, 0))
    for facts in networks:
        number += 1
        # The rules' own clauses are looked at with every rule asked, those of who could have told us apart.
        told, everything = by_rule(facts, day, frozenset()), by_rule(facts, day, EVERYTHING)
        rules.update({answer.rule for found in (*told.values(), *everything.values()) for answer in found.answers})
        for clause in CLAUSES:
            if enough is None or clauses[clause] < enough:
                own = clause.startswith("told-") or clause in EVERYTHING
                without = frozenset({clause}) if own else EVERYTHING | {clause}
                clauses[clause] += decides(facts, day, clause, without, told if own else everything)
    return Coverage(number, rules, clauses)


def by_rule(facts: Facts, day: date, without: frozenset[str]) -> dict[Asks, Found]:
    """What each of the oracle's rules answers, and which clauses it looked at on the way."""
    found = {}
    for rule in RULES:
        terms = Terms(facts, day, without)  # of its own, so that nothing is remembered that another rule looked up
        found[rule] = Found(frozenset(rule(Touch(terms))), frozenset(terms.looked_at))
    return found


def decides(facts: Facts, day: date, clause: str, without: frozenset[str], found: Mapping[Asks, Found]) -> bool:
    """Whether any rule answers otherwise without a clause; a rule that never looked at it can't."""
    touch = Touch(Terms(facts, day, without))
    return any(frozenset(rule(touch)) != was.answers for rule, was in found.items() if clause in was.looked_at)
