"""Whom to introduce: teams of linked households that are not in touch, told from open facts alone (access.md §5).

An output of its own: each side's one who speaks for it is asked whether to be introduced, and is told nothing of the
other household, nor who else is asked, before both have said yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.codes import agency_kinds
from graph.cypher import load
from graph.grounds import INTRODUCTION
from graph.guard import check_allowed
from graph.model import OPERATOR
from graph.store import Store
from graph.viewer import Viewer

WINDOW = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks for a household's team: its lead who is confirmed, else who has been there the longest."""

    id: str
    name: str
    role: str | None
    agency: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Unmet:
    """The teams of a household of the viewer's and of one linked with it, which are not in touch. `name` is ours."""

    ours: str
    theirs: str
    name: str | None
    me: Speaker
    other: Speaker

    @property
    def pair(self) -> tuple[str, ...]:
        """The two sides, the same for both who are asked."""
        return tuple(sorted((f"{self.ours} {self.me.id}", f"{self.theirs} {self.other.id}")))


def unmet(store: Store, viewer: Viewer, now: date) -> tuple[Unmet, ...]:
    """The teams that the viewer may be introduced to. Raises NotAllowed, DatabaseUnavailable.

    Nothing of it may be shown but that there is such a team, until the other side has said yes too.
    """
    query = load("graph.slices", "introductions")
    check_allowed(viewer, query)
    if INTRODUCTION in viewer.without:
        return ()
    rows = store.read(query, viewer=viewer.parameter(), now=now, since=now - WINDOW, operator=OPERATOR)
    found = (_unmet(row, viewer.professional) for row in rows)
    return tuple(each for each in found if each is not None)


def _unmet(row: Mapping[str, Any], me: str | None) -> Unmet | None:
    ours, theirs = ([each for each in row["team"] if each["family"] == row[side]] for side in ("ours", "theirs"))
    one, other = _speaks(ours), _speaks(theirs)
    if one is None or other is None or one["who"] != me or row["in_touch"]:
        return None
    together = {each["who"] for each in ours} & {each["who"] for each in theirs}
    private = {one["who"], other["who"]} & set(row["private"])
    agencies = (
        one["agency_id"] is not None and other["agency_id"] is not None and one["agency_id"] != other["agency_id"]
    )
    if together or private or not agencies or (_universal(one) and _universal(other)):
        return None
    return Unmet(row["ours"], row["theirs"], row["name"], _speaker(one), _speaker(other))


def _speaks(team: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Of a team's people: a confirmed lead, else the longest there; of several the one with the smallest id."""
    people: Iterable[Mapping[str, Any]] = (each for each in team if each["person"])
    return min(
        people, key=lambda each: (not each["lead"], each["since"] or "", each["who"], each["client"]), default=None
    )


def _universal(member: Mapping[str, Any]) -> bool:
    code = agency_kinds().get(member["kind"] or "")
    return code is not None and code.universal


def _speaker(member: Mapping[str, Any]) -> Speaker:
    return Speaker(member["who"], member["name"], member["role"], member["agency"], member["phone"])
