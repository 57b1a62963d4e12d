"""The command line, `common-thread`: one file per group of commands, errors turned into exit codes here."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from importlib import import_module

import click

from graph.errors import CommonThreadError

EXIT_WRONG_INPUT, EXIT_CALLED_WRONGLY = 1, 2
NOT_TEXT = "An argument is not UTF-8 text."
FULL = "Standard output can't be written: no space is left where it goes."

# Command -> where it is. A command is loaded when it is called, so that none waits for what only another needs.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "demo": ("explorer.cli.demo", "demo"),
    "serve": ("explorer.cli.serve", "serve"),
    "database": ("explorer.cli.database", "database"),
    "import": ("explorer.cli.tables", "import_command"),
    "export": ("explorer.cli.tables", "export_command"),
    "generate": ("explorer.cli.generate", "generate_area"),
    "network": ("explorer.cli.network", "network"),
    "gaps": ("explorer.cli.gaps", "gaps"),
    "path": ("explorer.cli.network", "path"),
    "user": ("explorer.cli.user", "user"),
    "agreement": ("explorer.cli.agreement", "agreement"),
    "grounds": ("explorer.cli.grounds", "grounds"),
    "backup": ("explorer.cli.backup", "backup"),
    "restore": ("explorer.cli.backup", "restore"),
    "audit": ("explorer.cli.audit", "audit"),
    "retention": ("explorer.cli.retention", "retention"),
    "rights": ("explorer.cli.rights", "rights"),
    "pilot": ("explorer.cli.pilot", "pilot"),
    "check": ("explorer.cli.check", "check"),
}


class Commands(click.Group):
    """The commands of COMMANDS, in that order, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click calls it so
        """Their names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click calls it so
        """One of them, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        found = getattr(import_module(module), name)
        return found if isinstance(found, click.Command) else None


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="common-thread", prog_name="common-thread")
def commands() -> None:
    """Who supports a child, an adult or a family across all agencies, and which tie is missing."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; a user's mistake ends in one line on stderr and exit code 1, never a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    if any("\ud800" <= letter <= "\udfff" for argument in given for letter in argument):
        click.echo(f"common-thread: {NOT_TEXT}", err=True)
        sys.exit(EXIT_CALLED_WRONGLY)
    try:
        commands.main(args=given, prog_name="common-thread", standalone_mode=True)
    except CommonThreadError as error:
        click.echo(f"common-thread: {error}", err=True)
        sys.exit(EXIT_WRONG_INPUT)
    except OSError as error:
        if error.errno != errno.ENOSPC or error.filename is not None:
            raise
        # What is still to be written would fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        click.echo(f"common-thread: {FULL}", err=True)
        sys.exit(EXIT_WRONG_INPUT)
