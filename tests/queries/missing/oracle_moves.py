"""The oracle of rule 21, from the text alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from graph.model import Address
from tests.queries.missing.answers import Answer, answer
from tests.queries.missing.in_touch import Touch
from tests.queries.missing.life import Life
from tests.queries.missing.terms import Kin, Terms

MOVED = 180


def moved_on(touch: Touch) -> Iterator[Answer]:
    """'the family's area changed in the window of 180 days and no agency of the new area is on a team of it (family)'

    Its area is that of the newest of its current addresses; it changed where that of the address before it is told and
    another. A family without anybody on a team, or in whose household nobody lives, has nobody to be asked.
    """
    life, terms = Life(touch), touch.terms
    areas = {agency.id: agency.area for agency in terms.facts.agencies}
    for family in terms.families:
        move = moved(terms, family)
        people = life.households[family]
        team = terms.team(family.members)
        if move is None or not people or (not team and terms.heeds("moved-with-a-team")):
            continue
        met = {areas[agency] for member in team for agency in terms.agencies(member, family.members)}
        if move[1].area not in met or not terms.heeds("area-on-team"):
            yield answer("moved-on", (family.id,), people, {family})


def moved(terms: Terms, family: Kin) -> tuple[Address, Address] | None:
    """From which address to which a family moved in the window, if it did."""
    theirs = sorted(terms.index.addresses.get(family.id, ()), key=_begun)
    now = [each for each in theirs if terms.current("address", each.start, each.end)]
    if not now:
        return None
    newest = now[-1]
    before = [each for each in theirs if _begun(each) < _begun(newest)]
    if not before or newest.start is None or newest.area is None or before[-1].area is None:
        return None
    if newest.start <= terms.day - timedelta(days=MOVED) and terms.heeds("moved-window"):
        return None
    changed = newest.area != before[-1].area or not terms.heeds("another-area")
    return (before[-1], newest) if changed else None


def _begun(address: Address) -> date:
    return address.start or date.min


OF_MOVES: tuple[Callable[[Touch], Iterator[Answer]], ...] = (moved_on,)
