"""`common-thread agreement`: which agencies share, for what, how far and until when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import click

from explorer.cli.session import FORMAT, Day, session
from graph.agreed import PRESSES, REACHES, TOLD_BEFORE
from graph.codes import agency_kinds, codes
from queries import agreements
from queries.agreements import Sharing

NONE = "No agreements are recorded: every agency shares, as far as its kind does."
FIRST = "From now on only the people of agencies with an agreement in force can sign in."
ADDED = "{agency} shares from {start} until {end}; its people see {reach}."
ENDED = "No agreement of {agency} runs after {day}. What it did is shown for 90 days more, as of that day."
SEEN: Mapping[str, str] = {"client": "the client only", "household": "the household", "family": "the family"}
ENDS = "{name}: the agreement ends in {days} days, on {day}. Then its people can no longer sign in."
SOON = "SOON: "


@click.group()
def agreement() -> None:
    """Record, list and end agreements with agencies: only while one is in force can an agency's people sign in."""


@agreement.command()
@click.argument("agency", metavar="AGENCY_ID")
@click.option("--from", "start", type=Day(), metavar="DAY", help="Its first day; default today.")
@click.option("--until", "end", type=Day(), required=True, metavar="DAY", help="The day on which it no longer runs.")
@click.option(
    "--purpose",
    "purposes",
    multiple=True,
    required=True,
    type=click.Choice(list(codes()["purposes"])),
    help="What it is for; as often as needed.",
)
@click.option("--reach", type=click.Choice(REACHES), help="How far its people see into a family; default as its kind.")
def add(agency: str, start: date | None, end: date, purposes: tuple[str, ...], reach: str | None) -> None:
    """Record an agreement with an agency. The first one shuts out the people of every agency that has none."""
    with session() as here:
        first = not agreements.listed(here.store, here.today)
        period = (start or here.today, end)
        made = agreements.add(here.store, here.guard.viewer, agency, period, purposes, reach, here.today)
    click.echo(ADDED.format(agency=agency, start=made.start, end=made.end, reach=SEEN[made.reach]), err=True)
    if first:
        click.echo(FIRST, err=True)


@agreement.command("list")
@FORMAT
def list_(shape: str) -> None:
    """List the agencies with their agreements; say on standard error which end within 60 days."""
    with session() as here:
        rows, today = agreements.listed(here.store, here.today), here.today
    for warning in warnings(rows, today):
        click.echo(warning, err=True)
    if shape == "json":
        click.echo(json.dumps([_told(row, today) for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(_line(row, today))
    if not rows:
        click.echo(NONE, err=True)


@agreement.command()
@click.argument("agency", metavar="AGENCY_ID")
@click.option("--on", "day", type=Day(), metavar="DAY", help="The first day without it; default today.")
def end(agency: str, day: date | None) -> None:
    """End the agreement with an agency: from that day on its people can no longer sign in."""
    with session() as here:
        last = day or here.today
        agreements.end(here.store, here.guard.viewer, agency, last, here.today)
    click.echo(ENDED.format(agency=agency, day=last), err=True)


def warnings(rows: Iterable[Sharing], today: date) -> Iterator[str]:
    """A line for each agency whose agreement ends within 60 days; those within 14 say that it presses."""
    for row in rows:
        if row.agreement and row.state(today) == "in force":
            left = row.agreement.end - today
            said = ENDS.format(name=row.name, days=left.days, day=row.agreement.end)
            if left <= TOLD_BEFORE:
                yield f"{SOON}{said}" if left <= PRESSES else said


def _line(row: Sharing, today: date) -> str:
    """An agency, its state, days, purposes and reach, with tabs between."""
    found = row.agreement
    told = (f"{found.start} to {found.end}", ", ".join(found.purposes), SEEN[found.reach]) if found else ()
    return "\t".join((row.id, row.name, agency_kinds()[row.kind].label, row.state(today), *told))


def _told(row: Sharing, today: date) -> dict[str, Any]:
    told: dict[str, Any] = {"id": row.id, "name": row.name, "kind": row.kind, "state": row.state(today)}
    if row.agreement:
        days = {"from": str(row.agreement.start), "until": str(row.agreement.end)}
        told |= {**days, "purposes": row.agreement.purposes, "reach": row.agreement.reach}
    return told
