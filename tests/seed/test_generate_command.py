"""`common-thread generate`: what it writes, what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.cli import main
from seed.area.plants import FEWEST_IN_A_SMALL_AREA, PLANTS
from seed.generate import NOTICE

SIZE = ("--clients", "120", "--seed", "4", "--as-of", "2026-11-22")


def run(*arguments: str | Path) -> int:
    """The exit code."""
    with pytest.raises(SystemExit) as end:
        main(["generate", *map(str, arguments)])
    return int(end.value.code or 0)


def test_it_writes_the_files_and_ends_by_saying_that_nobody_is_real(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "area", *SIZE) == 0
    out, err = capsys.readouterr()
    assert (tmp_path / "area" / "clients.csv").read_text(encoding="utf-8").count("\n") == 121
    assert out.splitlines()[-1] == NOTICE
    assert "120 clients" in out
    assert err == ""


def test_machine_output_is_alone_on_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "area", *SIZE, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["written"]["clients"] == 120


def test_the_planted_missing_links_are_written_as_findings(tmp_path: Path) -> None:
    assert run(tmp_path / "area", *SIZE, "--planted", tmp_path / "answers.json") == 0
    answers = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    assert answers["as_of"] == "2026-11-22"
    assert len(answers["findings"]) == FEWEST_IN_A_SMALL_AREA * len(PLANTS)


def test_a_folder_that_holds_something_ends_with_1_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").write_text("")
    assert run(tmp_path, *SIZE) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "is not empty" in err


def test_answers_that_cannot_be_written_end_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "area", *SIZE, "--planted", tmp_path / "nowhere" / "answers.json") == 1
    assert "can't be written" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [("--clients", "99", "--seed", "1"), ("--clients", "500001", "--seed", "1"),
                                   ("--clients", "many", "--seed", "1"), ("--clients", "100")])  # fmt: skip
def test_a_wrong_call_ends_with_2(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    assert run(tmp_path / "area", *wrong) == 2
    assert not (tmp_path / "area").exists()


def test_help_says_that_nobody_is_real(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    assert "Nobody in it is a real person." in capsys.readouterr().out
