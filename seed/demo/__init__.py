"""The demonstration network: three linked families, hand-written as CSV around a base day and always shown as of today.

STORY.md tells what is in it. Nobody in it is a real person.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

from graph.schemas import SCHEMAS
from graph.schemas.cells import Day, Instant, Year

PLACE = ZoneInfo("Europe/London")
FIRST_WEEKEND_DAY = 5
FAMILY = "shaw"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account to try the pages with: its name, its role, and the professional it belongs to."""

    name: str
    role: str
    professional_id: str | None
    areas: tuple[str, ...] = ()


# Three who see different parts of the same families; STORY.md says what each of them sees.
DEMO_ACCOUNTS = (
    DemoAccount("ana", "practitioner", "ana"),
    DemoAccount("priya", "practitioner", "priya"),
    DemoAccount("sam", "practitioner", "sam"),
)
SECOND = "demonstration"
"""Some roles take two people to grant; in the demonstration nobody real is behind the second."""
# Those who look after the rest, and a school's supervisor.
DEMO_OFFICERS = (
    DemoAccount("jo", "supervisor", "jo"),
    DemoAccount("petra", "privacy-officer", None, ("North", "Riverside")),
    DemoAccount("rosa", "records-officer", None),
    DemoAccount("cora", "coordinator", None, ("North", "Riverside")),
    DemoAccount("dan", "duty-desk", "dan"),
)


def base_day() -> date:
    """The day on which the demonstration network is true as it is written."""
    return date.fromisoformat((resources.files("seed.demo") / "base-day.txt").read_text(encoding="utf-8").strip())


def edition(today: date) -> str:
    """What the demonstration network is on a day: another day or another word in its files is another edition."""
    digest = sha256()
    for _, header, rows in _tables():
        digest.update(repr((header, rows)).encode())
    return f"{today.isoformat()} {digest.hexdigest()[:16]}"


def demo_folder(today: date, to: Path) -> Path:
    """Write the demonstration network into `to`, made where it isn't there, as it would be true today; returns `to`.

    Every day moves by the same number of days, births too, so that ages and everything between two days stay as
    written. Contacts that would fall on a weekend take place on the Friday before, planned ones on the Monday after.
    """
    to.mkdir(parents=True, exist_ok=True)
    shift = today - base_day()
    for table, header, rows in _tables():
        with (to / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(header)
            for row in rows:
                writer.writerow(_shifted(table, row, shift).values())
    return to


def _tables() -> Iterator[tuple[str, list[str], list[dict[str, str]]]]:
    """Each file's table, header and rows, as written."""
    for table in SCHEMAS:
        source = resources.files("seed.demo") / f"{table}.csv"
        if source.is_file():
            reader = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
            yield table, list(reader.fieldnames or ()), list(reader)


def _shifted(table: str, row: Mapping[str, str], shift: timedelta) -> dict[str, str]:
    """A row with each day, year and instant in it moved; which columns hold one is the schemas' to say."""
    if table == "contacts":
        shift += _off_the_weekend(date.fromisoformat(row["on"]) + shift, planned=row["planned"] == "true")
    cells = SCHEMAS[table].cells()
    moved = {Day: _moved_day, Year: _moved_year, Instant: _moved_instant}
    return {
        column: moved[type(cells[column])](text, shift) if text and type(cells[column]) in moved else text
        for column, text in row.items()
    }


def _off_the_weekend(day: date, *, planned: bool) -> timedelta:
    """From a weekend to the Monday after for what is planned, else to the Friday before; from other days none."""
    into = day.weekday() - FIRST_WEEKEND_DAY
    if into < 0:
        return timedelta()
    return timedelta(days=2 - into if planned else -1 - into)


def _moved_day(text: str, shift: timedelta) -> str:
    return (date.fromisoformat(text) + shift).isoformat()


def _moved_year(text: str, shift: timedelta) -> str:
    """A year of birth stands for 1 July of it (missing-links.md §1)."""
    return str((date(int(text), 7, 1) + shift).year)


def _moved_instant(text: str, shift: timedelta) -> str:
    """The same time by the clock on the wall, in summer and winter alike."""
    wall = datetime.fromisoformat(text).astimezone(PLACE)
    return datetime.combine(wall.date() + shift, time(wall.hour, wall.minute), PLACE).isoformat()
