"""`network`, `path`, `gaps`, `check` and `demo` on the demonstration network: output, exit codes, faults."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explorer.cli import COMMANDS, commands, main
from graph.cypher import load
from graph.migrate import migrate
from graph.store import Store
from tests.database import Server, wipe

Run = Callable[..., Result]
DAY = "2026-11-25"


@pytest.fixture
def run(network: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in process, on the tests' server, which holds the demonstration network as of DAY."""
    assert network.uri == neo4j_server.uri
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    return lambda *arguments: CliRunner().invoke(commands, [str(argument) for argument in arguments])


def test_the_network_as_text(run: Run) -> None:
    result = run("network", "ella", "--as-of", DAY)
    assert result.exit_code == 0
    assert "Ella Shaw" in result.stdout
    assert "Priya Nair · LEAD" in result.stdout
    assert "0161 496 01" in result.stdout


def test_the_network_as_json_stands_alone(run: Run) -> None:
    answer = json.loads(run("network", "ella", "--as-of", DAY, "--format", "json").stdout)
    assert set(answer) == {"as_of", "focus", "nodes", "edges"}
    assert (answer["as_of"], answer["focus"]) == (DAY, "ella")
    assert {"ella", "priya", "jo", "amy", "ana"} <= {node["id"] for node in answer["nodes"]}
    assert {node["kind"] for node in answer["nodes"]} == {"client", "professional", "agency"}
    ids = {node["id"] for node in answer["nodes"]}
    assert all({edge["source"], edge["target"]} <= ids for edge in answer["edges"])
    with_family = json.loads(run("network", "ella", "--family", "--as-of", DAY, "--format", "json").stdout)
    assert {"shaw", "kelly", "tom"} <= {node["id"] for node in with_family["nodes"]}


@pytest.mark.parametrize(
    ("shape", "begins"),
    [("html", b"<!doctype html>"), ("svg", b"<?xml"), ("png", b"\x89PNG\r\n"), ("graphml", b"<graphml")],
)
def test_the_network_as_a_file(run: Run, tmp_path: Path, shape: str, begins: bytes) -> None:
    file = tmp_path / f"network.{shape}"
    result = run("network", "ella", "--family", "--as-of", DAY, "--format", shape, "--output", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_bytes().lower().startswith(begins.lower())


def test_a_file_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    result = run("network", "ella", "--output", tmp_path / "no such folder" / "x")
    assert result.exit_code == 1
    assert "can't be written" in str(result.exception)


@pytest.mark.parametrize(
    "unknown", ["nobody", "../ella", "ella' OR 1=1 //", "MATCH (n) DETACH DELETE n", "", "x" * 5000, "ë\u202e"]
)
def test_an_unknown_id_is_not_there(run: Run, unknown: str) -> None:
    for arguments in (("network", unknown), ("path", "ella", unknown), ("gaps", "--client", unknown)):
        result = run(*arguments)
        assert result.exit_code == 1
        assert str(result.exception) == "There is nobody here by that id whom you can see."


def test_how_two_people_are_connected(run: Run) -> None:
    answer = json.loads(run("path", "ella", "gemma", "--as-of", DAY, "--format", "json").stdout)
    assert answer["path"][0] == "ella"
    assert answer["path"][-1] == "gemma"
    assert {node["id"] for node in answer["nodes"]} == set(answer["path"])
    text = run("path", "ella", "gemma", "--as-of", DAY)
    assert text.exit_code == 0
    assert text.stdout.count("\n") == len(answer["path"]) - 1


def test_gaps_are_the_same_in_every_shape(run: Run) -> None:
    findings = json.loads(run("gaps", "--as-of", DAY, "--format", "json").stdout)["findings"]
    assert len(findings) == 19
    assert [each["rank"] for each in findings] == list(range(1, 20))
    rows = list(csv.DictReader(io.StringIO(run("gaps", "--as-of", DAY, "--format", "csv").stdout)))
    assert [row["key"] for row in rows] == [each["key"] for each in findings]
    text = run("gaps", "--as-of", DAY).stdout
    assert "19 missing links" in text
    assert text.count("Are they in touch?") == sum("Are they in touch?" in each["question"] for each in findings)


def test_everything_is_asked_where_that_is_wanted(run: Run) -> None:
    said = [run("gaps", "--as-of", DAY, *more, "--format", "json").stdout for more in ((), ("--everything",))]
    told, everything = ({each["key"] for each in json.loads(text)["findings"]} for text in said)
    assert told - everything == {"not-heard-from|walsh"}
    assert everything - told == {"household-workers-not-in-contact|jo|kofi|walsh"}


def test_a_scope_picks_findings(run: Run) -> None:
    everything = json.loads(run("gaps", "--as-of", DAY, "--format", "json").stdout)["findings"]
    for option, place in (("--client", "clients"), ("--family", "families")):
        focus = everything[0][place][0]
        found = json.loads(run("gaps", option, focus, "--as-of", DAY, "--format", "json").stdout)["findings"]
        assert [each["key"] for each in found] == [each["key"] for each in everything if focus in each[place]]
        assert [each["rank"] for each in found] == list(range(1, len(found) + 1))
    lead = json.loads(run("gaps", "--rule", "no-lead", "--everything", "--as-of", DAY, "--format", "json").stdout)
    assert [each["rule"] for each in lead["findings"]] == ["no-lead"]
    assert (
        json.loads(run("gaps", "--area", "no such area", "--as-of", DAY, "--format", "json").stdout)["findings"] == []
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("gaps", "--client", "ella", "--family", "shaw"),
        ("gaps", "--rule", "no-such-rule"),
        ("gaps", "--as-of", "yesterday"),
        ("gaps", "--as-of", "0001-01-01"),
        ("network", "ella", "--as-of", "9999-12-31"),
        ("network", "ella", "--as-of", "20261125"),
        ("network",),
        ("network", "ella", "--format", "pdf"),
        ("path", "ella"),
        ("no-such-command",),
    ],
)
def test_called_wrongly_exits_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_each_look_is_written_down(run: Run, network: Store) -> None:
    run("network", "ella")
    entry = network.read(load("tests.cypher", "entries"))[0]["entry"]
    assert (entry["act"], entry["role"], entry["focus"]) == ("view", "operator", "ella")


