"""`gaps --area`: of all questions those with a family that lives there, and those about its agencies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from explorer.cli import commands
from graph.model import Facts, current
from graph.store import Store
from tests.database import Server
from tests.network import load_facts
from tests.queries.missing.coverage import DAY
from tests.queries.missing.test_on_database import many_networks

NETWORKS = (0, 1, 2, 3, 68, 94)
OF_AREA = ("same-address", "same-number", "isolated-agency", "agencies-not-in-touch", "possible-duplicate")


def gaps(*arguments: str) -> list[dict[str, Any]]:
    """What the command finds."""
    done = CliRunner().invoke(commands, ["gaps", "--as-of", DAY.isoformat(), "--format", "json", *arguments])
    assert done.exit_code == 0, done.exception
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return found


def lives_in(facts: Facts, area: str) -> set[str]:
    """The families whose address on the day is there."""
    return {each.family_id for each in facts.addresses if each.area == area and current(each.start, each.end, DAY)}


def test_an_area_has_the_questions_of_its_families_and_agencies(
    store: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    facts = many_networks(NETWORKS)
    load_facts(store, facts, tmp_path / "networks", DAY)
    everything = gaps()
    areas = sorted({each.area for each in facts.addresses if each.area})
    assert len(areas) > 1
    by_agency_alone = 0
    for area in areas:
        homes = lives_in(facts, area)
        agencies = {each.id for each in facts.agencies if each.area == area}
        of_families = [each["key"] for each in everything if homes & set(each["families"])]
        of_agencies = [
            each["key"] for each in everything if each["rule"] in OF_AREA and agencies & set(each["subjects"])
        ]
        found = gaps("--area", area)
        wanted = {*of_families, *of_agencies}
        assert [each["key"] for each in found] == [each["key"] for each in everything if each["key"] in wanted]
        assert [each["rank"] for each in found] == list(range(1, len(found) + 1))
        assert of_families
        once = {each.family_id for each in facts.addresses if each.area == area} - homes
        assert [each for each in everything if once & set(each["families"]) and each["key"] not in wanted], "moved away"
        by_agency_alone += len(set(of_agencies) - set(of_families))
    assert by_agency_alone
