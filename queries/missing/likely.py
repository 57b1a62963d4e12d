"""Rule 17: how likely a tie is between two who are not in touch, by whom both are in touch with.

Resource allocation (Zhou, Lü and Zhang 2009): a common neighbour counts the more, the fewer clients it supports.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm

import numpy as np

from queries.missing.arrays import BLOCK, Jagged, Longs, blocks, distinct, longs, spread
from queries.missing.touch import Touch

# A neighbour with so many clients or fewer counts exactly; with more, to less than one unit.
EXACT_CLIENTS = 30
UNITS = lcm(*range(1, EXACT_CLIENTS + 1))
"""What a neighbour with one client counts. Whole numbers, so that what is equal is equal in whichever order it is added
up; an int64 holds the sum of more than three million of them."""


@dataclass(frozen=True, slots=True)
class Near:
    """Whom each member is in touch with, and what each counts as a common neighbour: shape (members,).

    `anyway` lists those in touch whatever the family, by member. `about` holds, sorted, a key for each group, member,
    and other who are in touch about the group; those who met at a meeting that concerns it are in `touch` alone.
    """

    touch: Touch
    anyway: Jagged
    about: Longs
    counts: Longs
    reach: Longs

    @staticmethod
    def of(touch: Touch, clients: Longs) -> Near:
        """Whom the members are in touch with, who support so many clients each."""
        members = touch.members
        low, high = np.divmod(touch.anyway.ordered, members)
        pair, group = np.divmod(touch.about.ordered, touch.groups)
        one, other = np.divmod(pair, members)
        about = np.concatenate([(group * members + one) * members + other, (group * members + other) * members + one])
        return Near(
            touch,
            Jagged.of(np.concatenate([low, high]), np.concatenate([high, low]), members),
            distinct(about),
            UNITS // np.maximum(clients, 1),
            _reach(touch, group),
        )

    def nobody(self) -> bool:
        """Whether nobody is in touch with anybody."""
        return not (len(self.anyway.values) or len(self.about) or len(self.touch.meetings.values))

    def allocated(self, one: Longs, other: Longs, groups: tuple[Longs, ...]) -> Longs:
        """For each pair of members, in UNITS: what those count who are in touch with both about one of the groups."""
        swap = self.anyway.counts(one) > self.anyway.counts(other)
        one, other = np.where(swap, other, one), np.where(swap, one, other)
        total = np.zeros(len(one), dtype=np.int64)
        for block in blocks(self.anyway.counts(one) + sum(self.reach[group] for group in groups), BLOCK):
            there = tuple(group[block] for group in groups)
            owner, between = self._neighbours(one[block], there)
            both = self.touch.between(between, other[block][owner], *(group[owner] for group in there))
            np.add.at(total[block], owner[both], self.counts[between[both]])
        return total

    def _neighbours(self, member: Longs, groups: tuple[Longs, ...]) -> tuple[Longs, Longs]:
        """With whom each member is in touch about one of its groups: the place of the member, and each neighbour once.

        Where a meeting concerns a group, the member itself is among those who were there.
        """
        parts = [self.anyway.spread(member)]
        for group in groups:
            parts += [self._spoken(member, group), self._met(member, group)]
        owner, between = (np.concatenate(part) for part in zip(*parts, strict=True))
        keys = distinct(owner * self.touch.members + between)
        return keys // self.touch.members, keys % self.touch.members

    def _spoken(self, member: Longs, group: Longs) -> tuple[Longs, Longs]:
        owner, key = _within(self.about, group * self.touch.members + member, self.touch.members)
        return owner, key

    def _met(self, member: Longs, group: Longs) -> tuple[Longs, Longs]:
        owner, meeting = self.touch.meetings.spread(group)
        there = self.touch.attended.holds(meeting * self.touch.members + member[owner])
        owner, meeting = owner[there], meeting[there]
        again, between = _within(self.touch.attended.ordered, meeting, self.touch.members)
        return owner[again], between


def _within(keys: Longs, upper: Longs, width: int) -> tuple[Longs, Longs]:
    """Of sorted keys, each an upper part times the width plus a lower part: the lower parts of each of the upper."""
    starts = longs(np.searchsorted(keys, upper * width))
    owner, place = spread(starts, longs(np.searchsorted(keys, (upper + 1) * width)) - starts)
    return owner, keys[place] % width


def _reach(touch: Touch, spoken_about: Longs) -> Longs:
    """For each group, how many neighbours a member has at most who are in touch with it about the group."""
    attended = touch.attended.ordered // touch.members
    meeting = touch.meetings.values
    there = np.searchsorted(attended, meeting, side="right") - np.searchsorted(attended, meeting)
    total = np.concatenate([longs([0]), np.cumsum(there)])
    met: Longs = total[touch.meetings.offsets[1:]] - total[touch.meetings.offsets[:-1]]
    return met + np.bincount(spoken_about, minlength=touch.groups)
