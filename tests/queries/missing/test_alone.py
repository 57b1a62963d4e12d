"""A family or a client is asked the same alone as among all that the viewer sees: what stands around it is enough."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from graph.around import around_client, around_family
from graph.columnar import slice_of
from graph.model import Facts
from graph.visible import hang_contacts, visible
from queries.missing import Finding, Scope, missing_links
from tests.graph.access_networks import random_access
from tests.graph.looks import DAY as ACCESS_DAY
from tests.network import practitioner
from tests.queries.missing.coverage import DAY
from tests.queries.networks import Size, random_facts

NETWORKS = 75


def bare(findings: list[Finding]) -> list[tuple[str | tuple[str, ...], ...]]:
    """Findings by their keys, without their rank: how likely a tie is depends on how many clients the viewer sees."""
    told = [(each.key, each.subjects, each.clients, each.families, each.evidence, each.question) for each in findings]
    return sorted(told)


def assert_the_same_alone(facts: Facts, day: date, viewer: str | None) -> int:
    """Every family and client of some seen facts; how many findings there were."""
    everything = missing_links(slice_of(facts, day), day)
    for family in (each.id for each in facts.families):
        part = around_family(facts, family, viewer)
        assert part is not None
        alone = missing_links(slice_of(part, day), day, scope=Scope(family=family))
        assert bare(alone) == bare([each for each in everything if family in each.families]), family
    for client in (each.id for each in facts.clients):
        part = around_client(facts, client, viewer)
        assert part is not None
        alone = missing_links(slice_of(part, day), day, scope=Scope(client=client))
        assert bare(alone) == bare([each for each in everything if client in each.clients]), client
    return len(everything)


@pytest.mark.parametrize("lot", range(5))
def test_of_everything(lot: int) -> None:
    found = 0
    for seed in range(lot * NETWORKS // 5, (lot + 1) * NETWORKS // 5):
        found += assert_the_same_alone(random_facts(Random(seed), day=DAY, size=Size()), DAY, None)
    assert found > NETWORKS


@pytest.mark.parametrize("lot", range(5))
def test_of_what_an_account_sees(lot: int) -> None:
    found = 0
    for seed in range(lot * NETWORKS // 5, (lot + 1) * NETWORKS // 5):
        for facts in (
            random_access(Random(seed), day=ACCESS_DAY),
            random_facts(Random(seed), day=ACCESS_DAY, size=Size()),
        ):
            hung = hang_contacts(facts)
            for professional in hung.professionals[:3]:
                seen = visible(practitioner(professional.id), ACCESS_DAY, hung).facts
                found += assert_the_same_alone(seen, ACCESS_DAY, professional.id)
    assert found > NETWORKS
