"""Whether two members of teams are in touch about a family (missing-links.md §1)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.columns import NONE, TO_AGENCY, TO_CLIENT, TO_PROFESSIONAL, Bools, Columns, Ints
from queries.missing.arrays import BLOCK, Jagged, KeySet, Longs, blocks, distinct, longs, spread
from queries.missing.families import Families


@dataclass(frozen=True, slots=True)
class Touch:
    """Who was in touch in a window of days.

    `anyway` holds pairs in touch whatever the family, `about` pairs with the group that they were in touch about;
    `meetings` are those that concern a group, and `attended` holds meetings with the members who were there.
    """

    members: int
    groups: int
    anyway: KeySet
    about: KeySet
    meetings: Jagged
    attended: KeySet

    def pair(self, first: Longs, second: Longs) -> Longs:
        """The key of two members, whichever comes first."""
        return np.minimum(first, second) * self.members + np.maximum(first, second)

    def between(self, first: Longs, second: Longs, *groups: Longs) -> Bools:
        """Which pairs of members are in touch about at least one of their groups."""
        pair = self.pair(first, second)
        touch = self.anyway.holds(pair)
        for group in groups:
            touch |= self.about.holds(pair * self.groups + group)
            touch |= self._met(first, second, group)
        return touch

    def _met(self, first: Longs, second: Longs, group: Longs) -> Bools:
        """Which pairs were at one meeting that concerns the group."""
        met = np.zeros(len(group), dtype=np.bool_)
        some = np.flatnonzero(self.meetings.counts(group))
        for block in blocks(self.meetings.counts(group[some]), BLOCK):
            rows = some[block]
            owner, meeting = self.meetings.spread(group[rows])
            there = np.flatnonzero(self.attended.holds(meeting * self.members + first[rows[owner]]))
            owner, meeting = owner[there], meeting[there]
            met[rows[owner[self.attended.holds(meeting * self.members + second[rows[owner]])]]] = True
        return met


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings of a window of days: who was `there`, which concern a group, and which name no client (`free`)."""

    there: Jagged
    concerned: Jagged
    free: Longs


@dataclass(frozen=True, slots=True)
class Ends:
    """Whom a contact's end stands for: a professional for themselves and, where desks are asked, for their agencies."""

    work: Jagged
    desks_from: int
    seated: Bools

    def members(self, professional: Ints, to_agency: Bools | None = None) -> tuple[Longs, Longs]:
        """For each end, an agency where `to_agency` says: its place, and each member on a team that it stands for."""
        agency = np.zeros(len(professional), dtype=np.bool_) if to_agency is None else to_agency
        people = np.flatnonzero(~agency)
        owner, employer = self.work.spread(professional[people])
        itself = longs(professional) + np.where(agency, self.desks_from, 0)
        place = np.concatenate([np.arange(len(itself), dtype=np.int64), people[owner]])
        member = np.concatenate([itself, employer + self.desks_from])
        asked = self.seated[member]
        return place[asked], member[asked]


def in_touch(columns: Columns, kin: Families, ends: Ends, day: int, window: int, met: Meetings) -> Touch:
    """Who was in touch with whom about what in the `window` days that end with `day`; `met` are their meetings."""
    rows = columns.contacts
    counts = (rows.on > day - window) & (rows.on <= day) & ~rows.planned
    members = len(ends.seated)
    anyway, about = _spoken(columns, kin, ends, np.flatnonzero(counts & (rows.to != TO_CLIENT)))
    anyway = np.concatenate([anyway, _together(met.there, met.free, members)])
    attended = KeySet.of(met.there.owners() * members + met.there.values)
    return Touch(members, kin.groups, KeySet.of(anyway), KeySet.of(about), met.concerned, attended)


def meetings_held(columns: Columns, kin: Families, ends: Ends, day: int, window: int) -> Meetings:
    """The meetings of the `window` days that end with `day`."""
    rows = columns.contacts
    counts = (rows.on > day - window) & (rows.on <= day) & ~rows.planned
    held = np.flatnonzero(counts & (rows.meeting >= 0))
    meetings = int(rows.meeting[held].max()) + 1 if len(held) else 0
    named, concerned = _concerns(columns, kin, held)
    free = np.zeros(meetings, dtype=np.bool_)
    free[rows.meeting[held]] = True
    free[named] = False
    return Meetings(_attendance(columns, ends, held, meetings), concerned, np.flatnonzero(free))


def _spoken(columns: Columns, kin: Families, ends: Ends, held: Longs) -> tuple[Longs, Longs]:
    """The pairs between whom there is a contact edge: about nobody in particular, and with the group it is about."""
    rows, members = columns.contacts, len(ends.seated)
    place, one = ends.members(rows.professional[held])
    far, other = ends.members(rows.target[held], rows.to[held] == TO_AGENCY)
    others = Jagged.of(far, other, len(held))
    owner, beside = others.spread(place)
    edge, one = held[place[owner]], one[owner]
    pair = np.minimum(one, beside) * members + np.maximum(one, beside)
    of_whom = rows.about[edge]
    named = np.flatnonzero(of_whom >= 0)
    which, group = kin.of_client.spread(of_whom[named])
    return pair[of_whom == NONE], pair[named][which] * kin.groups + group


def _attendance(columns: Columns, ends: Ends, held: Longs, meetings: int) -> Jagged:
    """Who was at each meeting: both ends of its edges; an agency where one of its professionals was."""
    rows = columns.contacts
    colleagues = held[rows.to[held] == TO_PROFESSIONAL]
    edge = np.concatenate([held, colleagues])
    place, member = ends.members(np.concatenate([rows.professional[held], rows.target[colleagues]]))
    return Jagged.of(longs(rows.meeting[edge][place]), member, meetings)


def _concerns(columns: Columns, kin: Families, held: Longs) -> tuple[Longs, Jagged]:
    """The meetings that name a client, and for each group those that name one of its members."""
    rows = columns.contacts
    to = held[rows.to[held] == TO_CLIENT]
    of = held[rows.about[held] != NONE]
    meeting = longs(np.concatenate([rows.meeting[to], rows.meeting[of]]))
    client = np.concatenate([rows.target[to], rows.about[of]])
    here = client >= 0
    owner, group = kin.of_client.spread(client[here])
    return meeting, Jagged.of(group, meeting[here][owner], kin.groups)


def _together(there: Jagged, meetings: Longs, members: int) -> Longs:
    """The pairs of members who were at one of the meetings."""
    seat, place = spread(there.offsets[:-1][meetings], there.counts(meetings))
    stop = there.offsets[1:][meetings][seat]
    pairs = np.zeros(0, dtype=np.int64)
    for block in blocks(stop - place, BLOCK):
        owner, beside = spread(place[block] + 1, stop[block] - place[block] - 1)
        pairs = distinct(np.concatenate([pairs, there.values[place[block]][owner] * members + there.values[beside]]))
    return pairs
