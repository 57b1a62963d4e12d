"""Reading that somebody should ask about: pure functions of what was read. Questions for a person, never a score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from statistics import median

from graph.alike import family_variants, plain
from graph.overseen import Known, Reading
from graph.searched import Searched

OWN_NAME, MANY, NIGHT, TRIED = "own-name", "many", "night", "tried"
# From so many people in an hour, and so many times as many as is usual for whoever reads.
MANY_PEOPLE, MANY_TIMES = 15, 4
NIGHT_BEGINS, NIGHT_ENDS = 22, 6
# A birth date, a number and a postcode are three; whoever types a fourth beside one name guesses.
SECONDS_TRIED = 4
# Whoever answers at night by their role.
AT_NIGHT = ("duty-desk",)


@dataclass(frozen=True, slots=True)
class Unusual:
    """One question: about whom, of what kind, when; `people` are how many they opened, `usual` how many otherwise.

    Of searches `people` is how many second fields were typed beside one name.
    """

    kind: str
    who: str
    at: datetime
    people: int
    usual: int
    client: str | None = None


def unusual(
    known: Mapping[str, Known], read: Iterable[Reading], searched: Iterable[Searched], zone: tzinfo
) -> tuple[Unusual, ...]:
    """All questions, the latest first."""
    rows = sorted(read, key=lambda each: each.at)
    found = [*_own_names(known, rows), *_many(rows, zone), *_nights(rows, zone), *_tried(searched)]
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _own_names(known: Mapping[str, Known], rows: Iterable[Reading]) -> Iterable[Unusual]:
    """Somebody opened a person with their own family name; each pair once, when it was last."""
    last: dict[tuple[str, str], Reading] = {}
    for row in rows:
        if row.focus and _last_name(row.who) & _family_names(known[row.focus]):
            last[row.account, row.focus] = row
    for row in last.values():
        yield Unusual(OWN_NAME, row.who, row.at, 1, 0, row.focus)


def _family_names(client: Known) -> set[str]:
    return {part for name in client.names for part in family_variants(name)}


def _last_name(who: str) -> frozenset[str]:
    last = who.rsplit(maxsplit=1)[-1] if who.split() else ""
    return family_variants(last) if plain(last) else frozenset()


def _many(rows: Iterable[Reading], zone: tzinfo) -> Iterable[Unusual]:
    """Somebody opened far more different people in an hour than they do otherwise."""
    hours: dict[str, dict[datetime, set[str]]] = defaultdict(lambda: defaultdict(set))
    named: dict[str, str] = {}
    for row in rows:
        if row.focus:
            named[row.account] = row.who
            hours[row.account][_hour(row.at, zone)].add(row.focus)
    for account, counted in hours.items():
        for hour, people in counted.items():
            others = [len(each) for other, each in counted.items() if other != hour]
            usual = round(median(others)) if others else 0
            if len(people) >= max(MANY_PEOPLE, MANY_TIMES * usual):
                yield Unusual(MANY, named[account], hour, len(people), usual)


def _nights(rows: Iterable[Reading], zone: tzinfo) -> Iterable[Unusual]:
    """Somebody who does not work at night by their role opened people then; each night once."""
    nights: dict[tuple[str, date], list[Reading]] = defaultdict(list)
    for row in rows:
        at = row.at.astimezone(zone)
        if row.focus and row.role not in AT_NIGHT and (at.hour >= NIGHT_BEGINS or at.hour < NIGHT_ENDS):
            nights[row.account, at.date()].append(row)
    for read in nights.values():
        yield Unusual(NIGHT, read[-1].who, read[-1].at, len({each.focus for each in read}), 0)


def _tried(searched: Iterable[Searched]) -> Iterable[Unusual]:
    """Somebody typed one name with one second field after another; each name once, with whom it found at last."""
    names: dict[tuple[str, str], list[Searched]] = defaultdict(list)
    for each in sorted(searched, key=lambda each: each.at):
        names[each.account, each.name].append(each)
    for rows in names.values():
        seconds = {each.second for each in rows}
        if len(seconds) >= SECONDS_TRIED:
            found = [client for each in rows for client in each.found]
            yield Unusual(TRIED, rows[-1].who, rows[-1].at, len(seconds), 0, found[-1] if found else None)


def _hour(at: datetime, zone: tzinfo) -> datetime:
    return at.astimezone(zone).replace(minute=0, second=0, microsecond=0)
