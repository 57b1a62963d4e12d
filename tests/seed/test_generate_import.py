"""A made-up area and the demonstration network through the real import, asked on the real database."""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path
from typing import Any

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
LOG = logging.getLogger(__name__)
USUAL = 1000
# What takes time is the oracle, which is brute force: the sizes in COMMON_THREAD_PLANTED=2000,20000 are asked besides.
SIZES = [int(size) for size in os.environ.get("COMMON_THREAD_PLANTED", "").split(",") if size]
# A large one outlasts the limit of a test: import and oracle take some ten minutes with 20,000 clients.
AN_HOUR = 3600
# Whom the accounts of the demonstration see: their families, and in outline those one step further, like Ella's father.
OPENS = {
    "ana": {"kelly", "ella", "tom", "maureen", "lee"},
    "priya": {"kelly", "ella", "tom", "maureen", "lee"},
    "sam": {"kelly", "gemma"},
}


def sized(clients: int) -> Any:
    return pytest.param(clients, marks=pytest.mark.timeout(AN_HOUR) if clients > USUAL else ())


@pytest.mark.parametrize("clients", [sized(size) for size in sorted({USUAL, *SIZES})])
def test_what_is_planted_is_found_and_nothing_that_the_oracle_does_not_find(
    store: Store, tmp_path: Path, clients: int
) -> None:
    area = generate(tmp_path / "area", clients, 2026, TODAY)
    report = import_folder(store, area.folder, strict=True, today=TODAY)
    assert report.ok
    assert report.notices == []
    assert dict(report.read) == area.rows
    found = missing_links(GuardedStore(store, operator("test"), lambda: TODAY).everything(TODAY), TODAY)
    planted, asked = {each.key for each in area.planted}, {each.key for each in found}
    # For docs/evaluation.md, with --log-cli-level=INFO.
    LOG.info("%d clients: %d of %d planted, %d in all", clients, len(planted & asked), len(planted), len(asked))
    assert planted <= asked
    assert asked == {each.key for each in oracle(facts_of(read(area.folder)), TODAY)}


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
