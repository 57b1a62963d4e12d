"""`common-thread import` and `export`: what they print, where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explorer.cli import commands, main
from graph.store import Store
from tests.database import Server
from tests.seed.csv_folder import FAMILY, table_of, write

COUNTS = {"read", "written", "unchanged", "joined", "created", "doubtful", "not_needed", "held", "ended"}


@pytest.fixture
def run(store: Store, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch):
    """Run a command in process, on the tests' server, which is empty at first."""
    assert store.uri == neo4j_server.uri
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)

    def command(*arguments: str | Path) -> Result:
        return CliRunner().invoke(commands, [str(argument) for argument in arguments])

    return command


def test_a_good_folder_comes_in_and_exits_0(run, store: Store, tmp_path: Path) -> None:
    result = run("import", write(tmp_path, FAMILY))
    assert result.exit_code == 0
    assert "         2 clients: 2 written\n" in result.stdout
    again = run("import", tmp_path)
    assert "         2 clients: 2 unchanged\n" in again.stdout
    assert len(table_of(store, "clients")) == 2


def test_what_was_refused_is_told_by_file_and_exits_1(run, tmp_path: Path) -> None:
    many = "".join(f"c9,f1,2020-01-{day:02}\n" for day in range(1, 31))
    write(tmp_path, {**FAMILY, "members": "client_id,family_id,from\n" + many, "agencies": "id,name,kind,x\n"})
    result = run("import", tmp_path)
    assert result.exit_code == 1
    assert "  agencies.csv\n    line 1: x is not a column of this file; its cells are not read\n" in result.stdout
    assert "more; --format json lists all." in result.stdout


def test_json_stands_alone_on_standard_output_in_the_shape_that_programs_know(run, tmp_path: Path) -> None:
    write(tmp_path, {"families": "id,name\nf1,Shaw\n,\u00d8\n", "notes": "x\n1\n"})
    result = run("import", tmp_path, "--format", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert set(report) == COUNTS | {"refused", "overridden"}
    assert report["read"] == {"families": 2}
    assert report["written"] == {"families": 1}
    assert report["refused"] == [{"file": "families.csv", "line": 3, "column": "id", "reason": "is missing"}]
    assert report["overridden"] == []
    assert "notes.csv" in result.stderr


def test_dry_run_and_strict_write_nothing(run, store: Store, tmp_path: Path) -> None:
    write(tmp_path, {"families": "id\nf1\n"})
    assert run("import", tmp_path, "--dry-run").stdout == "         1 families: 1 to write\nNothing was written.\n"
    write(tmp_path, {"families": "id,colour\nf1,red\n"})
    strict = run("import", tmp_path, "--strict")
    assert strict.exit_code == 1
    assert "Nothing was written." in strict.stdout
    assert table_of(store, "families") == []


def test_export_makes_a_folder_that_import_takes(run, tmp_path: Path) -> None:
    run("import", write(tmp_path / "in", FAMILY))
    result = run("export", tmp_path / "out", "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["written"]["clients"] == 2
    assert run("import", tmp_path / "out", "--strict").exit_code == 0


@pytest.mark.parametrize("arguments", [["import"], ["import", "/nowhere"], ["import", ".", "--frob"], ["export"]])
def test_called_wrongly_exits_2(run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.usefixtures("run")
def test_a_mistake_is_one_line_and_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["import", str(tmp_path)])
    assert stopped.value.code == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "holds none of our files" in said[0]


def test_as_a_process_a_database_that_is_down_exits_1(tmp_path: Path) -> None:
    environment = {
        "NEO4J_URI": "bolt://127.0.0.1:9",
        "NEO4J_PASSWORD": "x",
        "PATH": "/usr/bin:/bin",
        "COMMON_THREAD_AUDIT_KEY": "k" * 32,
    }
    command = [sys.executable, "-c", "from explorer.cli import main; main()", "import", str(write(tmp_path, FAMILY))]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "does not answer" in done.stderr
    assert "Traceback" not in done.stderr
