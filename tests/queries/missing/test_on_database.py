"""The same missing links whether a family, a client or everything is asked, on a real database: the oracle's."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from pathlib import Path
from random import Random

from graph.model import Facts
from graph.store import Store
from queries.missing import OF_PEOPLE, Finding, Scope, missing_links
from tests.network import door, load_facts
from tests.queries.missing.coverage import DAY
from tests.queries.missing.oracle import Answer
from tests.queries.missing.oracle_order import in_rank
from tests.queries.networks import Size, random_facts

NETWORKS = 20


def many_networks() -> Facts:
    """Small networks side by side, so that one import serves for all."""
    networks = [random_facts(Random(seed), day=DAY, size=Size(prefix=f"n{seed}.")) for seed in range(NETWORKS)]
    side_by_side: dict[str, list[object]] = defaultdict(list)
    for network in networks:
        for field in fields(Facts):
            rows = getattr(network, field.name)
            kept = side_by_side[field.name]
            kept.extend(row for row in rows if row not in kept) if field.name == "sources" else kept.extend(rows)
    return Facts(**{name: tuple(rows) for name, rows in side_by_side.items()})


def bare(finding: Finding) -> tuple[object, ...]:
    """A finding without its rank, which counts within its answer."""
    return finding.key, finding.subjects, finding.clients, finding.families, finding.evidence, finding.question


def answer(finding: Finding) -> Answer:
    """A finding as the oracle has it."""
    return Answer(finding.rule, finding.key, finding.subjects, finding.clients, finding.families)


def test_one_answer_whichever_way_it_is_asked(store: Store, tmp_path: Path) -> None:
    facts = many_networks()
    load_facts(store, facts, tmp_path / "networks", DAY)
    guard = door(store, DAY)
    everything = missing_links(guard.everything(DAY), DAY)
    at_once = guard.everything(DAY, ahead=True)
    assert missing_links(at_once, DAY) == everything
    # Births come with what is read ahead, and from nowhere else then.
    told, ahead = guard.everything(DAY).columns.clients, at_once.columns.clients
    for column in ("born", "died", "expected"):
        assert getattr(ahead, column).tolist() == getattr(told, column).tolist()
        assert len(set(getattr(told, column).tolist())) > 1, "there is something to tell"
    assert [answer(finding) for finding in everything] == in_rank(facts, DAY)
    assert [finding.rank for finding in everything] == list(range(1, len(everything) + 1))

    of_people = {rule.code for rule in OF_PEOPLE}
    alone = [each for each in everything if each.rule in of_people]
    assert len(alone) < len(everything)
    scopes = [(Scope(family=family.id), guard.family, family.id) for family in facts.families]
    scopes += [(Scope(client=client.id), guard.client, client.id) for client in facts.clients]
    members = {row.family_id for row in facts.memberships}
    for scope, slice_of, focus in scopes:
        if scope.family is not None and focus not in members:
            continue
        wanted = {bare(each) for each in alone if focus in (each.families if scope.family else each.clients)}
        slice_ = slice_of(focus)
        found = missing_links(slice_, DAY, scope=scope)
        assert {bare(each) for each in found} == wanted, focus
        # How likely a tie is depends on how many clients the slice holds: the order is that of its own facts.
        asked = {answer(each) for each in found}
        assert [answer(each) for each in found] == [each for each in in_rank(slice_.facts, DAY) if each in asked], focus
        assert [each.rank for each in found] == list(range(1, len(found) + 1))
