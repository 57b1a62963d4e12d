"""The rules and the brute-force oracle give one answer in one order on many random networks; evidence too."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest

from graph.columnar import slice_of
from graph.model import Facts, Involvement, current
from queries.missing import DEFAULT, Finding, missing_links
from tests.queries.missing.coverage import DAY
from tests.queries.missing.oracle import Answer
from tests.queries.missing.oracle_order import in_rank
from tests.queries.missing.scene import EVERYTHING
from tests.queries.networks import LARGE, SMALL, WIDE, Size, random_facts

NOTHING: frozenset[str] = frozenset()
WIDE_IDS = replace(SMALL, alphabet=WIDE)
# So many small networks; ten times as many at night.
NETWORKS = int(os.environ.get("COMMON_THREAD_ORACLE", "1250"))
LOTS = [("small", SMALL, range(first, first + 250)) for first in range(0, NETWORKS, 250)]
LOTS += [("any letters", WIDE_IDS, range(50000, 50150)), ("large", LARGE, range(8))]


def told(findings: Iterable[Finding]) -> list[Answer]:
    return [Answer(each.rule, each.key, each.subjects, each.clients, each.families) for each in findings]


def evidence(facts: Facts, finding: Finding) -> set[str]:
    """The involvements that tie the finding's people to its clients, whatever its rule needs of them."""

    def ties(row: Involvement) -> bool:
        who = row.professional_id or row.agency_id
        others = set(finding.subjects) - set(finding.clients)
        return row.client_id in finding.clients and current(row.start, row.end, DAY) and (not others or who in others)

    return {row.id for row in facts.involvements if ties(row)}


def edges(facts: Facts, finding: Finding) -> set[str]:
    """The edges, as model.md §4 writes them, of the finding's clients and of whoever belongs to their families."""
    homes = {row.family_id for row in facts.memberships if row.client_id in finding.clients}
    near = {row.client_id for row in facts.memberships if row.family_id in homes} | set(finding.clients)
    found = {row.id for row in facts.involvements if row.client_id in near}
    found |= {row.id for row in facts.contacts if row.client_id in near and row.planned}
    for kind, rows, other in (("member", facts.memberships, "family_id"), ("situation", facts.situations, "code")):
        held = (row for row in rows if row.client_id in near and current(row.start, row.end, DAY))
        found |= {f"{kind}|{row.client_id}|{getattr(row, other)}|{row.start or ''}" for row in held}
    found |= {f"asked|{row.id}|{row.asked_on}" for row in facts.involvements if row.client_id in near}
    found |= {f"record|{row.source}|{row.source_id}|{row.client_id}" for row in facts.records if row.client_id in near}
    found |= {f"address|{row.family_id}|{row.start or ''}" for row in facts.addresses if row.family_id in homes}
    return found


TIES = ("workers-not-in-contact", "household-workers-not-in-contact", "linked-households-not-in-contact",
        "lapsed-contact", "no-lead", "two-leads", "left-but-listed")  # fmt: skip
"""The rules that rest on involvements alone."""

NAMES = "possible-duplicate"
"""It rests on what records say, and on edges only where these tell an address."""


@pytest.mark.parametrize(("size", "seeds"), [lot[1:] for lot in LOTS], ids=[f"{lot[0]} {lot[2][0]}" for lot in LOTS])
def test_rules_and_oracle_give_one_answer(size: Size, seeds: range) -> None:
    for seed in seeds:
        facts = random_facts(Random(seed), day=DAY, size=size)
        # Every other network is asked even where nobody could have told us.
        settings, without = (DEFAULT, NOTHING) if seed % 2 else (EVERYTHING, frozenset({"would-have-told"}))
        findings = missing_links(slice_of(facts, DAY, of_everything=True), DAY, settings=settings)
        assert told(findings) == in_rank(facts, DAY, without=without), f"seed {seed}"
        assert len({finding.key for finding in findings}) == len(findings), f"seed {seed}"
        for finding in findings:
            assert finding.evidence or finding.rule == NAMES, f"seed {seed}: {finding.key}"
            rests_on = evidence if finding.rule in TIES else edges
            assert set(finding.evidence) <= rests_on(facts, finding), f"seed {seed}: {finding.key}"
