"""The slices equal the specification, for every viewer of random networks that lie side by side in one database."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from random import Random
from typing import Any

import pytest

from graph.around import around_client, around_family
from graph.errors import NotThere
from graph.facts import KEYS, in_order, key_of
from graph.guard import GuardedStore
from graph.migrate import migrate
from graph.model import Facts
from graph.slice import Slice
from graph.store import Store
from graph.viewer import Viewer
from graph.visible import Sight, hang_contacts, visible
from tests.database import wipe
from tests.graph.loaded_access import load_networks, networks
from tests.network import door, practitioner

DAY = date(2026, 6, 10)
NETWORKS = int(os.environ.get("COMMON_THREAD_EQUAL", "500"))


@pytest.fixture(scope="module")
def loaded(session_store: Store, tmp_path_factory: pytest.TempPathFactory) -> list[Facts]:
    """The networks, loaded once for every test here."""
    wipe(session_store)
    migrate(session_store)
    found = networks(range(NETWORKS), DAY)
    load_networks(session_store, found, tmp_path_factory.mktemp("access"), DAY)
    return [hang_contacts(each) for each in found]


def viewers(loaded: list[Facts]) -> list[tuple[Viewer, Sight]]:
    """Every professional of every network, with what the specification says that they see."""
    return [
        (viewer, visible(viewer, DAY, facts))
        for facts in loaded
        for viewer in (practitioner(each.id) for each in facts.professionals)
    ]


def differences(found: Facts, expected: Facts) -> list[str]:
    """Where two sets of facts differ, field by field."""
    told = []
    for kind in KEYS:
        mine, others = ({key_of(kind, row): row for row in getattr(facts, kind)} for facts in (found, expected))
        told += [f"{kind} {key}: only the slice has it" for key in mine.keys() - others.keys()]
        told += [f"{kind} {key}: the slice lacks it" for key in others.keys() - mine.keys()]
        told += [
            f"{kind} {key}: {name} is {getattr(mine[key], name)!r}, not {getattr(others[key], name)!r}"
            for key in mine.keys() & others.keys()
            for name in (field.name for field in fields(mine[key]))
            if getattr(mine[key], name) != getattr(others[key], name)
        ]
    return told


def lines(of: Slice | Sight, clients: set[str]) -> Any:
    return {
        "levels": {client: level for client, level in of.levels.items() if client in clients},
        "another service": of.another_service & clients,
        "through the lead": {client: kinds for client, kinds in of.through_lead.items() if client in clients},
    }


def test_a_caseload_is_what_the_viewer_may_see(session_store: Store, loaded: list[Facts]) -> None:
    looks = 0
    for viewer, sight in viewers(loaded):
        found = door(session_store, DAY, viewer).caseload()
        assert differences(found.facts, sight.facts) == [], viewer.professional
        assert found.facts == in_order(sight.facts)
        everyone = set(sight.levels)
        assert lines(found, everyone) == lines(sight, everyone), viewer.professional
        looks += bool(everyone)
    assert looks > NETWORKS, "too few of the viewers see anybody"


def test_around_a_focus_is_that_part_of_what_the_viewer_may_see(session_store: Store, loaded: list[Facts]) -> None:
    random, looks, refusals = Random(1), 0, 0
    for (viewer, sight), network in zip(viewers(loaded), of_viewers(loaded), strict=True):
        guard = door(session_store, DAY, viewer)
        families, clients = [each.id for each in network.families], [each.id for each in network.clients]
        for look, part, focus in (
            (guard.family, around_family, random.choice(families)),
            (guard.client, around_client, random.choice(clients)),
        ):
            expected = part(sight.facts, focus, viewer.professional)
            found = looked(look, focus)
            assert (found is None) == (expected is None), (viewer.professional, focus)
            if found is None or expected is None:
                refusals += 1
                continue
            looks += 1
            assert differences(found.facts, expected) == [], (viewer.professional, focus)
            shown = {each.id for each in expected.clients}
            assert lines(found, shown) == lines(sight, shown), (viewer.professional, focus)
    assert min(looks, refusals) > NETWORKS


def of_viewers(loaded: list[Facts]) -> list[Facts]:
    return [facts for facts in loaded for _ in facts.professionals]


def looked(look: Callable[[str], Slice], focus: str) -> Slice | None:
    try:
        return look(focus)
    except NotThere:
        return None


def test_the_operator_sees_all_around_a_focus(session_store: Store, loaded: list[Facts]) -> None:
    guard: GuardedStore = door(session_store, DAY)
    for facts in loaded[: NETWORKS // 5]:
        for family in facts.families[:1]:
            expected = around_family(facts, family.id, None)
            found = looked(guard.family, family.id)
            assert found is not None
            assert expected is not None
            assert differences(found.facts, expected) == [], family.id
