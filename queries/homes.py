"""Where a client lives: each family they belong to, with its address as far as it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.model import Address, Family
from graph.slice import Slice
from queries.day import Day, on, only_stated


@dataclass(frozen=True, slots=True)
class Home:
    """A family that a client belongs to, whether they live there, and where; `stated`: on one person's word."""

    family: Family
    lives_here: bool
    address: Address | None
    stated: bool = False


def homes(slice_: Slice, client_id: str, day: date) -> tuple[Home, ...]:
    """The homes of a client on the day, those where they live first; a child may have two."""
    return homes_on(on(slice_, day), client_id)


def homes_on(day: Day, client_id: str) -> tuple[Home, ...]:
    """As `homes`, on a slice already laid out for its day."""
    rows = [row for row in day.families_of.get(client_id, ()) if row.family_id in day.families]
    found = [
        Home(day.families[row.family_id], row.lives_here, day.address(row.family_id), only_stated(row)) for row in rows
    ]
    return tuple(sorted(found, key=lambda home: (not home.lives_here, home.family.id)))
