"""Findings of most rules: about one or two people, families or agencies each, told by a function when they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.codes import situations
from graph.columns import Bools, Ints
from queries.missing.arrays import Jagged, Longs, distinct, longs
from queries.missing.finding import Detail
from queries.missing.found import IdOrder, client_ids, family_ids
from queries.missing.ground import Ground
from queries.missing.wording import Wording


@dataclass(frozen=True, slots=True)
class Told:
    """What is only worked out for a finding that is read: its words, its evidence, who stands after the semicolon."""

    words: Mapping[str, str]
    evidence: Sequence[str]
    others: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Where the ids of each kind begin among all: professionals, agencies, families and clients, as in IdOrder."""

    ground: Ground

    def members(self, members: Longs) -> Longs:
        """Professionals, and agencies by their desks, whose ids come first."""
        return longs(members)

    def agencies(self, agencies: Longs) -> Longs:
        """Agencies."""
        return len(self.ground.columns.professionals.ids) + longs(agencies)

    def groups(self, groups: Longs) -> Longs:
        """Families; one of a single client by the client's id."""
        columns = self.ground.columns
        return len(columns.professionals.ids) + len(columns.agencies.ids) + longs(groups)

    def clients(self, clients: Longs) -> Longs:
        """Clients."""
        return self.groups(longs(clients)) + len(self.ground.columns.families)

    def id(self, place: int) -> str:
        """The id at a place."""
        columns = self.ground.columns
        for ids in (columns.professionals.ids, columns.agencies.ids, columns.families, columns.clients.ids):
            if place < len(ids):
                return ids[place]
            place -= len(ids)
        raise IndexError(place)


@dataclass(frozen=True, slots=True)
class About:
    """Findings in columns: shape (findings,). `subjects` and `besides` are places of ids (see Places), as in the key.

    `clients` and `groups` are those that a finding concerns. Where `codes` are given, each finding's `code` among them
    ends its key: a role, or an agency kind.
    """

    ground: Ground
    subjects: tuple[Longs, ...]
    clients: Jagged
    groups: Jagged
    tell: Callable[[int, Wording], Told]
    besides: tuple[Longs, ...] = ()
    codes: tuple[str, ...] = ()
    code: Longs | None = None

    def __len__(self) -> int:
        return len(self.subjects[0])

    @property
    def gravest(self) -> Longs:
        """The gravest situation of each finding's clients."""
        gravest = np.full(len(self), len(situations()), dtype=np.int64)
        np.minimum.at(gravest, self.clients.owners(), self.ground.gravity[self.clients.values])
        return gravest

    def with_clients(self, wanted: Bools) -> Bools:
        """Which name a client who is wanted."""
        return self._any(self.clients, wanted[self.clients.values])

    def with_families(self, wanted: Bools) -> Bools:
        """Which concern a family that is wanted."""
        return self._any(self.groups, wanted[self.groups.values])

    def with_agencies(self, wanted: Bools) -> Bools:
        """Which ask about an agency that is wanted; `wanted` has a mark for each agency."""
        first = len(self.ground.columns.professionals.ids)
        marks = np.zeros(len(self), dtype=np.bool_)
        for places in self.subjects:
            here = np.flatnonzero((places >= first) & (places < first + len(wanted)))
            marks[here] |= wanted[places[here] - first]
        return marks

    def _any(self, lists: Jagged, marks: Bools) -> Bools:
        named = np.zeros(len(self), dtype=np.bool_)
        named[lists.owners()[marks]] = True
        return named

    def key_order(self, ids: IdOrder) -> tuple[Longs, ...]:
        """The ids of the key in their order; every one but the last is followed by the separator."""
        places = (*_in_order(ids, self.subjects), *_in_order(ids, self.besides))
        if self.code is None:
            return (*(ids.inside[place] for place in places[:-1]), ids.last[places[-1]])
        rank = longs([sorted(self.codes).index(code) for code in self.codes])
        return (*(ids.inside[place] for place in places), rank[self.code])

    def detail(self, row: int, wording: Wording) -> Detail:
        """All that one of them names."""
        place, told = Places(self.ground), self.tell(row, wording)
        named = () if self.code is None else (self.codes[int(self.code[row])],)
        besides = sorted(place.id(int(each[row])) for each in self.besides)
        return Detail(
            subjects=tuple(sorted(place.id(int(each[row])) for each in self.subjects)),
            clients=client_ids(self.ground, self.clients[row].tolist()),
            families=family_ids(self.ground, self.groups[row].tolist()),
            evidence=tuple(sorted(told.evidence)),
            words=told.words,
            others=tuple(sorted(told.others)),
            besides=(*besides, *named),
        )


def _in_order(ids: IdOrder, places: Sequence[Longs]) -> tuple[Longs, ...]:
    """The places of each row, its ids by code point; there are two at the most."""
    return ids.first_two(*places) if len(places) > 1 else tuple(places)


def nothing(ground: Ground) -> About:
    """No findings, for a rule that sees early that it has nothing to ask: of one family that is the usual case."""
    none = longs([])
    return About(ground, (none,), one_each(none), one_each(none), _never)


def _never(_row: int, _wording: Wording) -> Told:
    raise IndexError("There are no findings to tell.")


def one_each(values: Longs) -> Jagged:
    """Lists of one value each."""
    return Jagged(np.arange(len(values) + 1, dtype=np.int64), longs(values))


def of_clients(
    ground: Ground, clients: Longs, tell: Callable[[int, Wording], Told], *, others: tuple[Longs, ...] = ()
) -> About:
    """Findings about a client each, and perhaps someone with them, that concern all the client's families."""
    owner, group = ground.kin.of_client.spread(clients)
    return About(
        ground,
        subjects=(*others, Places(ground).clients(clients)),
        clients=one_each(clients),
        groups=Jagged.of(owner, group, len(clients)),
        tell=tell,
    )


def of_pairs(
    ground: Ground,
    professional: Longs | Ints,
    client: Longs | Ints,
    rows: Longs,
    tell: Callable[[int, int, Longs, Wording], Told],
) -> About:
    """Findings about a professional and a client each, from rows that name both: one finding for all rows of a pair.

    `tell` is given the professional, the client and their rows.
    """
    clients = max(len(ground.columns.clients.ids), 1)
    key = longs(professional) * clients + client
    pairs = distinct(key)
    whose, whom = pairs // clients, pairs % clients
    theirs = Jagged.of(np.searchsorted(pairs, key), rows, len(pairs))
    return of_clients(
        ground,
        whom,
        lambda row, wording: tell(int(whose[row]), int(whom[row]), theirs[row], wording),
        others=(Places(ground).members(whose),),
    )
