"""The command line: every command helps, is in the README, and says nothing of what isn't there yet."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from explorer.cli import COMMANDS, commands
from tests.policy.project import ROOT

README = ROOT / "README.md"
LATER = re.compile(r"--confirm\b", re.IGNORECASE)


def lines(command: click.Command, *before: str) -> Iterator[tuple[str, ...]]:
    """The words of each command and of those in it."""
    yield before
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for name in command.list_commands(context):
                found = command.get_command(context, name)
                assert found is not None
                yield from lines(found, *before, name)


EVERY = list(lines(commands))


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_a_command_helps(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(commands, [*words, "--help"])
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert not LATER.search(result.stdout)


@pytest.mark.parametrize("words", [words for words in EVERY if words], ids=" ".join)
def test_a_command_says_what_it_does_and_what_its_options_are_for(words: tuple[str, ...]) -> None:
    command: click.Command = commands
    for word in words:
        assert isinstance(command, click.Group)
        command = command.get_command(click.Context(command), word) or click.Command("none")
    assert (command.help or "").split("\n")[0].endswith((".", ":"))
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_the_readme_describes_every_command_and_no_other() -> None:
    """Each in a row of its table, in full."""
    described = re.findall(
        r"^\| `common-thread ([a-z]+(?: [a-z]+)?)[^`]*` \|", README.read_text(encoding="utf-8"), re.MULTILINE
    )
    last = [words for words in EVERY if words and not any(other[: len(words)] == words != other for other in EVERY)]
    assert sorted(described) == sorted(map(" ".join, last))


def test_what_the_readme_says_to_type_is_there() -> None:
    typed = re.findall(r"common-thread ([a-z]+)(?: ([a-z]+))?", README.read_text(encoding="utf-8"))
    groups = {words[0] for words in EVERY if len(words) > 1}
    asked = {(name, rest) if name in groups and rest else (name,) for name, rest in typed}
    assert asked
    assert asked <= set(EVERY)


def test_help_as_a_process() -> None:
    script = Path(sys.executable).with_name("common-thread")
    done = subprocess.run([script, "--help"], capture_output=True, text=True, check=True)
    assert [name for name in COMMANDS if not re.search(rf"^  {name}\b", done.stdout, re.MULTILINE)] == []
