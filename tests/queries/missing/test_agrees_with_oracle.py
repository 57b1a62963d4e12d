"""The rules and the brute-force oracle give one answer in one order on many random networks; evidence too."""

from __future__ import annotations

import os
from dataclasses import replace
from random import Random

import pytest

from graph.columnar import slice_of
from queries.missing import DEFAULT, RULES, Finding, missing_links
from tests.queries.missing.coverage import DAY
from tests.queries.missing.edges import Edges
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.oracle import Answer
from tests.queries.missing.oracle_evidence import OF_RULES, rests_on
from tests.queries.missing.oracle_order import in_rank
from tests.queries.missing.scene import EVERYTHING
from tests.queries.missing.terms import Terms
from tests.queries.networks import LARGE, SMALL, WIDE, Size, random_facts

NOTHING: frozenset[str] = frozenset()
WIDE_IDS = replace(SMALL, alphabet=WIDE)
# So many small networks; ten times as many at night.
NETWORKS = int(os.environ.get("COMMON_THREAD_ORACLE", "1250"))
LOTS = [("small", SMALL, range(first, first + 250)) for first in range(0, NETWORKS, 250)]
LOTS += [("any letters", WIDE_IDS, range(50000, 50150)), ("large", LARGE, range(8))]


def told(finding: Finding) -> Answer:
    return Answer(finding.rule, finding.key, finding.subjects, finding.clients, finding.families)


NAMES = "possible-duplicate"
"""It rests on what records say, and on edges only where these tell an address."""


@pytest.mark.parametrize(("size", "seeds"), [lot[1:] for lot in LOTS], ids=[f"{lot[0]} {lot[2][0]}" for lot in LOTS])
def test_rules_and_oracle_give_one_answer(size: Size, seeds: range) -> None:
    for seed in seeds:
        facts = random_facts(Random(seed), day=DAY, size=size)
        # Every other network is asked even where nobody could have told us.
        settings, without = (DEFAULT, NOTHING) if seed % 2 else (EVERYTHING, frozenset({"would-have-told"}))
        findings = missing_links(slice_of(facts, DAY, of_everything=True), DAY, settings=settings)
        assert [told(finding) for finding in findings] == in_rank(facts, DAY, without=without), f"seed {seed}"
        assert len({finding.key for finding in findings}) == len(findings), f"seed {seed}"
        edges = Edges(Touch(Terms(facts, DAY, without)))
        for finding in findings:
            assert finding.evidence or finding.rule == NAMES, f"seed {seed}: {finding.key}"
            assert finding.evidence == rests_on(edges, told(finding)), f"seed {seed}: {finding.key}"


def test_the_oracle_of_evidence_knows_every_rule() -> None:
    assert set(OF_RULES) == {rule.code for rule in RULES}
