"""`common-thread pilot`: whether a pilot found faster who else is involved, in figures on one page, and as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import click

from explorer.cells import table_file
from explorer.cli.session import OUTPUT, Day, Session, answer_in, put, session
from graph.errors import InputRefused
from queries.pilot import events, taking_part
from queries.pilot_figures import FEWEST, Answered, Figure, figures, surveyed

TOO_FEW = (
    f"In no week did {FEWEST} people who take part do anything: figures would be about persons, so there are none. "
    "Each can say yes on the page of their own account."
)
BACKWARDS = "The last day, --to, is before the first, --from."
UNREADABLE = "{file} can't be read: {reason}."
NOT_CSV = "{file} is not UTF-8 text. Save it as CSV (UTF-8)."
HONEST = (
    "Counted are only those who said yes, and weeks in which five of them or more did anything. Whoever found out by\n"
    "telephone, or stopped using it, is in none of these figures. They say nothing about a person or a team."
)


@click.group()
def pilot() -> None:
    """Evaluate a pilot: before and after, without names."""


@pilot.command()
@click.option("--from", "begin", type=Day(), required=True, metavar="DAY", help="The first day.")
@click.option("--to", "end", type=Day(), default=None, metavar="DAY", help="The last day; default today.")
@click.option("--survey", type=click.Path(path_type=Path), metavar="FILE", help="The survey's answers, as CSV.")
@answer_in("text", "csv")
@OUTPUT
def report(begin: date, end: date | None, survey: Path | None, shape: str, output: Path | None) -> None:
    """Print the figures: searches and what came of them, ties, contacts, answers; and the survey, before and after."""
    answered = surveyed(_read(survey)) if survey else ()
    with session() as here:
        everybody, counted = taking_part(here.store)
        end = end or here.today
        if end < begin:
            raise InputRefused(BACKWARDS)
        found = _figures(here, begin, end) if counted >= FEWEST else ()
    if shape == "csv":
        put(_csv(found, answered), output)
    else:
        head = f"Pilot, {begin} to {end}: {counted} of {everybody} accounts take part"
        put("\n".join(_page(head, found, answered)) + "\n", output)
    if not found:
        click.echo(TOO_FEW, err=True)


def _figures(here: Session, begin: date, end: date) -> tuple[Figure, ...]:
    zone = here.settings.timezone
    since, until = (datetime.combine(each, time(), zone).astimezone(UTC) for each in (begin, end + timedelta(days=1)))
    return figures(events(here.store, here.guard.viewer, since, until), zone)


def _read(survey: Path) -> str:
    try:
        return survey.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputRefused(UNREADABLE.format(file=survey, reason=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise InputRefused(NOT_CSV.format(file=survey)) from error


def _page(head: str, found: Sequence[Figure], answered: Sequence[Answered]) -> Iterator[str]:
    yield head
    yield ""
    for each in found:
        if each.week is None:
            yield f"{each.value:>10g}  {each.name}"
    if any(each.week for each in found):
        yield ""
        yield "Week by week, beginning on"
    for each in found:
        if each.week is not None:
            yield f"{each.week}  {each.value:>10g}  {each.name}"
    if answered:
        yield ""
        yield "Survey (the middle of the answers; how many answered)"
    for row in answered:
        before, after = _middle(row.middle_before), _middle(row.middle_after)
        yield f"  {row.question:<8} before {before} ({row.before}), after {after} ({row.after})"
    yield ""
    yield HONEST


def _middle(value: float | None) -> str:
    return f"under {FEWEST} answers" if value is None else f"{value:g}"


def _csv(found: Sequence[Figure], answered: Sequence[Answered]) -> str:
    figures = [(each.week or "", each.name, f"{each.value:g}") for each in found]
    middles = [
        ("", f"survey {row.question} {when} (median)", f"{middle:g}")
        for row in answered
        for when, middle in (("before", row.middle_before), ("after", row.middle_after))
        if middle is not None
    ]
    return table_file(("week_begins", "figure", "value"), [*figures, *middles])
