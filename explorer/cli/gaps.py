"""`common-thread gaps`: the missing links of a client, a family, an area or everything."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

import click

from explorer.cli.agency_tables import refresh_tables
from explorer.cli.doubts import refresh_doubts
from explorer.cli.session import AS, AS_OF, Session, answer_in, put, session
from explorer.missing.sheet import as_csv
from graph.guard import WINDOW_DAYS
from graph.slice import Slice
from queries.missing import RULES, Finding, RuleSettings, Scope, missing_links

CODES = list(dict.fromkeys(rule.code for rule in RULES))
OF_AREA = {rule.code for rule in RULES if rule.of_area}
WIDTH = 96


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the day, the scope and the rules, with their settings."""

    day: date
    scope: Scope
    rules: tuple[str, ...]
    settings: RuleSettings


@click.command()
@click.option("--client", metavar="ID", help="Those with this client.")
@click.option("--family", metavar="ID", help="Those with this family.")
@click.option("--area", metavar="NAME", help="Those with a family that lives in this area.")
@click.option("--rule", "rules", multiple=True, type=click.Choice(CODES), metavar="CODE", help="Only this rule.")
@AS_OF
@AS
@click.option("--everything", is_flag=True, help="Ask even where nobody could have told us.")
@click.option(
    "--refresh",
    is_flag=True,
    help="Make this month's tables of agencies for coordinators, and the questions for records officers.",
)
@answer_in("text", "json", "csv")
def gaps(
    client: str | None,
    family: str | None,
    area: str | None,
    rules: tuple[str, ...],
    as_of: date | None,
    account: str | None,
    everything: bool,
    refresh: bool,
    shape: str,
) -> None:
    """Ask which ties are missing: of a client, a family, an area, or of everything.

    A question that was answered stays away until what it rests on changes, or until its day.
    """
    if sum(each is not None for each in (client, family, area)) > 1:
        raise click.UsageError("Give one of --client, --family and --area, or none for everything.")
    if refresh:
        if any((client, family, area, rules, as_of, account, everything)):
            raise click.UsageError(
                "--refresh makes today's tables and questions of all areas: give nothing else with it."
            )
        refresh_tables()
        refresh_doubts()
        return
    with session(account=account) as opened:
        client = client and opened.led(client)
        settings = replace(opened.rules, told_only=opened.rules.told_only and not everything)
        asked = Asked(as_of or opened.today, Scope(client=client, family=family, area=area), rules, settings)
        findings = _found(opened, asked)
    put(SHAPES[shape](findings, asked), None)


def _found(opened: Session, asked: Asked) -> list[Finding]:
    scope, codes = asked.scope, asked.rules or CODES
    if scope.client is not None:
        found = _asked_of(opened.guard.client(scope.client), asked, codes)
    elif scope.family is not None:
        found = _asked_of(opened.guard.family(scope.family), asked, codes)
    else:
        return _asked_of(_everything(opened, asked), asked, codes)
    return _with_those_of_an_area(found, opened, asked, [code for code in codes if code in OF_AREA])


def _with_those_of_an_area(found: list[Finding], opened: Session, asked: Asked, codes: Sequence[str]) -> list[Finding]:
    """And what is asked of an area, as far as it names the client or the family: a scope picks findings."""
    if not codes or not opened.guard.viewer.operator:
        return found
    wider = _asked_of(_everything(opened, asked), asked, codes)
    ranked = sorted((*found, *wider), key=lambda finding: CODES.index(finding.rule))
    return [replace(finding, rank=rank) for rank, finding in enumerate(ranked, start=1)]


def _everything(opened: Session, asked: Asked) -> Slice:
    return opened.guard.all_of_it(asked.day, before=max(WINDOW_DAYS, opened.rules.longest()))


def _asked_of(slice_: Slice, asked: Asked, codes: Sequence[str]) -> list[Finding]:
    return missing_links(slice_, asked.day, scope=asked.scope, rules=codes, settings=asked.settings)


def _json(findings: Sequence[Finding], asked: Asked) -> str:
    rows = [finding.to_json() for finding in findings]
    return json.dumps({"as_of": asked.day.isoformat(), "findings": rows}, ensure_ascii=False, indent=2) + "\n"


def _csv(findings: Sequence[Finding], _: Asked) -> str:
    return as_csv(findings)


def _text(findings: Sequence[Finding], asked: Asked) -> str:
    """Grouped by rule, each question with the ids that lead to its people."""
    if not findings:
        return f"No missing links as of {asked.day.isoformat()}.\n"
    titles = {rule.code: rule.title for rule in RULES}
    lines = [f"{len(findings)} missing links as of {asked.day.isoformat()}. Each is a question, not a judgement."]
    for code, group in groupby(findings, key=lambda finding: finding.rule):
        lines += ["", titles[code], "-" * len(titles[code])]
        for finding in group:
            lines += textwrap.wrap(finding.question, WIDTH, initial_indent=f"{finding.rank}. ", subsequent_indent="   ")
            lines.append("   " + ", ".join((*finding.families, *finding.clients)))
    return "\n".join(lines) + "\n"


SHAPES: Mapping[str, Callable[[Sequence[Finding], Asked], str]] = {"text": _text, "json": _json, "csv": _csv}
