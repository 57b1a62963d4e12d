"""`common-thread network` and `path`: who is around someone, and how two people are connected."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from explorer.cli.session import AS, AS_OF, FORMAT, OUTPUT, answer_in, put, session
from graph.network import MissingLink, Network
from queries.families import household
from queries.missing import Scope, missing_links
from queries.network import missing_to_draw
from queries.network import network as network_on
from queries.paths import path as path_on
from queries.people import person
from visualise.drawing import draw
from visualise.export import to_graphml, to_html, to_png, to_svg
from visualise.path import path_to_text
from visualise.text import to_text

Picture = Callable[[Network, Sequence[MissingLink], str], str | bytes]


def _json(network: Network, _: Sequence[MissingLink], __: str) -> str:
    return json.dumps(network.to_json(), ensure_ascii=False, indent=2) + "\n"


def _text(network: Network, missing: Sequence[MissingLink], _: str) -> str:
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    return to_text(network, missing, width=width, bold=sys.stdout is not None and sys.stdout.isatty())


SHAPES: Mapping[str, Picture] = {
    "text": _text,
    "json": _json,
    "html": lambda network, missing, title: to_html(draw(network, missing, title=title)),
    "svg": lambda network, missing, title: to_svg(draw(network, missing, title=title)),
    "png": lambda network, missing, title: to_png(draw(network, missing, title=title)),
    "graphml": lambda network, _, __: to_graphml(network),
}


@click.command()
@click.argument("client")
@click.option("--family", is_flag=True, help="Each of their families with its members, and everyone's team.")
@AS_OF
@AS
@answer_in(*SHAPES)
@OUTPUT
def network(
    client: str, family: bool, as_of: date | None, account: str | None, shape: str, output: Path | None
) -> None:
    """Show who supports CLIENT (an id): the professional network, and the links that are missing in it."""
    with session(account=account) as opened:
        day, rules = as_of or opened.today, opened.rules
        client = opened.led(client)
        found = opened.guard.client(client)
    drawn = network_on(found, client, day, family=family)
    homes = [home.id for home in person(found, client, day).families] if family else []
    scopes = [Scope(family=home) for home in homes] or [Scope(client=client)]
    asked = {
        finding.key: finding for scope in scopes for finding in missing_links(found, day, scope=scope, settings=rules)
    }
    title = household(found, homes[0], day).name if homes else person(found, client, day).name
    put(SHAPES[shape](drawn, missing_to_draw(asked.values()), title), output)


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@AS_OF
@AS
@FORMAT
def path(one: str, other: str, as_of: date | None, account: str | None, shape: str) -> None:
    """Show how two people (ids) are connected: over involvement, contact, family and kinship."""
    with session(account=account) as opened:
        day = as_of or opened.today
        one, other = opened.led(one), opened.led(other)
        found = path_on(opened.guard.between(one, other, day), one, other, day)
    put(_json(found, (), "") if shape == "json" else path_to_text(found), None)
