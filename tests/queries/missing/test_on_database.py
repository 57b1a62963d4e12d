"""The same missing links whether a family, a client or everything is asked, on a real database: the oracle's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from graph.answers import LATER, NOT_NEEDED
from graph.answers import Answer as Given
from graph.guard import GuardedStore
from graph.model import Facts
from graph.slice import Slice
from graph.store import Store
from queries import answers
from queries.answering import answer as given_to
from queries.missing import OF_PEOPLE, Finding, Scope, missing_links
from queries.missing.answered import FINAL
from tests.network import OPERATOR, door, load_facts
from tests.queries.missing.coverage import DAY
from tests.queries.missing.oracle import Answer
from tests.queries.missing.oracle_order import in_rank
from tests.queries.networks import Size, random_facts

NETWORKS = 20
NOON = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
GONE = "a tie that is gone"
PEOPLES = {rule.code for rule in OF_PEOPLE}


def many_networks(seeds: Iterable[int] = range(NETWORKS)) -> Facts:
    """Small networks side by side, so that one import serves for all."""
    networks = [random_facts(Random(seed), day=DAY, size=Size(prefix=f"n{seed}.")) for seed in seeds]
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

    alone = [each for each in everything if each.rule in PEOPLES]
    assert len(alone) < len(everything)
    for scope, slice_of, focus in scopes(guard, facts):
        wanted = {bare(each) for each in alone if focus in (each.families if scope.family else each.clients)}
        slice_ = slice_of(focus)
        found = missing_links(slice_, DAY, scope=scope)
        assert {bare(each) for each in found} == wanted, focus
        # How likely a tie is depends on how many clients the slice holds: the order is that of its own facts.
        asked = {answer(each) for each in found}
        assert [answer(each) for each in found] == [each for each in in_rank(slice_.facts, DAY) if each in asked], focus
        assert [each.rank for each in found] == list(range(1, len(found) + 1))


def scopes(guard: GuardedStore, facts: Facts) -> Iterator[tuple[Scope, Callable[[str], Slice], str]]:
    """Every family that has members, and every client: the scope, what reads the slice, and of whom."""
    members = {row.family_id for row in facts.memberships}
    for family in facts.families:
        if family.id in members:
            yield Scope(family=family.id), guard.family, family.id
    for client in facts.clients:
        yield Scope(client=client.id), guard.client, client.id


def test_what_is_answered_is_asked_nowhere(store: Store, tmp_path: Path) -> None:
    facts = many_networks(range(5))
    load_facts(store, facts, tmp_path / "networks", DAY)
    guard = door(store, DAY)
    asked = missing_links(guard.everything(DAY), DAY)
    quiet = set()
    for number, (finding, said) in enumerate(some_answers(facts, asked)):
        changed = (
            said,
            replace(said, id=f"{number}", involvement=GONE),
            replace(said, id=f"{number}", evidence=(*said.evidence, GONE)),
            replace(said, id=f"{number}", clients=(facts.clients[0].id,)),
            replace(said, id=f"{number}", evidence=said.evidence[1:]),
        )[number % 5]
        answers.record(store, OPERATOR, changed, NOON)
        final = finding.rule in FINAL and said.kind == NOT_NEEDED and number % 5 == 4
        if number % 5 == 0 or final or (number % 5 == 3 and facts.clients[0].id in finding.clients):
            quiet.add(finding.key)

    everything = missing_links(guard.everything(DAY), DAY)
    assert {each.key for each in asked} - {each.key for each in everything} == quiet
    assert len({key.partition("|")[0] for key in quiet}) > 10, "of many rules"
    assert [each.rank for each in everything] == list(range(1, len(everything) + 1))
    in_scopes = set()
    for scope, slice_of, focus in scopes(guard, facts):
        found = {each.key for each in missing_links(slice_of(focus), DAY, scope=scope)}
        there = (each for each in everything if focus in (each.families if scope.family else each.clients))
        assert found == {each.key for each in there if each.rule in PEOPLES}, focus
        in_scopes |= found
    assert in_scopes == {each.key for each in everything if each.rule in PEOPLES}
    tomorrow = {each.key for each in missing_links(guard.everything(DAY), DAY + timedelta(days=1))}
    assert quiet & tomorrow, "what was put off until then is asked again"


def some_answers(facts: Facts, asked: list[Finding]) -> Iterator[tuple[Finding, Given]]:
    """An answer to every other question, each on an involvement with one of its clients: not needed, or tomorrow."""
    ties = {row.client_id: row.id for row in facts.involvements}
    of_people = [each for each in asked if each.rule in PEOPLES and set(each.clients) & set(ties)]
    for number, finding in enumerate(of_people[::2]):
        own = next(ties[client] for client in finding.clients if client in ties)
        kind, until = ((NOT_NEEDED, None), (LATER, DAY + timedelta(days=1)))[number // 5 % 2]
        yield finding, given_to(finding, kind, "known", until, professional_id="jo", hangs_on=own, day=DAY)
