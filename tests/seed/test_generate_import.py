"""A made-up area and the demonstration network through the real import, asked on the real database."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from graph.guard import GuardedStore
from graph.store import Store
from graph.viewer import Viewer, operator
from queries.missing import Scope, missing_links
from seed.demo import DEMO_ACCOUNTS, DemoAccount, demo_folder
from seed.generate import generate
from seed.tables import import_folder
from tests.queries.missing.oracle import oracle
from tests.seed.folders import facts_of, read
from tests.seed.test_demo import QUESTIONS

TODAY = date(2026, 11, 22)
# What takes time is the oracle, which is brute force: 2,000 clients with COMMON_THREAD_PLANTED=2000.
CLIENTS = int(os.environ.get("COMMON_THREAD_PLANTED", "1000"))
# Whom the accounts of the demonstration see: their families, and in outline those one step further, like Ella's father.
OPENS = {
    "ana": {"kelly", "ella", "tom", "maureen", "lee"},
    "priya": {"kelly", "ella", "tom", "maureen", "lee"},
    "sam": {"kelly", "gemma"},
}


def test_what_is_planted_is_found_and_nothing_that_the_oracle_does_not_find(store: Store, tmp_path: Path) -> None:
    area = generate(tmp_path / "area", CLIENTS, 2026, TODAY)
    report = import_folder(store, area.folder, strict=True, today=TODAY)
    assert report.ok
    assert report.notices == []
    assert dict(report.read) == area.rows
    found = missing_links(GuardedStore(store, operator("test"), lambda: TODAY).everything(TODAY), TODAY)
    assert {each.key for each in area.planted} <= {each.key for each in found}
    assert {each.key for each in found} == {each.key for each in oracle(facts_of(read(area.folder)), TODAY)}


@pytest.fixture
def demonstration(store: Store, tmp_path: Path) -> Store:
    assert import_folder(store, demo_folder(TODAY, tmp_path), strict=True, today=TODAY).ok
    return store


def test_the_demonstration_raises_its_questions(demonstration: Store) -> None:
    slice_ = GuardedStore(demonstration, operator("test"), lambda: TODAY).everything(TODAY)
    assert {each.key for each in missing_links(slice_, TODAY)} == QUESTIONS


@pytest.mark.parametrize("account", DEMO_ACCOUNTS, ids=lambda account: account.name)
def test_its_accounts_see_what_the_story_says(demonstration: Store, account: DemoAccount) -> None:
    viewer = Viewer(account.name, account.role, account.professional_id)
    guard = GuardedStore(demonstration, viewer, lambda: TODAY)
    facts = guard.caseload().facts
    assert {client.id for client in facts.clients} == OPENS[viewer.account]
    assert "kofi" not in {professional.id for professional in facts.professionals}
    for family in facts.families:
        # What an account is asked, the whole network asks too: nobody is asked what they have seen answered.
        asked = missing_links(guard.family(family.id), TODAY, scope=Scope(family=family.id))
        assert {each.key for each in asked} <= QUESTIONS
