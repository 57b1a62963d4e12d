"""`gaps` of one person recorded twice: the operator asks of everything, a client or a family, an account never."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner

from explorer.cli import commands
from graph.store import Store
from seed.tables import import_folder
from tests.database import Server
from tests.explorer.conftest import NOW

TWICE = "id,given_name,family_name,born\nann,Annabel,Lockwood,2016-02-03\nann2,Anabel,Lockwood,2016-02-03\n"
Keys = Callable[..., list[str]]


@pytest.fixture
def keys(demo: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Keys:
    """The keys of what `gaps` asks of the demonstration network and of somebody who is in it twice."""
    (tmp_path / "clients.csv").write_text(TWICE, encoding="utf-8")
    (tmp_path / "families.csv").write_text("id,name\nlockwood,Lockwood\n", encoding="utf-8")
    (tmp_path / "members.csv").write_text("client_id,family_id\nann,lockwood\n", encoding="utf-8")
    assert import_folder(demo, tmp_path, today=NOW.date()).ok
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)

    def asked(*arguments: str) -> list[str]:
        with time_machine.travel(NOW, tick=True):
            found = CliRunner().invoke(commands, ["gaps", "--format", "json", *arguments])
        findings = json.loads(found.stdout)["findings"]
        assert [each["rank"] for each in findings] == list(range(1, len(findings) + 1))
        return [each["key"] for each in findings]

    return asked


def test_a_scope_picks_what_is_asked_of_an_area(keys: Keys) -> None:
    twice, everything = "possible-duplicate|ann|ann2", keys()
    assert everything.count(twice) == 1
    for scope in (("--client", "ann"), ("--client", "ann2"), ("--family", "lockwood")):
        assert keys(*scope).count(twice) == 1
        assert keys(*scope, "--rule", "possible-duplicate") == [twice]
    assert not [key for key in keys("--client", "ella") if key.startswith("possible-duplicate")]
    assert keys("--client", "ella") == [key for key in everything if key in keys("--client", "ella")]
    assert keys("--as", "ana", "--rule", "possible-duplicate") == []
