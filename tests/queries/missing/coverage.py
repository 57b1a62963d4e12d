"""How often random networks make each rule fire and each clause decide, so that the generator can't go dull unseen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random

from graph.model import Facts
from tests.queries.missing.clauses import CLAUSES
from tests.queries.missing.oracle import oracle
from tests.queries.networks import SMALL, Size, random_facts

DAY = date(2025, 6, 15)
EVERYTHING = frozenset({"would-have-told"})


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
        told, everything = oracle(facts, day), oracle(facts, day, without=EVERYTHING)
        rules.update({answer.rule for answer in told | everything})
        for clause in CLAUSES:
            if enough is None or clauses[clause] < enough:
                own = clause.startswith("told-") or clause in EVERYTHING
                without = frozenset({clause}) if own else EVERYTHING | {clause}
                clauses[clause] += oracle(facts, day, without=without) != (told if own else everything)
    return Coverage(number, rules, clauses)
