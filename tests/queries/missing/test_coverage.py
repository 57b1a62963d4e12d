"""The random networks reach every rule and every clause of the oracle, again and again."""

from __future__ import annotations

from queries.missing import RULES
from tests.queries.missing.clauses import CLAUSES
from tests.queries.missing.coverage import coverage, seeded_networks

CODES = [rule.code for rule in RULES]


def test_each_rule_fires_often_and_each_clause_decides() -> None:
    """A rule that hardly fires, or a clause that never matters, would let a wrong rule pass the property tests."""
    covered = coverage(seeded_networks(300), enough=8)
    assert {code: covered.rules[code] for code in CODES if covered.rules[code] < 20} == {}
    assert {clause: covered.clauses[clause] for clause in CLAUSES if covered.clauses[clause] < 8} == {}


def test_each_rule_is_silent_often_too() -> None:
    """Were every network full of everything, a rule that always speaks would pass."""
    covered = coverage(seeded_networks(300), enough=0)
    # Some role is missing in nearly every network; which one it is, the clauses of rule 11 decide.
    quiet = [code for code in CODES if code != "expected-role-missing"]
    assert {code: covered.rules[code] for code in quiet if covered.rules[code] > 290} == {}
