"""`common-thread check`: is this installation healthy?"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

import click

from explorer.cli.agreement import NONE, warnings
from explorer.cli.session import FORMAT
from explorer.issuer_settings import load_issuers
from graph.connect import connect
from graph.errors import CommonThreadError
from graph.migrate import migrate
from graph.settings import load_settings
from queries.agreements import listed
from queries.missing import load_rule_settings

NONE_ENDS = "none ends within 60 days"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what, whether it is well, and what was seen or is to be done."""

    what: str
    well: bool
    seen: str


@click.command()
@FORMAT
def check(shape: str) -> None:
    """Say whether this installation is healthy: settings, database, its layout; and which agreements end soon."""
    findings = _look()
    if shape == "json":
        answer = {"healthy": all(each.well for each in findings), "checks": [asdict(each) for each in findings]}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for each in findings:
            click.echo(f"{'well ' if each.well else 'WRONG'}  {each.what}: {each.seen}")
    sys.exit(0 if all(each.well for each in findings) else 1)


def _look() -> list[Finding]:
    """Each thing in turn, up to the first that is wrong: what follows rests on it."""
    findings: list[Finding] = []
    for what, look in (
        ("settings", _settings),
        ("database", _database),
        ("layout", _layout),
        ("agreements", _agreements),
    ):
        findings.append(_tried(what, look))
        if not findings[-1].well:
            break
    return findings


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, well=True, seen=look())
    except CommonThreadError as error:
        return Finding(what, well=False, seen=str(error))


def _settings() -> str:
    settings = load_settings(os.environ)
    load_rule_settings(settings.rules)
    load_issuers(settings.sign_in, os.environ)
    return (
        f"a server of your own, {settings.neo4j_uri}" if settings.neo4j_uri else f"the local Neo4j in {settings.home}"
    )


def _database() -> str:
    with connect(load_settings(os.environ)) as store:
        store.verify()
        return f"answers at {store.uri}"


def _layout() -> str:
    with connect(load_settings(os.environ)) as store:
        migrate(store)
    return "ours, and up to date"


def _agreements() -> str:
    """Those that end soon are no fault, and said all the same."""
    settings = load_settings(os.environ)
    with connect(settings) as store:
        today = datetime.now(settings.timezone).date()
        rows = listed(store, today)
    return " ".join(warnings(rows, today)) or (NONE_ENDS if rows else NONE)