def test_check_says_that_all_is_well(run: Run) -> None:
    answer = json.loads(run("check", "--format", "json").stdout)
    assert answer["healthy"] is True
    assert [each["what"] for each in answer["checks"]] == ["settings", "database", "layout", "agreements"]


def test_check_says_that_the_database_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    monkeypatch.setenv("COMMON_THREAD_AUDIT_KEY", "k" * 32)
    result = CliRunner().invoke(commands, ["check"])
    assert result.exit_code == 1
    assert "WRONG  database: The database does not answer." in result.stdout


@pytest.mark.parametrize(("name", "value"), [("NEO4J_URI", "http://x"), ("COMMON_THREAD_TIMEZONE", "Mars/Base")])
def test_a_wrong_setting_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as stopped:
        main(["network", "ella"])
    assert stopped.value.code == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert name in err


def test_an_argument_that_is_no_text_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["network", "\udcff"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("where", [">/dev/full", ">&-"])
@pytest.mark.usefixtures("network")
def test_an_answer_that_cannot_be_written_is_said(neo4j_server: Server, where: str) -> None:
    """As a process, in a shell."""
    code = "from explorer.cli import main; main(['network', 'ella'])"
    ended = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -c "$1" {where}', sys.executable, code],
        env={**os.environ, **neo4j_server.environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("common-thread: Standard output")
    assert ended.stderr.count("\n") == 1


def test_the_local_database_that_is_not_running_is_said(tmp_path: Path) -> None:
    """As a process: one line, exit 1, no traceback."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    ended = subprocess.run(
        [sys.executable, "-c", "from explorer.cli import main; main()", "gaps"],
        env={**environment, "COMMON_THREAD_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith("common-thread: The local Neo4j is not running.")
    assert ended.stderr.count("\n") == 1


def test_the_demonstration_prints_a_family_and_can_be_given_again(store: Store, run: Run) -> None:
    """On an empty database, then on the one it made; another network is never mixed with it."""
    wipe(store)
    first = run("demo", "--no-serve")
    assert first.exit_code == 0, first.output
    assert "12 Mill Lane" in first.stdout
    assert "missing links" in first.stdout
    assert run("demo", "--no-serve").exit_code == 0
    wipe(store)
    migrate(store)
    store.write(load("tests.cypher", "add_agency"), id="a1")
    refused = run("demo", "--no-serve")
    assert refused.exit_code == 1
    assert "holds a network of its own" in str(refused.exception)


def test_every_command_is_there() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(commands, [name, "--help"])
        assert result.exit_code == 0
        assert result.stdout.startswith("Usage:")
