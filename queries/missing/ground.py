"""What the rules stand on: one day's teams, families and contacts, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from graph.codes import situations
from graph.columns import Bools, Columns, Whereabouts
from graph.errors import CommonThreadError
from graph.particulars import Particulars
from queries.missing.agencies import Shared, shared
from queries.missing.ages import children
from queries.missing.arrays import Jagged, Longs, any_in, longs
from queries.missing.families import Circle, Families, circle, families, gravity, linked
from queries.missing.heard import Heard, joined, of_clients, of_colleagues
from queries.missing.likely import Near
from queries.missing.settings import RuleSettings
from queries.missing.teams import Teams, employers, living, teams
from queries.missing.touch import Ends, Meetings, Touch, in_touch, meetings_held

T = TypeVar("T")


class NetworkTooLargeError(CommonThreadError):
    """The network has more people and families than the rules can number."""


@dataclass(frozen=True)
class Ground:
    """One day, by its number, of a slice as the rules see it; each part is made when a rule first asks for it."""

    columns: Columns
    day: int
    settings: RuleSettings
    particulars: Callable[[], Particulars]
    read_whereabouts: Callable[[], Whereabouts] | None = None
    _found: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        # Pairs of members and a family are packed into one int64 (missing-links.md §4: check the width).
        members = len(self.columns.professionals.ids) + len(self.columns.agencies.ids)
        families = len(self.columns.families) + len(self.columns.clients.ids)
        if members * members * families >= 2**63 or families * families >= 2**63:
            raise NetworkTooLargeError("The network is too large to be asked all at once. Ask for one family.")

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Addresses and numbers in words. Raises LookupError where the slice was made without them."""
        if self.read_whereabouts is None:
            raise LookupError("The slice was made without addresses and numbers.")
        return self.read_whereabouts()

    @cached_property
    def work(self) -> Jagged:
        """Whom each professional works for."""
        return employers(self.columns, self.day)

    @cached_property
    def teams(self) -> Teams:
        """Every client's team."""
        return teams(self.columns, self.work, self.day)

    @cached_property
    def kin(self) -> Families:
        """Every client's families and home."""
        return families(self.columns, self.day)

    @cached_property
    def gravity(self) -> Longs:
        """Every client's gravest situation."""
        return gravity(self.columns, self.day)

    @cached_property
    def homes(self) -> Circle:
        """The teams of families, of those whose home they are."""
        alive = self.kin.home >= 0
        clients = longs(alive.nonzero()[0])
        home = Jagged.ordered(clients, self.kin.home[alive], len(alive))
        return circle(self.teams, home, self.gravity, self.kin.groups)

    @cached_property
    def members(self) -> Circle:
        """The teams of families, of all their members."""
        return circle(self.teams, self.kin.of_client, self.gravity, self.kin.groups)

    @cached_property
    def households(self) -> Circle:
        """The teams of households."""
        return circle(self.teams, self.kin.lives_in, self.gravity, self.kin.groups)

    @cached_property
    def children(self) -> Bools:
        """Which clients are children."""
        return children(self.columns, self.day)

    @cached_property
    def alive(self) -> Bools:
        """Which clients have not died."""
        return living(self.columns, self.day)

    @cached_property
    def in_situation(self) -> Bools:
        """Which clients are in a situation."""
        return self.alive & (self.gravity < len(situations()))

    @cached_property
    def situated_homes(self) -> Bools:
        """In which households a situation is current: shape (groups,)."""
        homes = self.kin.households
        return any_in(homes.owners(), self.in_situation[homes.values], self.kin.groups)

    @cached_property
    def situated(self) -> Bools:
        """Which clients live in a household where a situation is current, their own or another's."""
        homes = self.kin.lives_in
        return any_in(homes.owners(), self.situated_homes[homes.values], len(self.columns.clients.ids))

    @cached_property
    def linked(self) -> tuple[Longs, Longs]:
        """The pairs of linked families."""
        return linked(self.columns, self.kin, self.day)

    @cached_property
    def touch(self) -> Touch:
        """Who is in touch with whom about what."""
        days = self.settings.window
        return in_touch(self.columns, self.kin, self._ends, self.day, days, self.meetings(days))

    @cached_property
    def joined(self) -> tuple[Longs, Longs]:
        """The pairs of posts of a family's team, each way, who are in touch about it."""
        return joined(self.touch, self.members)

    @cached_property
    def heard_of_colleagues(self) -> Heard:
        """Which agencies are heard from about contact with colleagues, around which families."""
        return of_colleagues(self.members, self.joined[0], len(self.columns.agencies.ids))

    @cached_property
    def heard_of_clients(self) -> Heard:
        """Which agencies are heard from about contact with the members of which families, or of plans for it."""
        days = self.settings.told_days
        return of_clients(self.columns, self.kin, self.members, self.work, self.day, days)

    @cached_property
    def shared(self) -> Shared:
        """What every two agencies have in common."""
        return shared(self.teams, self.members, self.touch, len(self.columns.agencies.ids))

    @cached_property
    def near(self) -> Near:
        """Whom each member is in touch with, and what each counts as a common neighbour."""
        return Near.of(self.touch, np.bincount(self.teams.member, minlength=self.teams.members))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What several rules ask for, found once."""
        if key not in self._found:
            self._found[key] = make()
        found: T = self._found[key]
        return found

    def meetings(self, days: int, *, everyone: bool = False) -> Meetings:
        """The meetings of so many days up to the day, with those who are on a team, or with everyone."""

        def held() -> Meetings:
            ends = replace(self._ends, seated=np.ones_like(self._ends.seated)) if everyone else self._ends
            return meetings_held(self.columns, self.kin, ends, self.day, days)

        return self.once((meetings_held, days, everyone), held)

    @property
    def _ends(self) -> Ends:
        return Ends(self.work, self.teams.desks_from, self.teams.on_a_team())
