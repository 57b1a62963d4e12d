"""What the privacy officer's pages show: pure functions from entries of the journal to what their templates take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from explorer.audit.words import act_words
from explorer.text import _, said
from graph.overseen import Look
from graph.searched import Searched
from graph.viewer import ROLES


@dataclass(frozen=True, slots=True)
class Line:
    """What one account did with somebody in one way on one day: when first and last, and how many times."""

    who: str
    role: str
    agencies: tuple[str, ...]
    did: str
    first: datetime
    last: datetime
    times: int


def lines(looks: Iterable[Look], zone: tzinfo) -> tuple[Line, ...]:
    """The looks by account, day and what was done, the latest first."""
    found: dict[tuple[object, ...], Line] = {}
    for look in looks:
        at = look.at.astimezone(zone)
        did = act_words(look.act, look.query, focused=look.focused)
        key = (look.account, look.role, at.date(), did)
        before = found.get(key)
        role = said(ROLES[look.role].title) if look.role in ROLES else look.role
        found[key] = Line(
            look.who,
            role,
            look.agencies,
            did,
            min(at, before.first) if before else at,
            max(at, before.last) if before else at,
            before.times + 1 if before else 1,
        )
    return tuple(sorted(found.values(), key=lambda line: line.last, reverse=True))


def searches(found: Iterable[Searched], zone: tzinfo) -> tuple[Line, ...]:
    """The searches for a name by account and day, the latest first."""
    looks = (
        Look(each.at, "search", "closed-search", each.role, each.account, each.who, each.agencies) for each in found
    )
    return tuple(replace(each, did=_("Searched for this name")) for each in lines(looks, zone))
