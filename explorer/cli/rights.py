"""`common-thread rights`: what a person asks for of what is held of them, for whoever answers them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import click

from explorer.cli.rights_words import copy_in_words, looked_in_words
from explorer.cli.session import FORMAT, Day, Session, put, put_privately, session
from graph import rights as told

PERSON = "person"
ASKS = (PERSON, "parent", "representative", "somebody-else")
BEGINNING = date(2000, 1, 1)
MAKE_SURE = (
    "Make sure who asks, and how they want it, before you hand it over: on paper at home others may read it.\n"
    "Sealed and shielded facts, planned visits and other people's names aren't in it, nor whether there are any."
)
AT_HOME = "With --home it holds addresses of the household: they are other people's as well."
ASKED_BY = click.option(
    "--asked-by", required=True, type=click.Choice(ASKS), help="Who asks; only the person themself is answered."
)
OUTPUT = click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to a file, yours alone."
)


@click.group()
def rights() -> None:
    """Answer a person who asks what is held of them, and who looked at it."""


@rights.command()
@click.argument("client")
@ASKED_BY
@click.option("--home", is_flag=True, help="Addresses of their households too, once you made sure they live there.")
@FORMAT
@OUTPUT
def copy(client: str, asked_by: str, home: bool, shape: str, output: Path | None) -> None:
    """Make the copy that CLIENT (an id) may have of what is held of them: as for a viewer with no team."""
    with session() as here:
        _only_the_person(here, "rights.copy", client, asked_by)
        made = told.copy(here.store, here.guard.viewer, here.led(client), here.today)
    answer = copy_in_words(made, here.today, home=home)
    if shape == "json":
        answer = _json({"made_on": here.today, **asdict(made if home else replace(made, homes=()))})
    _hand_over(answer, output)
    click.echo(MAKE_SURE + (f"\n{AT_HOME}" if home else ""), err=True)


@rights.command()
@click.argument("client")
@ASKED_BY
@click.option("--since", type=Day(), default=BEGINNING, metavar="DAY", help="Since when; default since ever.")
@FORMAT
@OUTPUT
def looked(client: str, asked_by: str, since: date, shape: str, output: Path | None) -> None:
    """List who looked at CLIENT (an id), for them: agency and role, day, what was done, how often."""
    with session() as here:
        _only_the_person(here, "rights.looked", client, asked_by)
        zone = here.settings.timezone
        begin = datetime.combine(since, time(), zone).astimezone(UTC)
        end = datetime.combine(here.today + timedelta(days=1), time(), zone).astimezone(UTC)
        client = here.led(client)
        found = told.looked(here.store, here.guard.viewer, client, begin, end, zone, here.today)
    answer = looked_in_words(found, here.today)
    if shape == "json":
        answer = _json({"made_on": here.today, "client_id": client, "looked": [asdict(each) for each in found]})
    _hand_over(answer, output)
    click.echo(MAKE_SURE, err=True)


def _only_the_person(here: Session, query: str, client: str, asked_by: str) -> None:
    if asked_by != PERSON:
        told.refuse(here.store, here.guard.viewer, query, client)


def _json(answer: dict[str, Any]) -> str:
    return json.dumps(_plain(answer), ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:
    """As JSON has it; what isn't known is left out."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if each is not None}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _hand_over(answer: str, output: Path | None) -> None:
    """On standard output, or to a file that nobody else can read. Raises InputRefused where it can't be written."""
    if output is None:
        put(answer, None)
    else:
        put_privately([answer], output)
