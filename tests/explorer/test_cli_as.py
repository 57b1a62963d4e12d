"""`--as ACCOUNT`: the reading commands answer exactly as that account would be answered, and both are written down."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result

from explorer.cli import commands
from explorer.cli.session import system_user
from graph.cypher import load
from graph.store import Store
from queries import accounts, meetings, openings
from queries.openings import AN_HOUR, OVERRIDE, Opened
from tests.database import Server
from tests.explorer.conftest import NOW, add_account

Run = Callable[..., Result]


@pytest.fixture
def run(demo: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in process on the demonstration network, on the day of the demonstration."""
    assert demo.uri == neo4j_server.uri
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)

    def invoke(*arguments: str) -> Result:
        with time_machine.travel(NOW, tick=True):
            return CliRunner().invoke(commands, list(arguments))

    return invoke


def nodes(result: Result) -> set[str]:
    return {node["id"] for node in json.loads(result.stdout)["nodes"]}


def test_the_network_of_someone_is_what_the_account_sees(run: Run) -> None:
    mine = nodes(run("network", "gemma", "--family", "--format", "json", "--as", "sam"))
    assert {"gemma", "sam", "ruth"} <= mine
    assert "kofi" not in mine
    assert "kofi" in nodes(run("network", "gemma", "--family", "--format", "json"))


def test_whom_the_account_does_not_see_is_not_there(run: Run) -> None:
    refused, missing = (run("network", client, "--as", "ana") for client in ("gemma", "nobody"))
    assert refused.exit_code == missing.exit_code == 1
    assert repr(refused.exception) == repr(missing.exception)


def test_gaps_without_a_scope_are_those_of_all_whom_the_account_sees(run: Run) -> None:
    findings = json.loads(run("gaps", "--format", "json", "--as", "ana").stdout)["findings"]
    everything = json.loads(run("gaps", "--format", "json").stdout)["findings"]
    assert {each["key"] for each in findings} < {each["key"] for each in everything}
    assert not [each for each in findings if "kofi" in each["subjects"]]


def test_a_path_leads_only_over_whom_the_account_sees(run: Run) -> None:
    shown = json.loads(run("path", "ana", "maureen", "--format", "json", "--as", "ana").stdout)
    assert shown["path"][0] == "ana"
    assert shown["path"][-1] == "maureen"
    assert run("path", "ana", "kofi", "--as", "ana").exit_code == 1


def test_an_export_holds_what_the_account_sees(run: Run, tmp_path: Path) -> None:
    result = run("export", str(tmp_path / "out"), "--as", "ana", "--format", "json")
    written = json.loads(result.stdout)["written"]
    clients = (tmp_path / "out" / "clients.csv").read_text(encoding="utf-8").splitlines()
    assert {row.split(",")[0] for row in clients[1:]} >= {"ella", "tom", "kelly"}
    assert "gemma" not in {row.split(",")[0] for row in clients[1:]}
    assert written["clients"] == len(clients) - 1
    assert "kofi" not in "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "out").iterdir())
    ella = next(row for row in clients if row.startswith("ella,"))
    kelly = next(row for row in clients if row.startswith("kelly,"))
    assert "female" in ella
    assert "female" not in kelly, "a gender is not told of the family's other members"


def test_what_is_open_for_the_account_is_open_here_too(run: Run, demo: Store) -> None:
    """Else the answer would not be the pages'."""
    assert run("network", "ella", "--as", "sam").exit_code == 1
    sam = accounts.find(demo, "sam").viewer
    told = {"ground": "consent", "words": "She asked me to.", "agency": None}
    opened = Opened(id="x", kind=OVERRIDE, client_id="ella", since=NOW, until=NOW + AN_HOUR, **told)
    openings.open(demo, sam, opened)
    assert run("network", "ella", "--as", "sam").exit_code == 0
    openings.close(demo, sam, "x", NOW)
    assert run("network", "ella", "--as", "sam").exit_code == 1


def test_what_a_meeting_opens_is_open_here_too(run: Run, demo: Store, password_hash: str) -> None:
    add_account(demo, "priya chairs", "priya", password_hash, role="chair")
    chair, sam = (accounts.find(demo, name).viewer for name in ("priya chairs", "sam"))
    opened = meetings.Opened(id="m", family_id="shaw", purpose="sip", code="x", since=NOW, until=NOW + AN_HOUR)
    assert meetings.open(demo, chair, opened, [])
    assert meetings.come(demo, sam, "x", "p", NOW)
    assert run("network", "tom", "--as", "sam").exit_code == 1
    held = meetings.held(demo, "m", NOW, NOW.date())
    assert held is not None
    assert meetings.let_in(demo, chair, held, held.everyone[0], [], NOW)
    assert run("network", "tom", "--as", "sam").exit_code == 0
    assert meetings.end(demo, chair, "m", "shaw", NOW)
    assert run("network", "tom", "--as", "sam").exit_code == 1


def test_both_are_written_down(run: Run, demo: Store, tmp_path: Path) -> None:
    before = demo.read(load("tests.explorer.cypher", "entries"))
    run("network", "ella", "--as", "ana")
    run("export", str(tmp_path / "out"), "--as", "ana")
    # Commands have a clock of their own here, so theirs are not the last by time.
    made = [each for each in demo.read(load("tests.explorer.cypher", "entries")) if each not in before]
    viewed, exported = sorted(made, key=lambda each: each["act"], reverse=True)
    assert (viewed["act"], exported["act"]) == ("view", "export")
    assert {each["by"] for each in (viewed, exported)} == {system_user()}
    assert all(each["account"].startswith("account of ana") for each in (viewed, exported))


def test_nobody_by_that_name(run: Run) -> None:
    result = run("network", "ella", "--as", "nobody")
    assert result.exit_code == 1
    assert "No account by that name" in str(result.exception)
